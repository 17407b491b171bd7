//! A routine in another language than its own.

use crate::language::{primary, serves};
use crate::routine::model::{Recordings, Routine, Step, Text};

/// A routine in another language.
#[derive(Clone, Debug, PartialEq)]
pub struct Translated {
    /// The routine.
    pub routine: Routine,
    /// What is told in its own language still, by the names a catalogue would have for it.
    pub missing: Vec<String>,
}

/// Why a routine cannot be had in a language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this routine is not in \"{language}\"; it is in {}", .there.join(", "))]
pub struct Untranslatable {
    /// What was asked for.
    pub language: String,
    /// What there is.
    pub there: Vec<String>,
}

impl Routine {
    /// The languages it is in, its own first.
    #[must_use]
    pub fn languages(&self) -> Vec<String> {
        let others = self.translations.keys().filter(|language| **language != self.language);
        std::iter::once(&self.language).chain(others).cloned().collect()
    }

    /// The routine in another language, as far as it was translated.
    ///
    /// # Errors
    /// [`Untranslatable`] where nothing of it was.
    pub fn translated(mut self, language: &str) -> Result<Translated, Untranslatable> {
        let there = self.languages();
        let Some(language) = best(&there, language) else {
            return Err(Untranslatable { language: language.to_owned(), there });
        };
        if language == self.language {
            return Ok(Translated { routine: self, missing: Vec::new() });
        }
        let mut missing = self.translate_header(&language);
        let own = std::mem::replace(&mut self.language, language.clone());
        for ask in &mut self.asks {
            let done = translate(&mut ask.question, &language, &own);
            missing.extend((!done).then(|| format!("ask.{}.question", ask.name)));
        }
        for section in &mut self.sections {
            let name = section.id.clone().unwrap_or_else(|| "a section".to_owned());
            if let Some(title) = &mut section.title {
                missing.extend((!translate(title, &language, &own)).then(|| format!("{name}.title")));
            }
            for step in &mut section.steps {
                translate_step(step, &language, &own, &mut missing);
            }
        }
        missing.dedup();
        Ok(Translated { routine: self, missing })
    }

    fn translate_header(&mut self, language: &str) -> Vec<String> {
        let mut missing = Vec::new();
        let other = self.translations.get(language).cloned().unwrap_or_default();
        match other.title {
            Some(title) => self.title = title,
            None => missing.push("title".to_owned()),
        }
        let texts = [
            ("summary", &mut self.summary, other.summary),
            ("who", &mut self.who, other.who),
            ("prepare", &mut self.prepare, other.prepare),
            ("how_often", &mut self.how_often, other.how_often),
        ];
        for (name, text, other) in texts.into_iter().filter(|(_, text, _)| text.is_some()) {
            match other {
                Some(other) => *text = Some(other),
                None => missing.push(name.to_owned()),
            }
        }
        if other.cautions.len() == self.cautions.len() {
            self.cautions = other.cautions;
        } else {
            missing.push("cautions".to_owned());
        }
        missing
    }
}

fn translate_step(step: &mut Step, language: &str, own: &str, missing: &mut Vec<String>) {
    let name = step.id.clone().unwrap_or_else(|| format!("step {}", step.number));
    let mut turn = |text: Option<&mut Text>, part: &str| {
        let Some(text) = text else { return true };
        let done = translate(text, language, own);
        missing.extend((!done).then(|| format!("{name}.{part}")));
        done
    };
    turn(step.title.as_mut(), "title");
    // Nobody hears it, and many a translation of an earlier version has none.
    if let Some(words) = step.pace_others.get(language) {
        step.pace = Some(words.for_side(None).to_owned());
    }
    turn(step.move_line.as_mut(), "move");
    for (condition, line) in &mut step.adapt {
        turn(Some(line), &format!("adapt.{condition}"));
    }
    if turn(step.say.as_mut(), "say") {
        turn_recording(&mut step.audio, language);
    }
    for cue in &mut step.cues {
        if turn(cue.say.as_mut(), &cue.key) {
            turn_recording(&mut cue.audio, language);
        }
    }
}

/// A recording speaks its own language only.
fn turn_recording(audio: &mut Recordings, language: &str) {
    audio.own = audio.others.remove(language);
}

/// Puts a text's translation in its place; where there is none, remembers what language it is in.
fn translate(text: &mut Text, language: &str, own: &str) -> bool {
    let is_in = text.language.get_or_insert_with(|| own.to_owned());
    if serves(is_in, language) {
        text.language = None;
        return true;
    }
    let Some(words) = text.others.get(language) else { return false };
    text.words = words.clone();
    text.language = None;
    true
}

/// The nearest to a language among those there are: the same, or the same without its country.
fn best(there: &[String], wanted: &str) -> Option<String> {
    let exact = there.iter().find(|language| serves(language, wanted));
    exact.or_else(|| there.iter().find(|language| serves(language, &primary(wanted)))).cloned()
}
