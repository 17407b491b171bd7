//! The sounds that come with balm, by name: beds are made as they play, chimes are files in `sounds/`.

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

/// The chimes: short files, to be found with [`chime_file`].
pub const CHIMES: &[BuiltIn] = &[
    built_in("bowl-low", "a large singing bowl", false),
    built_in("bowl-high", "a small singing bowl", false),
    built_in("bell-soft", "a soft bell", false),
    built_in("wood", "a muted wooden bar", false),
    built_in("tap", "a soft tap", false),
];

/// The FLAC file (48 kHz, 16 bit) of the chime of that name.
#[must_use]
pub fn chime_file(name: &str) -> Option<&'static [u8]> {
    Some(match name {
        "bowl-low" => include_bytes!("../../sounds/bowl-low.flac"),
        "bowl-high" => include_bytes!("../../sounds/bowl-high.flac"),
        "bell-soft" => include_bytes!("../../sounds/bell-soft.flac"),
        "wood" => include_bytes!("../../sounds/wood.flac"),
        "tap" => include_bytes!("../../sounds/tap.flac"),
        _ => return None,
    })
}
