//! Where routines and sounds are found: balm's own, the user's folder, a path. Opens files and
//! knows which of them a routine may open; what they mean is decided elsewhere. Start with
//! `routines`.

mod folder;
mod hour;
mod own;
mod routines;
mod search;
mod shelf;

pub use folder::FolderError;
pub use hour::{Suited, suited_to};
pub use routines::{Found, Library, LibraryError, Listed, Origin};
pub use search::{is_inside, is_routine, search};
pub use shelf::{BedSource, Shelf, SoundError};
