//! Things that make frames: generators, decoders, files read ahead. Nothing here knows of routines
//! or of time beyond its own beginning. Start with `frame` and `source`.

mod builtin;
mod frame;
mod source;

pub use builtin::{BEDS, BuiltIn, CHIMES};
pub use frame::Frame;
pub use source::Source;
