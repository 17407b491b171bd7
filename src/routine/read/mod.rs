//! Text of a routine → spanned tree → checked routine and a report of all that is wrong. Start with
//! `whole_file`, then `reader`; `findings` and `key_value` are what every other file reads with.

mod budget;
mod cue_table;
mod findings;
mod format_version;
mod header_values;
mod ids_and_paths;
mod key_value;
mod line_text;
mod look_alikes;
mod measures;
mod offset_spans;
mod other_files;
mod overlay_file;
mod questions;
mod reader;
mod section_list;
mod sound_names;
mod source_arena;
mod step_values;
mod syntax;
mod text_tables;
mod tree_size;
mod typos;
mod used_routine;
mod vocabulary_names;
mod whole_file;

pub use findings::kind_of;
pub use reader::{Alone, BUILT_IN, Beside, USERS};
pub use syntax::check_syntax;
pub use whole_file::{Reading, read, read_beside};
