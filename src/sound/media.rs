//! Where encoded sound comes from: balm's own bytes, or a file kept open.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;

use symphonia::core::io::MediaSource;

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

    /// A reader at the start. One at a time: readers of a file share its position.
    pub(super) fn reader(&self) -> io::Result<Box<dyn MediaSource>> {
        match &self.content {
            Content::Own(bytes) => Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
            Content::File(file) => {
                (&**file).seek(SeekFrom::Start(0))?;
                let length = file.metadata()?.len();
                Ok(Box::new(Shared { file: Arc::clone(file), length }))
            }
        }
    }
}

struct Shared {
    file: Arc<File>,
    length: u64,
}

impl Read for Shared {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        (&*self.file).read(buf)
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        (&*self.file).seek(to)
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
