//! Signals → commands. The first asks for a fade; the second leaves at once.

use std::sync::atomic::{AtomicU8, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGHUP, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
};
use signal_hook::iterator::Signals;

use crate::files::abandon;
use crate::session::Command;

use super::failure::Done;
use super::terminal;

/// The signal that stops the session; 0 while there is none.
static STOPPED_BY: AtomicU8 = AtomicU8::new(0);

/// When it came.
static FIRST_AT: OnceLock<Instant> = OnceLock::new();
/// Within this a second signal is the first one's echo.
const AT_ONCE: Duration = Duration::from_millis(300);

const INTERRUPT: u8 = 2;

/// The others that would end a program at once, and leave the terminal without echo.
const ENDING: [i32; 10] =
    [SIGHUP, SIGQUIT, SIGTERM, SIGABRT, SIGALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU];

/// Turns Ctrl-C, Ctrl-\\, termination and suspension into commands. `tell` says whether there is still
/// somebody who minds this command; where there is not, it is done at once.
pub fn listen(tell: impl Fn(Command) -> bool + Clone + Send + 'static) {
    let asked = tell.clone();
    // Fails only if there were a handler already; then that one decides.
    let _ = ctrlc::set_handler(move || stop(INTERRUPT, &asked));
    listen_signals(tell);
}

/// A file that may not grow any more is an error like another, and not the end of the program.
pub fn outlive_limits() {
    let _ = signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), Arc::default());
}

/// The signal that stopped it.
pub fn stopped_by() -> Option<u8> {
    Some(STOPPED_BY.load(Relaxed)).filter(|signal| *signal != 0)
}

/// What came of work that was broken off.
pub fn stopped() -> Done {
    stopped_by().map_or(Done::Yes, Done::BySignal)
}

/// Ends the program by the signal that stopped it, where nothing has to be wound down.
pub fn leave(signal: u8) -> ! {
    terminal::restore();
    abandon();
    std::process::exit(128 + i32::from(signal));
}

fn stop(signal: u8, tell: &impl Fn(Command) -> bool) {
    let second = STOPPED_BY.swap(signal, Relaxed) != 0;
    let first_at = *FIRST_AT.get_or_init(Instant::now);
    // One key pressed, or one wish to end it, may come as two signals: to the program and to its group.
    if second && first_at.elapsed() < AT_ONCE {
        return;
    }
    if second || !tell(Command::Interrupt) {
        leave(signal);
    }
}

fn listen_signals(tell: impl Fn(Command) -> bool + Send + 'static) {
    let Ok(mut signals) = Signals::new(ENDING.iter().chain([&SIGTSTP])) else { return };
    let work = move || {
        for signal in signals.forever() {
            if signal == SIGTSTP {
                if !tell(Command::Suspend) {
                    stand_still();
                }
            } else {
                stop(signal as u8, &tell);
            }
        }
    };
    let _ = std::thread::Builder::new().name("balm-signals".into()).spawn(work);
}

/// Stops the whole program as Ctrl-Z would have; returns when it is told to go on.
pub fn stand_still() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}
