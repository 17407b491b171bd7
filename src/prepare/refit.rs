//! A routine fitted again to what its listener said while it played.

use std::collections::HashMap;

use crate::care::{FitOutcome, Person, PersonFit, UntilAsked, fit_to_person};
use crate::language::{SpeakUpLine, WhomToCall, speak_up_words};
use crate::routine::{Delivery, Line, Routine, Words};
use crate::sound::Clip;
use crate::timeline::{Passage, Script, Talk};
use crate::unit::Pace;
use crate::voice::{Casting, Voices};

use super::{Adapted, LeadIn, PrepareError, Prepared};

/// How fast what is said to somebody who spoke up is spoken, in words a minute.
const PACE: Pace = Pace(120);

/// What a session that plays is made of, to be fitted again: all that is heard but the voices at work.
pub struct Played(Prepared);

/// What balm says to somebody who spoke up, in the voice of the routine.
pub struct SpeakUpVoice {
    lines: Casting,
    /// Gives another line to the voices.
    cast: Box<dyn Fn(&str) -> Casting + Send>,
}

impl Prepared {
    /// What it is made of now, for voices of its own.
    #[must_use]
    pub fn played(&self, voices: Voices) -> Played {
        let mut copy = self.copied(voices);
        copy.forget_first_words();
        Played(copy)
    }

    /// The lines that may be said if the listener speaks up, not spoken yet. `None` where no voice is wanted.
    #[must_use]
    pub fn speak_up_voice(&self, whom: &WhomToCall) -> Option<SpeakUpVoice> {
        let words = speak_up_words(&self.routine.language);
        let line = |text: String| Line {
            text,
            said: None,
            audio: None,
            language: words.language.to_owned(),
            pace: PACE,
            delivery: Delivery::Spoken,
        };
        let lines: Vec<Line> = SpeakUpLine::SPOKEN.iter().map(|it| line(words.spoken(*it, whom))).collect();
        let (voices, pronounce) = (self.voices.clone(), self.routine.pronounce.clone());
        self.has_speech().then(|| SpeakUpVoice {
            lines: voices.cast(&lines, &pronounce),
            cast: Box::new(move |text| voices.cast(&[line(text.to_owned())], &pronounce)),
        })
    }

    fn copied(&self, voices: Voices) -> Self {
        Self {
            routine: self.routine.clone(),
            script: self.script.clone(),
            options: self.options,
            bed_level: self.bed_level,
            waits: self.waits,
            talk: self.talk,
            sounds: self.sounds.clone(),
            beds: self.beds.clone(),
            measured: self.measured.clone(),
            recordings: HashMap::new(),
            voices,
            casting: Casting::default(),
            asked: None,
            first: None,
            told: None,
            fit: None,
            adapted: Adapted::default(),
        }
    }
}

impl Played {
    /// Fits it to this person, in addition to all it was fitted to before. `None` where nothing is left to play. Its
    /// lines are not resolved.
    ///
    /// # Errors
    /// [`PrepareError`] if a sound cannot be played any more.
    pub fn fitted_again(
        &self,
        person: &Person,
        voices: Voices,
    ) -> Result<Option<(Prepared, PersonFit)>, PrepareError> {
        let mut prepared = self.0.copied(voices);
        let fitted = fit_to_person(&mut prepared.routine, person, UntilAsked::Shown);
        if fitted.outcome == FitOutcome::Blocked {
            return Ok(None);
        }
        if person.said.iter().any(|said| said.answer.sit) {
            prepared.rise_slowly();
        }
        prepared.script = Script::of(&prepared.routine, prepared.talk);
        prepared.cast_lines();
        Ok(Some((prepared, fitted)))
    }

    /// How much of it is said.
    #[must_use]
    pub fn talk(&self) -> Talk {
        self.0.talk
    }

    /// From now on so much of it is said, whenever it is fitted again.
    pub fn set_talk(&mut self, talk: Talk) {
        self.0.talk = talk;
    }

    /// Its passages as they are played.
    #[must_use]
    pub fn passages(&self) -> Vec<Passage> {
        self.0.timeline(LeadIn::default()).passages.clone()
    }

    /// Its steps as they are played.
    #[must_use]
    pub fn routine(&self) -> &Routine {
        &self.0.routine
    }
}

impl Prepared {
    /// What is said once, in the first session, is not said again when its step is.
    fn forget_first_words(&mut self) {
        let line = (speak_up_words(&self.routine.language).line)(SpeakUpLine::FirstWords);
        let Some(first) = self.routine.steps_mut().next() else { return };
        let Some(say) = &mut first.say else { return };
        let shorten = |text: &mut String| {
            if let Some(rest) = text.strip_prefix(line) {
                *text = rest.trim_start().to_owned();
            }
        };
        match &mut say.words {
            Words::Same(text) => shorten(text),
            Words::Sided { left, right } => [left, right].into_iter().for_each(shorten),
        }
        if say.for_side(None).is_empty() {
            first.say = None;
        }
    }

    /// Somebody who was dizzy is told to take more time before the routine ends.
    fn rise_slowly(&mut self) {
        let line = (speak_up_words(&self.routine.language).line)(SpeakUpLine::RiseSlowly);
        let steps = self.routine.sections.iter_mut().flat_map(|section| &mut section.steps);
        let Some(last) = steps.last() else { return };
        last.say_first(line);
    }
}

impl SpeakUpVoice {
    /// Finds a voice for all lines.
    pub fn get_ready(&mut self) {
        self.lines.settle();
    }

    /// Speaks a line ahead of time. The first time this takes as long as the voice takes.
    pub fn prepare(&self, line: SpeakUpLine) {
        if let Some(number) = numbered(line) {
            self.lines.prepare_clip(number);
        }
    }

    /// A line; `None` if no voice speaks it.
    #[must_use]
    pub fn clip(&self, line: SpeakUpLine) -> Option<Clip> {
        self.lines.clip(numbered(line)?)
    }

    /// Other words; `None` if no voice speaks them.
    #[must_use]
    pub fn say(&self, text: &str) -> Option<Clip> {
        let mut casting = (self.cast)(text);
        casting.settle();
        casting.clip(0)
    }
}

fn numbered(line: SpeakUpLine) -> Option<usize> {
    SpeakUpLine::SPOKEN.iter().position(|known| *known == line)
}
