//! Rest in place of steps that a person had enough of while they played: no other step becomes longer.

use std::collections::BTreeMap;

use crate::language::{SpeakUpLine, SpeakUpWords};
use crate::routine::{Length, Recordings, Step, Text};
use crate::unit::Duration;

/// The longest rest in place of steps that follow each other: then the session is shorter.
const MAX_REST: Duration = Duration::from_secs(120);
/// A shorter one is no rest.
const MIN_REST: Duration = Duration::from_secs(5);

/// Rests in place of steps.
pub(super) struct Rests {
    words: &'static SpeakUpWords,
    /// How much of the rest in this place is left.
    left: Duration,
}

impl Rests {
    pub fn in_words(words: &'static SpeakUpWords) -> Self {
        Self { words, left: MAX_REST }
    }

    /// A step is played again.
    pub fn end(&mut self) {
        self.left = MAX_REST;
    }

    /// Rest for as long as the step would have taken; `None` if there was enough of it here.
    pub fn instead_of(&mut self, step: &Step) -> Option<Step> {
        let times = u64::from(step.repeat) * if step.sides.is_some() { 2 } else { 1 };
        let written = step.written().unwrap_or(MIN_REST).millis().saturating_mul(times);
        let time = written.min(self.left.millis());
        self.left = Duration::from_millis(self.left.millis() - time);
        if time < MIN_REST.millis() {
            return None;
        }
        let text = |line| Some(Text::plain((self.words.line)(line).to_owned()));
        Some(Step {
            title: text(SpeakUpLine::RestTitle),
            say: text(SpeakUpLine::Rest),
            length: Length::Time(Duration::from_millis(time)),
            technique: Some("rest".to_owned()),
            audio: Recordings::default(),
            cues: Vec::new(),
            region: None,
            also: Vec::new(),
            by: None,
            stroke: None,
            picture: None,
            told_otherwise: false,
            loads: Vec::new(),
            side: None,
            sides: None,
            pressure: None,
            tool: None,
            points: Vec::new(),
            spots: None,
            effort: None,
            pace: None,
            pace_others: BTreeMap::new(),
            breath: None,
            repeat: 1,
            move_line: None,
            wait: false,
            chime: None,
            flex: false,
            min: None,
            max: None,
            ..step.clone()
        })
    }
}
