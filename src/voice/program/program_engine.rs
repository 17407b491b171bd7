//! One program as an engine: picks one of its voices, speaks phrase after phrase, and gives up in time.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Instant, UNIX_EPOCH};

use super::environment::Environment;
use super::joined_line::{JoinedLine, Unjoined};
use super::plain_text::plain;
use super::program_voice::{ProgramVoice, ProgramVoices};
use super::speech_command::SpeechCommand;
use super::template::{Filling, Template, TemplateError};
use super::{Limits, UserVoice};
use crate::files::WorkFolder;
use crate::sound::Speech;
use crate::voice::engine::{Engine, SpeechError, check_length, unspeakable};
use crate::voice::utterance::Utterance;

/// After this many failures in a row a program is not tried again.
const MAX_FAILURES: u8 = 2;
/// How fast programs are assumed to speak by themselves, in words a minute.
const NATURAL: u16 = 160;
/// Goes up with every change to this room that can be heard.
const VERSION: u8 = 1;

/// A program that speaks.
#[derive(Debug)]
pub struct Program {
    command: SpeechCommand,
    voices: ProgramVoices,
    identity: String,
    failures: Mutex<Failures>,
}

/// How often it has failed since it last spoke, and the last error.
#[derive(Debug, Default)]
struct Failures {
    count: u8,
    last: Option<SpeechError>,
}

impl Program {
    /// A user's voice. If its program is missing, speaking gives the error.
    ///
    /// # Errors
    /// [`TemplateError`] when the arguments cannot be used.
    pub fn new(voice: &UserVoice, here: &Environment, limits: Limits) -> Result<Self, TemplateError> {
        let template = Template::read(&voice.argv)?;
        let any = [String::new()];
        let languages = if voice.languages.is_empty() { any.iter() } else { voice.languages.iter() };
        let of_language = |language: &String| ProgramVoice {
            language: language.clone(),
            name: voice.name.clone(),
            quality: u8::MAX,
        };
        let called = voice.argv[0].clone();
        let command = SpeechCommand {
            name: voice.name.clone(),
            program: here.program(&called),
            called,
            template,
            natural: NATURAL,
            environment: here.clone(),
            limits,
        };
        Ok(Self::of(command, ProgramVoices(languages.map(of_language).collect()), &voice.argv))
    }

    /// From its parts; the command's template was made from `argv`.
    pub(super) fn of(command: SpeechCommand, voices: ProgramVoices, argv: &[String]) -> Self {
        let named = argv.iter().skip(1).map(PathBuf::from).filter(|file| file.is_absolute());
        let files = command.program.iter().cloned().chain(named);
        let stamps: Vec<String> = files.filter_map(|file| stamp(&file)).collect();
        // The name too: it may be one of the arguments.
        let identity = format!("program {VERSION} {:?} {argv:?} {}", command.name, stamps.join(" "));
        Self { command, voices, identity, failures: Mutex::default() }
    }

    /// How it sounds in `language`, in tenths of what listeners would give, of 50 (predicted by
    /// DistillMOS). 0 if it does not speak the language; the maximum for a user's voice.
    #[must_use]
    pub fn quality(&self, language: &str) -> u8 {
        self.voices.nearest(language).map_or(0, |voice| voice.quality)
    }

    /// The languages it speaks (BCP 47), the preferred one first; empty for any.
    #[must_use]
    pub fn languages(&self) -> Vec<&str> {
        self.voices.0.iter().map(|voice| voice.language.as_str()).filter(|name| !name.is_empty()).collect()
    }

    fn say(
        &self,
        utterance: &Utterance,
        voice: &ProgramVoice,
        texts: &[Option<String>],
    ) -> Result<Speech, SpeechError> {
        let (command, start) = (&self.command, Instant::now());
        let silent = || command.failed("it produced no sound".into());
        let folder = WorkFolder::new("balm-voice-");
        let folder = folder.map_err(|problem| command.failed(format!("no temporary folder: {problem}")))?;
        let mut line = JoinedLine::new(command.limits.longest);
        for (i, (text, phrase)) in texts.iter().zip(&utterance.phrases).enumerate() {
            if let Some(text) = text {
                let left = command.limits.line.saturating_sub(start.elapsed());
                let filling = Filling {
                    text,
                    out: &folder.path().join(format!("{i}.wav")),
                    voice: &voice.name,
                    language: &utterance.language,
                    wpm: utterance.pace.0,
                    natural: command.natural,
                };
                line.add(&command.run(&filling, folder.path(), left)?).map_err(|problem| match problem {
                    Unjoined::Silence => silent(),
                    Unjoined::TooLong => command.too_much(),
                })?;
            }
            line.pause(phrase.pause);
        }
        Speech::levelled(&line.samples).ok_or_else(silent)
    }

    /// The error of a program that has failed too often to be tried again.
    fn given_up(&self) -> Option<SpeechError> {
        let failures = self.failures.lock().ok()?;
        failures.last.clone().filter(|_| failures.count >= MAX_FAILURES)
    }

    /// Counts failures that took time, and forgets them when it speaks.
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
        &self.command.name
    }

    fn identity(&self) -> String {
        self.identity.clone()
    }

    fn speaks(&self, language: &str) -> bool {
        self.voices.nearest(language).is_some()
    }

    fn speak(&self, utterance: &Utterance) -> Result<Speech, SpeechError> {
        if let Some(problem) = self.given_up() {
            return Err(problem);
        }
        let voice = self.voices.nearest(&utterance.language);
        let voice =
            voice.ok_or_else(|| self.command.failed("it does not speak the language of this line".into()))?;
        check_length(self.name(), utterance)?;
        let texts: Vec<_> = utterance.phrases.iter().map(|phrase| plain(&phrase.text)).collect();
        if texts.iter().all(Option::is_none) {
            return Err(unspeakable(self.name(), utterance));
        }
        let speech = self.say(utterance, voice, &texts);
        self.count(&speech);
        speech
    }
}

/// Tells a file from the one that will replace it: by size and time of change.
fn stamp(file: &Path) -> Option<String> {
    let about = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
    let time = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{}-{}", about.len(), time.as_nanos()))
}
