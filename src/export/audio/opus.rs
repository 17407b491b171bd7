//! Opus in Ogg: better than MP3 at half the size, where it is played at all.

use std::io::{Error, Result, Seek, Write};

use opus_pure::{Application, MAX_PACKET_BYTES, OggOpusWriter, OpusEncoder, OpusHead, OpusTags, RateControl};

use crate::export::tags::Tags;
use crate::sound::Frame;
use crate::unit::SAMPLE_RATE;

use super::encoder::{AudioOptions, Begun, Encoder, WriteSeek};
use super::vorbis_comment::{comments, picture};

/// Samples of each channel in a packet: 20 ms.
const PACKET: usize = 960;
/// Packets in a page: one second, so that a jump or a late listener does not wait long.
const PAGE: u64 = 50;
/// How much a second takes, in bits, in two channels and in one.
const STEREO: i32 = 80_000;
const MONO: i32 = 40_000;
/// The stream's number. Any will do in a file with one; a fixed one keeps the same input the same bytes.
const SERIAL: u32 = 0x6261_6C6D;

struct Opus<F: Write + Seek + Send> {
    /// `None` once it is finished.
    out: Option<OggOpusWriter<F>>,
    encoder: OpusEncoder,
    channels: u16,
    /// What a decoder leaves off at the beginning, in frames.
    pre_skip: u64,
    waiting: Vec<f32>,
    samples: Vec<f32>,
    packet: Vec<u8>,
    taken: u64,
}

/// Writes the head and the comments.
pub(in crate::export) fn opus<'a>(
    out: &'a mut (dyn WriteSeek + 'a),
    tags: &Tags,
    options: AudioOptions,
) -> Begun<'a> {
    let (channels, rate) = if options.small { (1, MONO) } else { (2, STEREO) };
    let mut encoder =
        OpusEncoder::new(SAMPLE_RATE as i32, channels.into(), Application::Audio).map_err(failed)?;
    encoder.bitrate_bps = rate;
    encoder.rate_control = RateControl::Vbr;
    let head = OpusHead::for_encoder(&encoder, SAMPLE_RATE);
    let pre_skip = u64::from(head.pre_skip);
    let mut said = OpusTags::new();
    for (name, value) in comments(tags).into_iter().chain(tags.cover.as_deref().map(picture)) {
        said.push(&name, &value).map_err(failed)?;
    }
    Ok(Box::new(Opus {
        out: Some(OggOpusWriter::with_serial(out, head, said, SERIAL).map_err(failed)?),
        encoder,
        channels,
        pre_skip,
        waiting: Vec::with_capacity(PACKET * 2),
        samples: Vec::new(),
        packet: vec![0; MAX_PACKET_BYTES],
        taken: 0,
    }))
}

impl<F: Write + Seek + Send> Opus<F> {
    /// One packet out of what waits; the last one lasts until `end`.
    fn encode(&mut self, end: Option<u64>) -> Result<()> {
        let n = self.encoder.encode(&self.waiting, PACKET, &mut self.packet).map_err(failed)?;
        self.waiting.clear();
        let Some(out) = &mut self.out else { return Ok(()) };
        let packet = &self.packet[..n];
        // A page that holds as much as this ends before the packet.
        let begins_page = (out.granule() as u64 / PACKET as u64).is_multiple_of(PAGE);
        out.set_page_target(if begins_page { 0 } else { usize::MAX });
        let written = match end {
            Some(end) => out.write_packet_with_duration(packet, (end - out.granule() as u64) as u32),
            None => out.write_packet(packet),
        };
        written.map_err(failed)
    }
}

impl<F: Write + Seek + Send> Encoder for Opus<F> {
    fn write(&mut self, frames: &[Frame]) -> Result<()> {
        self.taken += frames.len() as u64;
        let full = PACKET * usize::from(self.channels);
        let mut samples = std::mem::take(&mut self.samples);
        samples.clear();
        match self.channels {
            1 => samples.extend(frames.iter().map(|f| f.left)),
            _ => samples.extend(frames.iter().flat_map(|f| [f.left, f.right])),
        }
        let mut rest = &samples[..];
        while !rest.is_empty() {
            // Only when more has come: the last packet is written with the end.
            if self.waiting.len() == full {
                self.encode(None)?;
            }
            let (now, later) = rest.split_at((full - self.waiting.len()).min(rest.len()));
            self.waiting.extend_from_slice(now);
            rest = later;
        }
        self.samples = samples;
        Ok(())
    }

    /// The encoder runs behind by the pre-skip; the last position says where the sound ends (RFC 7845, 4.4).
    fn finish(&mut self) -> Result<()> {
        let full = PACKET * usize::from(self.channels);
        let end = self.pre_skip + self.taken;
        let packets = end.div_ceil(PACKET as u64);
        loop {
            let Some(out) = &self.out else { return Ok(()) };
            let written = out.granule() as u64 / PACKET as u64;
            self.waiting.resize(full, 0.0);
            if written + 1 >= packets {
                break;
            }
            self.encode(None)?;
        }
        self.encode(Some(end))?;
        self.out.take().map_or(Ok(()), |out| out.finish().map_err(failed)?.flush())
    }
}

fn failed(e: opus_pure::Error) -> Error {
    match e {
        opus_pure::Error::Io(e) => e,
        other => Error::other(other.to_string()),
    }
}
