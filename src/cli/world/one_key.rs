//! Questions that one key answers, on a terminal.

use std::io::{Read, stdin};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

use super::failure::Failure;
use super::output::say;

/// What Ctrl-C sends where it sends no signal.
const CTRL_C: u8 = 3;

/// A number from 0 to 10: a digit, or x for ten. Every other key passes the question over, and so does `patience`
/// if nobody presses one.
pub fn rating(question: &str, patience: Option<Duration>) -> Result<Option<u8>, Failure> {
    let key = key(&format!("{question} (x is 10, Enter skips) "), patience)?;
    let value = key.and_then(|key| match key {
        b'0'..=b'9' => Some(key - b'0'),
        b'x' | b'X' => Some(10),
        _ => None,
    });
    say(&value.map_or_else(|| "skipped\n".to_owned(), |value| format!("{value}\n")))?;
    Ok(value)
}

/// A letter or digit; `None` for every other key.
pub fn letter(question: &str) -> Result<Option<char>, Failure> {
    Ok(key(question, None)?.map(char::from).filter(char::is_ascii_alphanumeric))
}

/// One key. Ctrl-C stops balm.
fn key(question: &str, patience: Option<Duration>) -> Result<Option<u8>, Failure> {
    let key = pressed(question, patience)?;
    if key == Some(CTRL_C) {
        say("\n")?;
        // As the terminal would have done.
        let _ = kill_process(getpid(), Signal::INT);
        std::thread::sleep(Duration::from_millis(500));
        return Err(Failure::Stopped);
    }
    Ok(key)
}

/// One key; `None` where there is no terminal any more, or nobody pressed one in time. Signals do not work
/// meanwhile, so that the terminal is put back whatever is pressed.
fn pressed(question: &str, patience: Option<Duration>) -> Result<Option<u8>, Failure> {
    let input = stdin();
    let Ok(found) = tcgetattr(&input) else { return Ok(None) };
    let mut mode = found.clone();
    mode.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG);
    mode.special_codes[SpecialCodeIndex::VMIN] = 1;
    mode.special_codes[SpecialCodeIndex::VTIME] = 0;
    // What was typed before the question was no answer to it.
    if tcsetattr(&input, OptionalActions::Flush, &mode).is_err() {
        return Ok(None);
    }
    // Asked when keys arrive one by one already: whoever is quick is heard.
    let key = say(question).map(|_| read(patience));
    let _ = tcsetattr(&input, OptionalActions::Flush, &found);
    key
}

fn read(patience: Option<Duration>) -> Option<u8> {
    let input = stdin();
    let mut fds = [PollFd::new(&input, PollFlags::IN)];
    let timeout = patience.and_then(|patience| Timespec::try_from(patience).ok());
    if poll(&mut fds, timeout.as_ref()).ok()? == 0 {
        return None;
    }
    // All of it: an arrow key sends three bytes, and none of them is an answer.
    let mut bytes = [0; 32];
    let count = input.lock().read(&mut bytes).ok()?;
    if count == 1 { Some(bytes[0]) } else { None }
}
