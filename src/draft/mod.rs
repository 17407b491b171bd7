//! Starts a routine for its author: their choices become a file that already plays, with comments that teach
//! the format. Uses the vocabulary and its safe limits; knows no files and no terminal. The sentences are in
//! `prompts`, the words for the body in `body_words`, the lengths in `lengths`; start with `routine_text`.

mod answers;
mod body_words;
mod copy;
mod lengths;
mod prompts;
mod routine_text;

pub use answers::{goal, goal_question, goals, regions};
pub use body_words::{NoPlace, places};
pub use copy::copy;
pub use lengths::TooShort;
pub use routine_text::{Draft, page};
