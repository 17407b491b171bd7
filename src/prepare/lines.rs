//! Lines → lengths: the voices find out how long each line is and speak the first one, on a thread.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::routine::{Delivery, Line};
use crate::sound::Clip;
use crate::unit::Frames;
use crate::voice::{Casting, SpeechError};

use super::{PrepareError, Prepared};

/// How long a voice gets to end its program when it is cancelled.
const CANCEL_TIMEOUT: Duration = Duration::from_millis(300);
/// How often a waiting caller can cancel.
const POLL: Duration = Duration::from_millis(50);
/// Waiting for longer than this needs an explanation.
const SLOW: Duration = Duration::from_millis(1500);

/// Progress while the voices get ready.
#[derive(Clone, Copy, Debug)]
pub enum Wait<'a> {
    /// They are still at work.
    Working,
    /// They take long. Told once.
    Slow,
    /// One of them failed, and others were tried. Told at the end.
    Trouble(&'a SpeechError),
}

/// Receives progress and answers whether to continue.
pub(super) type Waiter<'w> = dyn FnMut(Wait<'_>) -> bool + 'w;

/// Voices at work on a thread.
pub(super) struct Asked {
    answers: Receiver<Answer>,
    /// How long each line is, as far as that is known.
    pub known: Vec<Option<Frames>>,
    /// When [`Wait::Slow`] is due.
    slow_at: Option<Instant>,
}

enum Answer {
    /// How long the lines of the first step are, and its first spoken line with its number.
    FirstStep(Vec<Option<Frames>>, Option<(usize, Clip)>),
    /// Everything, and the first spoken line where the first step has none.
    All(Casting, Option<(usize, Clip)>),
}

impl Prepared {
    /// Whether some lines are recordings.
    #[must_use]
    pub fn has_recordings(&self) -> bool {
        self.script.lines.iter().any(|line| line.delivery == Delivery::Spoken && line.audio.is_some())
    }

    /// Whether the length of every line is known.
    #[must_use]
    pub fn is_resolved(&self) -> bool {
        self.asked.is_none() && self.casting.is_settled() && self.fit.is_none()
    }

    /// Finds a voice and the length for every line, and fits the session where that was asked for.
    /// `waiter` is called about twenty times a second and answers whether that is still wanted.
    ///
    /// # Errors
    /// [`PrepareError::Cancelled`] where it is not.
    pub fn resolve_lines(&mut self, waiter: &mut Waiter<'_>) -> Result<(), PrepareError> {
        self.resolve_all(waiter)?;
        if let Some(target) = self.fit {
            self.fit_to(target);
            self.resolve_all(waiter)?;
            self.fit = None;
        }
        Ok(())
    }

    /// The same for the first step, of which the first line is spoken too; the voices go on meanwhile. A
    /// session that is to be fitted has no first step before everything is known: this then does nothing.
    ///
    /// # Errors
    /// [`PrepareError::Cancelled`] if the caller cancels.
    pub fn resolve_first_lines(&mut self, waiter: &mut Waiter<'_>) -> Result<(), PrepareError> {
        if self.is_resolved() || self.fit.is_some() {
            return Ok(());
        }
        self.ask()?;
        self.wait(waiter)
    }

    fn resolve_all(&mut self, waiter: &mut Waiter<'_>) -> Result<(), PrepareError> {
        if self.asked.is_none() {
            if self.casting.is_settled() {
                return Ok(());
            }
            self.ask()?;
        }
        while self.asked.is_some() {
            self.wait(waiter)?;
        }
        for trouble in self.casting.troubles() {
            waiter(Wait::Trouble(trouble));
        }
        Ok(())
    }

    /// Sets the voices to work.
    fn ask(&mut self) -> Result<(), PrepareError> {
        let (to, answers) = channel();
        let mut casting = std::mem::take(&mut self.casting);
        let lines = self.script.lines_of_first_step();
        let work = move || {
            casting.settle_first(lines);
            let first = casting.first_clip();
            let has_words = first.is_some();
            if to.send(Answer::FirstStep(casting.known_lengths(), first)).is_ok() {
                casting.settle();
                let first = if has_words { None } else { casting.first_clip() };
                let _ = to.send(Answer::All(casting, first));
            }
        };
        std::thread::Builder::new().name("balm-voices".into()).spawn(work).map_err(PrepareError::Voices)?;
        self.asked = Some(Asked { answers, known: Vec::new(), slow_at: Some(Instant::now() + SLOW) });
        Ok(())
    }

    /// Waits for the next answer.
    fn wait(&mut self, waiter: &mut Waiter<'_>) -> Result<(), PrepareError> {
        while let Some(asked) = &mut self.asked {
            match asked.answers.recv_timeout(POLL) {
                Ok(Answer::FirstStep(known, first)) => {
                    asked.known = known;
                    self.first = first;
                }
                Ok(Answer::All(casting, first)) => {
                    self.casting = casting;
                    self.first = self.first.take().or(first);
                    self.asked = None;
                }
                Err(RecvTimeoutError::Timeout) if !waiter(Wait::Working) => {
                    self.voices.cancel();
                    let _ = asked.answers.recv_timeout(CANCEL_TIMEOUT);
                    return Err(PrepareError::Cancelled);
                }
                Err(RecvTimeoutError::Timeout) => {
                    if asked.slow_at.take_if(|due| Instant::now() > *due).is_some() {
                        waiter(Wait::Slow);
                    }
                    continue;
                }
                // The thread panicked: the words are shown.
                Err(RecvTimeoutError::Disconnected) => self.asked = None,
            }
            break;
        }
        Ok(())
    }
}

/// How long a line takes by its words and pace; zero where it is only shown.
pub(super) fn estimated(line: &Line) -> Frames {
    if line.delivery == Delivery::Shown {
        return Frames::ZERO;
    }
    let words = line.text.split_whitespace().count() as u64;
    Frames::from_millis(words * 60_000 / u64::from(line.pace.0).max(1))
}

/// How long a line is: as it was, also where its pace is another now; else estimated from its words.
pub(super) fn length_of(line: &Line, known: &[Line], lengths: &[Frames]) -> Frames {
    if line.delivery == Delivery::Shown {
        return Frames::ZERO;
    }
    let same = |other: &Line| {
        (&other.text, &other.audio, &other.language) == (&line.text, &line.audio, &line.language)
    };
    // Recordings that are found by their words are known only where they were looked for.
    let same_words =
        |other: &Line| line.audio.is_none() && (&other.text, &other.language) == (&line.text, &line.language);
    let place = known.iter().position(same).or_else(|| known.iter().position(same_words));
    place.and_then(|i| lengths.get(i)).copied().unwrap_or_else(|| estimated(line))
}
