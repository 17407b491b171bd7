//! A program that stays, and answers one request after the other.

use std::io::{self, Read, Write};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};

use super::cancel_token::CancelToken;
use super::group::{self, Group};
use super::pipes::{is_temporary, set_nonblocking};

/// How often it is checked whether the answer is still needed.
const POLL: Duration = Duration::from_millis(20);
/// What is read at once, in bytes.
const CHUNK: usize = 64 * 1024;

/// A running program that reads requests and writes replies. Dropped, it is ended with all it started.
pub struct Conversation {
    requests: ChildStdin,
    replies: ChildStdout,
    /// What was read of its replies and not used yet.
    buffer: Vec<u8>,
    /// Ended when this is dropped.
    _group: Group,
}

/// Why there is no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReply {
    /// It is no longer needed.
    Cancelled,
    /// It took too long.
    TimedOut,
    /// The program ended, or wrote more than it may.
    Broken,
}

impl Conversation {
    /// Starts it in a process group of its own: Ctrl-C is meant for balm, which then ends it.
    pub(super) fn start(mut command: Command) -> io::Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut group = group::start(&mut command)?;
        let streams = (group.leader.stdin.take(), group.leader.stdout.take());
        let (Some(requests), Some(replies)) = streams else { return Err(io::ErrorKind::BrokenPipe.into()) };
        let conversation = Self { requests, replies, buffer: Vec::new(), _group: group };
        let is_ready = set_nonblocking(&conversation.replies);
        if is_ready { Ok(conversation) } else { Err(io::ErrorKind::Unsupported.into()) }
    }

    /// Sends a request. The program should read all of it before it works: this has no time limit.
    ///
    /// # Errors
    /// [`NoReply::Broken`] when it no longer reads.
    pub fn send(&mut self, request: &[u8]) -> Result<(), NoReply> {
        self.requests.write_all(request).map_err(|_| NoReply::Broken)
    }

    /// The next line it writes, of at most about `max` bytes, without its end.
    ///
    /// # Errors
    /// [`NoReply`].
    pub fn line(&mut self, max: usize, deadline: Instant, cancel: &CancelToken) -> Result<Vec<u8>, NoReply> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let mut line: Vec<u8> = self.buffer.drain(..=end).collect();
                line.pop();
                return Ok(line);
            }
            if self.buffer.len() > max {
                return Err(NoReply::Broken);
            }
            self.read_more(deadline, cancel)?;
        }
    }

    /// The next `count` bytes it writes.
    ///
    /// # Errors
    /// [`NoReply`].
    pub fn bytes(
        &mut self,
        count: usize,
        deadline: Instant,
        cancel: &CancelToken,
    ) -> Result<Vec<u8>, NoReply> {
        while self.buffer.len() < count {
            self.read_more(deadline, cancel)?;
        }
        Ok(self.buffer.drain(..count).collect())
    }

    /// Reads once, as soon as something is there.
    fn read_more(&mut self, deadline: Instant, cancel: &CancelToken) -> Result<(), NoReply> {
        let mut bytes = [0; CHUNK];
        loop {
            match self.replies.read(&mut bytes) {
                Ok(0) => return Err(NoReply::Broken),
                Ok(count) => {
                    self.buffer.extend_from_slice(&bytes[..count]);
                    return Ok(());
                }
                Err(problem) if is_temporary(&problem) => {}
                Err(_) => return Err(NoReply::Broken),
            }
            if cancel.is_cancelled() {
                return Err(NoReply::Cancelled);
            }
            if Instant::now() >= deadline {
                return Err(NoReply::TimedOut);
            }
            // Interrupted or not, the deadline holds.
            let _ = poll(&mut [PollFd::new(&self.replies, PollFlags::IN)], POLL.try_into().ok().as_ref());
        }
    }
}
