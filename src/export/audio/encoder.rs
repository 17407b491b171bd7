//! What every format does.

use std::io::{Result, Seek, Write};

use crate::export::tags::Tags;
use crate::sound::Frame;

use super::depth::Depth;
use super::leveller::Loudness;

/// Frames to the bytes of one format. Everything it says about itself was given when it was made.
pub(in crate::export) trait Encoder: Send {
    /// Takes the next frames, as many as there are.
    ///
    /// # Errors
    /// Whatever the writer says.
    fn write(&mut self, frames: &[Frame]) -> Result<()>;

    /// Writes what is still owed. Nothing is taken after it.
    ///
    /// # Errors
    /// Whatever the writer says.
    fn finish(&mut self) -> Result<()>;
}

/// A writer that can go back.
pub trait WriteSeek: Write + Seek + Send {}

impl<W: Write + Seek + Send> WriteSeek for W {}

/// How an encoder begins.
#[derive(Clone, Copy, Debug)]
pub(in crate::export) enum Encoding {
    /// It never goes back, so that it writes into a pipe as well.
    Streaming(for<'a> fn(&'a mut (dyn Write + Send + 'a), &Tags, AudioOptions) -> Begun<'a>),
    /// It goes back once all is written.
    Seeking(for<'a> fn(&'a mut (dyn WriteSeek + 'a), &Tags, AudioOptions) -> Begun<'a>),
}

/// An encoder that has written its head.
pub(in crate::export) type Begun<'a> = Result<Box<dyn Encoder + 'a>>;

/// A format of sound files.
#[derive(Clone, Copy, Debug)]
pub struct AudioFormat {
    /// The depths it can write; none where it keeps no samples.
    pub depths: &'static [Depth],
    /// Whether it can be made small, for mail.
    pub small: bool,
    /// How many chapters it has room for; 0 if it says nothing of itself.
    pub max_chapters: usize,
    pub(in crate::export) encoding: Encoding,
}

/// How sound is written.
#[derive(Clone, Copy, Debug)]
pub struct AudioOptions {
    /// Both sides as one, and MP3 and Opus at a lower rate, for mail.
    pub small: bool,
    /// What a sample is written as, where samples are kept.
    pub depth: Depth,
    /// How loud.
    pub loudness: Loudness,
}
