//! Where encoded sound comes from: balm's own bytes, or a file kept open.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use symphonia::core::io::MediaSource;

use super::decode::wav_header::{Repair, repairs};

/// Encoded sound that can be read from the start as often as needed. A file stays open, so what
/// is put in its place meanwhile is not read.
#[derive(Clone, Debug)]
pub struct Media {
    /// What to call it when something is wrong with it.
    pub name: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Own(Arc<[u8]>),
    File(Arc<File>),
}

impl Media {
    /// Bytes that came with the program.
    #[must_use]
    pub fn own(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), content: Content::Own(bytes.into()) }
    }

    /// An open file.
    #[must_use]
    pub fn file(name: &str, file: File) -> Self {
        Self { name: name.to_owned(), content: Content::File(Arc::new(file)) }
    }

    /// A reader at the start, with a place of its own: several may read at once.
    pub(super) fn reader(&self) -> io::Result<Box<dyn MediaSource>> {
        match &self.content {
            Content::Own(bytes) => Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
            Content::File(file) => {
                let length = file.metadata()?.len();
                let mut reader = Shared { file: Arc::clone(file), length, at: 0, repairs: Vec::new() };
                reader.repairs = repairs(&mut reader, length)?;
                reader.at = 0;
                Ok(Box::new(reader))
            }
        }
    }
}

/// The file's own position is never used: it would be every reader's.
struct Shared {
    file: Arc<File>,
    length: u64,
    at: u64,
    /// What is read in the stead of what is there.
    repairs: Vec<Repair>,
}

impl Read for Shared {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(buf, self.at)?;
        for (place, bytes) in &self.repairs {
            for (place, byte) in (*place..).zip(bytes) {
                if let Some(slot) = place.checked_sub(self.at).and_then(|i| buf[..read].get_mut(i as usize)) {
                    *slot = *byte;
                }
            }
        }
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (from, by) = match to {
            SeekFrom::Start(at) => (at, 0),
            SeekFrom::Current(by) => (self.at, by),
            SeekFrom::End(by) => (self.length, by),
        };
        let before = || io::Error::new(io::ErrorKind::InvalidInput, "a place before the file begins");
        self.at = from.checked_add_signed(by).ok_or_else(before)?;
        Ok(self.at)
    }
}

impl MediaSource for Shared {
    fn is_seekable(&self) -> bool {
        true
    }

    fn byte_len(&self) -> Option<u64> {
        Some(self.length)
    }
}
