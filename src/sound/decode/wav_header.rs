//! WAV headers that do not tell the truth: a recorder that lost power leaves its sizes at 0, a program that
//! writes into a pipe leaves them at the most there can be, and RF64 keeps them elsewhere.

use std::io::{self, Read, Seek, SeekFrom};

/// More chunks before the sound are not looked through.
const MAX_CHUNKS: usize = 1000;
/// A data size of 32 bits that stands for "see elsewhere" or "unknown".
const UNKNOWN: u32 = u32::MAX;

/// Four bytes at a place in a file, and what to read in their stead.
pub(in crate::sound) type Repair = (u64, [u8; 4]);

/// What to read differently in the header of a WAV file, so that its sizes are those of the `length` bytes
/// that are there. Empty for other files and for headers that are right.
///
/// # Errors
/// When the file cannot be read.
pub(in crate::sound) fn repairs(file: &mut (impl Read + Seek), length: u64) -> io::Result<Vec<Repair>> {
    let Some(head) = bytes::<12>(file, 0, length)? else { return Ok(Vec::new()) };
    let is_rf64 = matches!(&head[..4], b"RF64" | b"BW64");
    if !(is_rf64 || &head[..4] == b"RIFF") || &head[8..] != b"WAVE" {
        return Ok(Vec::new());
    }
    let mut repairs = Vec::new();
    if is_rf64 {
        repairs.push((0, *b"RIFF"));
    }
    let size = u32::try_from(length - 8).unwrap_or(UNKNOWN - 1);
    if size_at(&head, 4) != size {
        repairs.push((4, size.to_le_bytes()));
    }
    let (mut at, mut long_size) = (12, None);
    for _ in 0..MAX_CHUNKS {
        let Some(chunk) = bytes::<8>(file, at, length)? else { break };
        let (start, told) = (at + 8, size_at(&chunk, 4));
        if &chunk[..4] == b"ds64" {
            long_size = bytes::<16>(file, start, length)?.map(|ds64| {
                u64::from_le_bytes([
                    ds64[8], ds64[9], ds64[10], ds64[11], ds64[12], ds64[13], ds64[14], ds64[15],
                ])
            });
        }
        if &chunk[..4] == b"data" {
            let there = length - start;
            let told_size = if told == UNKNOWN { long_size.unwrap_or(u64::MAX) } else { told.into() };
            let is_lost = told_size == 0 && !ends_in_chunks(file, start, length)?;
            let size = if is_lost { there } else { told_size.min(there) };
            let size = u32::try_from(size).unwrap_or(UNKNOWN - 1);
            if size != told {
                repairs.push((at + 4, size.to_le_bytes()));
            }
            break;
        }
        at = start + u64::from(told) + u64::from(told % 2);
    }
    Ok(repairs)
}

/// Whether nothing but whole chunks lies from `at` to the end.
fn ends_in_chunks(file: &mut (impl Read + Seek), mut at: u64, length: u64) -> io::Result<bool> {
    for _ in 0..MAX_CHUNKS {
        if at >= length {
            return Ok(true);
        }
        let Some(chunk) = bytes::<8>(file, at, length)? else { return Ok(false) };
        if !chunk[..4].iter().all(|byte| matches!(byte, b' '..=b'~')) {
            return Ok(false);
        }
        let size = size_at(&chunk, 4);
        at += 8 + u64::from(size) + u64::from(size % 2);
        if at > length + 1 {
            return Ok(false);
        }
    }
    Ok(false)
}

/// `N` bytes at a place; `None` where the file ends before.
fn bytes<const N: usize>(file: &mut (impl Read + Seek), at: u64, length: u64) -> io::Result<Option<[u8; N]>> {
    if at.saturating_add(N as u64) > length {
        return Ok(None);
    }
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

fn size_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
