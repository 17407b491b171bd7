//! Runs a program once, within bounds.

use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::group::{self, Group};
use super::pipes::Pipes;

/// How often a silent program is checked.
const POLL: Duration = Duration::from_millis(5);

/// What a program may cost, besides memory, which has one limit for all.
pub struct Bounds<'a> {
    /// How long it may run.
    pub time: Duration,
    /// How many bytes it may write.
    pub bytes: u64,
    /// Whether its result is no longer needed.
    pub is_cancelled: &'a dyn Fn() -> bool,
}

/// Where a program writes its result.
pub enum Output<'a> {
    /// To its standard output.
    Stream,
    /// To this file. Its standard output is discarded.
    File(&'a Path),
}

/// Why a program ended.
pub enum Ending {
    /// By itself.
    Exited(ExitStatus),
    /// Its time was over.
    TimedOut,
    /// It wrote too much.
    TooMuch,
    /// It was cancelled.
    Cancelled,
}

/// A program that has ended.
pub struct Finished {
    /// Why it ended.
    pub ending: Ending,
    /// Its standard output from the beginning; empty with [`Output::File`].
    pub stream: File,
    stderr: Vec<u8>,
}

impl Finished {
    /// The last line of its standard error that mentions an error, or else the last line; empty if there is
    /// none. It may contain anything: make it safe before you show it.
    #[must_use]
    pub fn error_line(&self) -> String {
        let text = String::from_utf8_lossy(&self.stderr);
        let lines = || text.lines().rev().map(str::trim).filter(|line| !line.is_empty());
        let line = lines().find(|line| line.to_ascii_lowercase().contains("error")).or(lines().next());
        line.unwrap_or_default().to_owned()
    }
}

pub(super) fn run(
    mut command: Command,
    input: &[u8],
    output: &Output,
    bounds: &Bounds,
) -> io::Result<Finished> {
    let mut stream = tempfile::tempfile()?;
    let stdout = if matches!(output, Output::File(_)) { Stdio::null() } else { Stdio::piped() };
    command.stdin(Stdio::piped()).stdout(stdout).stderr(Stdio::piped());
    let mut group = group::start(&mut command)?;
    let mut pipes = Pipes::of(&mut group.leader, input, &mut stream);
    let ending = watch(&mut group, &mut pipes, output, bounds);
    drop(group);
    if matches!(ending, Ok(Ending::Exited(_))) {
        pipes.drain(bounds.bytes);
    }
    let (stderr, too_much) = (pipes.stderr_tail, pipes.is_over);
    stream.seek(SeekFrom::Start(0))?;
    let ending = if too_much { Ending::TooMuch } else { ending? };
    Ok(Finished { ending, stream, stderr })
}

fn watch(group: &mut Group, pipes: &mut Pipes, output: &Output, bounds: &Bounds) -> io::Result<Ending> {
    let deadline = Instant::now() + bounds.time;
    let is_large = |path: &Path| path.symlink_metadata().is_ok_and(|file| file.len() > bounds.bytes);
    loop {
        pipes.pump(bounds.bytes);
        if pipes.is_over || matches!(output, Output::File(path) if is_large(path)) {
            return Ok(Ending::TooMuch);
        }
        pipes.close_finished_input();
        if group.has_ended()? {
            // Its group is killed before it is reaped: until then no other group can have its number.
            group.kill();
            return Ok(Ending::Exited(group.leader.wait()?));
        }
        if (bounds.is_cancelled)() {
            return Ok(Ending::Cancelled);
        }
        if Instant::now() >= deadline {
            return Ok(Ending::TimedOut);
        }
        pipes.wait(POLL);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::process::Invocation;
    use std::io::Read;

    #[test]
    fn memory_is_limited() {
        let bounds = Bounds { time: Duration::from_secs(10), bytes: 10_000, is_cancelled: &|| false };
        let script = "sleep 0.2; ulimit -d";
        let shell = Invocation::new(Path::new("/bin/sh")).args(["-c", script]);
        let mut finished = shell.run(&[], &Output::Stream, &bounds).expect("a shell");
        let mut said = String::new();
        finished.stream.read_to_string(&mut said).expect("its output");
        assert_eq!(said.trim(), (8_u64 << 20).to_string(), "kilobytes");
    }
}
