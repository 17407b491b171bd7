//! A routine begun for its author: what they chose becomes a file that already plays, with remarks that
//! teach the format. Knows the vocabulary and good sentences, no files and no terminal. The words stand in
//! `places` and `prompts`, the lengths in `plan`; start with `page`.

mod page;
mod places;
mod plan;
mod prompts;
mod slug;

pub use page::{Draft, page};
pub use places::{NoPlace, places};
pub use plan::TooShort;
pub use slug::slug;
