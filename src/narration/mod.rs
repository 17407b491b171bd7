//! The author's own voice: which lines of a routine there are to record, where their recordings are kept, and how a
//! routine comes to know of them. Knows no microphone and no terminal. Start with `sheet`, the lines in order; `folder`
//! keeps a recording, `ready_files` takes sound files from elsewhere, `routine_text` names the folder in the routine.

mod folder;
mod ready_files;
mod routine_text;
mod sheet;

pub use folder::{Leftover, VoiceFolder};
pub use ready_files::ReadyFiles;
pub use routine_text::{named_in, with_recordings};
pub use sheet::{Sheet, SheetLine};
