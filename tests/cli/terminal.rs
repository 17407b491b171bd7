//! balm on a terminal of its own, under a shell that has jobs.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::io::{FdFlags, fcntl_setfd};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

use crate::room::Room;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long something that must not happen is waited for.
const A_WHILE: Duration = Duration::from_millis(1500);

const LONG: &str = "balm = 1\ntitle = \"Long\"\n[[step]]\ntitle = \"First\"\nfor = \"5m\"\n[[step]]\ntitle = \"Second\"\nfor = \"5m\"\n";

pub struct Terminal {
    side: File,
    shown: Receiver<Vec<u8>>,
    /// All that was shown, and how much of it was looked at.
    all: String,
    seen: usize,
    shell: Child,
}

impl Terminal {
    /// A shell with jobs on a terminal of this size.
    pub fn new(room: &Room, columns: u16, rows: u16) -> Self {
        let side = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        // A program that inherited it would outlive its own terminal.
        fcntl_setfd(&side, FdFlags::CLOEXEC).unwrap();
        grantpt(&side).unwrap();
        unlockpt(&side).unwrap();
        let size = Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&side, size).unwrap();
        let name = ptsname(&side, Vec::new()).unwrap();
        let other = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
        let stream = || Stdio::from(other.try_clone().unwrap());
        let mut command = room.command_of("setsid", &["--ctty", "sh", "-i"]);
        command.env("TERM", "xterm").env("PS1", "> ").env("balm", env!("CARGO_BIN_EXE_balm"));
        let shell = command.stdin(stream()).stdout(stream()).stderr(stream()).spawn().unwrap();
        let side = File::from(side);
        let (sender, shown) = channel();
        let mut reader = side.try_clone().unwrap();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let _ = sender.send(bytes[..count].to_vec());
            }
        });
        Self { side, shown, all: String::new(), seen: 0, shell }
    }

    pub fn types(&mut self, keys: &str) {
        self.side.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until this is shown; returns what was shown up to there.
    #[track_caller]
    pub fn shows(&mut self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let rest = self.all[self.seen..].to_owned();
            if let Some(at) = rest.find(words) {
                self.seen += at + words.len();
                return rest[..at].to_owned();
            }
            let end: String = rest.chars().rev().take(500).collect();
            let end: String = end.chars().rev().collect();
            assert!(begun.elapsed() < PATIENCE, "{words:?} is not in what ends with {end:?}");
            self.take(Duration::from_millis(100));
        }
    }

    /// What is shown in a while.
    pub fn meanwhile(&mut self) -> String {
        let begun = Instant::now();
        while begun.elapsed() < A_WHILE {
            self.take(Duration::from_millis(100));
        }
        let rest = self.all[self.seen..].to_owned();
        self.seen = self.all.len();
        rest
    }

    fn take(&mut self, longest: Duration) {
        if let Ok(bytes) = self.shown.recv_timeout(longest) {
            self.all += &String::from_utf8_lossy(&bytes);
        }
    }

    /// Whether what is typed is shown, as a shell has it.
    fn is_as_found(&self) -> bool {
        tcgetattr(&self.side).unwrap().local_modes.contains(LocalModes::ECHO | LocalModes::ICANON)
    }

    #[track_caller]
    pub fn comes_back(&self) {
        let begun = Instant::now();
        while !self.is_as_found() {
            assert!(begun.elapsed() < PATIENCE, "the terminal is not as it was found");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.shell.kill();
        let _ = self.shell.wait();
    }
}

#[test]
fn keys_say_less_softer_and_how_long_it_is_still() {
    let room = Room::new();
    room.write("long.toml", LONG);
    for plain in ["", "--plain"] {
        let mut terminal = Terminal::new(&room, 79, 24);
        terminal.types(&format!("$balm play long.toml --silent --start-in 0s --no-history {plain}\n"));
        terminal.shows(if plain.is_empty() { "F I R S T" } else { "Step 1 of 2" });
        for words in [
            "Only titles and changes are said.",
            "Nothing is said; a chime marks each step.",
            "Nothing is said; the words are shown.",
            "Everything is said.",
        ] {
            terminal.types("t");
            terminal.shows(words);
        }
        terminal.types("v");
        terminal.shows("Voice -2 dB");
        terminal.types("V");
        terminal.shows("Voice ");
        terminal.types(".");
        terminal.shows("About 10 minutes left.");
        terminal.types("q");
        terminal.shows("Until next time.");
    }
}

#[test]
fn in_the_background_it_plays_without_keys_and_takes_them_in_the_foreground() {
    let room = Room::new();
    room.write("long.toml", LONG);
    for more in ["", "--quiet", "--json", "> /dev/null 2>&1"] {
        let mut terminal = Terminal::new(&room, 79, 24);
        terminal.types(&format!("$balm play long.toml --silent --start-in 0s {more} &\n"));
        terminal.meanwhile();
        // Neither is a command: the shell reads them.
        terminal.types("jobs; echo q n q\n");
        terminal.shows("Running");
        terminal.shows("q n q\r\n");
        terminal.meanwhile();
        terminal.types("jobs\n");
        terminal.shows("Running");
        assert!(terminal.is_as_found());
        terminal.types("fg\n");
        terminal.meanwhile();
        assert!(!terminal.is_as_found(), "{more}");
        terminal.types("q");
        terminal.comes_back();
        terminal.types("echo o\\ver\n");
        terminal.shows("over\r\n");
    }
}

