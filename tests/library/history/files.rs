//! The files: private, whole, one event a line.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use balm::history::{Bookmark, Bookmarks, EventKind, HistoryLine, MAX_LINE, Past};

use super::{at, empty, event, session};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_is_added_is_read_back_from_the_file_of_its_year() {
    let (_room, history) = empty();
    assert_eq!(history.read().unwrap().lines, []);
    let lines =
        [event(EventKind::Start, "2025-12-31T23:59", "a"), event(EventKind::End, "2026-01-01T00:09", "a")];
    for line in &lines {
        history.append(line, true).unwrap();
    }
    assert_eq!(history.read().unwrap().lines, lines);
    let text = fs::read_to_string(history.path().join("2025.jsonl")).unwrap();
    assert!(text.starts_with("{\"v\":1,\"id\":\"") && text.ends_with("\"session\":\"a\"}\n"), "{text}");
    assert!(text.contains("\"at\":\"2025-12-31T23:59:00+01:00\",\"kind\":\"start\""), "{text}");
}

#[test]
fn a_torn_tail_costs_its_own_line_and_no_other() {
    let (_room, history) = empty();
    let lines =
        [event(EventKind::Start, "2026-02-01T10:00", "a"), event(EventKind::End, "2026-02-01T10:10", "a")];
    history.append(&lines[0], false).unwrap();
    let path = history.path().join("2026.jsonl");
    let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
    file.write_all(b"{\"v\":1,\"id\":\"0\",\"at\":\"2026-02").unwrap();
    history.append(&lines[1], false).unwrap();
    let read = history.read().unwrap();
    assert_eq!((read.lines, read.bad), (lines.to_vec(), 1));
}

#[test]
fn kinds_and_keys_of_later_versions_are_kept_and_ignored() {
    let (_room, history) = empty();
    session("2026-02-01T10:00", "a", "neck").iter().for_each(|line| history.append(line, false).unwrap());
    let later =
        "{\"v\":2,\"id\":\"z\",\"at\":\"2026-02-02T10:00:00Z\",\"kind\":\"dream\",\"mood\":{\"a\":[1]}}\n";
    let path = history.path().join("2026.jsonl");
    fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(later.as_bytes()).unwrap();
    let read = history.read().unwrap();
    assert_eq!((read.lines.len(), read.bad, read.lines[2].kind), (3, 0, EventKind::Unknown));
    assert_eq!(Past::of(&read, &[]).sessions.len(), 1);
    history.forget(&BTreeSet::from(["a".to_owned()]), &at("2026-02-03T10:00")).unwrap();
    assert!(fs::read_to_string(&path).unwrap().starts_with(later));
}

#[test]
fn only_their_owner_reads_them_also_where_others_could_before() {
    let (room, history) = empty();
    fs::create_dir(history.path()).unwrap();
    fs::write(history.path().join("2024.jsonl"), "").unwrap();
    fs::write(history.path().join("2026.jsonl"), "").unwrap();
    for (path, wide) in [("history", 0o755), ("history/2024.jsonl", 0o644), ("history/2026.jsonl", 0o666)] {
        fs::set_permissions(room.path().join(path), fs::Permissions::from_mode(wide)).unwrap();
    }
    history.append(&event(EventKind::Start, "2026-02-01T10:00", "a"), false).unwrap();
    assert_eq!(mode(history.path()), 0o700);
    for name in ["2024.jsonl", "2026.jsonl", ".lock"] {
        assert_eq!(mode(&history.path().join(name)), 0o600, "{name}");
    }
    let state = room.path().join("state");
    fs::create_dir(&state).unwrap();
    fs::set_permissions(&state, fs::Permissions::from_mode(0o777)).unwrap();
    let bookmarks = Bookmarks::at(state.clone());
    bookmarks.keep(&Bookmark { called: "neck".into(), ..Bookmark::default() }).unwrap();
    assert_eq!(mode(&state), 0o700);
    let kept = fs::read_dir(&state).unwrap().next().unwrap().unwrap().path();
    assert_eq!(mode(&kept), 0o600);
    assert_eq!(bookmarks.of("neck").unwrap().called, "neck");
    bookmarks.remove("neck").unwrap();
    bookmarks.remove("neck").unwrap();
    assert_eq!((bookmarks.of("neck"), bookmarks.all()), (None, Vec::new()));
}

