//! The voice "heart": a small neural network, inside balm, that reads English aloud on this computer,
//! much faster than it is heard. Knows nothing of who asks or of what is kept. Start with `score` (what is
//! read, and when); then `phonemes`, `model`, `vocoder` in the order of the work. `process` runs all of it
//! apart from the player, and `wire` is how the two talk.

mod model;
mod phonemes;
mod process;
mod score;
mod vocoder;
mod wire;

use std::sync::OnceLock;

use super::{Engine, SpeechError, Utterance};
use crate::sound::Speech;
use crate::text::primary;
use crate::unit::Frames;
use model::Network;
#[cfg(test)]
pub(super) use phonemes::transcribe;
pub use process::{HeartProcess, serve};
use score::Score;
use vocoder::Vocoder;

/// Longest line read aloud, in characters. Three minutes; the longest of balm's own have 250.
const LONGEST: usize = 2000;

/// The voice "heart". Cheap to make; what it needs is loaded when it first speaks: a third of a second's
/// work, and 110 MB of which the lexicon's part stays until the process ends. [`HeartProcess`] gives them
/// back.
#[derive(Default)]
pub struct Heart {
    parts: OnceLock<Result<Parts, SpeechError>>,
}

struct Parts {
    network: Network,
    vocoder: Vocoder,
}

impl Heart {
    /// What people call it.
    pub const NAME: &str = "heart";
    /// What it sounds like. The first number goes up with every change to this room that can be heard.
    pub const IDENTITY: &str = "heart 4 hibari-0.2.1 5f70741d";

    /// Whether a language (BCP 47) is one it reads: English, of any region.
    #[must_use]
    pub fn reads(language: &str) -> bool {
        primary(language) == "en"
    }

    fn parts(&self) -> Result<&Parts, SpeechError> {
        let load = || {
            // The lexicon on the other core, meanwhile: it takes longest of all.
            std::thread::scope(|scope| {
                // Where the system gives no thread it is read when it is needed.
                let _ = std::thread::Builder::new().spawn_scoped(scope, phonemes::load);
                Ok(Parts { network: Network::load().map_err(failed)?, vocoder: Vocoder::new() })
            })
        };
        self.parts.get_or_init(load).as_ref().map_err(Clone::clone)
    }

    /// How long a line lasts when it is spoken.
    fn length(&self, utterance: &Utterance) -> Result<Frames, SpeechError> {
        self.score(utterance).map(|score| Speech::length_of(score.length()))
    }

    fn score(&self, utterance: &Utterance) -> Result<Score, SpeechError> {
        let said = || utterance.phrases.iter().map(|phrase| phrase.text.as_str());
        if said().flat_map(str::chars).take(LONGEST + 1).count() > LONGEST {
            return Err(failed(format!("a line of more than {LONGEST} characters is not read aloud")));
        }
        let network = &self.parts()?.network;
        let score = Score::of(utterance, |ids, speed| network.plan(ids, speed)).map_err(failed)?;
        if score.runs.is_empty() {
            let text = said().flat_map(str::chars).take(40).collect();
            return Err(SpeechError::Unspeakable { voice: Self::NAME.into(), text });
        }
        if score.length() > score::LONGEST {
            return Err(failed("a line of more than five minutes is not read aloud".into()));
        }
        Ok(score)
    }
}

impl Engine for Heart {
    fn name(&self) -> &str {
        Self::NAME
    }

    fn identity(&self) -> String {
        Self::IDENTITY.into()
    }

    fn speaks(&self, language: &str) -> bool {
        Self::reads(language)
    }

    fn measure(&self, utterance: &Utterance) -> Option<Result<Frames, SpeechError>> {
        Some(self.length(utterance))
    }

    fn speak(&self, utterance: &Utterance) -> Result<Speech, SpeechError> {
        let score = self.score(utterance)?;
        let Parts { network, vocoder } = self.parts()?;
        let sound = score.perform(|ids, speed| {
            let spectrum = network.spectrum(ids, speed)?;
            vocoder.sound(&spectrum, score::seed(ids))
        });
        Speech::levelled(&sound.map_err(failed)?).ok_or_else(|| failed("what it gave is silence".into()))
    }
}

fn failed(what: String) -> SpeechError {
    SpeechError::Failed { voice: Heart::NAME.into(), what }
}
