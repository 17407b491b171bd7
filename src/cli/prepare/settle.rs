//! Waiting for the voices: how long every line is, and the first one spoken.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::cli::args::Ways;
use crate::cli::fail::Failure;
use crate::sound::Clip;
use crate::text::Safe;
use crate::unit::Frames;
use crate::voice::Casting;

use super::Prepared;

/// What ending a program takes at most.
const A_MOMENT: Duration = Duration::from_millis(300);
/// How often a listener who waits for the voices is looked after.
const LOOK: Duration = Duration::from_millis(50);
/// Waiting for longer than this needs an explanation.
const WORTH_A_WORD: Duration = Duration::from_millis(1500);

/// Whether the voices are ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// What was asked for is known.
    Yes,
    /// The listener had enough of waiting.
    Stopped,
}

/// Voices at work in a thread of their own.
pub(super) struct Asked {
    answers: Receiver<Answer>,
    /// What is known so far of how long each line is.
    pub known: Vec<Option<Frames>>,
    /// When the listener is told what is waited for.
    word: Option<Instant>,
}

enum Answer {
    /// How long the lines of the first step are, and the first line as it will be heard, with its number.
    First(Vec<Option<Frames>>, Option<(usize, Clip)>),
    /// Everything, and the first line where the first step has none.
    All(Casting, Option<(usize, Clip)>),
}

impl Prepared {
    /// Whether the length of every line is known.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.asked.is_none() && self.casting.is_settled() && self.fit.is_none()
    }

    /// Lets the voices find out how long each line is, asking again and again whether that is still
    /// wanted. `tell` is given what went wrong.
    pub fn settle(
        &mut self,
        ways: &Ways,
        tell: &dyn Fn(&str),
        wanted: &mut dyn FnMut() -> bool,
    ) -> Result<Settled, Failure> {
        let mut settled = self.settle_voices(ways, tell, wanted)?;
        if let (Some(target), Settled::Yes) = (self.fit, settled) {
            self.fit_to(target)?;
            settled = self.settle_voices(ways, tell, wanted)?;
            self.fit = None;
        }
        Ok(settled)
    }

    /// The same for the first step only, of which the first line is spoken too; the voices go on meanwhile.
    /// Where a session is to be made to fit, nothing of it is known before everything is: then this is at once
    /// over.
    pub fn settle_first(
        &mut self,
        ways: &Ways,
        tell: &dyn Fn(&str),
        wanted: &mut dyn FnMut() -> bool,
    ) -> Result<Settled, Failure> {
        if self.is_settled() || self.fit.is_some() {
            return Ok(Settled::Yes);
        }
        self.ask()?;
        self.wait(ways, tell, wanted)
    }

    fn settle_voices(
        &mut self,
        ways: &Ways,
        tell: &dyn Fn(&str),
        wanted: &mut dyn FnMut() -> bool,
    ) -> Result<Settled, Failure> {
        if self.asked.is_none() {
            if self.casting.is_settled() {
                return Ok(Settled::Yes);
            }
            self.ask()?;
        }
        while self.asked.is_some() {
            if self.wait(ways, tell, wanted)? == Settled::Stopped {
                return Ok(Settled::Stopped);
            }
        }
        for trouble in self.casting.troubles() {
            tell(&format!("balm: {}", Safe::new(&trouble.to_string())));
        }
        Ok(Settled::Yes)
    }

    /// Sets the voices to work.
    fn ask(&mut self) -> Result<(), Failure> {
        let (to, answers) = channel();
        let mut casting = std::mem::take(&mut self.casting);
        let lines = self.script.lines_of_first_step();
        let work = move || {
            casting.settle_first(lines);
            let first = casting.first_clip();
            let has_words = first.is_some();
            if to.send(Answer::First(casting.known_lengths(), first)).is_ok() {
                casting.settle();
                let first = if has_words { None } else { casting.first_clip() };
                let _ = to.send(Answer::All(casting, first));
            }
        };
        let no_thread = |e: std::io::Error| Failure::deed(format!("the voices cannot be asked: {e}"));
        std::thread::Builder::new().name("balm-voices".into()).spawn(work).map_err(no_thread)?;
        self.asked = Some(Asked { answers, known: Vec::new(), word: Some(Instant::now() + WORTH_A_WORD) });
        Ok(())
    }

    /// Waits for the next answer.
    fn wait(
        &mut self,
        ways: &Ways,
        tell: &dyn Fn(&str),
        wanted: &mut dyn FnMut() -> bool,
    ) -> Result<Settled, Failure> {
        while let Some(asked) = &mut self.asked {
            match asked.answers.recv_timeout(LOOK) {
                Ok(Answer::First(known, first)) => {
                    asked.known = known;
                    self.first = first;
                }
                Ok(Answer::All(casting, first)) => {
                    self.casting = casting;
                    self.first = self.first.take().or(first);
                    self.asked = None;
                }
                Err(RecvTimeoutError::Timeout) if !wanted() => {
                    self.voices.hush();
                    // Time for a program that speaks to be ended.
                    let _ = asked.answers.recv_timeout(A_MOMENT);
                    return Ok(Settled::Stopped);
                }
                Err(RecvTimeoutError::Timeout) => {
                    if asked.word.take_if(|due| Instant::now() > *due).is_some() && !ways.quiet {
                        tell("The voice is getting ready.");
                    }
                    continue;
                }
                // It panicked: the words are shown.
                Err(RecvTimeoutError::Disconnected) => self.asked = None,
            }
            break;
        }
        Ok(Settled::Yes)
    }
}