#[test]
fn stopped_and_sent_to_the_background_it_plays_on_and_comes_back_with_its_keys() {
    let room = Room::new();
    room.write("long.toml", LONG);
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play long.toml --silent --start-in 0s\n");
    terminal.shows("F I R S T");
    terminal.types("\x1a");
    terminal.shows("\x1b[?1049l");
    terminal.shows("> ");
    assert!(terminal.is_as_found());
    terminal.types("bg\n");
    let shown = terminal.meanwhile();
    assert!(!shown.contains("F I R S T") && !shown.contains("\x1b[?1049h"), "{shown:?}");
    terminal.types("jobs; echo q\n");
    terminal.shows("Running");
    terminal.types("fg\n");
    terminal.shows("\x1b[?1049h");
    terminal.shows("F I R S T");
    terminal.types("n");
    terminal.shows("S E C O N D");
    terminal.types("q");
    terminal.shows("\x1b[?1049l");
    terminal.comes_back();
    let after = terminal.shows("Until next time.");
    assert!(!after.contains("\x1b[?1049l"), "left twice: {after:?}");
}

#[test]
fn a_paste_and_keys_with_ctrl_or_alt_are_no_commands() {
    let room = Room::new();
    room.write("long.toml", LONG);
    let mut terminal = Terminal::new(&room, 79, 24);
    terminal.types("$balm play long.toml --silent --start-in 0s\n");
    assert!(terminal.shows("F I R S T").contains("\x1b[?2004h"));
    for other in ["\x1b[200~nq\x1b[201~", "\x1bq", "\x1bn", "\x0e", "\x10", "\x00", "\x1b[1;5C", "\x1b[1;3D"]
    {
        terminal.types(other);
        std::thread::sleep(Duration::from_millis(150));
    }
    let shown = terminal.meanwhile();
    assert!(!shown.contains("S E C O N D") && !shown.contains("Stopping") && !shown.contains("Paused"));
    terminal.types("n");
    terminal.shows("S E C O N D");
    terminal.types("q");
    terminal.shows("\x1b[?2004l");
}

#[test]
fn whatever_ends_it_the_terminal_is_as_it_was_found() {
    let room = Room::new();
    room.write("long.toml", LONG);
    for signal in [
        Signal::USR1,
        Signal::USR2,
        Signal::ALARM,
        Signal::XCPU,
        Signal::ABORT,
        Signal::VTALARM,
        Signal::PROF,
        Signal::TERM,
        Signal::HUP,
    ] {
        let mut terminal = Terminal::new(&room, 79, 24);
        // The number of the process is that of the shell it replaces.
        terminal.types(
            "sh -c 'echo p\\id $$ .; exec $balm play long.toml --silent --start-in 0s --no-history'\n",
        );
        terminal.shows("pid ");
        let pid: i32 = terminal.shows(" .").parse().unwrap();
        terminal.shows("F I R S T");
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
        terminal.shows("\x1b[?1049l");
        terminal.comes_back();
    }
}

#[test]
fn on_a_small_terminal_cautions_are_held_until_they_are_read() {
    let room = Room::new();
    let caution = |n| format!("Caution {n} is a sentence of some length, so that a few of them need pages.");
    let cautions = [(1..=6).map(caution).collect::<Vec<_>>().join(" ")];
    for kind in ["day", "night"] {
        let text = format!("kind = \"{kind}\"\ncautions = {cautions:?}\n[[step]]");
        room.write("long.toml", LONG.replacen("[[step]]", &text, 1));
        let mut terminal = Terminal::new(&room, 40, 12);
        terminal.types("$balm play long.toml --silent --start-in 2s\n");
        let mut read = String::new();
        while !read.contains("Caution 6") {
            let page = terminal.shows("leave.");
            assert!(page.lines().count() <= 13 && !page.contains("\x1b[?1049h"), "{page:?}");
            assert_eq!(terminal.meanwhile().trim(), "", "held until it is read");
            read += &page;
            terminal.types("\n");
        }
        assert!((1..=6).all(|n| read.contains(&format!("Caution {n}"))), "{read:?}");
        terminal.shows("\x1b[?1049h");
        terminal.shows(if kind == "day" { "q stop" } else { "q to stop" });
        terminal.types("q");
        terminal.shows("\x1b[?1049l");
        // It can be left before it begins.
        terminal.comes_back();
        terminal.meanwhile();
        terminal.types("$balm play long.toml --silent; echo left $?\n");
        terminal.shows("leave.");
        terminal.types("q\n");
        terminal.shows("\r\nleft 0\r\n");
    }
}
