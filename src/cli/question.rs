//! Questions on a terminal: each may be passed over with Enter, and is asked again where the answer is not
//! understood.

use std::io::{BufRead, stdin};

use super::fail::Failure;
use super::output::say;

/// Every question holds its usual answer in brackets.
const WAYS_OUT: &str =
    "Press Enter to take the answer in brackets, or Ctrl-C to leave without writing a file.";

/// One question. `read` makes sense of the answer, or says in words why it cannot.
pub fn ask<T>(question: &str, default: T, read: impl Fn(&str) -> Result<T, String>) -> Result<T, Failure> {
    loop {
        say(&format!("{question} "))?;
        let mut line = String::new();
        let ended = stdin().lock().read_line(&mut line).map_or(true, |bytes| bytes == 0);
        let line = line.trim();
        if ended || line.is_empty() {
            return Ok(default);
        }
        match read(line) {
            Ok(answer) => return Ok(answer),
            Err(why) => say(&format!("{why}\n{WAYS_OUT}\n"))?,
        }
    }
}
