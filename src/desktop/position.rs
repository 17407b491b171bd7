//! Where a player believes the session to be.

use std::time::{Duration, Instant};

use crate::unit::Frames;

/// A player that shows a place further off than this is told the right one.
const OFF: Frames = Frames::from_millis(600);
/// And no more often than this.
const EVERY: Duration = Duration::from_millis(250);

/// A player is told a place and counts on by itself, while it plays.
#[derive(Clone, Copy, Debug)]
pub struct Believed {
    at: Frames,
    since: Instant,
    is_playing: bool,
    told: Option<Instant>,
}

impl Believed {
    /// It was told the beginning of a track, now.
    #[must_use]
    pub fn told(at: Frames, now: Instant, is_playing: bool) -> Self {
        Self { at, since: now, is_playing, told: None }
    }

    /// It is told that it plays, or that it does not.
    pub fn play(&mut self, is_playing: bool, now: Instant) {
        (self.at, self.since, self.is_playing) = (self.place(now), now, is_playing);
    }

    /// Whether it has to be told that it is at `at`; from then on it believes so.
    pub fn is_off(&mut self, at: Frames, now: Instant) -> bool {
        let believed = self.place(now);
        let off = believed.max(at) - believed.min(at);
        if off <= OFF || self.told.is_some_and(|told| now.duration_since(told) < EVERY) {
            return false;
        }
        (self.at, self.since, self.told) = (at, now, Some(now));
        true
    }

    fn place(&self, now: Instant) -> Frames {
        let gone = if self.is_playing { now.duration_since(self.since) } else { Duration::ZERO };
        self.at + Frames::from_millis(u64::try_from(gone.as_millis()).unwrap_or(u64::MAX))
    }
}
