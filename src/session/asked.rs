//! What is asked and told while a listener speaks up: data for whoever shows or remembers it.

use serde::Serialize;

use crate::language::{SpeakUpLine, SpeakUpWords, WhomToCall};
use crate::timeline::Passage;
use crate::unit::Frames;
use crate::vocabulary::{SpokenAnswer, spoken_answers};

/// What is asked or told, in the routine's language where balm has the words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Asked {
    /// The words, a sentence or two each.
    pub said: Vec<String>,
    /// The keys that answer.
    pub choices: Vec<Choice>,
}

/// A key, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choice {
    /// As it stands on the keyboard.
    pub key: String,
    /// What it says.
    pub words: String,
}

/// What a listener said, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpokenUp {
    /// The answer's id in the vocabulary.
    pub answer: &'static str,
    /// How often they have said it in this session, this time included.
    pub times: u32,
    /// What they were doing: the step, or the last one that worked on the body.
    pub about: Passage,
    /// Where they were.
    pub passage: Option<Passage>,
    /// How far into it.
    pub into: Frames,
    /// What balm does for the rest of the session.
    pub did: &'static str,
}

/// Whom to call, and what for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EmergencyCard {
    /// The number, or what it is called where none is set.
    pub number: String,
    /// What to do now, in one sentence.
    pub call: String,
    /// The signs.
    pub signs: Vec<String>,
    /// What needs a doctor today.
    pub today: String,
    /// What to do until help comes.
    pub meanwhile: String,
    /// How to leave.
    pub leave: String,
}

/// Words that are not on the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToSay {
    /// To somebody who spoke up, while everything rests.
    Resting(SpeakUpLine),
    /// While it plays.
    Now(String),
}

/// What a session needs for it besides the timeline.
#[derive(Default)]
pub struct SpeakUpSetup {
    /// Whom to call.
    pub whom: WhomToCall,
    /// Says a line, soon.
    pub say: Option<Box<dyn Fn(ToSay) + Send>>,
    /// How long silence is rest.
    pub patience: Patience,
    /// Somebody fits the routine again to what was said, and sends a [`Revision`](super::Revision).
    pub is_fitted_again: bool,
}

/// How long a listener who spoke up may rest until something is done, in time heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// balm says that it waits.
    pub says_so: Frames,
    /// The beds fade.
    pub beds_go: Frames,
    /// The session closes, and can be resumed.
    pub closes: Frames,
    /// It is asked whether something has cleared.
    pub clears: Frames,
}

impl Default for Patience {
    fn default() -> Self {
        let secs = |secs: u64| Frames::from_millis(secs * 1000);
        let clears = spoken_answers().iter().find_map(|answer| answer.clears);
        Self { says_so: secs(20), beds_go: secs(120), closes: secs(600), clears: secs(clears.unwrap_or(60)) }
    }
}

/// What speaking up is worded with.
pub(super) struct Wording<'a> {
    pub words: &'static SpeakUpWords,
    pub whom: &'a WhomToCall,
}

impl Wording<'_> {
    fn line(&self, line: SpeakUpLine) -> String {
        self.words.shown(line, self.whom)
    }

    /// The first question.
    pub fn question(&self) -> Asked {
        let mut choices: Vec<Choice> = spoken_answers().iter().map(|answer| self.choice(answer)).collect();
        choices.push(self.key("Enter", SpeakUpLine::GoOn));
        choices.push(self.key("q", SpeakUpLine::End));
        Asked { said: vec![self.line(SpeakUpLine::LetGo), self.line(SpeakUpLine::Question)], choices }
    }

    /// Words and nothing to choose.
    pub fn told(&self, line: SpeakUpLine) -> Asked {
        Asked { said: vec![self.line(line)], choices: Vec::new() }
    }

    /// A question that is answered with yes or no.
    pub fn yes_or_no(&self, line: SpeakUpLine) -> Asked {
        let choices = vec![self.key("y", SpeakUpLine::Yes), self.key("n", SpeakUpLine::No)];
        Asked { said: vec![self.line(line)], choices }
    }

    /// For somebody upset.
    pub fn grounding(&self) -> Asked {
        let said = vec![self.line(SpeakUpLine::Ground), self.line(SpeakUpLine::HandsRoutine)];
        let choices = vec![self.key("6", SpeakUpLine::Unsafe), self.key("q", SpeakUpLine::End)];
        Asked { said, choices }
    }

    /// For somebody who does not feel safe.
    pub fn not_safe(&self) -> Asked {
        let serious =
            spoken_answers().iter().find(|answer| answer.emergency).map(|answer| self.choice(answer));
        let choices = serious.into_iter().chain([self.key("q", SpeakUpLine::End)]).collect();
        Asked { said: vec![self.line(SpeakUpLine::NotSafe)], choices }
    }

    pub fn emergency(&self) -> EmergencyCard {
        EmergencyCard {
            number: self.whom.emergency.clone().unwrap_or_else(|| self.line(SpeakUpLine::YourNumber)),
            call: self.line(SpeakUpLine::Serious),
            signs: self.words.signs.map(str::to_owned).to_vec(),
            today: self.words.today.to_owned(),
            meanwhile: self.words.meanwhile.to_owned(),
            leave: self.line(SpeakUpLine::Leave),
        }
    }

    fn choice(&self, answer: &SpokenAnswer) -> Choice {
        Choice { key: answer.key.to_string(), words: self.words.answer(&answer.id).to_owned() }
    }

    fn key(&self, key: &str, line: SpeakUpLine) -> Choice {
        Choice { key: key.to_owned(), words: self.line(line) }
    }
}
