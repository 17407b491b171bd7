//! A stranger's text made safe to show. The only way from a file to a terminal, a page or another
//! program leads through [`Safe`]. Wrapping lives here too, because it must count what is shown; and the
//! short names of languages, which every text has, and how a name stands in a sentence.

mod json;
mod safe;
mod sentence;
mod slug;
mod wrap;

pub use json::tame_json;
pub use safe::Safe;
pub use sentence::{capital, count, lower};
pub use slug::slug;
pub use wrap::{fit, wrap, wrap_hanging, wrap_whole};
