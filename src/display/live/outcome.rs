//! What is said when a session is over.

use std::fmt::Display;

use crate::care::Wording;
use crate::display::times::clock;
use crate::routine::Kind;
use crate::session::Event;
use crate::unit::Frames;

/// One line on how far the listener came. `None` after a whole night routine, because the listener may be
/// asleep, after a call for help, and for any event but [`Event::Over`].
#[must_use]
pub fn outcome_line(kind: Kind, event: &Event, wording: Wording) -> Option<String> {
    use crate::session::Outcome::{AskedForHelp, Finished};
    let Event::Over { outcome, heard, of } = *event else { return None };
    match (kind, outcome) {
        (Kind::Night, Finished) | (_, AskedForHelp) => None,
        (Kind::Night, _) => Some(wording.phrase("Good night.").to_owned()),
        // Less than a second is rounding, not a skipped step.
        (Kind::Day, _) if heard + Frames::from_millis(999) >= of => {
            Some(wording.fill("You did all of it, {of}. Until next time.", &[("of", &clock(of))]))
        }
        (Kind::Day, _) => {
            let of: [(&str, &dyn Display); 2] = [("heard", &clock(heard)), ("of", &clock(of))];
            Some(wording.fill("You did {heard} of {of}. Until next time.", &of))
        }
    }
}
