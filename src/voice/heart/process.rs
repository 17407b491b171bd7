//! The voice "heart" in a process of its own: balm's own program, run once more. Its 140 MB go back to the
//! system when the last line is made, and a fault in it costs a line and not the session. It talks on its
//! standard streams, ends when nobody is left to talk to, and does nothing else.

use std::io::{self, BufRead, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};

use super::wire::{Reply, Request, Task, send};
use super::{Heart, failed};
use crate::sound::Speech;
use crate::unit::Frames;
use crate::voice::child::{cannot_wait, end};
use crate::voice::{Engine, Hush, SpeechError, Utterance};

/// What a line may take, on the slowest computer.
const TIMEOUT: Duration = Duration::from_secs(60);
/// How often is looked whether anybody still waits.
const POLL: Duration = Duration::from_millis(20);
/// No answer, samples aside, is longer, in bytes.
const MAX_REPLY: usize = 1 << 16;
/// No line has more samples.
const MAX_SAMPLES: usize = Speech::LONGEST.millis() as usize * Speech::RATE as usize / 1000;
/// A process that breaks down is started again so often.
const MAX_FAILURES: u8 = 3;

/// The voice "heart", spoken by another process. That is started for the first line and ended by
/// [`Engine::release`].
pub struct HeartProcess {
    program: PathBuf,
    arguments: &'static [&'static str],
    state: Mutex<State>,
    cancel: Hush,
}

#[derive(Default)]
struct State {
    worker: Option<Worker>,
    failures: u8,
}

/// A process that runs.
struct Worker {
    child: Child,
    requests: ChildStdin,
    replies: ChildStdout,
    /// What has been read of its answers and is not used yet.
    read: Vec<u8>,
}

/// Why there is no answer.
enum Lost {
    /// Nobody waits for it any more.
    Cancelled,
    /// It took too long.
    Slow,
    /// The process broke down, or talks nonsense.
    Broken,
}

impl HeartProcess {
    /// Runs `program` with `arguments`, which must come to [`serve`]; `cancel` ends it.
    #[must_use]
    pub fn new(program: PathBuf, arguments: &'static [&'static str], cancel: Hush) -> Self {
        Self { program, arguments, state: Mutex::default(), cancel }
    }

    fn ask(&self, task: Task, utterance: &Utterance) -> Result<(Reply, Vec<i16>), SpeechError> {
        let request = Request::new(task, utterance);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if state.failures >= MAX_FAILURES {
                return Err(failed("it broke down".into()));
            }
            let mut worker = match state.worker.take() {
                Some(worker) => worker,
                None => self.start().map_err(|e| failed(format!("it could not be started: {e}")))?,
            };
            match worker.ask(&request, &self.cancel) {
                Ok((Reply::Failed(problem), _)) => {
                    state.worker = Some(worker);
                    return Err(problem);
                }
                Ok(reply) => {
                    *state = State { worker: Some(worker), failures: 0 };
                    return Ok(reply);
                }
                Err(Lost::Cancelled) => return Err(failed("nobody waits for it".into())),
                Err(Lost::Slow) => {
                    state.failures += 1;
                    return Err(SpeechError::Slow { voice: Heart::NAME.into(), limit: TIMEOUT });
                }
                Err(Lost::Broken) => state.failures += 1,
            }
        }
    }

    fn start(&self) -> io::Result<Worker> {
        use std::os::unix::process::CommandExt;
        let mut command = Command::new(&self.program);
        // In a group of its own: what is typed to end a session is for the session, which ends this.
        command.args(self.arguments).process_group(0);
        // With it the library that runs the network writes its times to standard output, for which we answer.
        command.env_remove("RTEN_TIMING");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let streams = (child.stdin.take(), child.stdout.take());
        let (Some(requests), Some(replies)) = streams else { return Err(io::ErrorKind::BrokenPipe.into()) };
        let worker = Worker { child, requests, replies, read: Vec::new() };
        if cannot_wait(&worker.replies) { Ok(worker) } else { Err(io::ErrorKind::Unsupported.into()) }
    }
}

