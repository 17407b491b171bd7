//! Decoders of other packages may panic on hostile files. Such a panic means a damaged file and does not end the
//! program.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`; `None` if it panicked. What it worked on must not be used again then.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    let before = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    GUARDED.set(before);
    done
}

/// Whether a panic on this thread will be caught, so that a panic hook has nothing to report.
#[must_use]
pub fn panic_is_caught() -> bool {
    GUARDED.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_known_to_be() {
        assert!(!panic_is_caught());
        assert_eq!(guarded(panic_is_caught), Some(true));
        assert_eq!(guarded(|| std::panic::resume_unwind(Box::new(()))), None::<()>);
        assert!(!panic_is_caught());
    }
}
