//! Writing to the terminal, or to whatever stands in its place.

use std::io::{self, Write};

use super::fail::Failure;

/// Writes to standard output. A reader that has gone away is no failure worth a word.
pub fn say(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Unheard),
        Err(e) => Err(Failure::deed(format!("the output cannot be written: {e}"))),
    }
}

/// Writes a line to standard error; if that fails, there is nowhere left to say so.
pub fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
