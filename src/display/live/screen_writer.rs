//! The terminal as indicatif sees it: a writer. Lines end in `\r\n`, because in raw mode `\n` does not go back to
//! the first column. Errors are kept, so that a terminal that has gone ends the session quietly.

use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indicatif::TermLike;

/// Columns and lines.
pub type Size = (u16, u16);

/// A writer with a size. It writes whole frames.
#[derive(Clone)]
pub(super) struct ScreenWriter {
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    out: Box<dyn Write + Send>,
    frame: String,
    size: Size,
    broken: bool,
}

impl ScreenWriter {
    pub fn new(out: Box<dyn Write + Send>, size: Size) -> Self {
        Self { inner: Arc::new(Mutex::new(Inner { out, frame: String::new(), size, broken: false })) }
    }

    pub fn size(&self) -> Size {
        self.lock().size
    }

    pub fn resize(&self, size: Size) {
        self.lock().size = size;
    }

    pub fn broken(&self) -> bool {
        self.lock().broken
    }

    /// Writes at once, without waiting for the frame to end.
    pub fn send(&self, text: &str) {
        self.push(text);
        self.lock().flush();
    }

    fn push(&self, text: &str) {
        self.lock().frame.push_str(text);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn flush(&mut self) {
        let frame = std::mem::take(&mut self.frame);
        if !self.broken {
            self.broken = self.out.write_all(frame.as_bytes()).and_then(|()| self.out.flush()).is_err();
        }
    }
}

impl fmt::Debug for ScreenWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScreenWriter").field("size", &self.size()).finish_non_exhaustive()
    }
}

impl TermLike for ScreenWriter {
    fn width(&self) -> u16 {
        self.size().0
    }

    fn height(&self) -> u16 {
        self.size().1
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        self.step(n, 'A')
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.step(n, 'B')
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        self.step(n, 'C')
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        self.step(n, 'D')
    }

    fn write_line(&self, s: &str) -> io::Result<()> {
        self.push(s);
        self.push("\r\n");
        Ok(())
    }

    fn write_str(&self, s: &str) -> io::Result<()> {
        self.push(s);
        Ok(())
    }

    fn clear_line(&self) -> io::Result<()> {
        self.push("\r\x1b[2K");
        Ok(())
    }

    fn flush(&self) -> io::Result<()> {
        self.lock().flush();
        Ok(())
    }
}

impl ScreenWriter {
    /// Terminals take a move by 0 as a move by 1.
    fn step(&self, n: usize, way: char) -> io::Result<()> {
        if n > 0 {
            self.push(&format!("\x1b[{n}{way}"));
        }
        Ok(())
    }
}
