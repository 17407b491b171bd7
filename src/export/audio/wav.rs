//! WAV: a header, the bare samples, and what is told about them in chunks. Everything is known before
//! the first sample, so that it can be written into a pipe; beyond 4 GiB it is RF64 (EBU Tech 3306).

use std::io::Write;

use crate::export::tags::Tags;
use crate::unit::{Frames, SAMPLE_RATE};

use super::depth::Depth;
use super::encoder::{AudioOptions, Begun};
use super::id3::id3;
use super::pcm::Pcm;

const CHANNELS: u16 = 2;

/// Writes all that stands before the samples: of the tags neither `INFO` nor `cue ` beside ID3. Readers that know
/// both take `INFO` alone, which has no room for words or pictures, and count every chapter twice.
pub(in crate::export) fn wav<'a>(
    out: &'a mut (dyn Write + Send + 'a),
    tags: &Tags,
    options: AudioOptions,
) -> Begun<'a> {
    out.write_all(&header(options.depth, tags.length, &chunk(*b"id3 ", &id3(tags)?)))?;
    Ok(Box::new(Pcm::new(out, options.depth)))
}

/// `chunks` are whole chunks, each of even length.
fn header(depth: Depth, length: Frames, chunks: &[u8]) -> Vec<u8> {
    let frame = depth.bytes() * u64::from(CHANNELS);
    let data = length.0 * frame;
    // After "RIFF" and the size itself: "WAVE", "fmt ", ("fact",) "JUNK" or "ds64", the chunks, "data".
    let float = depth == Depth::Float;
    let size = 4 + 24 + if float { 12 } else { 0 } + 36 + chunks.len() as u64 + 8 + data;
    let long = size > u64::from(u32::MAX);
    let small = |n: u64| if long { u32::MAX } else { n as u32 }.to_le_bytes();
    let mut head = Vec::with_capacity(128 + chunks.len());
    head.extend_from_slice(if long { b"RF64" } else { b"RIFF" });
    head.extend_from_slice(&small(size));
    head.extend_from_slice(b"WAVE");
    // The true sizes of a long file; of another, room as large.
    head.extend_from_slice(if long { b"ds64" } else { b"JUNK" });
    head.extend_from_slice(&28u32.to_le_bytes());
    for n in if long { [size, data, length.0] } else { [0; 3] } {
        head.extend_from_slice(&n.to_le_bytes());
    }
    head.extend_from_slice(&0u32.to_le_bytes());
    head.extend_from_slice(b"fmt ");
    head.extend_from_slice(&16u32.to_le_bytes());
    head.extend_from_slice(&if float { 3u16 } else { 1 }.to_le_bytes());
    head.extend_from_slice(&CHANNELS.to_le_bytes());
    head.extend_from_slice(&SAMPLE_RATE.to_le_bytes());
    head.extend_from_slice(&(SAMPLE_RATE * frame as u32).to_le_bytes());
    head.extend_from_slice(&(frame as u16).to_le_bytes());
    head.extend_from_slice(&(depth.bytes() as u16 * 8).to_le_bytes());
    if float {
        // Required for every kind except whole numbers.
        head.extend_from_slice(b"fact");
        head.extend_from_slice(&4u32.to_le_bytes());
        head.extend_from_slice(&small(length.0));
    }
    head.extend_from_slice(chunks);
    head.extend_from_slice(b"data");
    head.extend_from_slice(&small(data));
    head
}

/// A chunk: its name, its size, what is in it, and a byte more where that is odd.
fn chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut chunk = Vec::with_capacity(body.len() + 9);
    chunk.extend_from_slice(&name);
    chunk.extend_from_slice(&(body.len() as u32).to_le_bytes());
    chunk.extend_from_slice(body);
    if body.len() % 2 == 1 {
        chunk.push(0);
    }
    chunk
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(head: &[u8], at: usize) -> u32 {
        u32::from_le_bytes(head[at..at + 4].try_into().expect("four bytes"))
    }

    #[test]
    fn the_header_counts_every_byte_that_comes() {
        for depth in [Depth::Int16, Depth::Int24, Depth::Float] {
            let head = header(depth, Frames(1000), &chunk(*b"LIST", b"odd"));
            let data = 1000 * 2 * depth.bytes();
            assert_eq!(u64::from(number(&head, 4)), head.len() as u64 + data - 8, "{depth:?}");
            assert_eq!(u64::from(number(&head, head.len() - 4)), data, "{depth:?}");
        }
    }

    #[test]
    fn beyond_four_gibibytes_the_true_sizes_stand_in_ds64() {
        let twelve_hours = Frames(12 * 3600 * u64::from(SAMPLE_RATE));
        let head = header(Depth::Int16, twelve_hours, &[]);
        assert_eq!((&head[..4], &head[12..16]), (&b"RF64"[..], &b"ds64"[..]));
        let data = u64::from_le_bytes(head[28..36].try_into().expect("eight bytes"));
        assert_eq!(data, twelve_hours.0 * 4);
        assert_eq!(number(&head, head.len() - 4), u32::MAX);
    }
}