#[test]
fn a_line_is_never_too_long_to_be_written_at_once() {
    let (_room, history) = empty();
    let line = HistoryLine {
        title: Some("Ü".repeat(5000)),
        left_out: vec!["A step".repeat(20); 80],
        ..event(EventKind::Start, "2026-02-01T10:00", "a")
    };
    history.append(&line, false).unwrap();
    let text = fs::read(history.path().join("2026.jsonl")).unwrap();
    assert!(text.len() <= MAX_LINE, "{}", text.len());
    assert_eq!(history.read().unwrap().lines.len(), 1);
}

#[test]
fn copies_of_a_program_that_synchronises_are_read_and_each_line_counts_once() {
    let (_room, history) = empty();
    let all: Vec<HistoryLine> = (1..=4)
        .flat_map(|day| session(&format!("2026-02-0{day}T10:00"), &format!("s{day}"), "neck"))
        .collect();
    all[..6].iter().for_each(|line| history.append(line, false).unwrap());
    let text = |lines: &[HistoryLine]| -> String {
        lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect()
    };
    let conflict = history.path().join("2026.sync-conflict-20260205-101010-ABCDEFG.jsonl");
    fs::write(&conflict, text(&all[4..]) + "{\"torn").unwrap();
    fs::write(history.path().join("notes.jsonl"), "nothing of ours\n").unwrap();
    let read = history.read().unwrap();
    assert_eq!((read.lines, read.bad), (all, 1));
    // What is forgotten is forgotten in the copies too.
    let gone = history.forget(&BTreeSet::from(["s4".to_owned()]), &at("2026-02-06T10:00")).unwrap();
    assert_eq!(gone, 3);
    assert!(!fs::read_to_string(&conflict).unwrap().contains("s4"));
}

#[test]
fn nothing_of_what_was_forgotten_can_be_read_any_more() {
    let (_room, history) = empty();
    for (name, routine) in [("one", "neck"), ("two", "secret")] {
        session("2026-02-01T10:00", name, routine)
            .iter()
            .for_each(|line| history.append(line, false).unwrap());
    }
    let copy: Vec<HistoryLine> = history.read().unwrap().lines;
    history.forget(&BTreeSet::from(["two".to_owned()]), &at("2026-02-03T10:00")).unwrap();
    let all = || -> String {
        let files = fs::read_dir(history.path()).unwrap();
        files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    };
    assert!(!all().contains("secret") && all().contains("neck"), "{}", all());
    assert_eq!(mode(&history.path().join("2026.jsonl")), 0o600);
    // A copy that turns up later is ignored.
    copy.iter().for_each(|line| history.append(line, false).unwrap());
    let past = Past::of(&history.read().unwrap(), &[]);
    assert_eq!(past.sessions.iter().map(|session| &*session.id).collect::<Vec<_>>(), ["one"]);
    history.forget_all(&at("2026-02-04T10:00")).unwrap();
    assert!(!all().contains("neck") && !all().contains("secret"), "{}", all());
    copy.iter().for_each(|line| history.append(line, false).unwrap());
    session("2026-02-05T10:00", "three", "neck").iter().for_each(|line| history.append(line, false).unwrap());
    let past = Past::of(&history.read().unwrap(), &[]);
    assert_eq!(past.sessions.iter().map(|session| &*session.id).collect::<Vec<_>>(), ["three"]);
}

#[test]
fn what_cannot_be_written_is_told_with_its_path() {
    let (room, history) = empty();
    fs::write(room.path().join("history"), "a file").unwrap();
    let told =
        history.append(&event(EventKind::Start, "2026-02-01T10:00", "a"), false).unwrap_err().to_string();
    assert!(told.contains("/history"), "{told}");
    let (_room, history) = empty();
    fs::create_dir_all(history.path().join("2026.jsonl")).unwrap();
    let told =
        history.append(&event(EventKind::Start, "2026-02-01T10:00", "a"), false).unwrap_err().to_string();
    assert!(told.contains("2026.jsonl"), "{told}");
}
