//! How a verb ended. What is said of it, and the exit code, is in `exit`.

use crate::care::Wording;
use crate::diagnostic::meant;
use crate::display;
use crate::library::{FolderError, SoundError};
use crate::prepare::PrepareError;
use crate::sound::BEDS;
use crate::text::capital;

/// How a verb ended well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// All of it.
    Yes,
    /// Stopped by this signal.
    BySignal(u8),
    /// What was looked through has faults, which have been told.
    Found,
    /// Some of what was named cannot be read, which has been told.
    Unreadable,
}

/// How it failed: what to say, and the code.
#[derive(Debug)]
pub enum Failure {
    /// Something failed: one line, and a hint where there is one.
    Failed {
        /// What failed, naming the file or name it was about.
        what: String,
        /// What to do about it.
        hint: Option<String>,
        /// The exit code.
        code: u8,
    },
    /// The routine has errors: the report, drawn, already safe to show.
    Routine {
        /// The drawn report.
        report: String,
    },
    /// All has been said; the exit code.
    AlreadyReported(u8),
    /// The listener wanted no more of it.
    Stopped,
    /// Whoever read our output is gone: nothing to say, and nobody to say it to.
    BrokenPipe,
}

impl Failure {
    /// Something failed that is neither wrong usage nor a fault of the routine.
    pub fn failed(what: impl ToString) -> Self {
        Self::Failed { what: what.to_string(), hint: None, code: 1 }
    }

    /// What was typed cannot be meant.
    pub fn usage(what: impl ToString) -> Self {
        Self::Failed { what: what.to_string(), hint: None, code: 2 }
    }

    /// The routine cannot be played, though its text is in order.
    pub fn routine(what: impl ToString) -> Self {
        Self::Failed { what: what.to_string(), hint: None, code: 3 }
    }

    /// Adds what to do about it.
    pub fn hint(mut self, text: &str) -> Self {
        if let Self::Failed { hint, .. } = &mut self {
            *hint = Some(text.to_owned());
        }
        self
    }

    /// Sets the exit code.
    pub fn code(mut self, exit: u8) -> Self {
        if let Self::Failed { code, .. } = &mut self {
            *code = exit;
        }
        self
    }
}

impl From<PrepareError> for Failure {
    fn from(error: PrepareError) -> Self {
        match &error {
            PrepareError::Answer(_) | PrepareError::Language(_) => Self::usage(error),
            PrepareError::NotForYou { fitted, language } => {
                let wording = Wording::of(language);
                let why = display::for_you(fitted, &|_| Vec::new(), wording);
                let why: Vec<String> = why.iter().map(ToString::to_string).collect();
                Self::failed(why.join("\n"))
                    .hint(wording.phrase("For something that can be done with this: balm list"))
            }
            PrepareError::UnknownBed { name, known } => {
                let meant =
                    meant(name, BEDS.iter().map(|bed| bed.name).chain(known.iter().map(String::as_str)));
                Self::usage(format!("{error}{meant}")).hint("`balm sounds` lists the beds.")
            }
            PrepareError::Layers { wrong, .. } => {
                Self::usage(&error).hint(&format!("{}.", capital(wrong.help())))
            }
            // The routine is in order; what was typed is not.
            PrepareError::ChosenBed(_) => Self::usage(error).hint("`--bed` takes a sound file."),
            // The file is there, and the error names it.
            PrepareError::Sound(SoundError::File(FolderError::Alike { .. })) => Self::routine(error),
            PrepareError::Sound(_) => Self::routine(error)
                .hint("The routine needs this sound in its folder. Ask its author for the file."),
            PrepareError::Voices(_) => Self::failed(error),
            PrepareError::Cancelled => Self::Stopped,
        }
    }
}
