//! balm itself, playing without sound in real time.

use std::fs;
use std::process::{Command, Stdio};

use super::daemon::{Bus, Leashed, until};

/// Long enough for a player to show it, and nothing is said in it.
pub const ROUTINE: &str = r#"
balm = 1
title = "Legs"
[author]
name = "Ana"
[[step]]
title = "Calf"
sides = "left-right"
for = "20s"
[[step]]
title = "Rest"
for = "30s"
"#;

/// A routine of so many steps of two seconds, which are never waited for.
pub fn steps(count: usize) -> String {
    let step = |number: usize| format!("[[step]]\ntitle = \"Step {number}\"\nfor = \"2s\"\n");
    format!(
        "balm = 1\ntitle = \"Steps\"\ndefaults.gap = \"0s\"\n{}",
        (1..=count).map(step).collect::<String>()
    )
}

/// A routine that plays.
pub struct Playing {
    child: Leashed,
    folder: tempfile::TempDir,
}

impl Playing {
    /// Plays it on these buses, by their addresses.
    pub fn start(routine: &str, session: &str, system: &str, args: &[&str]) -> Self {
        let folder = tempfile::Builder::new().prefix("balm-on-bus-").tempdir().expect("a temporary folder");
        fs::write(folder.path().join("routine.toml"), routine).expect("a routine is written");
        let output = fs::File::create(folder.path().join("output")).expect("a file for the output");
        let mut balm = Command::new(env!("CARGO_BIN_EXE_balm"));
        balm.env_clear().envs(std::env::vars_os().filter(|(name, _)| name == "PATH"));
        balm.env("BALM_HOME", folder.path().join("balm"))
            .env("HOME", folder.path())
            .env("BALM_VOICE", "none");
        balm.env("DBUS_SESSION_BUS_ADDRESS", session).env("DBUS_SYSTEM_BUS_ADDRESS", system);
        balm.args(["play", "routine.toml", "--silent", "--start-in", "1s"]).args(args);
        balm.current_dir(folder.path()).stdin(Stdio::null());
        balm.stdout(output.try_clone().expect("the same file")).stderr(output);
        Self { child: Leashed(balm.spawn().expect("balm starts")), folder }
    }

    /// Plays [`ROUTINE`] on this bus, and waits for its first step there.
    pub fn on(bus: &Bus) -> Self {
        let playing = Self::start(ROUTINE, &bus.address(), "disabled:", &[]);
        until("the first step is shown", || bus.playerctl(&["metadata", "xesam:trackNumber"]) == "1");
        playing
    }

    /// What it has written so far.
    pub fn output(&self) -> String {
        fs::read_to_string(self.folder.path().join("output")).expect("output")
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn id(&self) -> u32 {
        self.child.0.id()
    }

    /// Waits until it has ended; its exit code and what it has written.
    pub fn end(mut self) -> (Option<i32>, String) {
        let mut code = None;
        until("it ends", || {
            code = self.child.0.try_wait().expect("it can be waited for").map(|status| status.code());
            code.is_some()
        });
        (code.flatten(), self.output())
    }
}
