//! Another program, run for what it writes, at a bounded cost: time, bytes, nothing waited for that
//! it or its children may never let go of. Never through a shell. `pipes` is its streams.

mod pipes;

use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

use crate::text::Safe;
use pipes::Pipes;
pub(super) use pipes::cannot_wait;

/// How often it is looked at when it says nothing.
const TICK: Duration = Duration::from_millis(5);
/// How long a killed program may take to be gone before it is left to itself.
const DYING: Duration = Duration::from_secs(1);
/// Longest complaint that is shown, in characters.
const SHOWN: usize = 200;

/// What to run, and what it may cost.
pub(super) struct Task<'a> {
    /// Arguments, environment and folder. Its three streams are set here.
    pub command: Command,
    /// What it reads. It need not.
    pub input: &'a [u8],
    /// Time it is given.
    pub limit: Duration,
    /// Bytes it may write.
    pub most: u64,
    /// Where what it writes is looked for.
    pub output: Output<'a>,
    /// Says that it is no longer wanted.
    pub stop: &'a dyn Fn() -> bool,
}

/// Where the sound comes out.
pub(super) enum Output<'a> {
    /// Of its standard output.
    Stream,
    /// In this file. Standard output goes nowhere.
    File(&'a Path),
}

/// How it went.
pub(super) enum Ending {
    /// By itself.
    Ended(ExitStatus),
    /// Its time was over.
    Slow,
    /// It wrote too much.
    TooMuch,
    /// It was no longer wanted.
    Stopped,
}

/// What is left of it.
pub(super) struct Ran {
    /// How it ended.
    pub ending: Ending,
    /// Its standard output from the beginning; empty where that was not asked for.
    pub stream: File,
    complaint: Vec<u8>,
}

impl Ran {
    /// The last line on its standard error that speaks of an error, or else the last, fit to be shown;
    /// empty where there is none.
    pub fn complaint(&self) -> String {
        let text = String::from_utf8_lossy(&self.complaint);
        let lines = || text.lines().rev().map(str::trim).filter(|line| !line.is_empty());
        let line = lines().find(|line| line.to_ascii_lowercase().contains("error")).or(lines().next());
        Safe::new(line.unwrap_or_default()).as_str().chars().take(SHOWN).collect()
    }
}

/// Runs it in a group of its own, and ends that group whatever happens.
///
/// # Errors
/// The system's, when it cannot be started.
pub(super) fn run(mut task: Task) -> io::Result<Ran> {
    use std::os::unix::process::CommandExt;
    let mut stream = tempfile::tempfile()?;
    let wanted = if matches!(task.output, Output::File(_)) { Stdio::null() } else { Stdio::piped() };
    task.command.stdin(Stdio::piped()).stdout(wanted).stderr(Stdio::piped()).process_group(0);
    let mut child = task.command.spawn()?;
    let mut pipes = Pipes::of(&mut child, task.input, &mut stream);
    let ending = watch(&mut child, &mut pipes, &task);
    end(&mut child);
    if matches!(ending, Ok(Ending::Ended(_))) {
        pipes.drain(task.most);
    }
    let (complaint, written) = (pipes.complaint, pipes.written);
    stream.seek(SeekFrom::Start(0))?;
    let ending = if written > task.most { Ending::TooMuch } else { ending? };
    Ok(Ran { ending, stream, complaint })
}

fn watch(child: &mut Child, pipes: &mut Pipes, task: &Task) -> io::Result<Ending> {
    let deadline = Instant::now() + task.limit;
    loop {
        pipes.pump(task.most);
        let large = |path: &Path| path.symlink_metadata().is_ok_and(|file| file.len() > task.most);
        if pipes.written > task.most || matches!(task.output, Output::File(path) if large(path)) {
            return Ok(Ending::TooMuch);
        }
        pipes.close_input();
        if has_ended(child)? {
            // It is dead already: this takes no time. Its group is ended first, while its number
            // can be nobody else's.
            end_group(child);
            return Ok(Ending::Ended(child.wait()?));
        }
        if (task.stop)() {
            return Ok(Ending::Stopped);
        }
        if Instant::now() >= deadline {
            return Ok(Ending::Slow);
        }
        pipes.wait(TICK);
    }
}

/// Whether it has ended. It is left as it is, so that its number stays its own.
fn has_ended(child: &Child) -> io::Result<bool> {
    let Some(pid) = Pid::from_raw(child.id().cast_signed()) else { return Ok(true) };
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    match waitid(WaitId::Pid(pid), options) {
        Ok(status) => Ok(status.is_some()),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(problem) => Err(problem.into()),
    }
}

/// Ends it and all it started, if that has not been done, and waits for it, but not for ever.
pub(super) fn end(child: &mut Child) {
    if child.try_wait().is_ok_and(|status| status.is_some()) {
        return;
    }
    end_group(child);
    let deadline = Instant::now() + DYING;
    while matches!(child.try_wait(), Ok(None)) && Instant::now() < deadline {
        thread::sleep(TICK);
    }
}

fn end_group(child: &Child) {
    if let Some(group) = Pid::from_raw(child.id().cast_signed()) {
        // Fails only when none of them is left.
        let _ = kill_process_group(group, Signal::KILL);
    }
}
