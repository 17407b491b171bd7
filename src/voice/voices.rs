//! The voices there are here, and who is asked for which language, the best first.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::files::Places;
use crate::routine::{Delivery, Line};

use super::heart::{Heart, HeartProcess};
use super::program::{Limits, Program, Surroundings, system};
use super::{Cache, Casting, Engine, Hush, Pronunciations, word};

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
    heart: Arc<dyn Engine>,
    /// The listener's own, then the system's.
    programs: Vec<Arc<Program>>,
    wishes: Wishes,
    cache: Option<Cache>,
    hush: Hush,
}

impl Voices {
    /// The name of no voice.
    pub const NONE: &str = "none";

    /// Looks for them `here`; runs and loads nothing. `own` are the listener's programs.
    #[must_use]
    pub fn find(places: Option<&Places>, here: &Surroundings, own: Vec<Program>, wishes: Wishes) -> Self {
        let system = system::voices(here, Limits::default());
        let heart: Arc<dyn Engine> = match &here.balm {
            Some((balm, arguments)) => {
                Arc::new(HeartProcess::new(balm.clone(), arguments, here.hush.clone()))
            }
            None => Arc::new(Heart::default()),
        };
        Self {
            hush: here.hush.clone(),
            heart,
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

    /// The voice that was wished for, where there is none of that name here.
    #[must_use]
    pub fn missing(&self) -> Option<&str> {
        let known = |name: &str| name == Self::NONE || self.names().contains(&name);
        self.wishes.favourite.as_deref().filter(|name| !known(name))
    }

    /// Nobody waits for them any more: programs that speak are ended, lines not yet spoken stay so.
    pub fn hush(&self) {
        self.hush.call();
    }

    /// The names of those that are here.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        std::iter::once(self.heart.name()).chain(self.programs().map(Engine::name)).collect()
    }

    /// Programs that speak: the listener's own, then the system's.
    pub fn programs(&self) -> impl Iterator<Item = &Program> {
        self.programs.iter().map(|program| &**program)
    }

    /// Who is asked to speak a language, the best first.
    #[must_use]
    pub fn for_language(&self, language: &str) -> Vec<Arc<dyn Engine>> {
        let heart = Some(&self.heart).filter(|heart| heart.speaks(language)).map(Arc::clone);
        let mut programs: Vec<_> = self.programs.iter().filter(|p| p.quality(language) > 0).collect();
        programs.sort_by_key(|program| std::cmp::Reverse(program.quality(language)));
        let programs = programs.into_iter().map(|program| Arc::clone(program) as Arc<dyn Engine>);
        let mut voices: Vec<_> = heart.into_iter().chain(programs).collect();
        voices.sort_by_key(|voice| Some(voice.name()) != self.wishes.favourite.as_deref());
        voices
    }

    /// Gives every line to the voices that may speak it; `pronounce` is the routine's own.
    #[must_use]
    pub fn cast(&self, lines: &[Line], pronounce: &BTreeMap<String, String>) -> Casting {
        let pronunciations = Pronunciations::new(pronounce, &self.wishes.pronounce);
        let mut by_language: BTreeMap<&str, Vec<Arc<dyn Engine>>> = BTreeMap::new();
        let mut casting = Casting::new(self.cache.clone(), self.hush.clone());
        for line in lines {
            let spoken = line.delivery == Delivery::Spoken && line.audio.is_none() && self.are_wanted();
            let word = || word(&line.text, &line.language, line.pace, &pronunciations);
            let utterance = if spoken { word() } else { None };
            let voices =
                by_language.entry(&line.language).or_insert_with(|| self.for_language(&line.language));
            casting.add(utterance, voices.clone());
        }
        casting
    }
}
