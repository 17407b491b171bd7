//! Ducking: the beds go down before the words and come up after them. The mixer multiplies by this envelope;
//! `mixer/say_again` ducks for words that are said again.

use crate::unit::{Decibels, Envelope, Frames, Shape};

use super::day_night::DayNightRules;

impl DayNightRules {
    /// How far the beds go down for speech.
    pub fn duck_depth(self) -> Decibels {
        self.by(Decibels(-7.0), Decibels(-4.0))
    }

    /// Makes room for speech: down before the first word, up well after the last. Lines that
    /// follow each other closely share one dip, so nothing pumps.
    pub fn duck(self, spoken: &[(Frames, Frames)]) -> Envelope {
        let depth = self.duck_depth().factor();
        let attack = self.by(Frames::from_millis(400), Frames::from_millis(800));
        let release = self.by(Frames::from_millis(2000), Frames::from_millis(3000));
        let mut duck = Envelope::constant(1.0);
        for (i, &(from, to)) in spoken.iter().enumerate() {
            duck.ramp(from.saturating_sub(attack), from, depth, Shape::Smooth);
            let next = spoken.get(i + 1).map(|next| next.0.saturating_sub(attack));
            if next.is_none_or(|next| next > to + release) {
                duck.ramp(to, to + release, 1.0, Shape::Smooth);
            }
        }
        duck
    }
}
