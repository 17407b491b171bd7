//! The terminal's mode: keys arrive one by one and unseen, signals still work, and whatever happens it is put back
//! as it was found. In the background it is left alone: who reads or changes it there is stopped.

use std::fs::OpenOptions;
use std::io::{Write, stdin, stdout};
use std::os::fd::AsFd;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use rustix::process::getpgrp;
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetpgrp, tcsetattr,
};

use crate::display::{self, Terminal};
use crate::sound::panic_is_caught;

/// What the screen needs of standard output.
pub const SCREEN: Terminal = Terminal {
    // Some terminals do not know, and say 0.
    size: || crossterm::terminal::size().ok().filter(|(w, h)| *w > 0 && *h > 0),
    is_ours: || !RELEASED.load(Relaxed) && in_foreground(stdout()),
    is_taken: &TAKEN,
};

/// A drawing has taken the screen over.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// The terminal was given back, and nobody may take it again.
static RELEASED: AtomicBool = AtomicBool::new(false);
/// As it was found, while it is not so.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

/// Pasted text comes marked as such, and does not look like keys. Linux's console ignores this.
const PASTE_MARKED: &[u8] = b"\x1b[?2004h";
const PASTE_UNMARKED: &[u8] = b"\x1b[?2004l";

/// Makes sure that a panic puts the terminal back before it is reported. One that a decoder's guard catches
/// changes nothing and is not reported.
pub fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic_is_caught() {
            restore();
            before(panic);
        }
    }));
}

/// Keys one by one, without echo. Dropping it puts the terminal back.
#[derive(Debug)]
pub struct KeyMode;

impl KeyMode {
    /// Changes the mode.
    pub fn enter() -> Self {
        take_keys();
        Self
    }
}

impl Drop for KeyMode {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether balm may read from, draw on and change this terminal. What is no terminal may always be used.
pub fn in_foreground(stream: impl AsFd) -> bool {
    tcgetpgrp(stream).map_or(true, |group| group == getpgrp())
}

/// Makes keys arrive one by one, if they do not yet; returns whether there are any now.
pub fn take_keys() -> bool {
    let Ok(mut found) = FOUND.lock() else { return false };
    if RELEASED.load(Relaxed) {
        return false;
    }
    if !in_foreground(stdin()) {
        // The shell has set its own mode.
        *found = None;
        return false;
    }
    if found.is_none() {
        *found = one_by_one();
    }
    found.is_some()
}

fn one_by_one() -> Option<Termios> {
    let input = stdin();
    let found = tcgetattr(&input).ok()?;
    let mut mode = found.clone();
    mode.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
    mode.special_codes[SpecialCodeIndex::VMIN] = 1;
    mode.special_codes[SpecialCodeIndex::VTIME] = 0;
    tcsetattr(&input, OptionalActions::Now, &mode).ok()?;
    ask(PASTE_MARKED);
    Some(found)
}

/// Asks something of the terminal itself: standard output may lead elsewhere.
fn ask(sequence: &[u8]) {
    let is_dumb = std::env::var_os("TERM").is_none_or(|name| name.is_empty() || name == "dumb");
    if !is_dumb && let Ok(mut terminal) = OpenOptions::new().write(true).open("/dev/tty") {
        let _ = terminal.write_all(sequence);
    }
}

/// Puts the terminal back as it was found. Harmless when it is.
pub fn restore() {
    RELEASED.store(true, Relaxed);
    let Ok(mut found) = FOUND.lock() else { return };
    if let Some(found) = found.take().filter(|_| in_foreground(stdin())) {
        ask(PASTE_UNMARKED);
        // What was typed into the session is not meant for the shell.
        let _ = tcsetattr(stdin(), OptionalActions::Flush, &found);
    }
    if TAKEN.swap(false, Relaxed) {
        let mut out = stdout();
        let _ = out.write_all(display::LEAVE.as_bytes()).and_then(|()| out.flush());
    }
}

/// Allows it to be taken again.
pub fn reclaim() {
    RELEASED.store(false, Relaxed);
}
