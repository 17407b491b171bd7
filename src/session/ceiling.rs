//! The most a session may sound at some hours. It sinks to it slowly, tells nobody, and never rises again by itself.

use std::time::{Duration, Instant};

use super::Volume;

/// How long it takes to sink by a hundredth: from 100 to 40 percent in a minute.
const SINKING: Duration = Duration::from_secs(1);

/// The most a session may sound now.
#[derive(Default)]
pub(super) struct Ceiling {
    /// Tells what it is now; `None` where there is no limit.
    now: Option<Box<dyn Fn() -> Option<Volume> + Send>>,
    looked: Option<Instant>,
}

impl Ceiling {
    /// One that `now` tells.
    pub fn of(now: Box<dyn Fn() -> Option<Volume> + Send>) -> Self {
        Self { now: Some(now), looked: None }
    }

    /// What it is now, if there is a limit.
    pub fn now(&self) -> Option<Volume> {
        self.now.as_ref()?()
    }

    /// How loud it is to be instead, where it is due to sink from `volume`.
    pub fn sinks(&mut self, volume: Volume) -> Option<Volume> {
        let is_due = self.looked.is_none_or(|looked| looked.elapsed() >= SINKING);
        if self.now.is_none() || !is_due {
            return None;
        }
        self.looked = Some(Instant::now());
        self.now().filter(|ceiling| volume > *ceiling).map(|_| volume.a_little_softer())
    }
}
