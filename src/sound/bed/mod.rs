//! The beds: each file is one sound. All are made of noise, drops and tones by rule, so they take no
//! space, never repeat and have no licence but ours. Read `noises` first, then `rain`.

mod bowls;
mod crickets;
mod fire;
mod noises;
mod ocean;
mod pad;
mod rain;
mod stream;
mod wind;

pub(super) use bowls::Bowls;
pub(super) use crickets::Night;
pub(super) use fire::Fire;
pub(super) use noises::{BrownNoise, PinkNoise};
pub(super) use ocean::Ocean;
pub(super) use pad::WarmPad;
pub(super) use rain::Rain;
pub(super) use stream::Stream;
pub(super) use wind::Wind;
