//! What a routine is: plain data, without the file it was read from. Start with `routine`, then `step`.

mod key_spans;
mod recording_name;
mod routine;
mod sounds;
mod step;
mod terms;
mod wordings;

pub use key_spans::KeySpans;
pub use recording_name::{recording_name, same_words};
pub use routine::*;
pub use sounds::*;
pub use step::*;
pub use terms::*;
pub use wordings::{Recordings, Text, Words};
