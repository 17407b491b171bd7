//! The voice "heart" in a separate process: balm's own program, run once more. Its 140 MB are freed when the
//! last line is spoken, and a crash costs a line and not the session.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::wire::{Reply, Request, Task, line};
use super::{Heart, failed};
use crate::process::{CancelToken, Conversation, Invocation, NoReply};
use crate::sound::Speech;
use crate::unit::Frames;
use crate::voice::engine::{Engine, SpeechError};
use crate::voice::utterance::Utterance;

/// How long a line may take, on the slowest computer.
const TIMEOUT: Duration = Duration::from_secs(60);
/// The longest reply without its samples, in bytes.
const MAX_REPLY: usize = 1 << 16;
/// The most samples of a line.
const MAX_SAMPLES: usize = Speech::MAX_LENGTH.millis() as usize * Speech::RATE as usize / 1000;
/// After this many crashes in a row the process is not started again.
const MAX_FAILURES: u8 = 3;

/// The voice "heart", spoken by another process. It starts for the first line, and [`Engine::release`] ends
/// it.
pub struct HeartProcess {
    program: PathBuf,
    arguments: &'static [&'static str],
    state: Mutex<State>,
    cancel: CancelToken,
}

#[derive(Default)]
struct State {
    worker: Option<Conversation>,
    failures: u8,
}

impl HeartProcess {
    /// Runs `program` with `arguments`, which must call [`serve`]; `cancel` ends it.
    #[must_use]
    pub fn new(program: PathBuf, arguments: &'static [&'static str], cancel: CancelToken) -> Self {
        Self { program, arguments, state: Mutex::default(), cancel }
    }

    fn ask(&self, task: Task, utterance: &Utterance) -> Result<(Reply, Vec<i16>), SpeechError> {
        let request = Request { task, utterance: utterance.clone() };
        let request = line(&request).map_err(|e| failed(e.to_string()))?;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if state.failures >= MAX_FAILURES {
                return Err(failed("it crashed".into()));
            }
            let mut worker = match state.worker.take() {
                Some(worker) => worker,
                None => self.start().map_err(|e| failed(format!("it could not be started: {e}")))?,
            };
            match self.exchange(&mut worker, &request) {
                Ok((Reply::Failed(problem), _)) => {
                    state.worker = Some(worker);
                    return Err(problem);
                }
                Ok(reply) => {
                    *state = State { worker: Some(worker), failures: 0 };
                    return Ok(reply);
                }
                Err(NoReply::Cancelled) => return Err(failed("it was cancelled".into())),
                Err(NoReply::TimedOut) => {
                    state.failures += 1;
                    return Err(SpeechError::Slow { voice: Heart::NAME.into(), limit: TIMEOUT });
                }
                Err(NoReply::Broken) => state.failures += 1,
            }
        }
    }

    fn start(&self) -> io::Result<Conversation> {
        // With RTEN_TIMING the network's library writes to standard output, which carries the replies.
        Invocation::new(&self.program).args(self.arguments).without("RTEN_TIMING").converse()
    }

    fn exchange(&self, worker: &mut Conversation, request: &[u8]) -> Result<(Reply, Vec<i16>), NoReply> {
        let deadline = Instant::now() + TIMEOUT;
        worker.send(request)?;
        let reply = worker.line(MAX_REPLY, deadline, &self.cancel)?;
        let reply = serde_json::from_slice(&reply).map_err(|_| NoReply::Broken)?;
        let Reply::Samples(count) = reply else { return Ok((reply, Vec::new())) };
        if count > MAX_SAMPLES {
            return Err(NoReply::Broken);
        }
        let bytes = worker.bytes(2 * count, deadline, &self.cancel)?;
        let samples = bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]));
        Ok((reply, samples.collect()))
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
            _ => Err(failed("it answered a different request".into())),
        }))
    }

    fn speak(&self, utterance: &Utterance) -> Result<Speech, SpeechError> {
        match self.ask(Task::Speak, utterance)? {
            (Reply::Samples(_), samples) => Ok(Speech { samples: samples.into() }),
            _ => Err(failed("it answered a different request".into())),
        }
    }

    fn release(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).worker = None;
    }
}

/// Answers requests from `input` until it ends. This is what a [`HeartProcess`] runs.
///
/// # Errors
/// When `output` cannot be written, or `input` is not from a [`HeartProcess`].
pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let heart = Heart::default();
    for request in input.lines() {
        let Request { task, utterance } = serde_json::from_str(&request?)?;
        let mut samples = Vec::new();
        let reply = match task {
            Task::Measure => heart.length(&utterance).map(|length| Reply::Length(length.0)),
            Task::Speak => heart.speak(&utterance).map(|speech| {
                samples = speech.samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
                Reply::Samples(speech.samples.len())
            }),
        };
        output.write_all(&line(&reply.unwrap_or_else(Reply::Failed))?)?;
        output.write_all(&samples)?;
        output.flush()?;
    }
    Ok(())
}
