//! A stranger's text made safe to show. The only way from a file to a terminal, a page or another
//! program leads through [`Safe`]. Wrapping lives here too, because it must count what is shown.

mod json;
mod safe;
mod wrap;

pub use json::tame_json;
pub use safe::Safe;
pub use wrap::{fit, wrap, wrap_hanging, wrap_whole};
