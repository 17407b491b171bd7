//! A session brought to a common loudness: a phone's player has no mixer, and a client no patience for
//! turning each file up or down.

use crate::mixer::{LOOKAHEAD, Limiter};
use crate::routine::Kind;
use crate::sound::{Frame, loudness};
use crate::unit::Decibels;

/// Integrated loudness by day, in LUFS: 4 dB under what podcasts are mixed to, for quiet rooms and ears near
/// the sound.
const DAY: f64 = -20.0;
/// And by night.
const NIGHT: f64 = -26.0;

/// No sample passes above this, so that a file's true peak stays below −3 dBTP: over the eleven routines that
/// come with balm, an MP3's true peak came up to 2.3 dB above such a ceiling.
const CEILING: Decibels = Decibels(-6.0);

/// How loud a file is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loudness {
    /// As it is played, sample for sample.
    AsPlayed,
    /// Integrated, in LUFS (ITU-R BS.1770-4), and its true peak below −3 dBTP. What would have to be lifted by
    /// more than 12 dB stays softer.
    Lufs(f64),
}

impl Loudness {
    /// What suits a routine for the day or the night.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        Self::Lufs(match kind {
            Kind::Day => DAY,
            Kind::Night => NIGHT,
        })
    }
}

/// A gain, and a limiter for the peaks it would lift too high.
pub(super) struct Leveller {
    gain: f32,
    limiter: Limiter,
    /// What the limiter still holds back of the beginning.
    late: usize,
    out: Vec<Frame>,
}

impl Leveller {
    /// From what was measured to what is wanted. Never by more than 12 dB: what is so low is mostly noise.
    pub fn new(measured: Option<f64>, wanted: f64) -> Self {
        let gain = loudness::gain(measured, wanted).factor();
        Self { gain, limiter: Limiter::new(CEILING.factor()), late: LOOKAHEAD, out: Vec::new() }
    }

    /// The frames as they are to be written; fewer at first, the rest with `last`.
    pub fn apply(&mut self, frames: &[Frame]) -> &[Frame] {
        self.out.clear();
        self.out.extend(frames.iter().map(|frame| *frame * self.gain));
        self.pass()
    }

    /// What was held back.
    pub fn last(&mut self) -> &[Frame] {
        self.out.clear();
        self.out.resize(LOOKAHEAD, Frame::SILENCE);
        self.pass()
    }

    fn pass(&mut self) -> &[Frame] {
        self.limiter.apply(&mut self.out);
        let late = self.late.min(self.out.len());
        self.late -= late;
        &self.out[late..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_levelled_session_is_as_long_as_it_was_and_at_its_own_place() {
        let mut sound = vec![Frame::SILENCE; 10_000];
        sound[5000] = Frame::mono(0.1);
        let mut leveller = Leveller::new(Some(-26.0), -20.0);
        let mut out: Vec<Frame> = Vec::new();
        for stretch in sound.chunks(100) {
            out.extend(leveller.apply(stretch));
        }
        out.extend(leveller.last());
        assert_eq!(out.len(), sound.len());
        let loud: Vec<usize> = (0..out.len()).filter(|i| out[*i] != Frame::SILENCE).collect();
        assert_eq!(loud, [5000]);
        assert!((out[5000].left - 0.1 * 10f32.powf(0.3)).abs() < 1e-4);
    }

    #[test]
    fn silence_is_not_lifted() {
        let mut leveller = Leveller::new(None, -20.0);
        assert!((leveller.gain - 1.0).abs() < 1e-6);
        assert!(leveller.apply(&[Frame::SILENCE; 500]).iter().all(|f| *f == Frame::SILENCE));
    }
}
