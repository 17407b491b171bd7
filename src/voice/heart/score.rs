//! A line as the network will perform it: what is read in one go, how much of that is kept, and the
//! silences between. Known before anything is spoken, so a line's length is exact.

use std::ops::Range;

use super::phonemes;
use super::vocoder::BEAT;
use crate::sound::Speech;
use crate::unit::{Duration, Pace};
use crate::voice::Utterance;

/// Samples a millisecond.
const MS: usize = Speech::RATE as usize / 1000;
/// Of the silence the network begins with (200 ms), what is kept.
const HEAD: usize = 50 * MS;
/// Of the silence it ends with.
const TAIL: usize = 80 * MS;
/// A sentence comes in this softly.
const RISE: usize = 60 * MS;
/// And what is left of it goes out.
const FALL: usize = 30 * MS;
/// Longest line, in samples. Its text is bounded already; this is for what the network makes of it.
pub(super) const LONGEST: usize = 300 * Speech::RATE as usize;

/// What is read in one go.
pub(super) struct Run {
    ids: Vec<i32>,
    /// Samples it comes as.
    whole: usize,
    /// Of its samples, those that are kept.
    kept: Range<usize>,
    /// Samples of silence behind them.
    rest: usize,
}

/// A whole line.
pub(super) struct Score {
    pub runs: Vec<Run>,
    speed: f32,
}

impl Score {
    /// Writes it down; `lengths` says how many beats each id lasts at a speed. No runs: nothing in
    /// the line can be said.
    ///
    /// # Errors
    /// What the lexicon or `lengths` say.
    pub fn of(
        utterance: &Utterance,
        lengths: impl Fn(&[i32], f32) -> Result<Vec<usize>, String>,
    ) -> Result<Self, String> {
        let speed = speed(utterance.pace);
        let mut runs: Vec<Run> = Vec::new();
        let mut pause = Duration::ZERO;
        for phrase in &utterance.phrases {
            for ids in phonemes::read(&phrase.text)? {
                let lengths: Vec<usize> = lengths(&ids, speed)?.into_iter().map(|n| n * BEAT).collect();
                let (first, last) = (lengths[0], lengths[lengths.len() - 1]);
                let whole: usize = lengths.iter().sum();
                let kept = first.saturating_sub(HEAD)..whole - last.saturating_sub(TAIL);
                if let Some(before) = runs.last_mut() {
                    let there = TAIL + first.min(HEAD);
                    before.rest = (pause.millis() as usize).saturating_mul(MS).saturating_sub(there);
                }
                runs.push(Run { ids, whole, kept, rest: 0 });
                pause = Duration::ZERO;
            }
            pause = phrase.pause;
        }
        Ok(Self { runs, speed })
    }

    /// How many samples it will have.
    pub fn length(&self) -> usize {
        self.runs.iter().map(|run| run.kept.len().saturating_add(run.rest)).fold(0, usize::saturating_add)
    }

    /// Performs it: `sound` says ids at a speed.
    ///
    /// # Errors
    /// What `sound` says, or that it gave another length than was told.
    pub fn perform(
        &self,
        sound: impl Fn(&[i32], f32) -> Result<Vec<f32>, String>,
    ) -> Result<Vec<f32>, String> {
        let mut line = Vec::with_capacity(self.length());
        for run in &self.runs {
            let whole = sound(&run.ids, self.speed)?;
            if whole.len() != run.whole {
                return Err("it spoke for another time than it had said".into());
            }
            let kept = &whole[run.kept.clone()];
            let fade = |n: usize, over: usize| ease((n as f32 + 0.5) / over as f32);
            let last = kept.len().saturating_sub(1);
            line.extend(kept.iter().enumerate().map(|(i, s)| s * fade(i, RISE) * fade(last - i, FALL)));
            line.resize(line.len() + run.rest, 0.0);
        }
        Ok(line)
    }
}

/// From 0 to 1 along half a cosine's swing; beyond, 1.
fn ease(x: f32) -> f32 {
    0.5 - 0.5 * (std::f32::consts::PI * x.min(1.0)).cos()
}

/// The network's own measure: 1 is how its teacher spoke.
fn speed(pace: Pace) -> f32 {
    (f32::from(pace.0) / 160.0).clamp(0.70, 1.5)
}

/// The breath of a sentence is chance, but the same whenever it is said (FNV-1a).
pub(super) fn seed(ids: &[i32]) -> u64 {
    ids.iter().fold(0xcbf2_9ce4_8422_2325, |hash, id| {
        (hash ^ u64::from(id.cast_unsigned())).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
