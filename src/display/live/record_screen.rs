//! The screen on which somebody reads what they record.

use std::io::{self, Write};
use std::sync::atomic::Ordering::Relaxed;

use super::record_layout::RecordPanel;
use super::screen::{ENTER, LEAVE, Terminal};
use super::screen_writer::row_start;

/// A terminal that is drawn on. Dropping it gives the terminal back.
pub struct RecordScreen {
    out: Box<dyn Write + Send>,
    terminal: Terminal,
}

impl RecordScreen {
    /// Takes the terminal with the first drawing.
    #[must_use]
    pub fn new(out: Box<dyn Write + Send>, terminal: Terminal) -> Self {
        Self { out, terminal }
    }

    /// Draws what there is to read and to do.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, panel: &RecordPanel) -> io::Result<()> {
        if !(self.terminal.is_ours)() {
            return Ok(());
        }
        let (width, height) = (self.terminal.size)().unwrap_or((80, 24));
        let mut frame = String::new();
        if !self.terminal.is_taken.swap(true, Relaxed) {
            frame += ENTER;
        }
        for (row, text) in panel.rows(width.into(), height.into()).iter().enumerate() {
            frame += &row_start(row);
            frame += text;
        }
        self.out.write_all(frame.as_bytes())?;
        self.out.flush()
    }

    /// Gives the terminal back, until the next drawing.
    pub fn leave(&mut self) {
        if self.terminal.is_taken.swap(false, Relaxed) {
            let _ = self.out.write_all(LEAVE.as_bytes()).and_then(|()| self.out.flush());
        }
    }
}

impl Drop for RecordScreen {
    fn drop(&mut self) {
        self.leave();
    }
}
