//! The beds: each file is one sound, with a row in `BEDS` and one in `bed`. All are made of noise, drops and tones
//! by rule, so they take no space, never repeat and have no licence but ours. Read `noises` first, then `rain`.

mod bowls;
mod crickets;
mod fire;
mod noises;
mod ocean;
mod pad;
mod rain;
mod stream;
mod wind;

use super::Source;
use super::builtin::{BuiltIn, built_in};
use super::segment::{Bed, Segmented, Texture};
use bowls::Bowls;
use crickets::Night;
use fire::Fire;
use noises::{BrownNoise, PinkNoise};
use ocean::Ocean;
use pad::WarmPad;
use rain::Rain;
use stream::Stream;
use wind::Wind;

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
