//! Another process of balm, asked to look at what comes from strangers, with little memory and time: whatever that does
//! to it, it does not do to this one.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::process::{Bounds, Ending, Invocation, Output};

use super::interrupt;

/// What came of a question.
pub enum Answered {
    /// What it said, whole.
    Answer(Vec<u8>),
    /// The listener stopped it.
    Cancelled,
    /// It took too long.
    TimedOut,
    /// It failed, or said more than it may.
    Failed,
}

/// Asks one that is started with these arguments. It may take so long, and answer with so many bytes.
///
/// # Errors
/// When it cannot be started.
pub fn ask(args: &[&str], question: &[u8], (time, most): (Duration, u64)) -> io::Result<Answered> {
    let program = itself().ok_or_else(|| io::Error::other("balm cannot find itself"))?;
    let bounds = Bounds { time, bytes: most, is_cancelled: &|| interrupt::stopped_by().is_some() };
    let mut ran = Invocation::new(&program).args(args).run(question, &Output::Stream, &bounds)?;
    let mut answer = Vec::new();
    Ok(match ran.ending {
        Ending::Exited(status) if status.success() && ran.stream.read_to_end(&mut answer).is_ok() => {
            Answered::Answer(answer)
        }
        Ending::Cancelled => Answered::Cancelled,
        Ending::TimedOut => Answered::TimedOut,
        Ending::Exited(_) | Ending::TooMuch => Answered::Failed,
    })
}

/// balm's own program as it runs now: its file may have been replaced since.
pub fn itself() -> Option<PathBuf> {
    let running = Path::new("/proc/self/exe");
    if running.exists() { Some(running.to_owned()) } else { std::env::current_exe().ok() }
}
