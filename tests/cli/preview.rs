//! `balm preview`: a file that is rewritten while it plays.

use std::io::{BufRead, BufReader};
use std::process::{Child, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::room::Room;

/// Two steps with half a minute of quiet in each.
const DRAFT: &str = "\
balm = 1
title = \"Draft\"

[[step]]
title = \"Warm the hands\"
for = \"30s\"
say = \"Rub your palms.\"

[[step]]
title = \"Hold\"
for = \"30s\"
say = \"Rest your hands on your neck.\"
";

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

struct Preview {
    child: Child,
    lines: Receiver<String>,
    said: Vec<String>,
}

impl Preview {
    fn start(room: &Room, args: &[&str]) -> Self {
        let mut command = room.command(&[args, &["--silent"]].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (to, lines) = channel();
        let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let errors = to.clone();
        std::thread::spawn(move || {
            BufReader::new(out).lines().map_while(Result::ok).all(|l| to.send(l).is_ok())
        });
        std::thread::spawn(move || {
            BufReader::new(err).lines().map_while(Result::ok).all(|l| errors.send(l).is_ok())
        });
        Self { child, lines, said: Vec::new() }
    }

    /// Waits for a line that holds `words`.
    #[track_caller]
    fn until(&mut self, words: &str) -> &mut Self {
        let by = Instant::now() + PATIENCE;
        loop {
            let left = by.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("never said: {words}\n{}", self.said.join("\n"))
            };
            self.said.push(line.clone());
            if line.contains(words) {
                return self;
            }
        }
    }

    fn interrupt(mut self) -> ExitStatus {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
        let by = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < by, "it does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn room() -> Room {
    let room = Room::new();
    room.write("draft.toml", DRAFT);
    room
}

#[test]
fn long_quiet_is_cut_short_and_said_so() {
    let (room, begun) = (room(), Instant::now());
    let mut preview = Preview::start(&room, &["preview", "draft.toml"]);
    preview.until("Rehearsal").until("Step 1 of 2").until("Rub your palms.").until("… 28 s of quiet");
    preview.until("Step 2 of 2").until("Rest your hands").until("That was the last step.");
    assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
    assert_eq!(preview.interrupt().code(), Some(130));
}

#[test]
fn what_is_saved_is_played_from_the_step_that_changed() {
    let room = room();
    let mut preview = Preview::start(&room, &["play", "--watch", "draft.toml"]);
    preview.until("Rub your palms.");
    // As an editor does: another file, put in its place.
    room.write("draft.new", DRAFT.replace("on your neck", "on your shoulders"));
    std::fs::rename(room.path("draft.new"), room.path("draft.toml")).unwrap();
    preview.until("Saved. From step 2: Hold.").until("Step 2 of 2").until("on your shoulders.");
    room.write("draft.toml", DRAFT.replace("Rub your palms", "Rub your hands"));
    preview.until("Saved. From step 1: Warm the hands.").until("Rub your hands.");
    assert_eq!(preview.interrupt().code(), Some(130));
}

#[test]
fn a_file_with_mistakes_is_told_of_and_waited_for() {
    let room = room();
    let mut preview = Preview::start(&room, &["preview", "draft.toml"]);
    preview.until("Rub your palms.");
    room.write("draft.toml", DRAFT.replace("for = \"30s\"\nsay = \"Rest", "for = 30\nsay = \"Rest"));
    preview.until("error").until("draft.toml:11").until("The sound is paused");
    room.write("draft.toml", DRAFT.replace("title = \"Hold\"", "title = \"Hold on\""));
    preview.until("Saved. From step 2: Hold on.").until("Step 2 of 2: Hold on");
    assert_eq!(preview.interrupt().code(), Some(130));
}

#[test]
fn a_remark_changes_nothing_that_is_heard() {
    let room = room();
    let mut preview = Preview::start(&room, &["preview", "draft.toml", "--json"]);
    preview.until("\"event\":\"say\"");
    room.write("draft.toml", format!("{DRAFT}\n# A remark.\n"));
    preview.until("\"event\":\"revised\"").until("\"event\":\"quiet\"");
    assert!(preview.said.iter().all(|line| !line.contains("\"paused\"")), "{:?}", preview.said);
    assert_eq!(preview.interrupt().code(), Some(130));
}

#[test]
fn one_of_balms_own_is_rehearsed_though_nobody_can_change_it() {
    let room = Room::new();
    let mut preview = Preview::start(&room, &["preview", "focus-reset"]);
    preview.until("Rehearsal: long silences are cut short.").until("Step 1");
    assert_eq!(preview.interrupt().code(), Some(130));
}
