//! How much of a timeline was heard.

use crate::unit::Frames;

/// The stretches that were heard. What was jumped over is none of them; what was heard twice counts once.
#[derive(Debug, Default)]
pub(super) struct Heard(Vec<(Frames, Frames)>);

impl Heard {
    /// A stretch more.
    pub fn add(&mut self, from: Frames, to: Frames) {
        self.0.push((from, to));
        self.0.sort();
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
