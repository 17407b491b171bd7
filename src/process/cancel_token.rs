//! A way to call work off.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// Tells everyone who holds a clone that the result is no longer needed.
#[derive(Clone, Debug, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    /// Cancels the work; there is no way back.
    pub fn cancel(&self) {
        self.0.store(true, Relaxed);
    }

    /// Whether the work has been cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Relaxed)
    }
}
