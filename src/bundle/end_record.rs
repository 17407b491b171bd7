//! The end of a zip, read before anything is unpacked or any list is believed.

use std::io::{Read, Seek, SeekFrom};

use super::archive_error::ArchiveError;

/// Bytes of the record at the end (APPNOTE.TXT 4.3.16), without a comment: there must be none.
const LENGTH: u64 = 22;
const MAGIC: [u8; 4] = *b"PK\x05\x06";
/// The most bytes of the list of files: names and what stands beside them.
const LONGEST_LIST: u64 = 256 * 1024;

/// What the record says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// How many files there are.
    pub entries: usize,
    /// Where the list of files begins.
    pub list: u64,
}

/// Reads it from a file of `length` bytes.
pub(super) fn read_end(file: &mut (impl Read + Seek), length: u64) -> Result<Ends, ArchiveError> {
    let begins = zip_magic(file)?;
    let at = length.checked_sub(LENGTH).filter(|_| begins).ok_or(ArchiveError::NotABundle)?;
    let mut record = [0; LENGTH as usize];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut record)?;
    let short = |at: usize| u16::from_le_bytes([record[at], record[at + 1]]);
    let long = |at: usize| {
        u64::from(u32::from_le_bytes([record[at], record[at + 1], record[at + 2], record[at + 3]]))
    };
    if record[..4] != MAGIC || short(20) != 0 {
        return Err(ArchiveError::Inconsistent("something follows its end, or its end is missing"));
    }
    if short(4) != 0 || short(6) != 0 || short(8) != short(10) {
        return Err(ArchiveError::Inconsistent("it says that it is a part of several"));
    }
    let (size, list) = (long(12), long(16));
    if size > LONGEST_LIST {
        return Err(ArchiveError::TooLarge("its list of files has more than 256 KiB"));
    }
    if list + size != at {
        return Err(ArchiveError::Inconsistent("its list of files is not where it says"));
    }
    Ok(Ends { entries: usize::from(short(10)), list })
}

/// Whether the first bytes are those of a zip with a file in it.
fn zip_magic(file: &mut (impl Read + Seek)) -> Result<bool, ArchiveError> {
    let mut magic = [0; 4];
    file.seek(SeekFrom::Start(0))?;
    match file.read_exact(&mut magic) {
        Ok(()) => Ok(magic == *b"PK\x03\x04"),
        Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(e) => Err(e.into()),
    }
}
