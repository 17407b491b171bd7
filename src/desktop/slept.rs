//! Whether the computer has slept, where no bus tells.

use std::time::Duration;

/// A clock that counts sleep and one that does not differ by more than this after a sleep.
const SLEPT: Duration = Duration::from_secs(2);

/// Looks at how long the computer has slept since it was switched on.
#[derive(Clone, Copy, Debug)]
pub struct SleepWatch {
    slept: Duration,
}

impl SleepWatch {
    /// From now on; it has slept so long before.
    #[must_use]
    pub fn begin(slept: Duration) -> Self {
        Self { slept }
    }

    /// Whether it slept since the last look, if it has slept so long by now.
    pub fn has_slept(&mut self, slept: Duration) -> bool {
        let before = std::mem::replace(&mut self.slept, slept);
        slept.saturating_sub(before) > SLEPT
    }
}

/// How long the computer has slept since it was switched on.
#[cfg(all(feature = "desktop", target_os = "linux"))]
#[must_use]
pub fn slept() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let clock = |id| Duration::try_from(clock_gettime(id)).unwrap_or_default();
    clock(ClockId::Boottime).saturating_sub(clock(ClockId::Monotonic))
}
