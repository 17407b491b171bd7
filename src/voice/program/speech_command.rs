//! One run of a program: a phrase → samples as the program gave them.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use super::Limits;
use super::environment::Environment;
use super::template::{Filling, Template};
use crate::files;
use crate::process::{Bounds, Ending, Finished, Invocation, Output};
use crate::sound::{self, DecodeError, Media};
use crate::text::Safe;
use crate::voice::SpeechError;

/// The longest error message of a program that is shown, in characters.
const MAX_COMPLAINT: usize = 200;

/// A program ready to run.
#[derive(Debug)]
pub(super) struct SpeechCommand {
    /// The voice's name.
    pub name: String,
    /// Its file, if it is installed.
    pub program: Option<PathBuf>,
    /// The name it was looked for by.
    pub called: String,
    pub template: Template,
    /// How many words a minute it speaks by itself.
    pub natural: u16,
    pub environment: Environment,
    pub limits: Limits,
}

impl SpeechCommand {
    /// Runs it once, in `folder`, for `left` at the longest.
    ///
    /// # Errors
    /// [`SpeechError`].
    pub fn run(&self, with: &Filling, folder: &Path, left: Duration) -> Result<Vec<f32>, SpeechError> {
        let program = self.program.as_ref().ok_or_else(|| self.missing())?;
        let mut invocation = Invocation::new(program).args(self.template.fill(with)).without_environment();
        for (name, value) in self.environment.variables() {
            invocation = invocation.env(name, value);
        }
        let invocation = invocation.env("TMPDIR", folder).in_folder(folder);
        let input =
            if self.template.has_text() { Vec::new() } else { format!("{}\n", with.text).into_bytes() };
        let output = if self.template.has_out() { Output::File(with.out) } else { Output::Stream };
        let is_cancelled = &|| self.environment.cancel.is_cancelled();
        let bounds = Bounds { time: left.min(self.limits.phrase), bytes: self.limits.bytes, is_cancelled };
        let finished = invocation.run(&input, &output, &bounds).map_err(|problem| match problem.kind() {
            io::ErrorKind::NotFound => self.missing(),
            _ => self.failed(format!("it could not be run: {problem}")),
        })?;
        match finished.ending {
            Ending::Exited(status) if !status.success() => {
                Err(self.failed(with_complaint(&described(status), &finished)))
            }
            Ending::TooMuch => Err(self.too_much()),
            Ending::TimedOut | Ending::Cancelled => {
                let limit = if left < self.limits.phrase { self.limits.line } else { self.limits.phrase };
                Err(SpeechError::Slow { voice: self.name.clone(), limit })
            }
            Ending::Exited(_) => self.samples(finished, with.out),
        }
    }

    /// The sound it wrote, as samples.
    fn samples(&self, finished: Finished, out: &Path) -> Result<Vec<f32>, SpeechError> {
        let nothing = self.failed(with_complaint("it produced no sound", &finished));
        let file = if self.template.has_out() {
            // A pipe or device in the file's place is not opened.
            let Ok(file) = files::open_regular(out) else { return Err(nothing) };
            file
        } else {
            finished.stream
        };
        let size = file.metadata().map_or(0, |about| about.len());
        if size > self.limits.bytes {
            return Err(self.too_much());
        }
        sound::mono(&Media::file(&self.name, file), self.limits.longest).map_err(|problem| match problem {
            DecodeError::TooLong { .. } => self.too_much(),
            DecodeError::TooShort { .. } => nothing,
            _ if size == 0 => nothing,
            _ => self.failed("its output is not sound that balm can read".into()),
        })
    }

    pub fn failed(&self, what: String) -> SpeechError {
        SpeechError::Failed { voice: self.name.clone(), what }
    }

    pub fn too_much(&self) -> SpeechError {
        SpeechError::TooMuch { voice: self.name.clone() }
    }

    fn missing(&self) -> SpeechError {
        SpeechError::Missing { voice: self.name.clone(), what: format!("program {} not found", self.called) }
    }
}

fn described(status: ExitStatus) -> String {
    status.code().map_or_else(|| "it crashed".into(), |code| format!("it ended with code {code}"))
}

fn with_complaint(what: &str, finished: &Finished) -> String {
    let complaint = Safe::new(&finished.error_line());
    let complaint: String = complaint.as_str().chars().take(MAX_COMPLAINT).collect();
    if complaint.is_empty() { what.to_owned() } else { format!("{what} ({complaint})") }
}
