//! `balm export` of a PDF, with shell scripts in the browser's place. What a real one prints is in
//! `tests/outside/page`.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::room::Room;

const NO_BROWSER: &str =
    "balm: Chromium, which prints PDFs, was not found; use --format handout and print that page\n";

/// A room where `chromium` is this script.
fn with_browser(script: &str) -> Room {
    let room = Room::new();
    room.write("bin/chromium", format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(room.path("bin/chromium"), fs::Permissions::from_mode(0o755)).unwrap();
    fs::create_dir(room.path("passing")).unwrap();
    room
}

fn command(room: &Room, args: &[&str]) -> Command {
    let mut command = room.command(&[&["export"], args].concat());
    command.env("PATH", format!("{}:/usr/bin:/bin", room.path("bin").display()));
    command.env("TMPDIR", room.path("passing")).env("ROOM", room.path("."));
    command
}

/// Nothing of it is left, neither where it was to be nor where it was handed over.
#[track_caller]
fn is_empty_again(room: &Room) {
    assert_eq!(room.files(), ["bin", "passing", "tiny.toml"]);
    assert_eq!(fs::read_dir(room.path("passing")).unwrap().count(), 0);
}

#[test]
fn without_a_browser_that_is_said_before_anything_is_begun() {
    let room = Room::new();
    let balm = |args: &[&str]| {
        let mut command = room.command(&[&["export"], args].concat());
        command.env("PATH", "/nonexistent");
        room.run(command)
    };
    balm(&["tiny.toml", "-o", "a.pdf"]).fails(1, NO_BROWSER);
    balm(&["tiny.toml", "-o", "-", "--format", "pdf"]).fails(1, NO_BROWSER);
    balm(&["tiny.toml", "-o", "a.html", "--format", "handout", "--pdf"]).fails(1, NO_BROWSER);
    balm(&["--all", "out", "--format", "pdf"]).fails(1, NO_BROWSER);
    assert_eq!(room.files(), ["tiny.toml"]);
}

#[test]
fn a_browser_prints_the_handout_and_is_not_let_near_anything_else() {
    let script = "pwd > \"$ROOM/where\"\nprintf '%s\\n' \"$@\" > \"$ROOM/args\"\ncp handout.html \"$ROOM/page\"\n\
                  printf '%%PDF-1.4\\n%%%%EOF\\n' > handout.pdf";
    let room = with_browser(script);
    room.run(command(&room, &["tiny.toml", "-o", "a.pdf"])).says_beside("Wrote a.pdf (0:13).\n");
    assert_eq!(fs::read(room.path("a.pdf")).unwrap(), b"%PDF-1.4\n%%EOF\n");
    room.balm(&["export", "tiny.toml", "-o", "a.handout.html", "--quiet"]).says("");
    assert!(fs::read(room.path("page")).unwrap() == fs::read(room.path("a.handout.html")).unwrap());
    let args = fs::read_to_string(room.path("args")).unwrap();
    for wanted in ["--headless", "--user-data-dir=browser", "--disable-background-networking", "handout.html"]
    {
        assert!(args.lines().any(|arg| arg == wanted), "no {wanted}: {args}");
    }
    // Its home and the page are in a place of their own, and that is gone.
    let place = fs::read_to_string(room.path("where")).unwrap();
    assert!(place.contains("/passing/"), "{place}");
    assert_eq!(fs::read_dir(room.path("passing")).unwrap().count(), 0);
}

#[test]
fn a_browser_that_prints_nothing_is_named_and_no_file_is_made() {
    let words = "balm: a.pdf: ROOM/bin/chromium could not print the handout; use --format handout and print that page\n";
    for script in [
        "exit 1",
        "exit 0",
        "echo 'Sorry.' > handout.pdf",
        // It broke off: what is there is not to be trusted.
        "printf '%%PDF-1.4' > handout.pdf; exit 1",
        "printf '%%PDF-1.4' > handout.pdf",
    ] {
        let room = with_browser(script);
        room.run(command(&room, &["tiny.toml", "-o", "a.pdf"])).fails(1, words);
        is_empty_again(&room);
        room.write("a.pdf", "mine");
        room.run(command(&room, &["tiny.toml", "-o", "a.pdf", "--force"])).fails(1, words);
        assert_eq!(fs::read(room.path("a.pdf")).unwrap(), b"mine", "{script}");
    }
}

/// A browser as they are: it has children, and takes no notice of a polite signal.
const SLOW: &str = "trap '' INT TERM\nsleep 600 &\necho $$ $! > \"$ROOM/passing/pids\"\n\
                    mv \"$ROOM/passing/pids\" \"$ROOM/pids\"\nwait";

/// An export that waits for that browser; and the browser, and its child.
fn waiting(room: &Room, args: &[&str]) -> (Child, [Pid; 2]) {
    let balm = command(room, args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let asked = Instant::now();
    while !room.path("pids").exists() {
        assert!(asked.elapsed() < Duration::from_secs(20), "the browser was not begun");
        sleep(Duration::from_millis(10));
    }
    let pids = fs::read_to_string(room.path("pids")).unwrap();
    fs::remove_file(room.path("pids")).unwrap();
    let pids: Vec<Pid> =
        pids.split_whitespace().map(|pid| Pid::from_raw(pid.parse().unwrap()).unwrap()).collect();
    (balm, pids.try_into().unwrap())
}

/// What came of it, and that nothing of it goes on.
#[track_caller]
fn is_stopped(room: &Room, balm: Child, pids: [Pid; 2], (code, words): (i32, &str)) {
    let asked = Instant::now();
    let ran = balm.wait_with_output().unwrap();
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    // A moment: it ends when the system gets to it.
    while pids.iter().any(|pid| runs(*pid)) {
        if asked.elapsed() > Duration::from_secs(5) {
            for pid in pids {
                let _ = kill_process(pid, Signal::KILL);
            }
            panic!("the browser goes on");
        }
        sleep(Duration::from_millis(10));
    }
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!((ran.status.code(), &*said, &*ran.stdout), (Some(code), words, &b""[..]));
    is_empty_again(room);
}

/// Whether it is there, and not only its entry that nobody has taken in yet.
fn runs(pid: Pid) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    let ended = status.is_ok_and(|status| status.rsplit_once(") ").is_some_and(|(_, s)| s.starts_with('Z')));
    !ended && test_kill_process(pid).is_ok()
}

#[test]
fn stopped_while_the_browser_prints_it_leaves_neither_file_nor_browser() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let room = with_browser(SLOW);
        let (balm, pids) = waiting(&room, &["tiny.toml", "-o", "a.pdf"]);
        kill_process(Pid::from_child(&balm), signal).unwrap();
        is_stopped(&room, balm, pids, (code, "Stopped; nothing was written.\n"));
    }
}

