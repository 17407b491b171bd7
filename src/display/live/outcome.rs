//! What is said when a session is over.

use crate::display::times::clock;
use crate::routine::Kind;
use crate::session::Event;
use crate::unit::Frames;

/// One line on how far the listener came. `None` after a whole night routine, because the listener may be
/// asleep, and for any event but [`Event::Over`].
#[must_use]
pub fn outcome_line(kind: Kind, event: &Event) -> Option<String> {
    use crate::session::Outcome::Finished;
    let Event::Over { outcome, heard, of } = *event else { return None };
    match (kind, outcome) {
        (Kind::Night, Finished) => None,
        (Kind::Night, _) => Some("Good night.".to_owned()),
        // Less than a second is rounding, not a skipped step.
        (Kind::Day, _) if heard + Frames::from_millis(999) >= of => {
            Some(format!("You did all of it, {}. Until next time.", clock(of)))
        }
        (Kind::Day, _) => Some(format!("You did {} of {}. Until next time.", clock(heard), clock(of))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Outcome;

    #[test]
    fn an_ending_says_how_far_the_listener_came_but_wakes_nobody() {
        let over = |outcome, s: u64| Event::Over {
            outcome,
            heard: Frames::from_millis(s * 1000),
            of: Frames::from_millis(596_000),
        };
        let line = |kind, outcome, s| outcome_line(kind, &over(outcome, s));
        assert_eq!(
            line(Kind::Day, Outcome::Stopped, 250).as_deref(),
            Some("You did 4:10 of 9:56. Until next time.")
        );
        assert_eq!(
            line(Kind::Day, Outcome::Finished, 596).as_deref(),
            Some("You did all of it, 9:56. Until next time.")
        );
        assert_eq!(line(Kind::Night, Outcome::Stopped, 250).as_deref(), Some("Good night."));
        assert_eq!(line(Kind::Night, Outcome::Finished, 596), None);
    }
}
