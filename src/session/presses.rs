//! The presses of a headset's one button.

use std::time::{Duration, Instant};

/// Three presses within this say the line again.
const THREE_PRESSES: Duration = Duration::from_millis(800);

/// When the button that plays and pauses was pressed lately.
#[derive(Debug, Default)]
pub(super) struct PlayPresses {
    times: Vec<Instant>,
    /// One of them cut a line off, so that going on says it again.
    cut_off: bool,
}

impl PlayPresses {
    /// Counts a press; what the third one of three found out.
    pub fn press(&mut self, now: Instant, cut_off: bool) -> Option<bool> {
        self.times.retain(|time| now.duration_since(*time) < THREE_PRESSES);
        self.cut_off = cut_off || (self.cut_off && !self.times.is_empty());
        self.times.push(now);
        let is_third = self.times.len() == 3;
        if is_third {
            self.times.clear();
        }
        is_third.then_some(self.cut_off)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_press_within_800_ms_counts_as_three() {
        let begun = Instant::now();
        let mut presses = PlayPresses::default();
        let mut at = |ms| presses.press(begun + Duration::from_millis(ms), false).is_some();
        assert_eq!([0, 300, 700].map(&mut at), [false, false, true], "three");
        assert_eq!([800, 900].map(&mut at), [false, false], "they count once");
        assert_eq!([2000, 2500, 2900].map(&mut at), [false, false, false], "slowly");
        assert!(at(3200), "the last three");
    }

    #[test]
    fn a_line_that_one_of_the_presses_cut_off_is_known_at_the_third() {
        let begun = Instant::now();
        let mut presses = PlayPresses::default();
        let mut at = |ms, cut_off| presses.press(begun + Duration::from_millis(ms), cut_off);
        assert_eq!([at(0, true), at(200, false), at(400, false)], [None, None, Some(true)]);
        assert_eq!([at(900, true), at(2000, false), at(2200, false)], [None, None, None]);
        assert_eq!(at(2400, false), Some(false), "another time");
    }
}