#[test]
fn stopped_on_the_way_into_a_pipe_it_leaves_no_browser_either() {
    let room = with_browser(SLOW);
    let (balm, pids) = waiting(&room, &["tiny.toml", "-o", "-", "--format", "pdf"]);
    kill_process(Pid::from_child(&balm), Signal::INT).unwrap();
    is_stopped(&room, balm, pids, (130, "Stopped.\n"));
}

/// The browser tells by the number of pages how full the last one is.
#[test]
fn a_last_page_with_little_on_it_is_saved_or_filled() {
    // How many pages it is as usual, with half a page of lines more, and without the map; which is taken.
    for (usual, lined, tight, taken) in [
        (1, 2, 1, "usual"),
        (2, 3, 1, "tight"),
        (2, 3, 2, "usual"),
        (3, 4, 2, "usual"),
        (2, 2, 1, "tight"),
        (2, 2, 2, "lined"),
        (4, 4, 3, "tight"),
    ] {
        let script = format!(
            "kind=usual pages={usual}\n\
             if grep -q 'min-height: 3.75em' handout.html; then kind=tight pages={tight}; fi\n\
             if [ \"$(grep -o 'ho-rule\"' handout.html | wc -l)\" -gt 10 ]; then kind=lined pages={lined}; fi\n\
             {{ echo '%PDF-1.4 /Type /Pages'; echo $kind; for p in $(seq $pages); do echo '/Type /Page '; done\n\
             echo '%%EOF'; }} > handout.pdf"
        );
        let room = with_browser(&script);
        room.run(command(&room, &["tiny.toml", "-o", "a.pdf", "--quiet"])).says("");
        let pdf = fs::read_to_string(room.path("a.pdf")).unwrap();
        assert_eq!(pdf.lines().nth(1), Some(taken), "{usual} {lined} {tight}");
    }
}
