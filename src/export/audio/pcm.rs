//! Raw samples, for a program that knows their format: stereo, 48 kHz, little-endian.

use std::io::{Result, Write};

use crate::export::tags::Tags;
use crate::sound::Frame;

use super::depth::{Depth, Samples};
use super::encoder::{AudioOptions, Begun, Encoder};

/// Begins at once: there is no head.
pub(in crate::export) fn pcm<'a>(
    out: &'a mut (dyn Write + Send + 'a),
    _: &Tags,
    options: AudioOptions,
) -> Begun<'a> {
    Ok(Box::new(Pcm::new(out, options.depth)))
}

pub(super) struct Pcm<W> {
    out: W,
    samples: Samples,
    bytes: Vec<u8>,
}

impl<W: Write + Send> Pcm<W> {
    pub fn new(out: W, depth: Depth) -> Self {
        Self { out, samples: Samples::new(depth), bytes: Vec::new() }
    }
}

impl<W: Write + Send> Encoder for Pcm<W> {
    fn write(&mut self, frames: &[Frame]) -> Result<()> {
        self.samples.bytes(frames, &mut self.bytes);
        self.out.write_all(&self.bytes)
    }

    fn finish(&mut self) -> Result<()> {
        self.out.flush()
    }
}
