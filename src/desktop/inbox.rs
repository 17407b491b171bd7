//! What the session tells the thread of the buses.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::unit::Frames;

use super::NowPlaying;

/// One thing to pass on.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Told {
    /// This is shown now.
    Shown(NowPlaying),
    /// The place in the present step, after a jump.
    Seeked(Frames),
    /// Whether the computer is to stay awake.
    KeepAwake(bool),
    /// The sound has faded: it may sleep.
    Faded,
    /// A minute has passed: a bus that was lost may be back.
    LookAgain,
    /// The session is over.
    Over,
}

/// A queue that can be waited for together with what comes from a bus.
#[derive(Debug, Default)]
pub(super) struct Inbox(Mutex<(VecDeque<Told>, Option<Waker>)>);

impl Inbox {
    pub fn tell(&self, told: Told) {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inside.0.push_back(told);
        if let Some(waker) = inside.1.take() {
            waker.wake();
        }
    }

    pub fn poll(&self, context: &Context<'_>) -> Poll<Told> {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(told) = inside.0.pop_front() {
            return Poll::Ready(told);
        }
        inside.1 = Some(context.waker().clone());
        Poll::Pending
    }
}
