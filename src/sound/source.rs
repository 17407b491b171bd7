//! What every bed is to the mixer.

use crate::unit::Frames;

use super::Frame;

/// Sound without an end. The frame at a position is always the same frame, however it is reached.
pub trait Source: Send {
    /// Overwrites `out` with the next frames. Never allocates, frees, locks, reads or panics; what
    /// is not ready is silence.
    fn fill(&mut self, out: &mut [Frame]);

    /// Whether its file has gone or is damaged. Its frames are then silence.
    fn is_lost(&self) -> bool {
        false
    }

    /// Goes to a position since the sound began. May allocate, read and take a while.
    fn seek(&mut self, to: Frames);
}
