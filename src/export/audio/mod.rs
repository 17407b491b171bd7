//! A session as a sound file: the mixer's frames, brought to a common loudness, in the format that was
//! asked for, with what it says about itself. A format is one file here and one [`Encoder`]; its tags are in
//! `id3` (MP3, WAV) or `vorbis_comment` (FLAC, Opus). Start with `render_file`.

mod depth;
mod drain;
mod encoder;
mod flac;
mod id3;
mod leveller;
mod mp3;
mod opus;
mod pcm;
mod render_file;
mod vorbis_comment;
mod wav;

pub use depth::Depth;
pub(super) use encoder::Encoding;
pub use encoder::{AudioFormat, AudioOptions, WriteSeek};
pub(super) use flac::flac;
pub use leveller::Loudness;
pub(super) use mp3::mp3;
pub(super) use opus::opus;
pub(super) use pcm::pcm;
pub use render_file::{AudioError, Output, Progress, export_audio};
pub(super) use wav::wav;
