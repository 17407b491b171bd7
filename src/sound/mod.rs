//! Things that make frames: generators, decoders, files read ahead. Nothing here knows of routines
//! or of time beyond its own beginning. Start with `frame` and `source`.

mod frame;
mod source;

pub use frame::Frame;
pub use source::Source;