impl Engine for HeartProcess {
    fn name(&self) -> &str {
        Heart::NAME
    }

    fn identity(&self) -> String {
        Heart::IDENTITY.into()
    }

    fn speaks(&self, language: &str) -> bool {
        Heart::reads(language)
    }

    fn measure(&self, utterance: &Utterance) -> Option<Result<Frames, SpeechError>> {
        Some(self.ask(Task::Measure, utterance).and_then(|(reply, _)| match reply {
            Reply::Length(frames) => Ok(Frames(frames)),
            _ => Err(failed("it answered another question".into())),
        }))
    }

    fn speak(&self, utterance: &Utterance) -> Result<Speech, SpeechError> {
        let (reply, samples) = self.ask(Task::Speak, utterance)?;
        match reply {
            Reply::Samples(_) => Ok(Speech { samples: samples.into() }),
            _ => Err(failed("it answered another question".into())),
        }
    }

    fn release(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).worker = None;
    }
}

impl Worker {
    fn ask(&mut self, request: &Request, cancel: &Hush) -> Result<(Reply, Vec<i16>), Lost> {
        let deadline = Instant::now() + TIMEOUT;
        // It reads all of a request before it works: this never waits for long.
        send(&mut self.requests, request).map_err(|_| Lost::Broken)?;
        let end = loop {
            match self.read.iter().position(|byte| *byte == b'\n') {
                Some(end) => break end,
                None if self.read.len() > MAX_REPLY => return Err(Lost::Broken),
                None => self.more(deadline, cancel)?,
            }
        };
        let reply = serde_json::from_slice(&self.read[..end]).map_err(|_| Lost::Broken)?;
        self.read.drain(..=end);
        let Reply::Samples(count) = reply else { return Ok((reply, Vec::new())) };
        if count > MAX_SAMPLES {
            return Err(Lost::Broken);
        }
        while self.read.len() < 2 * count {
            self.more(deadline, cancel)?;
        }
        let pairs = self.read.chunks_exact(2).take(count);
        let samples = pairs.map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
        self.read.drain(..2 * count);
        Ok((reply, samples))
    }

    /// Reads on, as soon as there is something.
    fn more(&mut self, deadline: Instant, cancel: &Hush) -> Result<(), Lost> {
        let mut bytes = [0; 64 * 1024];
        loop {
            match self.replies.read(&mut bytes) {
                Ok(0) => return Err(Lost::Broken),
                Ok(count) => {
                    self.read.extend_from_slice(&bytes[..count]);
                    return Ok(());
                }
                Err(e) if matches!(e.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted) => {}
                Err(_) => return Err(Lost::Broken),
            }
            if cancel.is_called() {
                return Err(Lost::Cancelled);
            }
            if Instant::now() >= deadline {
                return Err(Lost::Slow);
            }
            let timeout = POLL.try_into().ok();
            // Interrupted or not, the deadline holds.
            let _ = poll(&mut [PollFd::new(&self.replies, PollFlags::IN)], timeout.as_ref());
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Answers what is asked on `input`, until that ends. What a [`HeartProcess`] runs.
///
/// # Errors
/// When `output` is not read any more, or `input` is not what a [`HeartProcess`] sends.
pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let heart = Heart::default();
    for line in input.lines() {
        let request: Request = serde_json::from_str(&line?)?;
        let task = request.task;
        let utterance = request.utterance();
        let (reply, samples) = match task {
            Task::Measure => match heart.length(&utterance) {
                Ok(length) => (Reply::Length(length.0), Vec::new()),
                Err(problem) => (Reply::Failed(problem), Vec::new()),
            },
            Task::Speak => match heart.speak(&utterance) {
                Ok(speech) => {
                    let bytes = speech.samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
                    (Reply::Samples(speech.samples.len()), bytes)
                }
                Err(problem) => (Reply::Failed(problem), Vec::new()),
            },
        };
        send(&mut output, &reply)?;
        output.write_all(&samples)?;
        output.flush()?;
    }
    Ok(())
}
