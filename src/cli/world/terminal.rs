//! The terminal's mode: keys arrive one by one and unseen, signals still work, and whatever
//! happens it is put back as it was found.

use std::io::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

use crate::display;
use crate::sound::panic_is_caught;

/// A drawing has taken the screen over.
static SCREEN: AtomicBool = AtomicBool::new(false);

/// As it was found, while it is not so.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

/// From now on [`restore`] gives the screen back too.
pub fn take_screen() {
    SCREEN.store(true, Relaxed);
}

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
        enter();
        Self
    }

    /// Again, after the terminal was handed over.
    pub fn enter_again(&self) {
        enter();
    }
}

impl Drop for KeyMode {
    fn drop(&mut self) {
        restore();
    }
}

fn enter() {
    let input = std::io::stdin();
    let Ok(found) = tcgetattr(&input) else { return };
    let mut mode = found.clone();
    mode.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
    mode.special_codes[SpecialCodeIndex::VMIN] = 1;
    mode.special_codes[SpecialCodeIndex::VTIME] = 0;
    if tcsetattr(&input, OptionalActions::Now, &mode).is_ok()
        && let Ok(mut kept) = FOUND.lock()
    {
        kept.get_or_insert(found);
    }
}

/// Puts the terminal back as it was found. Harmless when it is.
pub fn restore() {
    let Ok(mut kept) = FOUND.lock() else { return };
    if let Some(found) = kept.take() {
        // What was typed into the session is not meant for the shell.
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Flush, &found);
    }
    if SCREEN.load(Relaxed) {
        let mut out = std::io::stdout();
        let _ = out.write_all(display::LEAVE.as_bytes()).and_then(|()| out.flush());
    }
}
