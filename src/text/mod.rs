//! A stranger's text made safe to show. Text from a file reaches a terminal, a page or another program only
//! through [`Safe`]. Wrapping is here too, because it must count what is shown, and so is the form of a
//! name within a sentence.

mod json;
mod look_alike;
mod safe;
mod sentence;
mod slug;
mod wrap;

pub use json::tame_json;
pub use look_alike::{LookAlike, folded, same_but_capitals, same_letters};
pub use safe::Safe;
pub use sentence::{all_of, any_of, capital, count, listed, lower};
pub use slug::slug;
pub use wrap::{fit, wrap, wrap_hanging, wrap_whole};
