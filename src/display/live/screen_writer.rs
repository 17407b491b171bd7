//! The terminal as indicatif sees it: a writer. indicatif writes all rows whenever one changes; what reaches the
//! terminal are the rows that are another. Errors are kept, so that a terminal that has gone ends the session quietly.

use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indicatif::TermLike;

/// Columns and lines.
pub type Size = (u16, u16);

/// Erases from the cursor to the end of its row.
const ERASE: &str = "\x1b[K";

/// Moves to the start of a row, counted from 0, and empties it. Each row begins so: terminals disagree about the width
/// of emoji, so a row must not depend on where the row above ended.
pub(super) fn row_start(row: usize) -> String {
    format!("\x1b[{};1H{ERASE}", row + 1)
}

/// A writer with a size. It writes whole frames.
#[derive(Clone)]
pub(super) struct ScreenWriter {
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    out: Box<dyn Write + Send>,
    frame: String,
    /// What is to stand in each row, and what stands there, as it was written.
    rows: Vec<String>,
    written: Vec<String>,
    /// Rows are taken and not written yet: indicatif draws once for each part of a bar that changes.
    is_held: bool,
    size: Size,
    broken: bool,
}

impl ScreenWriter {
    pub fn new(out: Box<dyn Write + Send>, size: Size) -> Self {
        Self {
            inner: Arc::new(Mutex::new(Inner {
                out,
                frame: String::new(),
                rows: Vec::new(),
                written: Vec::new(),
                is_held: false,
                size,
                broken: false,
            })),
        }
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

    /// Writes at once, without waiting for the frame to end. What stood on the screen counts no more.
    pub fn send(&self, text: &str) {
        let mut inner = self.lock();
        inner.flush();
        inner.rows.clear();
        inner.written.clear();
        inner.write(text);
    }

    /// Does `draw`, and then writes what came of it, once.
    pub fn at_once(&self, draw: impl FnOnce()) {
        self.lock().is_held = true;
        draw();
        let mut inner = self.lock();
        inner.is_held = false;
        inner.flush();
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
        self.take_rows(&frame);
        if !self.is_held {
            let changed = self.changed();
            self.write(&changed);
        }
    }

    fn write(&mut self, text: &str) {
        if !self.broken && !text.is_empty() {
            self.broken = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()).is_err();
        }
    }

    /// Takes the rows of a frame. Moves of the cursor between them count for nothing, because every row says where
    /// it is.
    fn take_rows(&mut self, frame: &str) {
        let mut row = None;
        for part in frame.split(ERASE) {
            let (content, next) = before_row(part);
            if let Some(row) = row.replace(next).flatten() {
                let content = content.trim_end_matches(['\r', '\n', ' ']);
                let rows = self.rows.len().max(row + 1);
                self.rows.resize(rows, String::new());
                content.clone_into(&mut self.rows[row]);
            }
        }
    }

    /// The rows that are to be another than what stands there. From now on they stand there.
    fn changed(&mut self) -> String {
        self.written.resize(self.rows.len(), String::new());
        let rows = self.rows.iter().zip(&mut self.written).enumerate();
        let changed = rows.filter(|(_, (now, before))| now != before).map(|(row, (now, before))| {
            now.clone_into(before);
            let text = now.trim_start_matches(' ');
            match now.len() - text.len() {
                // A move is shorter than the blanks of a wide screen.
                indent @ 5.. => format!("{}\x1b[{indent}C{text}", row_start(row)),
                _ => row_start(row) + now,
            }
        });
        changed.collect()
    }
}

/// What stands before a move to the start of a row at the end of `part`, and the row, from 0.
fn before_row(part: &str) -> (&str, Option<usize>) {
    let moved = part.rfind("\x1b[").and_then(|at| {
        let number = part[at..].strip_prefix("\x1b[")?.strip_suffix(";1H")?;
        Some((&part[..at], number.parse::<usize>().ok()?.checked_sub(1)?))
    });
    moved.map_or((part, None), |(content, row)| (content, Some(row)))
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
