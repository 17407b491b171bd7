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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use crate::routine::Kind;

    #[test]
    fn every_hour_has_a_routine_that_comes_with_balm() {
        for hour in 0..24 {
            let found =
                Library::new(None, Vec::new()).find(suited_to(hour).name).expect("it comes with balm");
            let kind = found.read().routine.expect("it has no errors").kind;
            assert_eq!(kind == Kind::Night, !(5..20).contains(&hour), "{hour}: {}", found.name);
        }
    }

    #[test]
    fn early_in_the_morning_it_is_the_routine_for_waking_up() {
        assert_eq!([5, 7, 8].map(|hour| suited_to(hour).name), ["morning-wake-up"; 3]);
        assert_ne!(suited_to(4).name, "morning-wake-up");
        assert_ne!(suited_to(9).name, "morning-wake-up");
    }
}
