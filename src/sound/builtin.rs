//! The names of balm's own sounds.

/// One of balm's own sounds.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// As written in a routine.
    pub name: &'static str,
    /// In plain words.
    pub summary: &'static str,
    /// Fit for the night.
    pub night: bool,
}

const fn sound(name: &'static str) -> BuiltIn {
    BuiltIn { name, summary: "", night: false }
}

/// The beds.
pub const BEDS: &[BuiltIn] = &[
    sound("rain"),
    sound("stream"),
    sound("ocean"),
    sound("wind"),
    sound("fire"),
    sound("night"),
    sound("pink-noise"),
    sound("brown-noise"),
    sound("warm-pad"),
    sound("bowls"),
];

/// The chimes.
pub const CHIMES: &[BuiltIn] =
    &[sound("bowl-low"), sound("bowl-high"), sound("bell-soft"), sound("wood"), sound("tap")];

/// stub
pub fn bed(_n: &str, _s: u64) -> Option<Box<dyn super::Source>> { None }
/// stub
pub fn chime_file(_n: &str) -> Option<&'static [u8]> { None }
