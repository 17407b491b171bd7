//! One run of a program: a phrase → samples as it gave them.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::Duration;

use super::Limits;
use super::surroundings::Surroundings;
use super::template::{Filling, Template};
use crate::files;
use crate::sound::{self, DecodeError, Media};
use crate::voice::SpeechError;
use crate::voice::child::{self, Ending, Output, Ran, Task};

/// A program ready to be run.
#[derive(Debug)]
pub(super) struct Instrument {
    /// What people call the voice.
    pub name: String,
    /// Its file, if there is one.
    pub program: Option<PathBuf>,
    /// What it was looked for as.
    pub called: String,
    pub template: Template,
    /// Words a minute when it is left to itself.
    pub natural: u16,
    pub surroundings: Surroundings,
    pub limits: Limits,
}

impl Instrument {
    /// Runs it once, in `folder`, for `left` at the longest.
    ///
    /// # Errors
    /// [`SpeechError`].
    pub fn play(&self, with: &Filling, folder: &Path, left: Duration) -> Result<Vec<f32>, SpeechError> {
        let program = self.program.as_ref().ok_or_else(|| self.missing())?;
        let mut command = Command::new(program);
        command.args(self.template.fill(with)).env_clear().envs(self.surroundings.variables());
        command.env("TMPDIR", folder).current_dir(folder);
        let (input, output) = (self.input(with), self.output(with));
        let (limit, most) = (left.min(self.limits.phrase), self.limits.bytes);
        let stop = &|| self.surroundings.hush.is_called();
        let task = Task { command, input: &input, limit, most, output, stop };
        let ran = child::run(task).map_err(|problem| match problem.kind() {
            io::ErrorKind::NotFound => self.missing(),
            _ => self.failed(format!("it could not be run: {problem}")),
        })?;
        match ran.ending {
            Ending::Ended(status) if !status.success() => {
                Err(self.failed(with_complaint(&ended(status), &ran)))
            }
            Ending::TooMuch => Err(self.too_much()),
            Ending::Slow | Ending::Stopped => {
                let limit = if left < self.limits.phrase { self.limits.line } else { self.limits.phrase };
                Err(SpeechError::Slow { voice: self.name.clone(), limit })
            }
            Ending::Ended(_) => self.heard(ran, with.out),
        }
    }

    fn input(&self, with: &Filling) -> Vec<u8> {
        if self.template.has_text() { Vec::new() } else { format!("{}\n", with.text).into_bytes() }
    }

    fn output<'a>(&self, with: &Filling<'a>) -> Output<'a> {
        if self.template.has_out() { Output::File(with.out) } else { Output::Stream }
    }

    /// What it gave, as samples.
    fn heard(&self, ran: Ran, out: &Path) -> Result<Vec<f32>, SpeechError> {
        let nothing = self.failed(with_complaint("it gave no sound", &ran));
        let file = if self.template.has_out() {
            // A pipe or device put in the file's place is not opened.
            let Ok(file) = files::open_regular(out) else { return Err(nothing) };
            file
        } else {
            ran.stream
        };
        let size = file.metadata().map_or(0, |about| about.len());
        if size > self.limits.bytes {
            return Err(self.too_much());
        }
        sound::mono(&Media::file(&self.name, file), self.limits.longest).map_err(|problem| match problem {
            DecodeError::TooLong { .. } => self.too_much(),
            DecodeError::TooShort { .. } => nothing,
            _ if size == 0 => nothing,
            _ => self.failed("what it gave is not sound that balm can read".into()),
        })
    }

    pub fn failed(&self, what: String) -> SpeechError {
        SpeechError::Failed { voice: self.name.clone(), what }
    }

    pub fn too_much(&self) -> SpeechError {
        SpeechError::TooMuch { voice: self.name.clone() }
    }

    fn missing(&self) -> SpeechError {
        SpeechError::Missing {
            voice: self.name.clone(),
            what: format!("there is no program {}", self.called),
        }
    }
}

fn ended(status: ExitStatus) -> String {
    status.code().map_or_else(|| "it crashed".into(), |code| format!("it ended with code {code}"))
}

fn with_complaint(what: &str, ran: &Ran) -> String {
    let complaint = ran.complaint();
    if complaint.is_empty() { what.to_owned() } else { format!("{what} ({complaint})") }
}
