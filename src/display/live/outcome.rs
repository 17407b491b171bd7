//! What is said when a session is over.

use crate::display::times::clock;
use crate::routine::Kind;
use crate::session::Event;
use crate::unit::Frames;

/// One line on how far the listener came. `None` after a whole night routine, because the listener may be
/// asleep, after a call for help, and for any event but [`Event::Over`].
#[must_use]
pub fn outcome_line(kind: Kind, event: &Event) -> Option<String> {
    use crate::session::Outcome::{AskedForHelp, Finished};
    let Event::Over { outcome, heard, of } = *event else { return None };
    match (kind, outcome) {
        (Kind::Night, Finished) | (_, AskedForHelp) => None,
        (Kind::Night, _) => Some("Good night.".to_owned()),
        // Less than a second is rounding, not a skipped step.
        (Kind::Day, _) if heard + Frames::from_millis(999) >= of => {
            Some(format!("You did all of it, {}. Until next time.", clock(of)))
        }
        (Kind::Day, _) => Some(format!("You did {} of {}. Until next time.", clock(heard), clock(of))),
    }
}
