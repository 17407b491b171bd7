//! How long a session may become and how much may happen in it, counted with care: a hostile file
//! multiplies large numbers.

use std::ops::Range;

use super::findings::Findings;
use crate::routine::format::keys::bounds::HALF_A_DAY;
use crate::routine::model::{Cue, CueTime, Kind, Routine, Step, Text};
use crate::unit::Duration;

/// The most that may happen in one.
const MOST_EVENTS: u64 = 20_000;

/// The most bytes of words that may be shown or spoken in one, each as often as it comes. Spoken without a
/// pause for twelve hours at 150 words a minute, six letters each, they would be 650 KB.
const MOST_WORDS: u64 = 1 << 20;

/// What the steps so far take.
#[derive(Default)]
pub struct Budget {
    length: Duration,
    events: u64,
    words: u64,
    /// Said once: after the first step too many every other is.
    told: bool,
}

impl Budget {
    /// Adds a step that is played `times` over, for all its sides and repeats.
    pub fn add(&mut self, step: &Step, times: u64, span: Range<usize>, findings: &mut Findings) {
        let length = whole(step).and_then(|l| l.checked_mul(times)).and_then(|l| self.length.checked_add(l));
        let playings = times.saturating_mul(sides(step)).saturating_mul(step.repeat.into());
        let moments = step.cues.iter().fold(2, |sum: u64, cue| sum.saturating_add(moments(cue, step)));
        self.events = self.events.saturating_add(playings.saturating_mul(moments));
        self.words = self.words.saturating_add(playings.saturating_mul(words(step)));
        let length = length.filter(|l| *l <= HALF_A_DAY);
        if let Some(length) = length {
            self.length = length;
        }
        if self.told {
            return;
        }
        let (code, message, help) = if length.is_none() {
            (
                "session-too-long",
                "is longer than 12 hours".to_owned(),
                "sides, rounds and repeats: each plays the step in full again",
            )
        } else if self.events > MOST_EVENTS {
            (
                "too-many-events",
                format!("has more than {MOST_EVENTS} events"),
                "sides, rounds, repeats and \"every\" cues",
            )
        } else if self.words > MOST_WORDS {
            (
                "too-many-words",
                "says more than fits into 12 hours".to_owned(),
                "the words of \"every\" cues, and rounds and repeats",
            )
        } else {
            return;
        };
        self.told = true;
        let message = format!("with this step, the routine {message}");
        findings.error(code, span, message).help(format!("check {help}"));
    }

    /// Whether there is too much already.
    pub fn is_spent(&self) -> bool {
        self.told
    }

    /// At night the bed lingers, and the session with it.
    pub fn check_linger(&mut self, routine: &Routine, start: usize, findings: &mut Findings) {
        let whole = self.length.checked_add(routine.night.linger);
        if routine.kind == Kind::Night && !self.told && whole.is_none_or(|whole| whole > HALF_A_DAY) {
            self.told = true;
            findings
                .error(
                    "session-too-long",
                    start..start,
                    "with the sound after its end, the routine is longer than 12 hours",
                )
                .help("make \"linger\" under [night] shorter");
        }
    }
}

fn sides(step: &Step) -> u64 {
    if step.sides.is_some() { 2 } else { 1 }
}

/// A step with its sides, repeats and silences, once.
fn whole(step: &Step) -> Option<Duration> {
    let repeats = u64::from(step.repeat);
    let once = step.written()?.checked_mul(repeats)?;
    let side = once.checked_add(step.between.checked_mul(repeats - 1)?)?;
    let swaps = step.swap.checked_mul(sides(step) - 1)?;
    side.checked_mul(sides(step))?.checked_add(swaps)?.checked_add(step.gap)
}

/// Bytes of words in one playing, in the wordiest language.
fn words(step: &Step) -> u64 {
    let said = |text: &Option<Text>| text.as_ref().map_or(0, Text::longest) as u64;
    let cues = step.cues.iter().map(|cue| said(&cue.say).saturating_mul(moments(cue, step)));
    cues.fold(said(&step.title).saturating_add(said(&step.say)), u64::saturating_add)
}

/// How often a cue comes.
fn moments(cue: &Cue, step: &Step) -> u64 {
    match cue.at {
        CueTime::Every(every) => step.written().map_or(0, |l| l.millis() / every.millis().max(1)),
        _ => 1,
    }
}
