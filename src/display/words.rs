//! Lengths, sides and endings in words.

use crate::export::passage_details;
use crate::routine::{Kind, Side};
use crate::session::Event;
use crate::timeline::Passage;
use crate::unit::{Duration, Frames};
use crate::vocabulary;

/// A length as one says it. To the nearest second.
pub(super) fn spoken(length: Frames) -> String {
    length.duration().spoken()
}

/// A position to the second as on a clock.
pub(super) fn clock(at: Frames) -> String {
    at.duration().clock()
}

/// A position to the millisecond: `1:05`, and `1:05.250` where it is not a whole second.
pub(super) fn exact(at: Frames) -> String {
    let ms = at.duration().millis();
    let whole = Duration::from_millis(ms - ms % 1000).clock();
    if ms.is_multiple_of(1000) { whole } else { format!("{whole}.{:03}", ms % 1000) }
}

/// The side a passage is for: the one being played, else the one the author named.
pub(super) fn side(passage: &Passage) -> Option<&'static str> {
    passage.for_side().map(Side::name)
}

/// Where, how and with what a passage is done, for whoever reads it beforehand.
pub(super) fn work(passage: &Passage) -> String {
    let technique = passage.technique.as_deref();
    let technique = technique.map(|id| vocabulary::technique(id).map_or(id, |technique| &technique.name));
    let tool = passage.tool.as_deref().map(|id| vocabulary::tool(id).map_or(id, |tool| &tool.name));
    let details = passage_details(passage);
    let details = (!details.is_empty()).then_some(details);
    let parts = [technique.map(str::to_owned), details, tool.map(str::to_owned), passage.pace.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// One line on how far the listener came; `None` where silence is better: whoever has come to
/// the end of a night routine is asleep. Anything but [`Event::Over`] gives `None` too.
#[must_use]
pub fn outcome_line(kind: Kind, event: &Event) -> Option<String> {
    use crate::session::Outcome::Finished;
    let Event::Over { outcome, heard, of } = *event else { return None };
    match (kind, outcome) {
        (Kind::Night, Finished) => None,
        (Kind::Night, _) => Some("Good night.".to_owned()),
        // Less than a second short is rounding, not a skip.
        (Kind::Day, _) if heard + Frames::from_millis(999) >= of => {
            Some(format!("You did the whole of it, {}. Until next time.", clock(of)))
        }
        (Kind::Day, _) => Some(format!("You did {} of {}. Until next time.", clock(heard), clock(of))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Outcome;

    #[test]
    fn lengths_are_said_in_units() {
        for (s, said) in [(0, "0 s"), (45, "45 s"), (240, "4 min"), (100, "1 min 40 s"), (3900, "1 h 5 min")]
        {
            assert_eq!(spoken(Frames::from_millis(s * 1000)), said);
        }
    }

    #[test]
    fn exact_times_show_milliseconds_only_where_there_are_some() {
        assert_eq!(exact(Frames::from_millis(596_000)), "9:56");
        assert_eq!(exact(Frames::from_millis(32_500)), "0:32.500");
        assert_eq!(exact(Frames::from_millis(59_999)), "0:59.999");
    }

    #[test]
    fn an_ending_says_how_far_one_came_but_wakes_nobody() {
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
            Some("You did the whole of it, 9:56. Until next time.")
        );
        assert_eq!(line(Kind::Night, Outcome::Stopped, 250).as_deref(), Some("Good night."));
        assert_eq!(line(Kind::Night, Outcome::Finished, 596), None);
    }
}
