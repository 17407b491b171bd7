//! What of an MP4 file is meant to be heard: an edit list, or iTunes' note of the silence its encoder added.
//! A phone that trims a recording changes the list and leaves the sound.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

/// The longest table of contents that is read, in bytes: an hour of sound has less than 1 MB.
const MAX_MOOV: u64 = 32 << 20;
/// More boxes are not looked through.
const MAX_BOXES: usize = 10_000;

/// The stretches of a track that are heard, in seconds of its own time, in order; `None` where all of it is.
pub(super) type Stretches = Option<Vec<Range<f64>>>;

/// What is heard of a track with this id in an MP4 file of `length` bytes. Stretches that go back in time are
/// left out. `None` for other files too.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn heard(
    file: &mut (impl Read + Seek + ?Sized),
    length: u64,
    track: u32,
) -> io::Result<Stretches> {
    let Some(moov) = moov(file, length)? else { return Ok(None) };
    let Some(movie_scale) = find(&moov, b"mvhd").and_then(timescale) else { return Ok(None) };
    let trak = boxes(&moov).filter(|(kind, _)| kind == b"trak").map(|(_, trak)| trak);
    let trak = { trak }.find(|trak| find(trak, b"tkhd").and_then(track_id) == Some(track));
    let Some(trak) = trak else { return Ok(None) };
    let media = find(trak, b"mdia").and_then(|mdia| find(mdia, b"mdhd")).and_then(timescale);
    let Some(media_scale) = media else { return Ok(None) };
    let edits = find(trak, b"edts").and_then(|edts| find(edts, b"elst"));
    let edits = edits.map(|elst| edits_of(elst, f64::from(movie_scale), f64::from(media_scale)));
    Ok(edits.filter(|edits| !edits.is_empty()).or_else(|| itunes(&moov, f64::from(media_scale))))
}

/// The table of contents of an MP4 file.
fn moov(file: &mut (impl Read + Seek + ?Sized), length: u64) -> io::Result<Option<Vec<u8>>> {
    let mut at = 0;
    for number in 0..MAX_BOXES {
        if at + 16 > length {
            return Ok(None);
        }
        let mut head = [0; 16];
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut head)?;
        if number == 0 && &head[4..8] != b"ftyp" {
            return Ok(None);
        }
        let short = u64::from(u32_at(&head, 0).unwrap_or(0));
        let (start, size) = match short {
            0 => (8, length - at),
            1 => (16, u64_at(&head, 8).unwrap_or(0)),
            size => (8, size),
        };
        if size < start || size > length - at {
            return Ok(None);
        }
        if &head[4..8] == b"moov" && size <= MAX_MOOV {
            let mut moov = vec![0; (size - start) as usize];
            file.seek(SeekFrom::Start(at + start))?;
            file.read_exact(&mut moov)?;
            return Ok(Some(moov));
        }
        at += size;
    }
    Ok(None)
}

/// The boxes one after the other, as far as they are whole: what they are, and what is in them.
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let size = u32_at(bytes, 0)? as usize;
        let kind = bytes.get(4..8)?.try_into().ok()?;
        let (start, size) = match size {
            0 => (8, bytes.len()),
            1 => (16, usize::try_from(u64_at(bytes, 8)?).ok()?),
            size => (8, size),
        };
        let inside = bytes.get(start..size)?;
        bytes = &bytes[size..];
        Some((kind, inside))
    })
    .take(MAX_BOXES)
}

fn find<'b>(bytes: &'b [u8], kind: &[u8; 4]) -> Option<&'b [u8]> {
    boxes(bytes).find(|(found, _)| found == kind).map(|(_, inside)| inside)
}

/// Units a second, of `mvhd` and `mdhd` alike.
fn timescale(header: &[u8]) -> Option<u32> {
    u32_at(header, if header.first()? == &1 { 20 } else { 12 }).filter(|scale| *scale > 0)
}

fn track_id(header: &[u8]) -> Option<u32> {
    u32_at(header, if header.first()? == &1 { 20 } else { 12 })
}

/// The edits that show something, each after the one before.
fn edits_of(elst: &[u8], movie_scale: f64, media_scale: f64) -> Vec<Range<f64>> {
    let (is_long, count) = (elst.first() == Some(&1), u32_at(elst, 4).unwrap_or(0));
    let entry = if is_long { 20 } else { 12 };
    let mut edits: Vec<Range<f64>> = Vec::new();
    for edit in elst.get(8..).unwrap_or_default().chunks_exact(entry).take(count as usize) {
        let (length, from) = match is_long {
            true => (u64_at(edit, 0), u64_at(edit, 8).map(u64::cast_signed)),
            false => (u32_at(edit, 0).map(u64::from), u32_at(edit, 4).map(|from| from.cast_signed().into())),
        };
        // Before 0 means that nothing is shown.
        let (Some(length), Some(from)) = (length, from.filter(|from| *from >= 0)) else { continue };
        let start = from as f64 / media_scale;
        let end = if length == 0 { f64::INFINITY } else { start + length as f64 / movie_scale };
        if edits.last().is_none_or(|before| before.end <= start + 0.001) {
            edits.push(start..end);
        }
    }
    edits
}

/// What iTunes writes beside its own encoder's sound: zeros, the silence before it, the silence behind it and
/// its length, in frames and hexadecimal.
fn itunes(moov: &[u8], media_scale: f64) -> Stretches {
    let udta = find(moov, b"udta")?;
    let name = position(udta, b"iTunSMPB")?;
    let data = name + position(&udta[name..], b"data")?;
    let text = udta.get(data + 12..(data + 12 + 64).min(udta.len()))?;
    let text: String = text.iter().map(|byte| char::from(*byte)).collect();
    let mut numbers = text.split_whitespace().map(|number| u64::from_str_radix(number, 16));
    let (before, length) = (numbers.nth(1)?.ok()?, numbers.nth(1)?.ok()?);
    let start = before as f64 / media_scale;
    (length > 0).then(|| vec![start..start + length as f64 / media_scale])
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|found| found == wanted)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_be_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
