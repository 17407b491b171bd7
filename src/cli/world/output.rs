//! Writing to the terminal, or to whatever stands in its place.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Mutex;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde::Serialize;

use crate::session::{Event, Listener};
use crate::text::{Safe, wrap_hanging, wrap_whole};

use super::failure::{Done, Failure};

/// Wider than any line.
pub const UNBROKEN: usize = 100_000;

/// Standard output for a session's listeners. [`written`] tells why writing failed.
pub struct Out;

/// Why writing to [`Out`] failed.
static FAILED: Mutex<Option<io::Error>> = Mutex::new(None);

impl Out {
    fn keep<T>(done: io::Result<T>) -> io::Result<T> {
        done.map_err(|problem| {
            let kind = problem.kind();
            if let Ok(mut failed) = FAILED.lock() {
                failed.get_or_insert(problem);
            }
            kind.into()
        })
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Self::keep(io::stdout().write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::keep(io::stdout().flush())
    }
}

/// Whether all that was written to [`Out`] has arrived.
pub fn written() -> Result<(), Failure> {
    let failed = FAILED.lock().ok().and_then(|mut failed| failed.take());
    failed.map_or(Ok(()), |problem| Err(unwritten(problem)))
}

/// A reader that has gone away is no failure worth a word.
fn unwritten(problem: io::Error) -> Failure {
    match problem.kind() {
        io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
        _ => Failure::failed(format!("the output cannot be written: {problem}")),
    }
}

/// Writes to standard output, often all there is to do.
pub fn say(text: &str) -> Result<Done, Failure> {
    let mut out = io::stdout().lock();
    let done = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    done.map(|()| Done::Yes).map_err(unwritten)
}

/// The same with lines broken between words, so that none is wider than `width`; what is indented stays so.
pub fn say_wrapped(text: &str, width: usize) -> Result<Done, Failure> {
    let lines = text.lines().flat_map(|line| {
        let indent = &line[..line.len() - line.trim_start().len()];
        wrap_hanging(&Safe::new(line), indent, indent, width)
    });
    say(&lines.map(|line| line + "\n").collect::<String>())
}

/// Writes a value as JSON.
pub fn say_json(value: &impl Serialize) -> Result<Done, Failure> {
    say(&(serde_json::to_string_pretty(value).map_err(Failure::failed)? + "\n"))
}

/// Tells what went wrong, and goes on.
pub fn warn(what: impl ToString) {
    complain(&format!("balm: {}", Safe::new(&what.to_string())));
}

/// A path, safe to show.
pub fn shown(path: &Path) -> Safe {
    Safe::new(&path.display().to_string())
}

/// Writes to standard error; if that fails, there is nowhere left to say so. On a terminal, lines are
/// broken between words.
pub fn complain(text: &str) {
    let width = complaint_width();
    let mut out = String::new();
    for line in text.lines() {
        // What is narrow enough stays as it is set.
        if line.len() <= width {
            out += line;
            out.push('\n');
            continue;
        }
        wrap_whole(&Safe::new(line), width).iter().for_each(|line| out += &format!("{line}\n"));
    }
    let _ = io::stderr().lock().write_all(out.as_bytes());
}

/// How wide what goes to standard error is set. A reader that is no terminal has all the width there is.
pub fn complaint_width() -> usize {
    match io::stderr().is_terminal() {
        true => terminal_width(),
        false => UNBROKEN,
    }
}

/// How wide the terminal is; 80 where that cannot be told.
pub fn terminal_width() -> usize {
    usize::from(terminal_size().0.max(20))
}

/// Its columns and rows; 80 and 24 where that cannot be told.
pub fn terminal_size() -> (u16, u16) {
    // Some terminals do not know, and say 0.
    crossterm::terminal::size().ok().filter(|(columns, _)| *columns > 0).unwrap_or((80, 24))
}

/// Whoever reads standard output. When they go, the session ends then and there, and not only at
/// its next line, which may be minutes away.
pub struct Reader;

impl Listener for Reader {
    fn hear(&mut self, _: &Event) {}

    fn broken(&self) -> bool {
        let out = io::stdout();
        let mut fds = [PollFd::new(&out, PollFlags::empty())];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut fds, Some(&at_once)).is_ok() && fds[0].revents().contains(PollFlags::ERR)
    }
}
