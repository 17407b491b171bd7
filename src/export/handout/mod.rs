//! A session on paper to be read and followed: who it is for, what to heed, every step, days to tick, and a
//! map of the body. As HTML that prints, and as plain text for screen readers. What it says is gathered in
//! `facts`, `signs` and `steps`; `content` and `plain` only write it down.

mod content;
mod doing;
mod facts;
mod map;
mod plain_text;
mod printed;
mod signs;
mod steps;
mod wording;

use crate::care::Contraindications;
use crate::routine::Routine;
use crate::text::Safe;
use crate::timeline::Timeline;

pub use plain_text::handout_text;
pub use printed::{Paper, Print, handout_html};
pub(super) use printed::{STYLE, body};

/// What a handout is made from.
#[derive(Clone, Copy, Debug)]
pub struct Handout<'a> {
    /// The routine the timeline was made from.
    pub routine: &'a Routine,
    /// When everything happens: what is told of a step is what is played of it.
    pub timeline: &'a Timeline,
    /// Who should not do it, or ask first.
    pub heed: &'a Contraindications,
    /// How the routine was changed, in lines.
    pub notes: &'a [Safe],
}
