//! A session as a sound file: the mixer's frames, brought to a common loudness, in the format that was
//! asked for, with what it says about itself. A format is one file here and one [`Encoder`]; its tags are in
//! `id3` (MP3, WAV) or `vorbis_comment` (FLAC, Opus). Start with `write`.

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
pub use leveller::Loudness;
pub use render_file::{Audio, ExportError, Format, Progress, Uncompressed, export_audio, export_stream};
