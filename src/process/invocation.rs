//! What to start: a program file, its arguments and its surroundings.

use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitStatus};

use super::conversation::Conversation;
use super::run::{self, Bounds, Finished, Output};

/// One program to start. Its file should come from [`super::find_program`].
pub struct Invocation(Command);

impl Invocation {
    /// Of the program in this file, in balm's own environment and folder.
    #[must_use]
    pub fn new(program: &Path) -> Self {
        Self(Command::new(program))
    }

    /// Adds arguments.
    #[must_use]
    pub fn args(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.0.args(arguments);
        self
    }

    /// Takes every variable away that is not set after this.
    #[must_use]
    pub fn without_environment(mut self) -> Self {
        self.0.env_clear();
        self
    }

    /// Sets one variable.
    #[must_use]
    pub fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Takes one variable away.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.env_remove(name);
        self
    }

    /// The folder it runs in.
    #[must_use]
    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// Runs it until it ends or exceeds its bounds. It may read `input`.
    ///
    /// # Errors
    /// The system's, when it cannot be started or watched.
    pub fn run(self, input: &[u8], output: &Output, bounds: &Bounds) -> io::Result<Finished> {
        run::run(self.0, input, output, bounds)
    }

    /// Starts it as a server that answers requests on its standard streams.
    ///
    /// # Errors
    /// The system's, when it cannot be started.
    pub fn converse(self) -> io::Result<Conversation> {
        Conversation::start(self.0)
    }

    /// Becomes it: balm is over, and its terminal, its number and its exit code are the program's. The system's error
    /// is given back where it cannot be started.
    pub fn become_it(mut self) -> io::Error {
        self.0.exec()
    }

    /// Runs it in the user's terminal, for as long as the user works with it.
    ///
    /// # Errors
    /// The system's, when it cannot be started.
    pub fn interact(mut self) -> io::Result<ExitStatus> {
        self.0.status()
    }
}
