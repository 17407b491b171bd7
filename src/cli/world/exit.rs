//! Failures become words and exit codes, once, here.

use std::process::ExitCode;

use crate::text::Safe;

use super::failure::{Done, Failure};
use super::{interrupt, output};

/// What a routine's listener is told before the report for its author.
const CANNOT_PLAY: &str = "\
This routine cannot be played: there are mistakes in its file.
If you did not write it, please send the lines below to the person who did.
";

/// What failed, and what to do about it.
fn tell(what: &str, hint: Option<&str>) {
    output::warn(what);
    if let Some(hint) = hint {
        output::complain(&Safe::new(hint).to_string());
    }
}

impl Failure {
    /// Says it to the author, who can mend it: to them, no word about sending it to one.
    pub fn tell_author(&self) {
        match self {
            Self::Failed { what, hint, .. } => tell(what, hint.as_deref()),
            Self::Routine { report } => output::complain(report.trim_end()),
            Self::AlreadyReported(_) | Self::Stopped | Self::BrokenPipe => {}
        }
    }
}

/// Says what there is to say and gives the exit code.
pub fn exit(done: Result<Done, Failure>) -> ExitCode {
    let done = match done {
        Err(Failure::Stopped) => Ok(interrupt::stopped()),
        done => done,
    };
    match done {
        Ok(Done::Yes) | Err(Failure::BrokenPipe | Failure::Stopped) => ExitCode::SUCCESS,
        Ok(Done::Found) => ExitCode::FAILURE,
        Ok(Done::Unreadable) => ExitCode::from(2),
        Ok(Done::BySignal(signal)) => ExitCode::from(128 + signal),
        Err(Failure::AlreadyReported(code)) => ExitCode::from(code),
        Err(Failure::Failed { what, hint, code }) => {
            tell(&what, hint.as_deref());
            ExitCode::from(code)
        }
        Err(Failure::Routine { report }) => {
            output::complain(&format!("{CANNOT_PLAY}\n{}", report.trim_end()));
            ExitCode::from(3)
        }
    }
}
