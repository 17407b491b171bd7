//! The streams of a running program, moved without ever waiting for it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

/// How often is looked whether there is more.
const TICK: Duration = Duration::from_millis(5);
/// What is still in its pipes when it has ended is waited for this long.
const GRACE: Duration = Duration::from_millis(200);
/// The last of its complaints that is kept, in bytes.
const COMPLAINT: usize = 4096;

/// The ends of its streams that are ours. Nothing here waits, but [`Pipes::wait`].
pub(super) struct Pipes<'a> {
    stdin: Option<ChildStdin>,
    stdout: Option<ChildStdout>,
    stderr: Option<ChildStderr>,
    /// What is still to be read by it.
    input: &'a [u8],
    stream: &'a mut File,
    /// Bytes of its output; all there can be where they no longer fit on the disk.
    pub written: u64,
    /// The last of its complaints.
    pub complaint: Vec<u8>,
}

impl<'a> Pipes<'a> {
    /// Takes them from the child. Its output goes into `stream`.
    pub fn of(child: &mut Child, input: &'a [u8], stream: &'a mut File) -> Self {
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        // A stream that would make us wait is done without.
        let stdin = stdin.filter(cannot_wait);
        let stdout = stdout.filter(cannot_wait);
        let stderr = stderr.filter(cannot_wait);
        Self { stdin, stdout, stderr, input, stream, written: 0, complaint: Vec::new() }
    }

    /// Ends what it reads, once it has read it.
    pub fn close_input(&mut self) {
        if self.input.is_empty() {
            self.stdin = None;
        }
    }

    /// Moves what can be moved at once, a megabyte at most.
    pub fn pump(&mut self, most: u64) {
        while let Some(stdin) = self.stdin.as_mut().filter(|_| !self.input.is_empty()) {
            match stdin.write(self.input) {
                Ok(taken) => self.input = &self.input[taken..],
                Err(problem) if passes(&problem) => break,
                // It does not read, and need not.
                Err(_) => self.stdin = None,
            }
        }
        let mut bytes = [0; 16 * 1024];
        for _ in 0..64 {
            let Some(count) = take(&mut self.stdout, &mut bytes) else { break };
            self.written += count as u64;
            if self.written > most || self.stream.write_all(&bytes[..count]).is_err() {
                self.written = u64::MAX;
                return;
            }
        }
        for _ in 0..64 {
            let Some(count) = take(&mut self.stderr, &mut bytes) else { break };
            self.complaint.extend_from_slice(&bytes[..count]);
            let over = self.complaint.len().saturating_sub(COMPLAINT);
            self.complaint.drain(..over);
        }
    }

    /// What was written before the end. Somebody who was not in the group may still hold the pipes.
    pub fn drain(&mut self, most: u64) {
        let deadline = Instant::now() + GRACE;
        while self.written <= most {
            self.pump(most);
            if (self.stdout.is_none() && self.stderr.is_none()) || Instant::now() >= deadline {
                return;
            }
            self.wait(TICK);
        }
    }

    /// Until a stream can be moved, `most` at the longest.
    pub fn wait(&self, most: Duration) {
        let mut streams = Vec::with_capacity(3);
        if let Some(stdin) = self.stdin.as_ref().filter(|_| !self.input.is_empty()) {
            streams.push(PollFd::new(stdin, PollFlags::OUT));
        }
        streams.extend(self.stdout.as_ref().map(|stream| PollFd::new(stream, PollFlags::IN)));
        streams.extend(self.stderr.as_ref().map(|stream| PollFd::new(stream, PollFlags::IN)));
        let timeout = most.try_into().ok();
        if streams.is_empty() || poll(&mut streams, timeout.as_ref()).is_err() {
            thread::sleep(most);
        }
    }
}

/// Reads once. `None`: nothing now; the stream is let go where there will be nothing any more.
fn take<R: Read>(stream: &mut Option<R>, bytes: &mut [u8]) -> Option<usize> {
    match stream.as_mut()?.read(bytes) {
        Ok(count) if count > 0 => Some(count),
        Err(problem) if passes(&problem) => None,
        _ => {
            *stream = None;
            None
        }
    }
}

fn passes(problem: &io::Error) -> bool {
    matches!(problem.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
}

/// Makes reading and writing it return at once; whether that could be done.
pub fn cannot_wait(stream: &impl std::os::fd::AsFd) -> bool {
    fcntl_getfl(stream).and_then(|flags| fcntl_setfl(stream, flags | OFlags::NONBLOCK)).is_ok()
}
