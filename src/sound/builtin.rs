//! The sounds that come with balm, by name: beds are made as they play, chimes are files in `sounds/`.

use super::Source;
use super::bed::{Bowls, BrownNoise, Fire, Night, Ocean, PinkNoise, Rain, Stream, WarmPad, Wind};
use super::segment::{Bed, Segmented, Texture};

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

const fn built_in(name: &'static str, summary: &'static str, night: bool) -> BuiltIn {
    BuiltIn { name, summary, night }
}

/// The beds: endless, equally loud (−26 LUFS), and never twice the same.
pub const BEDS: &[BuiltIn] = &[
    built_in("rain", "steady rain on leaves", true),
    built_in("stream", "a small brook over stones", true),
    built_in("ocean", "slow waves on a long beach", true),
    built_in("wind", "wind in trees, rising and falling", false),
    built_in("fire", "a hearth with soft crackling", false),
    built_in("night", "still night air, crickets far away", true),
    built_in("pink-noise", "even noise, like a soft waterfall", true),
    built_in("brown-noise", "deep even noise, like a distant one", true),
    built_in("warm-pad", "a slow chord without a beat", true),
    built_in("bowls", "singing bowls ringing into each other", false),
];

/// The chimes: short files, to be found with [`chime_file`].
pub const CHIMES: &[BuiltIn] = &[
    built_in("bowl-low", "a large singing bowl", false),
    built_in("bowl-high", "a small singing bowl", false),
    built_in("bell-soft", "a soft bell", false),
    built_in("wood", "a muted wooden bar", false),
    built_in("tap", "a soft tap", false),
];

/// The bed of that name, at its beginning. The same seed gives the same sound.
#[must_use]
pub fn bed(name: &str, seed: u64) -> Option<Box<dyn Source>> {
    // The gains are measured, not derived: the render_sounds example's `measure` prints them.
    Some(match name {
        "rain" => texture::<Rain>(seed, 0.215),
        "stream" => texture::<Stream>(seed, 0.879),
        "ocean" => texture::<Ocean>(seed, 0.862),
        "wind" => texture::<Wind>(seed, 0.78),
        "fire" => texture::<Fire>(seed, 0.655),
        "night" => texture::<Night>(seed, 1.18),
        "pink-noise" => texture::<PinkNoise>(seed, 0.569),
        "brown-noise" => texture::<BrownNoise>(seed, 0.718),
        "warm-pad" => Box::new(Bed::new(WarmPad::new(seed), 0.0395)),
        "bowls" => Box::new(Bed::new(Bowls::new(seed), 0.083)),
        _ => return None,
    })
}

fn texture<T: Texture + 'static>(seed: u64, gain: f32) -> Box<dyn Source> {
    Box::new(Bed::new(Segmented::<T>::new(seed), gain))
}

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
