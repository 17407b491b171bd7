//! Where speech comes from while it plays: not all of it at once.

use std::time::Duration;

use super::Clip;

/// Makes clips of speech shortly before they are due. Asked and emptied between fills of the mixer,
/// never in one.
pub trait Supply: Send {
    /// Asks for the clip of this line. It comes by [`Supply::take`].
    fn ask(&mut self, line: usize);

    /// The next clip that is ready, with its line; waits at most `patience` for one. A line that could
    /// not be spoken comes as a clip without frames.
    fn take(&mut self, patience: Duration) -> Option<(usize, Clip)>;
}
