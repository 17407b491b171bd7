//! For how long the computer is kept awake.

use std::time::{Duration, Instant};

/// So long after a pause it may sleep.
const LET_GO_AFTER: Duration = Duration::from_secs(5 * 60);

/// While a session goes on, and a while longer.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeepAwake {
    rests_since: Option<Instant>,
}

impl KeepAwake {
    /// Whether the computer is to stay awake. `rests`: nothing goes on.
    pub fn is_wanted(&mut self, rests: bool, now: Instant) -> bool {
        self.rests_since = if rests { self.rests_since.or(Some(now)) } else { None };
        self.rests_since.is_none_or(|since| now.duration_since(since) < LET_GO_AFTER)
    }
}
