//! One program as a voice: which of its tongues is wanted, phrase after phrase, and when to give up.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Instant, UNIX_EPOCH};

use super::instrument::Instrument;
use super::line::{Line, Unjoined};
use super::surroundings::Surroundings;
use super::template::{Filling, Template, TemplateError};
use super::tongue::{Tongue, Tongues};
use super::{Limits, ProgramVoice, text};
use crate::sound::Speech;
use crate::voice::{Engine, SpeechError, Utterance};

/// Longest line read aloud, in characters; the longest of balm's own have 250.
const LONGEST: usize = 2000;
/// After this many failures in a row it is not tried again.
const PATIENCE: u8 = 2;
/// How fast programs are taken to speak when they are left to themselves, in words a minute.
const NATURAL: u16 = 160;
/// Goes up with every change to this room that can be heard.
const VERSION: u8 = 1;

/// A program that speaks.
#[derive(Debug)]
pub struct Program {
    instrument: Instrument,
    tongues: Tongues,
    identity: String,
    failures: Mutex<Failures>,
}

/// How often it failed since it last spoke, and how the last time.
#[derive(Debug, Default)]
struct Failures {
    count: u8,
    last: Option<SpeechError>,
}

impl Program {
    /// A user's own. That its program is not there is told when it is to speak.
    ///
    /// # Errors
    /// [`TemplateError`] when the arguments cannot be used.
    pub fn new(voice: &ProgramVoice, here: &Surroundings, limits: Limits) -> Result<Self, TemplateError> {
        let template = Template::read(&voice.argv)?;
        let any = [String::new()];
        let languages = if voice.languages.is_empty() { any.iter() } else { voice.languages.iter() };
        let tongue = |language: &String| Tongue {
            language: language.clone(),
            voice: voice.name.clone(),
            quality: u8::MAX,
        };
        let called = voice.argv[0].clone();
        let instrument = Instrument {
            name: voice.name.clone(),
            program: here.program(&called),
            called,
            template,
            natural: NATURAL,
            surroundings: here.clone(),
            limits,
        };
        Ok(Self::of(instrument, Tongues(languages.map(tongue).collect()), &voice.argv))
    }

    /// Of its parts; `argv` is what the instrument's template was made of.
    pub(super) fn of(instrument: Instrument, tongues: Tongues, argv: &[String]) -> Self {
        let named = argv.iter().skip(1).map(PathBuf::from).filter(|file| file.is_absolute());
        let files = instrument.program.iter().cloned().chain(named);
        let stamps: Vec<String> = files.filter_map(|file| stamp(&file)).collect();
        // The name too: it may be one of the arguments.
        let identity = format!("program {VERSION} {:?} {argv:?} {}", instrument.name, stamps.join(" "));
        Self { instrument, tongues, identity, failures: Mutex::default() }
    }

    /// How it sounds in `language`, next to others: tenths of what listeners would give, of 50 (as the
    /// predictor DistillMOS has it). 0 where it does not speak it; the most for a user's own.
    #[must_use]
    pub fn quality(&self, language: &str) -> u8 {
        self.tongues.nearest(language).map_or(0, |tongue| tongue.quality)
    }

    /// The languages it speaks (BCP 47), its favourite first; none for any.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        self.tongues.0.iter().map(|tongue| tongue.language.as_str()).filter(|name| !name.is_empty()).collect()
    }

    fn say(
        &self,
        utterance: &Utterance,
        tongue: &Tongue,
        texts: &[Option<String>],
    ) -> Result<Speech, SpeechError> {
        let (player, begun) = (&self.instrument, Instant::now());
        let silent = || player.failed("it gave no sound".into());
        let folder = tempfile::Builder::new().prefix("balm-voice-").tempdir();
        let folder = folder.map_err(|problem| player.failed(format!("no temporary folder: {problem}")))?;
        let mut line = Line::new(player.limits.longest);
        for (i, (text, phrase)) in texts.iter().zip(&utterance.phrases).enumerate() {
            if let Some(text) = text {
                let left = player.limits.line.saturating_sub(begun.elapsed());
                let filling = Filling {
                    text,
                    out: &folder.path().join(format!("{i}.wav")),
                    voice: &tongue.voice,
                    language: &utterance.language,
                    wpm: utterance.pace.0,
                    natural: player.natural,
                };
                line.add(&player.play(&filling, folder.path(), left)?).map_err(|problem| match problem {
                    Unjoined::Silence => silent(),
                    Unjoined::TooLong => player.too_much(),
                })?;
            }
            line.pause(phrase.pause);
        }
        Speech::levelled(&line.samples).ok_or_else(silent)
    }

    /// The answer of a voice that has failed too often to be tried again.
    fn given_up(&self) -> Option<SpeechError> {
        let failures = self.failures.lock().ok()?;
        failures.last.clone().filter(|_| failures.count >= PATIENCE)
    }

    /// Counts failures that cost time, and forgets them when it speaks.
    fn count(&self, said: &Result<Speech, SpeechError>) {
        let Ok(mut failures) = self.failures.lock() else { return };
        match said {
            Ok(_) => *failures = Failures::default(),
            Err(SpeechError::Missing { .. } | SpeechError::Unspeakable { .. }) => {}
            Err(problem) => {
                let count = failures.count.saturating_add(1);
                *failures = Failures { count, last: Some(problem.clone()) };
            }
        }
    }
}

impl Engine for Program {
    fn name(&self) -> &str {
        &self.instrument.name
    }

    fn identity(&self) -> String {
        self.identity.clone()
    }

    fn speaks(&self, language: &str) -> bool {
        self.tongues.nearest(language).is_some()
    }

    fn speak(&self, utterance: &Utterance) -> Result<Speech, SpeechError> {
        if let Some(problem) = self.given_up() {
            return Err(problem);
        }
        let failed = |what: String| self.instrument.failed(what);
        let tongue = self.tongues.nearest(&utterance.language);
        let tongue = tongue.ok_or_else(|| failed("it does not speak the language of this line".into()))?;
        let said = || utterance.phrases.iter().map(|phrase| phrase.text.as_str());
        if said().flat_map(str::chars).take(LONGEST + 1).count() > LONGEST {
            return Err(failed(format!("a line of more than {LONGEST} characters is not read aloud")));
        }
        let texts: Vec<_> = said().map(text::plain).collect();
        if texts.iter().all(Option::is_none) {
            let text = said().flat_map(str::chars).take(40).collect();
            return Err(SpeechError::Unspeakable { voice: self.name().into(), text });
        }
        let speech = self.say(utterance, tongue, &texts);
        self.count(&speech);
        speech
    }
}

/// What tells this very file from the one that will replace it: its size and its time.
fn stamp(file: &Path) -> Option<String> {
    let about = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
    let time = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{}-{}", about.len(), time.as_nanos()))
}
