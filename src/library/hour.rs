//! A routine that suits the hour.

/// A routine that comes with balm, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suited {
    /// Its name.
    pub name: &'static str,
    /// Why, to follow "because".
    pub why: &'static str,
}

/// What suits an hour of the day, 0 to 23.
#[must_use]
pub fn suited_to(hour: u8) -> Suited {
    let (name, why) = match hour {
        5..=8 => ("morning-wake-up", "it is morning: a gentle way to wake up"),
        9..=10 => ("focus-reset", "the day is young: a few minutes to clear the head"),
        11..=14 => ("hands-forearms-typists", "hands have been busy by now"),
        15..=19 => ("desk-neck-shoulders", "neck and shoulders have carried the day"),
        20..=22 => ("scalp-sleep-wind-down", "the evening is for winding down"),
        _ => ("breath-and-body-scan-sleep", "it is night: something to fall asleep to"),
    };
    Suited { name, why }
}
