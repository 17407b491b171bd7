//! What every format does.

use std::io::Result;

use crate::sound::Frame;

/// Frames to the bytes of one format. Everything it says about itself was given when it was made.
pub(super) trait Encoder: Send {
    /// Takes the next frames, as many as there are.
    ///
    /// # Errors
    /// Whatever the writer says.
    fn write(&mut self, frames: &[Frame]) -> Result<()>;

    /// Writes what is still owed. Nothing is taken after it.
    ///
    /// # Errors
    /// Whatever the writer says.
    fn finish(&mut self) -> Result<()>;
}
