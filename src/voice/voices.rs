//! The voices of this computer, and which of them speak a language, the best first.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::files::Places;
use crate::routine::{Delivery, Line};

use super::cache::Cache;
use super::casting::Casting;
use super::engine::Engine;
use super::heart::{Heart, HeartProcess};
use super::normalise::{Pronunciations, normalise};
use super::program::{Environment, Limits, Program, system_voices};
use crate::process::CancelToken;

/// What the user wants of voices.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The voice to try first; [`Voices::NONE`] for no voice at all.
    pub favourite: Option<String>,
    /// How words are pronounced.
    pub pronounce: BTreeMap<String, String>,
}

/// Every voice of this computer.
#[derive(Clone)]
pub struct Voices {
    heart: Arc<dyn Engine>,
    /// The user's, then the system's.
    programs: Vec<Arc<Program>>,
    wishes: Wishes,
    cache: Option<Cache>,
    cancel: CancelToken,
}

impl Voices {
    /// The name that means no voice.
    pub const NONE: &str = "none";
    /// Voices of less than this, of 50 as [`Program::quality`] has it, are hard to follow with closed eyes.
    pub const GOOD: u8 = 20;

    /// Looks for them; runs and loads nothing. `programs` are the user's.
    #[must_use]
    pub fn find(places: Option<&Places>, here: &Environment, programs: Vec<Program>, wishes: Wishes) -> Self {
        let system = system_voices::voices(here, Limits::default());
        let heart: Arc<dyn Engine> = match &here.balm {
            Some((balm, arguments)) => {
                Arc::new(HeartProcess::new(balm.clone(), arguments, here.cancel.clone()))
            }
            None => Arc::new(Heart::default()),
        };
        Self {
            cancel: here.cancel.clone(),
            heart,
            programs: programs.into_iter().chain(system).map(Arc::new).collect(),
            wishes,
            cache: places.map(|places| Cache::at(places.cache())),
        }
    }

    /// Whether any voice should speak.
    #[must_use]
    pub fn are_wanted(&self) -> bool {
        self.wishes.favourite.as_deref() != Some(Self::NONE)
    }

    /// The name of the preferred voice, if it was not found.
    #[must_use]
    pub fn missing(&self) -> Option<&str> {
        let known = |name: &str| name == Self::NONE || self.names().contains(&name);
        self.wishes.favourite.as_deref().filter(|name| !known(name))
    }

    /// Cancels all speech: running programs are ended, and lines that are not spoken yet stay unspoken.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }

    /// The names of all voices.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        std::iter::once(self.heart.name()).chain(self.programs().map(Engine::name)).collect()
    }

    /// Programs that speak: the user's, then the system's.
    pub fn programs(&self) -> impl Iterator<Item = &Program> {
        self.programs.iter().map(|program| &**program)
    }

    /// The voices that speak a language, the best first. One that is hard to follow speaks only if it is asked for by
    /// its name: of every three words a listener would lose one.
    #[must_use]
    pub fn for_language(&self, language: &str) -> Vec<Arc<dyn Engine>> {
        let heart = Some(&self.heart).filter(|heart| heart.speaks(language)).map(Arc::clone);
        let is_wanted = |program: &&Arc<Program>| {
            let is_asked_for = Some(program.name()) == self.wishes.favourite.as_deref();
            program.quality(language) >= if is_asked_for { 1 } else { Self::GOOD }
        };
        let mut programs: Vec<_> = self.programs.iter().filter(is_wanted).collect();
        programs.sort_by_key(|program| std::cmp::Reverse(program.quality(language)));
        let programs = programs.into_iter().map(|program| Arc::clone(program) as Arc<dyn Engine>);
        let mut voices: Vec<_> = heart.into_iter().chain(programs).collect();
        voices.sort_by_key(|voice| Some(voice.name()) != self.wishes.favourite.as_deref());
        voices
    }

    /// The best voice of this computer that speaks a language, but is hard to follow.
    #[must_use]
    pub fn hard_to_follow(&self, language: &str) -> Option<&str> {
        let poor = self.programs().filter(|program| (1..Self::GOOD).contains(&program.quality(language)));
        poor.max_by_key(|program| program.quality(language)).map(Engine::name)
    }

    /// Whether a recording that comes with balm is heard instead: the listener wants to hear words, and prefers no
    /// voice that speaks this language.
    #[must_use]
    pub fn give_way(&self, language: &str) -> bool {
        let best = self.for_language(language).into_iter().next();
        self.are_wanted() && best.is_none_or(|best| Some(best.name()) != self.wishes.favourite.as_deref())
    }

    /// Whether a routine in this language is heard, by a voice or, if it is recorded, by its recordings.
    #[must_use]
    pub fn is_heard(&self, language: &str, is_recorded: bool) -> bool {
        self.are_wanted() && (is_recorded || !self.for_language(language).is_empty())
    }

    /// Assigns the lines to voices; `pronounce` comes from the routine.
    #[must_use]
    pub fn cast(&self, lines: &[Line], pronounce: &BTreeMap<String, String>) -> Casting {
        let pronunciations = Pronunciations::new(pronounce, &self.wishes.pronounce);
        let mut by_language: BTreeMap<&str, Vec<Arc<dyn Engine>>> = BTreeMap::new();
        let mut casting = Casting::new(self.cache.clone(), self.cancel.clone());
        for line in lines {
            let spoken = line.delivery == Delivery::Spoken && line.audio.is_none() && self.are_wanted();
            let text = line.said.as_ref().unwrap_or(&line.text);
            let words = || normalise(text, &line.language, line.pace, &pronunciations);
            let utterance = if spoken { words() } else { None };
            let voices =
                by_language.entry(&line.language).or_insert_with(|| self.for_language(&line.language));
            casting.add(utterance, voices.clone());
        }
        casting
    }
}
