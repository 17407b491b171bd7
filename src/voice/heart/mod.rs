//! The voice "heart": a small neural network that reads English aloud on this computer, much faster
//! than it is heard. Its model is a file that is added once. Knows nothing of who asks or of what is
//! kept. Start with `score` (what is read, and when); then `phonemes`, `model`, `vocoder` in the order
//! of the work. `install` is apart: how the model gets here.

pub mod install;
mod model;
mod phonemes;
mod score;
mod vocoder;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Engine, SpeechError, Utterance};
use crate::sound::Speech;
use crate::text::primary;
use crate::unit::Frames;
use model::Network;
#[cfg(test)]
pub(super) use phonemes::transcribe;
use score::Score;
use vocoder::Vocoder;

/// Longest line read aloud, in characters. Three minutes; the longest of balm's own have 250.
const LONGEST: usize = 2000;
/// Bytes of the model.
const SIZE: u64 = 7_936_868;

/// The voice "heart". Cheap to make; what it needs is loaded when it first speaks, or when it is warmed.
pub struct Heart {
    model: PathBuf,
    parts: OnceLock<Result<Parts, SpeechError>>,
}

struct Parts {
    network: Network,
    vocoder: Vocoder,
}

impl Heart {
    /// What people call it.
    pub const NAME: &str = "heart";
    /// What it sounds like, whether its model is here or not. The first number goes up with every
    /// change to this room that can be heard.
    pub const IDENTITY: &str = "heart 3 hibari-0.2.1 5f70741d";

    /// Whether a language (BCP 47) is one it reads: English, of any region.
    #[must_use]
    pub fn reads(language: &str) -> bool {
        primary(language) == "en"
    }

    /// With its model in this file.
    #[must_use]
    pub fn at(model: &Path) -> Self {
        Self { model: model.to_owned(), parts: OnceLock::new() }
    }

    /// Loads all it needs, about a third of a second's work, if that has not been done.
    ///
    /// # Errors
    /// [`SpeechError::Missing`] or [`SpeechError::Failed`].
    pub fn warm(&self) -> Result<(), SpeechError> {
        phonemes::load().map_err(failed)?;
        self.parts().map(|_| ())
    }

    fn parts(&self) -> Result<&Parts, SpeechError> {
        let load = || {
            if !self.model.is_file() {
                let what = format!("there is no {}", self.model.display());
                return Err(SpeechError::Missing { voice: Self::NAME.into(), what });
            }
            let network = Network::load(&self.model).map_err(failed)?;
            Ok(Parts { network, vocoder: Vocoder::new() })
        };
        self.parts.get_or_init(load).as_ref().map_err(Clone::clone)
    }

    fn score(&self, utterance: &Utterance) -> Result<Score, SpeechError> {
        let said = || utterance.phrases.iter().map(|phrase| phrase.text.as_str());
        if said().flat_map(str::chars).take(LONGEST + 1).count() > LONGEST {
            return Err(failed(format!("a line of more than {LONGEST} characters is not read aloud")));
        }
        let network = &self.parts()?.network;
        let score = Score::of(utterance, |ids, speed| network.lengths(ids, speed)).map_err(failed)?;
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
        Some(self.score(utterance).map(|score| Speech::length_of(score.length())))
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
