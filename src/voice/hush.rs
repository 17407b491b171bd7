//! Enough has been said.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// Says to all who speak or get ready to that nobody waits for them any more. Its clones are one.
#[derive(Clone, Debug, Default)]
pub struct Hush(Arc<AtomicBool>);

impl Hush {
    /// From now on.
    pub fn call(&self) {
        self.0.store(true, Relaxed);
    }

    /// Whether it has been called.
    #[must_use]
    pub fn is_called(&self) -> bool {
        self.0.load(Relaxed)
    }
}
