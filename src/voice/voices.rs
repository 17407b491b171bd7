//! The voices there are here, and who is asked for which language, the best first.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::files::Places;
use crate::routine::{Delivery, Line};

use super::casting::First;
use super::heart::{self, Heart};
use super::program::{Limits, Program, Surroundings, system};
use super::{Cache, Casting, Engine, Pronunciations, word};

/// What the listener wants of voices.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The one to be asked first; [`Voices::NONE`] for no voice at all.
    pub favourite: Option<String>,
    /// How words are to be said.
    pub pronounce: BTreeMap<String, String>,
}

/// Every voice of this computer.
pub struct Voices {
    /// With its model, if that is here.
    heart: Option<Arc<Heart>>,
    /// The listener's own, then the system's.
    programs: Vec<Arc<Program>>,
    wishes: Wishes,
    cache: Option<Cache>,
}

impl Voices {
    /// The name of no voice.
    pub const NONE: &str = "none";

    /// Looks for them; runs and loads nothing. `own` are the listener's programs.
    #[must_use]
    pub fn find(places: Option<&Places>, own: Vec<Program>, wishes: Wishes) -> Self {
        let model = places.map(heart::install::model).filter(|model| model.is_file());
        let system = system::voices(&Surroundings::here(), Limits::default());
        Self {
            heart: model.map(|model| Arc::new(Heart::at(&model))),
            programs: own.into_iter().chain(system).map(Arc::new).collect(),
            wishes,
            cache: places.map(|places| Cache::at(places.cache())),
        }
    }

    /// Whether any voice is to speak.
    #[must_use]
    pub fn are_wanted(&self) -> bool {
        self.wishes.favourite.as_deref() != Some(Self::NONE)
    }

    /// Whether there is one of this name, here or still to be added.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        [Self::NONE, Heart::NAME].contains(&name) || self.programs.iter().any(|p| p.name() == name)
    }

    /// The names of those that are here.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let heart = self.heart.iter().map(|heart| heart.name());
        heart.chain(self.programs.iter().map(|program| program.name())).collect()
    }

    /// Whether the model of the voice "heart" is here.
    #[must_use]
    pub fn has_heart(&self) -> bool {
        self.heart.is_some()
    }

    /// Programs that speak, with how well they do in a language (tenths of 50, 0 for not at all).
    pub fn programs(&self) -> impl Iterator<Item = &Program> {
        self.programs.iter().map(|program| &**program)
    }

    /// Who is asked to speak a language, the best first.
    #[must_use]
    pub fn for_language(&self, language: &str) -> Vec<Arc<dyn Engine>> {
        let heart = self.heart.iter().map(|heart| Arc::clone(heart) as Arc<dyn Engine>);
        let mut programs: Vec<_> = self.programs.iter().filter(|p| p.quality(language) > 0).collect();
        programs.sort_by_key(|program| std::cmp::Reverse(program.quality(language)));
        let programs = programs.into_iter().map(|program| Arc::clone(program) as Arc<dyn Engine>);
        let mut voices: Vec<_> = heart.filter(|heart| heart.speaks(language)).chain(programs).collect();
        voices.sort_by_key(|voice| Some(voice.name()) != self.wishes.favourite.as_deref());
        voices
    }

    /// Gives every line to the voices that may speak it; `pronounce` is the routine's own.
    #[must_use]
    pub fn cast(&self, lines: &[Line], pronounce: &BTreeMap<String, String>) -> Casting {
        let pronunciations = Pronunciations::new(pronounce, &self.wishes.pronounce);
        let mut by_language: BTreeMap<&str, Vec<Arc<dyn Engine>>> = BTreeMap::new();
        let mut casting = Casting::new(self.cache.clone());
        for line in lines {
            let spoken = line.delivery == Delivery::Spoken && line.audio.is_none() && self.are_wanted();
            let word = || word(&line.text, &line.language, line.pace, &pronunciations);
            let utterance = if spoken { word() } else { None };
            let voices =
                by_language.entry(&line.language).or_insert_with(|| self.for_language(&line.language));
            casting.add(utterance, self.first(voices), voices.clone());
        }
        casting
    }

    /// What came with balm is spoken by "heart": passed over where another voice was wished for that
    /// can speak the line.
    fn first(&self, voices: &[Arc<dyn Engine>]) -> First {
        let favourite = self.wishes.favourite.as_deref().filter(|name| *name != Heart::NAME);
        let is_here = voices.first().is_some_and(|voice| Some(voice.name()) == favourite);
        if is_here { First::Voices } else { First::Shipped }
    }
}
