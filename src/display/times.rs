//! Lengths and positions in time, in words and as on a clock.

use crate::unit::{Duration, Frames};

/// A length in words, to the nearest second.
pub(super) fn spoken(length: Frames) -> String {
    length.duration().spoken()
}

/// A position as on a clock, to the second.
pub(super) fn clock(at: Frames) -> String {
    at.duration().clock()
}

/// A position to the millisecond: `1:05`, or `1:05.250` if it is not a whole second.
pub(super) fn exact(at: Frames) -> String {
    let ms = at.duration().millis();
    let whole = Duration::from_millis(ms - ms % 1000).clock();
    if ms.is_multiple_of(1000) { whole } else { format!("{whole}.{:03}", ms % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
