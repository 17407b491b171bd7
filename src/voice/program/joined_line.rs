//! Joins the phrases of a program into one line, as if they had been spoken in one go.

use crate::sound::Speech;
use crate::unit::Duration;
use crate::voice::edges::edge;

/// Samples a millisecond.
const MS: usize = Speech::RATE as usize / 1000;
/// Loudness is measured over this many samples.
const WINDOW: usize = 10 * MS;
/// A window this much quieter than the loudest one (factor; −48 dB) belongs to the silence around the words.
/// A soft "f" is 35 dB quieter than a vowel.
const QUIET: f32 = 0.004;
/// A phrase that is never louder than this (−60 dB of full scale) is silent.
const SILENCE: f32 = 0.001;
/// How much is kept before the first sound and after the last, in samples.
const HEAD: usize = 50 * MS;
const TAIL: usize = 80 * MS;
/// How long a phrase fades in and out, in samples.
const RISE: usize = 60 * MS;
const FALL: usize = 30 * MS;

/// Why a phrase was not added.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unjoined {
    /// It is silent.
    Silence,
    /// The line would become too long.
    TooLong,
}

/// A line to which phrases are added.
pub(super) struct JoinedLine {
    /// The line so far.
    pub samples: Vec<f32>,
    /// Silence before the next phrase, in samples.
    rest: usize,
    max_samples: usize,
}

impl JoinedLine {
    /// An empty line, of at most `longest` later.
    pub fn new(longest: Duration) -> Self {
        Self { samples: Vec::new(), rest: 0, max_samples: samples(longest) }
    }

    /// Makes the silence before the next phrase longer.
    pub fn pause(&mut self, pause: Duration) {
        self.rest = self.rest.saturating_add(samples(pause));
    }

    /// Adds a phrase as a program gave it, at [`Speech::RATE`]: the silence around its words is made even,
    /// and its ends are faded.
    ///
    /// # Errors
    /// [`Unjoined`]; the line stays as it was.
    pub fn add(&mut self, heard: &[f32]) -> Result<(), Unjoined> {
        let (from, to) = words(heard).ok_or(Unjoined::Silence)?;
        let there = if self.samples.is_empty() { self.rest } else { TAIL + HEAD };
        let rest = self.rest.saturating_sub(there);
        let length = HEAD + (to - from) + TAIL;
        if self.samples.len().saturating_add(rest).saturating_add(length) > self.max_samples {
            return Err(Unjoined::TooLong);
        }
        self.samples.resize(self.samples.len() + rest, 0.0);
        let sample = |i: usize| (from + i).checked_sub(HEAD).and_then(|at| heard.get(at)).copied();
        let faded = |i: usize| sample(i).unwrap_or(0.0) * edge(i, length, RISE, FALL);
        self.samples.extend((0..length).map(faded));
        self.rest = 0;
        Ok(())
    }
}

/// Where the words begin and end.
fn words(heard: &[f32]) -> Option<(usize, usize)> {
    let power = |window: &[f32]| (window.iter().map(|s| s * s).sum::<f32>() / window.len() as f32).sqrt();
    let levels: Vec<f32> = heard.chunks(WINDOW).map(power).collect();
    let loudest = levels.iter().copied().fold(0.0, f32::max);
    if loudest < SILENCE {
        return None;
    }
    let is_loud = |level: &f32| *level > loudest * QUIET;
    let first = levels.iter().position(is_loud)?;
    let last = levels.iter().rposition(is_loud)?;
    Some((first * WINDOW, ((last + 1) * WINDOW).min(heard.len())))
}

fn samples(time: Duration) -> usize {
    usize::try_from(time.millis()).unwrap_or(usize::MAX).saturating_mul(MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn silence(ms: usize) -> Vec<f32> {
        vec![0.0; ms * MS]
    }

    fn tone(ms: usize) -> Vec<f32> {
        (0..ms * MS).map(|i| 0.5 * (i as f32 * 0.2).sin()).collect()
    }

    #[test]
    fn the_silence_around_and_between_phrases_is_even_whatever_the_program_gave() {
        for (before, after) in [(0, 0), (700, 3), (20, 900)] {
            let phrase = [silence(before), tone(500), silence(after)].concat();
            let mut line = JoinedLine::new(Duration::from_secs(10));
            line.add(&phrase).expect("joined");
            line.pause(Duration::from_millis(700));
            line.add(&phrase).expect("joined");
            let all = (50 + 500 + 80) + (700 - 80 - 50) + (50 + 500 + 80);
            assert_eq!(line.samples.len() / MS, all, "{before} {after}");
            assert_eq!(line.samples[0], 0.0);
            let loud = |s: &f32| s.abs() > 0.01;
            assert!((50 * MS..62 * MS).contains(&line.samples.iter().position(loud).expect("a sound")));
        }
    }

    #[test]
    fn a_silent_or_endless_phrase_is_refused() {
        let mut line = JoinedLine::new(Duration::from_secs(1));
        assert_eq!(line.add(&[]), Err(Unjoined::Silence));
        assert_eq!(line.add(&silence(300)), Err(Unjoined::Silence));
        assert_eq!(line.add(&tone(1000)), Err(Unjoined::TooLong));
        line.add(&tone(200)).expect("joined");
        line.pause(Duration::from_secs(u64::MAX / 2));
        assert_eq!(line.add(&tone(200)), Err(Unjoined::TooLong));
    }
}
