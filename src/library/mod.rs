//! Where routines and their sounds are found: those that come with balm, the user's folders, what was added, a path. Opens files
//! and knows which of them a routine may open; what they mean is decided elsewhere. Start with `found`, a routine
//! and how it is found, then `listing` and `sound_files`.

mod added;
mod added_files;
mod added_routines;
mod alike;
mod built_in_recordings;
mod built_in_routines;
mod filter;
mod found;
mod hour;
mod listing;
mod origin;
mod search;
mod sound_files;
mod user_routines;

pub use added::{AddedFolder, AddedRecord};
pub use built_in_recordings::recorded_languages;
pub use filter::{Filter, UnknownName};
pub use found::{Found, Library, LibraryError, Listed};
pub use hour::{Suited, suited_to};
pub use listing::Listing;
pub use origin::{FilePlace, FolderError, Origin};
pub use search::{routine_files, search};
pub use sound_files::{BedSource, SoundError, SoundFiles};
pub use user_routines::{Copied, CopyError, FileBeside, free_beside, write_new};
