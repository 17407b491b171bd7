//! A hundred writers, each killed in the middle of its work: this program runs itself.

use std::collections::HashSet;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use balm::history::{Bookmark, Bookmarks, EventKind, HistoryFolder, HistoryLine};
use jiff::Zoned;

use super::{at, empty};

const FOLDER: &str = "BALM_TEST_HISTORY";
const WRITERS: u64 = 100;
/// So many at once.
const TOGETHER: u64 = 10;

/// Writes until it is killed, and tells of each event when it is written.
#[test]
#[ignore = "a part of the test below"]
fn a_writer() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let history = HistoryFolder::at(PathBuf::from(&folder));
    let bookmarks = Bookmarks::at(PathBuf::from(folder).join("state"));
    let mut out = std::io::stdout();
    for number in 0_u64.. {
        let line = HistoryLine {
            session: Some("s".repeat(36)),
            text: Some("Ü".repeat(200)),
            ..HistoryLine::new(EventKind::Note, &Zoned::now())
        };
        history.append(&line, false).unwrap();
        out.write_all(format!("written {}\n", line.id).as_bytes()).unwrap();
        // It waits for the disk, and most of the time is to go into lines.
        if number.is_multiple_of(16) {
            bookmarks
                .keep(&Bookmark { called: "a".into(), session: line.id, ..Bookmark::default() })
                .unwrap();
        }
    }
}

fn writer(folder: &std::path::Path, told: &std::path::Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "history::killed::a_writer", "--ignored", "--nocapture"]);
    command.env(FOLDER, folder).stdout(File::create(told).unwrap()).stderr(Stdio::null());
    command.spawn().unwrap()
}

#[test]
fn every_event_that_was_written_is_read_back_whoever_was_killed() {
    let (room, history) = empty();
    let told = |number: u64| room.path().join(format!("told-{number}"));
    for group in 0..WRITERS / TOGETHER {
        let numbers = group * TOGETHER..(group + 1) * TOGETHER;
        let writers: Vec<Child> = numbers.map(|number| writer(history.path(), &told(number))).collect();
        std::thread::sleep(Duration::from_millis(150));
        for (index, mut writer) in writers.into_iter().enumerate() {
            std::thread::sleep(Duration::from_millis(index as u64 * 7 % 13));
            writer.kill().unwrap();
            writer.wait().unwrap();
        }
    }
    let read = history.read().unwrap();
    let ids: HashSet<&str> = read.lines.iter().map(|line| &*line.id).collect();
    let mut count = 0;
    for number in 0..WRITERS {
        let text = std::fs::read_to_string(told(number)).unwrap();
        // The last line may be torn as well.
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        for id in whole.lines().filter_map(|line| line.strip_prefix("written ")) {
            assert!(ids.contains(id), "{id}");
            count += 1;
        }
    }
    println!("{count} events told, {} read, {} torn", read.lines.len(), read.bad);
    assert!(count > 100, "{count}");
    assert!(read.bad as u64 <= WRITERS, "{}", read.bad);
    // And a bookmark is whole at every moment.
    let bookmarks = Bookmarks::at(history.path().join("state"));
    assert!(bookmarks.of("a").is_some());
}

#[test]
fn nothing_is_lost_that_is_written_while_others_forget() {
    let (_room, history) = empty();
    let lines: Vec<HistoryLine> = (0..400)
        .map(|number| HistoryLine {
            session: Some(format!("s{}", number % 2)),
            ..HistoryLine::new(EventKind::Note, &at("2026-02-01T10:00"))
        })
        .collect();
    std::thread::scope(|scope| {
        let (history, lines) = (&history, &lines);
        for part in lines.chunks(100) {
            scope.spawn(move || part.iter().for_each(|line| history.append(line, false).unwrap()));
        }
        scope.spawn(|| {
            for _ in 0..20 {
                history.forget(&["s0".to_owned()].into(), &at("2026-02-02T10:00")).unwrap();
            }
        });
    });
    history.forget(&["s0".to_owned()].into(), &at("2026-02-02T10:00")).unwrap();
    let read = history.read().unwrap();
    let left = read.lines.iter().filter(|line| line.session.as_deref() == Some("s1")).count();
    let gone = read.lines.iter().filter(|line| line.session.as_deref() == Some("s0")).count();
    assert_eq!((left, gone, read.bad), (200, 0, 0));
}
