//! What a handout is made from.

use crate::care::Preparation;
use crate::export::step_pictures::StepPictures;
use crate::routine::Routine;
use crate::text::Safe;
use crate::timeline::Timeline;

use super::letterhead::Letterhead;
use super::link::Link;

/// What a handout is made from.
#[derive(Clone, Copy, Debug)]
pub struct Handout<'a> {
    /// The routine the timeline was made from.
    pub routine: &'a Routine,
    /// When everything happens: the handout describes what is played.
    pub timeline: &'a Timeline,
    /// What to read before it.
    pub preparation: &'a Preparation,
    /// How the routine was changed, in lines.
    pub notes: &'a [Safe],
    /// Who gives it, if that is not its author.
    pub letterhead: Option<&'a Letterhead>,
    /// Its author's pictures of its steps.
    pub pictures: Option<&'a StepPictures>,
    /// Where it is on the web.
    pub link: Option<&'a Link>,
}

impl<'a> Handout<'a> {
    /// One of a routine as it is written, from its author, that leads nowhere.
    #[must_use]
    pub fn new(routine: &'a Routine, timeline: &'a Timeline, preparation: &'a Preparation) -> Self {
        Self { routine, timeline, preparation, notes: &[], letterhead: None, pictures: None, link: None }
    }

    /// What a page's policy has to allow for its author's pictures.
    pub(in crate::export) fn picture_policy(&self) -> &'static str {
        if self.pictures.is_some_and(|all| !all.is_empty()) { " img-src data:;" } else { "" }
    }
}
