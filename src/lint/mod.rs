//! What is unwise in a routine, such as too much pressure or too little time for the words; and what every
//! code means, including those of errors in a file. Each rule is a function in `rules`, its words a row in
//! `codes/*.toml`, its numbers in `vocabulary::safe_limits`. Health rules look at the routine without speech,
//! so that they find the same with every voice. Start with `review`, then `played`.

mod codes;
mod missing_sounds;
mod notes;
mod own_lines;
mod played;
mod review;
mod rules;
mod speech_lengths;
mod spoken_lines;

pub use codes::{Code, Group, code, codes};
pub use missing_sounds::{sound_files, unsound};
pub use own_lines::{own_lines, recorded_languages, recordings_by_words};
pub use review::review;
pub use speech_lengths::{Estimated, SpeechLengths};
