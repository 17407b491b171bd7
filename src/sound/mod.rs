//! Things that make frames: generators, decoders, files read ahead. Nothing here knows of routines
//! or of time beyond its own beginning. Start with `frame` and `source`.

mod ahead;
mod clip;
mod decode;
mod builtin;
mod frame;
pub mod loudness;
mod looped;
mod media;
mod resample;
mod source;

pub use ahead::Ahead;
pub use clip::Clip;
pub use decode::{DecodeError, Decoder};
pub use builtin::{BEDS, BuiltIn, CHIMES, bed, chime_file};
pub use frame::Frame;
pub use looped::Looped;
pub use media::Media;
pub use source::Source;
