//! What follows the last step: background sound until some time, and another program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use crate::cli::flags::{Then, until};
use crate::cli::live::View;
use crate::cli::world::{Done, Failure, complain};
use crate::routine::Routine;
use crate::session::{Event, Listener, Outcome};
use crate::timeline::{Ending, Linger, written_length};

use super::PlayArgs;

/// What becomes of the background sound after the last step of this routine.
pub fn of(args: &PlayArgs, routine: &Routine) -> Result<Ending, Failure> {
    let Some(time) = args.until else { return Ok(args.routine_args.ending()) };
    let wait = until(time).map_err(Failure::usage)?;
    let length = args.routine_args.fit.unwrap_or_else(|| written_length(routine));
    if length > wait {
        let (time, minutes) = (time.strftime("%H:%M"), wait.millis() / 60_000);
        return Err(Failure::usage(format!(
            "the routine takes {length}, and it is {minutes} minutes until {time}"
        ))
        .hint(&format!("To make it shorter: --fit {minutes}m")));
    }
    Ok(Ending { linger: Linger::UntilWhole(wait), fade: None })
}

/// Tells if nothing goes on after the last step although that was asked for.
pub fn tell(args: &PlayArgs, view: View, routine: &Routine) {
    let is_asked = args.until.is_some() || args.routine_args.linger.is_some();
    let is_silent = routine.steps().last().is_some_and(|step| step.bed.is_none());
    if is_asked && is_silent && view.has_words() {
        complain("This routine ends without background sound, so nothing goes on after it.");
    }
}

/// Notes that a session came to its end by itself.
#[derive(Clone, Default)]
pub struct CameToItsEnd(Arc<AtomicBool>);

impl CameToItsEnd {
    /// Starts what is to follow then; otherwise what was done stands.
    pub fn then(&self, follows: Option<&Then>, done: Result<Done, Failure>) -> Result<Done, Failure> {
        match follows {
            Some(then) if done.is_ok() && self.0.load(Relaxed) => {
                Err(Failure::failed(format!("the program after it cannot be started: {}", then.start())))
            }
            _ => done,
        }
    }
}

impl Listener for CameToItsEnd {
    fn hear(&mut self, event: &Event) {
        if matches!(event, Event::Over { outcome: Outcome::Finished, .. }) {
            self.0.store(true, Relaxed);
        }
    }
}
