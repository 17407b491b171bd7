//! The end of a zip, read before anything is unpacked or any list is believed.

use std::io::{Read, Seek, SeekFrom};

use super::archive_error::ArchiveError;

/// Bytes of the record at the end (APPNOTE.TXT 4.3.16), without a comment: there must be none.
const LENGTH: u64 = 22;
const MAGIC: [u8; 4] = *b"PK\x05\x06";
/// Bytes of an entry of the list (4.3.12), and of what stands before each file (4.3.7), without the names.
const ENTRY: usize = 46;
const BEFORE: usize = 30;
/// What is known of the flags of a file (4.4.4): under a password, packed how hard, sizes after it, name in UTF-8.
const FLAGS: u16 = 0x080f;
/// The most bytes of the list of files: names and what stands beside them.
const MAX_LIST: u64 = 256 * 1024;

/// What the record says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// How many files there are.
    pub entries: usize,
    /// Where the list of files begins.
    pub list: u64,
    /// Bytes of the list.
    size: u64,
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
    if size > MAX_LIST {
        return Err(ArchiveError::TooLarge("its list of files has more than 256 KiB"));
    }
    if list + size != at {
        return Err(ArchiveError::Inconsistent("its list of files is not where it says"));
    }
    Ok(Ends { entries: usize::from(short(10)), list, size })
}

/// Walks through the list, so that nothing can stand in it or before a file that one program reads and another does
/// not, such as a second list in the form for large files.
pub(super) fn compare_with_list(file: &mut (impl Read + Seek), ends: Ends) -> Result<(), ArchiveError> {
    let broken = || ArchiveError::Inconsistent("its list holds something else than its files");
    let mut list = vec![0; usize::try_from(ends.size).map_err(|_| broken())?];
    file.seek(SeekFrom::Start(ends.list))?;
    file.read_exact(&mut list)?;
    let mut rest = &list[..];
    for _ in 0..ends.entries {
        let (entry, after) = rest.split_at_checked(ENTRY).ok_or_else(broken)?;
        let short = |at: usize| u16::from_le_bytes([entry[at], entry[at + 1]]);
        if entry[..4] != *b"PK\x01\x02" {
            return Err(broken());
        }
        if short(8) & !FLAGS != 0 {
            return Err(ArchiveError::Inconsistent(
                "a file in it is marked in a way that balm does not know",
            ));
        }
        let begins = u64::from(u32::from_le_bytes([entry[42], entry[43], entry[44], entry[45]]));
        let mut before = [0; BEFORE];
        file.seek(SeekFrom::Start(begins))?;
        file.read_exact(&mut before).map_err(|_| broken())?;
        if before[6..8] != entry[8..10] {
            return Err(ArchiveError::Inconsistent("it marks its files twice, and differently"));
        }
        if before[28..30] != [0, 0] {
            return Err(ArchiveError::Repacked("it has notes of that program inside"));
        }
        let texts = [28, 30, 32].map(|at| usize::from(short(at))).iter().sum();
        rest = after.get::<std::ops::RangeFrom<usize>>(texts..).ok_or_else(broken)?;
    }
    if rest.is_empty() { Ok(()) } else { Err(broken()) }
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
