//! Things that make frames: generators, decoders, files read ahead. Nothing here knows of routines
//! or of time beyond its own beginning. Start with `frame` and `source`.

mod bed;
mod builtin;
mod filter;
mod frame;
mod noise;
mod ring;
mod segment;
mod source;
mod tones;

pub use builtin::{BEDS, BuiltIn, CHIMES, bed, chime_file};
pub use frame::Frame;
pub use source::Source;
