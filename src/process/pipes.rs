//! The standard streams of a running program, moved without ever blocking on them.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

/// How often an ended program's pipes are checked for more.
const POLL: Duration = Duration::from_millis(5);
/// How long an ended program's pipes are drained: somebody outside its group may still hold them.
const DRAIN_TIMEOUT: Duration = Duration::from_millis(200);
/// How much of the end of standard error is kept, in bytes.
const MAX_STDERR: usize = 4096;
/// What is read at once, in bytes, and how often before other streams have their turn.
const CHUNK: usize = 16 * 1024;
const MAX_CHUNKS: usize = 64;

/// Our ends of a program's streams. Only [`Pipes::wait`] and [`Pipes::drain`] take time.
pub(super) struct Pipes<'a> {
    stdin: Option<ChildStdin>,
    stdout: Option<ChildStdout>,
    stderr: Option<ChildStderr>,
    /// What the program has not read yet.
    input: &'a [u8],
    /// Where its standard output goes.
    stream: &'a mut File,
    written: u64,
    /// Whether it wrote more than it may, or than the disk has room for.
    pub is_over: bool,
    /// The end of its standard error.
    pub stderr_tail: Vec<u8>,
}

impl<'a> Pipes<'a> {
    /// Takes the child's streams. A stream that cannot be made non-blocking is closed.
    pub fn of(child: &mut Child, input: &'a [u8], stream: &'a mut File) -> Self {
        Self {
            stdin: child.stdin.take().filter(set_nonblocking),
            stdout: child.stdout.take().filter(set_nonblocking),
            stderr: child.stderr.take().filter(set_nonblocking),
            input,
            stream,
            written: 0,
            is_over: false,
            stderr_tail: Vec::new(),
        }
    }

    /// Closes standard input once the program has read all of it.
    pub fn close_finished_input(&mut self) {
        if self.input.is_empty() {
            self.stdin = None;
        }
    }

    /// Moves what can be moved at once, a megabyte of each stream at most.
    pub fn pump(&mut self, max_bytes: u64) {
        while let Some(stdin) = self.stdin.as_mut().filter(|_| !self.input.is_empty()) {
            match stdin.write(self.input) {
                Ok(taken) => self.input = &self.input[taken..],
                Err(problem) if is_temporary(&problem) => break,
                // The program does not read its input, which is its own choice.
                Err(_) => self.stdin = None,
            }
        }
        let mut bytes = [0; CHUNK];
        for _ in 0..MAX_CHUNKS {
            let Some(count) = read_some(&mut self.stdout, &mut bytes) else { break };
            self.written += count as u64;
            if self.written > max_bytes || self.stream.write_all(&bytes[..count]).is_err() {
                self.is_over = true;
                return;
            }
        }
        for _ in 0..MAX_CHUNKS {
            let Some(count) = read_some(&mut self.stderr, &mut bytes) else { break };
            self.stderr_tail.extend_from_slice(&bytes[..count]);
            let over = self.stderr_tail.len().saturating_sub(MAX_STDERR);
            self.stderr_tail.drain(..over);
        }
    }

    /// Reads what was written before the program ended.
    pub fn drain(&mut self, max_bytes: u64) {
        let deadline = Instant::now() + DRAIN_TIMEOUT;
        while !self.is_over {
            self.pump(max_bytes);
            if (self.stdout.is_none() && self.stderr.is_none()) || Instant::now() >= deadline {
                return;
            }
            self.wait(POLL);
        }
    }

    /// Waits until a stream can be moved, for `timeout` at the longest.
    pub fn wait(&self, timeout: Duration) {
        let mut streams = Vec::with_capacity(3);
        if let Some(stdin) = self.stdin.as_ref().filter(|_| !self.input.is_empty()) {
            streams.push(PollFd::new(stdin, PollFlags::OUT));
        }
        streams.extend(self.stdout.as_ref().map(|stream| PollFd::new(stream, PollFlags::IN)));
        streams.extend(self.stderr.as_ref().map(|stream| PollFd::new(stream, PollFlags::IN)));
        if streams.is_empty() || poll(&mut streams, timeout.try_into().ok().as_ref()).is_err() {
            thread::sleep(timeout);
        }
    }
}

/// Reads once. `None` if nothing is there now; a stream that has ended is closed.
fn read_some<R: Read>(stream: &mut Option<R>, bytes: &mut [u8]) -> Option<usize> {
    match stream.as_mut()?.read(bytes) {
        Ok(count) if count > 0 => Some(count),
        Err(problem) if is_temporary(&problem) => None,
        _ => {
            *stream = None;
            None
        }
    }
}

/// Whether a stream that gave this error can be tried again.
pub(super) fn is_temporary(problem: &io::Error) -> bool {
    matches!(problem.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
}

/// Makes reads and writes return at once; whether that worked.
pub(super) fn set_nonblocking(stream: &impl AsFd) -> bool {
    fcntl_getfl(stream).and_then(|flags| fcntl_setfl(stream, flags | OFlags::NONBLOCK)).is_ok()
}
