//! What a handout is made from.

use crate::care::Contraindications;
use crate::routine::Routine;
use crate::text::Safe;
use crate::timeline::Timeline;

/// What a handout is made from.
#[derive(Clone, Copy, Debug)]
pub struct Handout<'a> {
    /// The routine the timeline was made from.
    pub routine: &'a Routine,
    /// When everything happens: the handout describes what is played.
    pub timeline: &'a Timeline,
    /// Who should not do it, or ask first.
    pub contraindications: &'a Contraindications,
    /// How the routine was changed, in lines.
    pub notes: &'a [Safe],
}
