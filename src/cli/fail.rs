//! Failures become words and exit codes, once, here.

use std::process::ExitCode;

use crate::text::Safe;

use super::output;

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
    /// A deed failed: one line, and a hint where there is one.
    Deed {
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
    Told(u8),
    /// Whoever read our output is gone: nothing to say, and nobody to say it to.
    Unheard,
}

impl Failure {
    /// A deed failed.
    pub fn deed(what: impl ToString) -> Self {
        Self::Deed { what: what.to_string(), hint: None, code: 1 }
    }

    /// What was typed cannot be meant.
    pub fn usage(what: impl ToString) -> Self {
        Self::Deed { what: what.to_string(), hint: None, code: 2 }
    }

    /// The routine cannot be played, though its text is in order.
    pub fn routine(what: impl ToString) -> Self {
        Self::Deed { what: what.to_string(), hint: None, code: 3 }
    }

    /// Adds what to do about it.
    pub fn hint(mut self, text: &str) -> Self {
        if let Self::Deed { hint, .. } = &mut self {
            *hint = Some(text.to_owned());
        }
        self
    }

    /// Sets the exit code.
    pub fn code(mut self, exit: u8) -> Self {
        if let Self::Deed { code, .. } = &mut self {
            *code = exit;
        }
        self
    }
}

/// What a routine's listener is told before the report for its author.
const CANNOT_PLAY: &str = "\
This routine cannot be played: there are mistakes in its file.
If you did not write it, please send the lines below to the person who did.
";

/// What failed, and what to do about it.
fn tell(what: &str, hint: Option<&str>) {
    output::complain(&format!("balm: {}", Safe::new(what)));
    if let Some(hint) = hint {
        output::complain(&Safe::new(hint).to_string());
    }
}

impl Failure {
    /// Says it to the author, who can mend it: to them, no word about sending it to one.
    pub fn tell_author(&self) {
        match self {
            Self::Deed { what, hint, .. } => tell(what, hint.as_deref()),
            Self::Routine { report } => output::complain(report.trim_end()),
            Self::Told(_) | Self::Unheard => {}
        }
    }
}

/// Says what there is to say and gives the exit code.
pub fn exit(done: Result<Done, Failure>) -> ExitCode {
    match done {
        Ok(Done::Yes) | Err(Failure::Unheard) => ExitCode::SUCCESS,
        Ok(Done::Found) => ExitCode::FAILURE,
        Ok(Done::Unreadable) => ExitCode::from(2),
        Ok(Done::BySignal(signal)) => ExitCode::from(128 + signal),
        Err(Failure::Told(code)) => ExitCode::from(code),
        Err(Failure::Deed { what, hint, code }) => {
            tell(&what, hint.as_deref());
            ExitCode::from(code)
        }
        Err(Failure::Routine { report }) => {
            output::complain(&format!("{CANNOT_PLAY}\n{}", report.trim_end()));
            ExitCode::from(3)
        }
    }
}
