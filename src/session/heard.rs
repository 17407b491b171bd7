//! How much of a timeline was heard.

use crate::unit::Frames;

/// The stretches that were heard. What was jumped over is none of them; what was heard twice counts once.
#[derive(Debug, Default)]
pub(super) struct Heard(Vec<(Frames, Frames)>);

impl Heard {
    /// A stretch more.
    pub fn add(&mut self, from: Frames, to: Frames) {
        if from < to {
            self.0.push((from, to));
            self.0.sort();
        }
    }

    /// The timeline is longer by so much from here on, and nobody has heard that.
    pub fn make_room(&mut self, from: Frames, by: Frames) {
        for (begin, end) in std::mem::take(&mut self.0) {
            self.add(begin.min(from), end.min(from));
            self.add(begin.max(from) + by, end.max(from) + by);
        }
    }

    /// How much of `from..to` they cover together.
    pub fn within(&self, from: Frames, to: Frames) -> Frames {
        let (mut sum, mut until) = (Frames::ZERO, from);
        for (begin, end) in &self.0 {
            let end = (*end).min(to);
            sum += end.saturating_sub(until.max(*begin));
            until = until.max(end);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_has_not_been_heard() {
        let mut heard = Heard::default();
        heard.add(Frames(10), Frames(30));
        heard.add(Frames(40), Frames(50));
        (0..64).for_each(|_| heard.make_room(Frames(20), Frames(1)));
        assert_eq!(heard.0, [(10, 20), (84, 94), (104, 114)].map(|(from, to)| (Frames(from), Frames(to))));
    }

    #[test]
    fn what_was_heard_twice_counts_once_and_what_was_passed_over_not_at_all() {
        let mut heard = Heard::default();
        for (from, to) in [(50, 70), (0, 20), (10, 30), (90, 200), (95, 95)] {
            heard.add(Frames(from), Frames(to));
        }
        assert_eq!(heard.within(Frames::ZERO, Frames(100)), Frames(30 + 20 + 10));
        assert_eq!(heard.within(Frames(25), Frames(60)), Frames(5 + 10));
        assert_eq!(Heard::default().within(Frames::ZERO, Frames(100)), Frames::ZERO);
    }
}
