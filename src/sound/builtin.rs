//! The sounds that come with balm, by name: beds are made as they play, so are chimes that ring; short chimes are files in `sounds/`.

/// What a sound is for: to be awake with, or to fall asleep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hour {
    /// Clear.
    Day,
    /// Softer in every onset, darker and steadier: a sleeper wakes at what rises.
    Night,
}

/// A sound that is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// What a routine calls it.
    pub name: &'static str,
    /// What one hears, in a few words.
    pub summary: &'static str,
    /// Whether it is even enough to fall asleep to.
    pub night: bool,
}

pub(super) const fn built_in(name: &'static str, summary: &'static str, night: bool) -> BuiltIn {
    BuiltIn { name, summary, night }
}

/// The chimes: those that ring are made as they sound ([`super::Struck`]), the others are short files
/// ([`chime_file`]).
pub const CHIMES: &[BuiltIn] = &[
    built_in("bowl-low", "a large singing bowl", false),
    built_in("bowl-high", "a small singing bowl", false),
    built_in("bell-soft", "a soft bell", false),
    built_in("wood", "a muted wooden bar", false),
    built_in("tap", "a soft tap", false),
];

/// The FLAC file (48 kHz, 16 bit) of the chime of that name, if it is one that is a file.
#[must_use]
pub fn chime_file(name: &str) -> Option<&'static [u8]> {
    Some(match name {
        "wood" => include_bytes!("../../sounds/wood.flac"),
        "tap" => include_bytes!("../../sounds/tap.flac"),
        _ => return None,
    })
}
