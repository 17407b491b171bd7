//! Disk: safe opens, atomic writes, the places where balm keeps things. Knows nothing of what the
//! files mean.

mod open;
mod places;
mod write;

pub use open::{FileError, open_regular, read_bytes, read_text};
pub use places::Places;
pub use write::Replacement;
