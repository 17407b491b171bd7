//! Guided breathing as a word and a bar that grows and shrinks.

use crate::routine::Breath;
use crate::unit::Frames;

/// A moment of the breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    /// What to do.
    pub word: &'static str,
    /// How full the lungs are, in thousandths.
    pub full: u64,
}

/// The moment of the breath at `gone` after the step began; `None` for a breath without length.
pub(super) fn pace(breath: Breath, gone: Frames) -> Option<Pace> {
    let cycle = breath.cycle().millis();
    let mut t = gone.duration().millis().checked_rem(cycle)?;
    let phases = [
        ("breathe in", breath.inhale, 0, 1000),
        ("hold", breath.hold, 1000, 1000),
        ("breathe out", breath.out, 1000, 0),
        ("rest", breath.rest, 0, 0),
    ];
    for (word, length, from, to) in phases {
        let length = length.millis();
        if t < length {
            let full =
                if from <= to { from + (to - from) * t / length } else { from - (from - to) * t / length };
            return Some(Pace { word, full });
        }
        t -= length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Duration;

    #[test]
    fn a_breath_grows_stays_shrinks_and_rests() {
        let s = Duration::from_secs;
        let breath = Breath { inhale: s(4), hold: s(2), out: s(6), rest: s(1) };
        let at = |ms| pace(breath, Frames::from_millis(ms)).map(|p| (p.word, p.full));
        assert_eq!(at(0), Some(("breathe in", 0)));
        assert_eq!(at(2000), Some(("breathe in", 500)));
        assert_eq!(at(5999), Some(("hold", 1000)));
        assert_eq!(at(9000), Some(("breathe out", 500)));
        assert_eq!(at(12_500), Some(("rest", 0)));
        assert_eq!(at(15_000), Some(("breathe in", 500)));
    }

    #[test]
    fn a_breath_of_no_length_has_no_pace() {
        let none = Breath {
            inhale: Duration::ZERO,
            hold: Duration::ZERO,
            out: Duration::ZERO,
            rest: Duration::ZERO,
        };
        assert_eq!(pace(none, Frames::from_millis(10)), None);
    }
}
