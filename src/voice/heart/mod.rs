//! The voice "heart": a small neural network inside balm that reads English aloud, much faster than it is
//! heard. Knows nothing of sessions or of the cache. Start with `speech_plan` (what is read, and when); then
//! `phonemes`, `network`, `vocoder` in the order of the work. `heart_process` runs all of it in a separate
//! process, and `wire` is how the two talk.

mod heart_process;
mod line_pace;
mod network;
mod phonemes;
mod sibilants;
mod speech_plan;
mod vocoder;
mod wire;

use std::sync::OnceLock;

use super::engine::{Engine, SpeechError, check_length, unspeakable};
use super::utterance::Utterance;
use crate::language::primary;
use crate::sound::Speech;
use crate::unit::Frames;
pub use heart_process::{HeartProcess, serve};
use network::Network;
pub use phonemes::transcribe;
use speech_plan::SpeechPlan;
use vocoder::Vocoder;

/// The voice "heart". Cheap to create; it loads when it first speaks, which takes a third of a second and
/// 110 MB, of which the lexicon's part stays until the process ends. [`HeartProcess`] frees all of it.
#[derive(Default)]
pub struct Heart {
    parts: OnceLock<Result<Parts, SpeechError>>,
}

struct Parts {
    network: Network,
    vocoder: Vocoder,
}

impl Heart {
    /// Its name.
    pub const NAME: &str = "heart";
    /// How it sounds. The first number goes up with every change to this room that can be heard.
    pub const IDENTITY: &str = "heart 5 hibari-0.2.1 5f70741d";

    /// Whether it reads a language (BCP 47): English, of any region.
    #[must_use]
    pub fn reads(language: &str) -> bool {
        primary(language) == "en"
    }

    fn parts(&self) -> Result<&Parts, SpeechError> {
        let load = || {
            // In the meantime the lexicon on another core: it takes longest.
            std::thread::scope(|scope| {
                // If the system gives no thread, the lexicon loads when it is needed.
                let _ = std::thread::Builder::new().spawn_scoped(scope, phonemes::load);
                Ok(Parts { network: Network::load().map_err(failed)?, vocoder: Vocoder::new() })
            })
        };
        self.parts.get_or_init(load).as_ref().map_err(Clone::clone)
    }

    /// How long a line lasts when it is spoken.
    fn length(&self, utterance: &Utterance) -> Result<Frames, SpeechError> {
        self.plan(utterance).map(|plan| Speech::length_of(plan.length()))
    }

    fn plan(&self, utterance: &Utterance) -> Result<SpeechPlan, SpeechError> {
        check_length(Self::NAME, utterance)?;
        let network = &self.parts()?.network;
        let plan = SpeechPlan::of(utterance, |ids, speed| network.plan(ids, speed)).map_err(failed)?;
        if plan.chunks.is_empty() {
            return Err(unspeakable(Self::NAME, utterance));
        }
        if plan.length() > speech_plan::MAX_SAMPLES {
            return Err(failed("the line is longer than five minutes".into()));
        }
        Ok(plan)
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
        let plan = self.plan(utterance)?;
        let Parts { network, vocoder } = self.parts()?;
        let sound = plan.speak(|ids, speed| {
            let spectrum = network.spectrum(ids, speed)?;
            vocoder.sound(&spectrum, speech_plan::seed(ids))
        });
        let mut sound = sound.map_err(failed)?;
        sibilants::soften(&mut sound);
        Speech::levelled(&sound).ok_or_else(|| failed("it produced silence".into()))
    }
}

fn failed(what: String) -> SpeechError {
    SpeechError::Failed { voice: Heart::NAME.into(), what }
}
