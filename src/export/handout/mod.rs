//! A session on paper to be read and followed: what there is to know before it, every step, when to stop, who should
//! leave out what, days to tick, a map of the body and, if wanted, a slip to bring back. As HTML that prints, as PDF, and as plain text for screen readers.
//! What it says is gathered in `facts` and `steps`; `content` and `plain_text` only write it down.

mod before;
mod content;
mod doing;
mod facts;
mod figure;
mod letterhead;
mod link;
mod map;
mod on;
mod pdf;
mod plain_text;
mod printed;
mod slip;
mod source;
mod steps;
mod wording;

pub(super) use figure::shared;
pub(super) use letterhead::sender;
pub use letterhead::{Letterhead, TooLongForLetterhead};
pub use link::{Link, LinkError};
pub use pdf::PdfError;
pub(super) use pdf::{browser, pdf};
pub use plain_text::handout_text;
pub(super) use printed::{Extras, RULES, STYLE, body};
pub use printed::{Paper, Print, handout_html};
pub use source::Handout;
