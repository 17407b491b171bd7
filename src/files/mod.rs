//! Disk: safe opens, folders and files held open, atomic writes, the places where balm keeps things.
//! Knows nothing of what the files mean.

mod held;
mod leftover;
mod lock;
mod open;
mod places;
mod replacement;
mod work_folder;

pub use held::{EntryKind, HeldFile, HeldFolder};
pub use leftover::{abandon, sweep};
pub use lock::lock;
pub use open::{FileError, not_a_file, open_regular, read_text};
pub use places::{Places, at_home, has_ending, shown};
pub use replacement::{Replacement, led_to, make_folder, private_folder, rewrite, write_in_private_folder};
pub use work_folder::WorkFolder;
