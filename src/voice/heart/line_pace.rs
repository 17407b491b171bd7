//! How fast one line is read, so that lines of long and of short words take the same time for a word. One speed for
//! all gave 66 to 158 words a minute in routines that promise 105 to 130.

use crate::sound::Speech;
use crate::unit::{Duration, Pace};
use crate::voice::utterance::Utterance;

use super::speech_plan::SpeechPlan;

/// Pace in words a minute, with pauses, and the speed that gives it over the prompts of five routines: 1 is how the
/// network's teacher spoke.
const SPEEDS: [(u16, f32); 6] =
    [(117, 0.60), (120, 0.615), (130, 0.668), (140, 0.70), (160, 0.79), (220, 1.0)];
/// The slowest that is as well understood as faster ones.
const SLOWEST: f32 = 0.48;
/// A line is read no faster than this many times the speed of its pace: one of long words would be gabbled.
const FASTER: f32 = 1.3;
/// Lines of fewer words, such as counts, are read as the pace is read on average.
const MIN_WORDS: usize = 5;
/// How long a sentence lasts at speed 1: so many seconds a sound and once more at its ends. Fitted to 605 sentences of
/// the shipped routines at 0.6 and 0.7: 7 % off at one standard deviation.
const A_SOUND: f32 = 0.0522;
const ENDS: f32 = 0.18;
/// Nearer than this share to its length, a line is not planned again.
const CLOSE: f32 = 0.04;
/// The pauses between sentences take up what the speed leaves, within these factors.
const PAUSES: (f32, f32) = (0.5, 1.7);

/// What a line's speed is chosen for.
pub(super) struct LinePace {
    /// The first guess.
    pub speed: f32,
    /// How many samples the whole line is to last; `None` where the pace alone counts.
    wanted: Option<f32>,
    bounds: (f32, f32),
}

impl LinePace {
    /// For a line whose sentences have these sounds, and silences after them.
    pub fn of(utterance: &Utterance, read: &[(Vec<i32>, Duration)]) -> Self {
        let usual = usual_speed(utterance.pace);
        let bounds = (SLOWEST.min(usual), (usual * FASTER).min(1.0).max(usual));
        let words = utterance.phrases.iter().flat_map(|phrase| phrase.text.split_whitespace()).count();
        if words < MIN_WORDS {
            return Self { speed: usual, wanted: None, bounds };
        }
        let secs = words as f32 * 60.0 / f32::from(utterance.pace.0).max(1.0);
        let pauses: f32 = read.iter().map(|(_, pause)| pause.secs() as f32).sum();
        let sounds: f32 = read.iter().map(|(ids, _)| ids.len() as f32 * A_SOUND).sum();
        let voiced = (secs - pauses - ENDS * read.len() as f32).max(0.1);
        let speed = (sounds / voiced).clamp(bounds.0, bounds.1);
        Self { speed, wanted: Some(secs * Speech::RATE as f32), bounds }
    }

    /// A better speed, where the plan is too far from what was wanted.
    pub fn corrected(&self, plan: &SpeechPlan) -> Option<f32> {
        let (voiced, pauses) = parts(plan);
        let voiced_wanted = (self.wanted? - pauses).max(1.0);
        let speed = (plan.speed * voiced / voiced_wanted).clamp(self.bounds.0, self.bounds.1);
        ((speed / plan.speed - 1.0).abs() > CLOSE).then_some(speed)
    }

    /// Sets the pauses so that the whole has its length.
    pub fn set_pauses(&self, plan: &mut SpeechPlan) {
        let Some(wanted) = self.wanted else { return };
        let (voiced, pauses) = parts(plan);
        if pauses > 0.0 {
            let factor = ((wanted - voiced) / pauses).clamp(PAUSES.0, PAUSES.1);
            for chunk in &mut plan.chunks {
                chunk.rest = (chunk.rest as f32 * factor) as usize;
            }
        }
    }
}

/// How many samples are voice, and how many are silence.
fn parts(plan: &SpeechPlan) -> (f32, f32) {
    let sum = |of: fn(&super::speech_plan::Chunk) -> usize| plan.chunks.iter().map(of).sum::<usize>() as f32;
    (sum(|chunk| chunk.most), sum(|chunk| chunk.rest))
}

/// The speed that gives a pace on average.
fn usual_speed(Pace(pace): Pace) -> f32 {
    let [(slowest, least), .., (_, most)] = SPEEDS;
    if pace <= slowest {
        return least;
    }
    let between = SPEEDS.windows(2).find(|pair| pace <= pair[1].0);
    between.map_or(most, |pair| {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        low + (high - low) * f32::from(pace - from) / f32::from(to - from)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_speed_follows_the_pace_and_has_its_limits() {
        let speeds = [60, 117, 118, 125, 140, 200, 220, 260].map(|pace| usual_speed(Pace(pace)));
        assert!(speeds.windows(2).all(|w| w[0] <= w[1]), "{speeds:?}");
        assert!(speeds[0] > 0.59 && speeds[7] < 1.01, "{speeds:?}");
    }
}
