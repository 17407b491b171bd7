//! Things that make frames: generators, decoders, files read ahead; and speech, kept small, with the room
//! it is heard in and the port it comes through while it plays. Nothing here knows of routines or of time
//! beyond its own beginning. Start with `frame` and `source`; for speech with `speech`, `room`, `supply`.

mod ahead;
mod bed;
mod bed_ceiling;
mod builtin;
mod bursts;
mod clip;
mod decode;
mod faults;
mod filter;
mod frame;
mod layered;
mod looped;
pub mod loudness;
mod media;
mod modes;
mod mono;
mod noise;
mod peaking;
mod recording;
mod remove_dc;
mod resample;
mod ring;
mod room;
mod segment;
mod short_term;
mod source;
mod speech;
mod supply;
mod take;
mod tones;

pub use ahead::Ahead;
pub use bed::{BEDS, bed};
pub use builtin::{BuiltIn, CHIMES, Hour, chime_file};
pub use clip::Clip;
pub use decode::{DecodeError, Decoder, panic_is_caught};
pub use frame::Frame;
pub use layered::Layered;
pub use looped::Looped;
pub use media::Media;
pub use mono::mono;
pub(crate) use noise::Noise;
pub use peaking::Peaking;
pub use recording::Recording;
pub use ring::{Ring, Struck};
pub use source::Source;
pub use speech::Speech;
pub use supply::Supply;
pub use take::{MicrophoneLevel, SpeechWatch, Take, TakeFault};
