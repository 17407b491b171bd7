//! Where speech comes from while it plays: not all of it at once.

use std::time::Duration;

use crate::sound::Clip;

/// Makes clips of speech when they are soon due. Asked and emptied between fills, never in one.
pub trait Supply: Send {
    /// Asks for the clip of this line. It comes by [`Supply::take`], unless the line has none.
    fn ask(&mut self, line: usize);

    /// The next clip that is ready, with its line; waits at most `patience` for one.
    fn take(&mut self, patience: Duration) -> Option<(usize, Clip)>;
}
