//! What the desktop lends: its buses, and the terminal. balm plays without any of it.

use std::path::{Path, PathBuf};

use crate::cli::world::Env;
use crate::cli::world::output::terminal_size;
use crate::display::Check;

const DESKTOP: &str = "Desktop";
const TERMINAL: &str = "Terminal";

/// The smallest terminal on which everything fits, in columns and rows.
const SMALLEST: (u16, u16) = (40, 12);

/// The session's bus and the service that knows of sleep.
pub fn bus_checks() -> Vec<Check> {
    let session = match is_session_bus() {
        true => Check::ok(DESKTOP, "The session bus is there, for media keys."),
        false => Check::note(
            DESKTOP,
            "There is no session bus, so media keys and headset buttons do not reach balm.",
            "Start balm inside your desktop session. Over ssh and without a desktop this is as it should be.",
        ),
    };
    let system = Path::new("/run/dbus/system_bus_socket");
    let is_there = system.exists() && Path::new("/run/systemd/seats").exists();
    let sleep = match is_there || std::env::var_os("DBUS_SYSTEM_BUS_ADDRESS").is_some() {
        true => Check::ok(DESKTOP, "The system tells when it goes to sleep (logind)."),
        false => Check::note(
            DESKTOP,
            "There is no logind, so the computer may fall asleep during a session.",
            "Switch automatic sleep off while you play, in your power settings.",
        ),
    };
    vec![session, sleep]
}

fn is_session_bus() -> bool {
    let address = std::env::var("DBUS_SESSION_BUS_ADDRESS").ok().filter(|address| !address.is_empty());
    match address.as_deref().and_then(|address| address.strip_prefix("unix:path=")) {
        Some(path) => Path::new(path.split(',').next().unwrap_or(path)).exists(),
        // What is no path cannot be looked at.
        None if address.is_some() => true,
        None => {
            std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|run| PathBuf::from(run).join("bus").exists())
        }
    }
}

/// Size, colour, keys.
pub fn terminal_checks(env: &Env) -> Vec<Check> {
    if !env.on_terminal {
        return vec![Check::ok(TERMINAL, "The output is no terminal: sessions are told in plain lines.")];
    }
    let (columns, rows) = terminal_size();
    let size = format!("{columns} columns, {rows} rows");
    let colour = if env.colour { "colour" } else { "no colour (NO_COLOR)" };
    let mut checks = vec![match columns < SMALLEST.0 || rows < SMALLEST.1 {
        true => Check::note(
            TERMINAL,
            format!("{size}, which is small."),
            "Make the window larger, or use --plain.",
        ),
        false => Check::ok(TERMINAL, format!("{size}, {colour}.")),
    }];
    checks.push(match env.has_keys {
        true => Check::ok(TERMINAL, "Keys work while a routine plays: balm help keys"),
        false => Check::note(
            TERMINAL,
            "The input is no terminal, so no keys reach balm.",
            "Ctrl-C still stops it.",
        ),
    });
    checks
}
