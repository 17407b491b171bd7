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

use super::builtin::{BuiltIn, built_in};
use super::segment::{Bed, Segmented, Texture};
use super::{Hour, Source};
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
    built_in("wind", "wind in trees, rising and falling", true),
    built_in("fire", "a hearth with soft crackling", true),
    built_in("night", "a still night with crickets", true),
    built_in("pink-noise", "even noise, like a soft waterfall", true),
    built_in("brown-noise", "deep even noise, like a distant one", true),
    built_in("warm-pad", "a slow chord without a beat", true),
    built_in("bowls", "singing bowls ringing into each other", false),
];

/// The bed of that name, at its beginning, as it sounds at that hour. The same seed gives the same sound.
#[must_use]
pub fn bed(name: &str, seed: u64, hour: Hour) -> Option<Box<dyn Source>> {
    // The gains by day and by night are measured, not derived: the render_sounds example's `measure` prints
    // them.
    let by_hour = |gains: [f32; 2]| gains[usize::from(hour == Hour::Night)];
    Some(match name {
        "rain" => texture::<Rain>(seed, hour, by_hour([0.4214, 0.4622])),
        "stream" => texture::<Stream>(seed, hour, by_hour([0.5757, 0.7417])),
        "ocean" => texture::<Ocean>(seed, hour, by_hour([0.34, 0.837])),
        "wind" => texture::<Wind>(seed, hour, by_hour([0.772, 0.813])),
        "fire" => texture::<Fire>(seed, hour, by_hour([0.9275, 1.1096])),
        "night" => texture::<Night>(seed, hour, by_hour([0.6240, 0.5753])),
        "pink-noise" => texture::<PinkNoise>(seed, hour, 0.569),
        "brown-noise" => texture::<BrownNoise>(seed, hour, 0.718),
        "warm-pad" => Box::new(Bed::new(WarmPad::new(seed), 0.0373)),
        "bowls" => Box::new(Bed::new(Bowls::new(seed, hour), by_hour([0.1047, 0.1325]))),
        _ => return None,
    })
}

fn texture<T: Texture + 'static>(seed: u64, hour: Hour, gain: f32) -> Box<dyn Source> {
    Box::new(Bed::new(Segmented::<T>::new(seed, hour), gain))
}
