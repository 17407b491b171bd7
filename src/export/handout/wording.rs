//! Lengths, breaths, places and names in words.

use crate::care::Wording;
use crate::routine::Breath;
use crate::text::Safe;
use crate::unit::{Duration, Frames};

/// Words, and whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Ours: in the words that balm has for the language of the routine.
    Own(String),
    /// The routine's, in its language; a stranger's.
    Theirs(String),
}

impl Said {
    pub fn own(words: &str) -> Self {
        Self::Own(words.to_owned())
    }

    pub fn theirs(words: &str) -> Self {
        Self::Theirs(words.to_owned())
    }

    /// The words as they are.
    pub fn words(&self) -> &str {
        match self {
            Self::Own(words) | Self::Theirs(words) => words,
        }
    }

    /// The words, safe to show as text.
    pub fn safe(&self) -> Safe {
        Safe::new(self.words())
    }
}

/// A length as one says it. To the nearest second.
pub(super) fn spoken(length: Frames) -> String {
    length.duration().spoken()
}

/// About how long, for a whole session: to the minute from two minutes on.
pub(super) fn about(length: Frames) -> String {
    let s = (length.duration().millis() + 500) / 1000;
    if s < 120 { spoken(length) } else { spoken(Frames::from_millis((s + 30) / 60 * 60_000)) }
}

/// A breath in words: `in for 4, out for 6`.
pub(super) fn breath(breath: Breath, wording: Wording) -> String {
    let phases =
        [("in for", breath.inhale), ("hold", breath.hold), ("out for", breath.out), ("rest", breath.rest)];
    let said = phases.iter().filter(|(_, length)| *length > Duration::ZERO);
    let said: Vec<String> =
        said.map(|(what, length)| format!("{} {}", wording.phrase(what), length.secs())).collect();
    wording.fill("breathe {phases}", &[("phases", &said.join(", "))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_takes_about_so_many_minutes() {
        let about = |s: u64| about(Frames::from_millis(s * 1000));
        assert_eq!([45, 119, 120, 571, 3605].map(about), ["45 s", "1 min 59 s", "2 min", "10 min", "1 h"]);
    }

    #[test]
    fn a_breath_is_told_without_what_it_leaves_out() {
        let s = Duration::from_secs;
        let easy = Breath { inhale: s(4), hold: s(0), out: s(6), rest: s(0) };
        assert_eq!(breath(easy, Wording::ENGLISH), "breathe in for 4, out for 6");
        let whole = Breath { inhale: Duration::from_millis(4500), hold: s(2), out: s(6), rest: s(1) };
        assert_eq!(breath(whole, Wording::ENGLISH), "breathe in for 4.5, hold 2, out for 6, rest 1");
    }
}
