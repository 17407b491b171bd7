//! `balm add` killed at each of its writes: the old revision plays, or the new one, and never a part of either. With
//! strace, which Linux has; where it is not installed this says so and does nothing; with `BALM_TRACE=1` that is a
//! failure.

#![cfg(target_os = "linux")]

use std::fs;

use crate::room::Room;
use crate::sharing::{NECK, practice, sent};

/// What writes, makes, moves or removes.
const WRITES: &str = "write,pwrite64,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,fsync,fdatasync,ftruncate,copy_file_range";

/// A client who has revision 3 of a routine, and the file of the next.
fn with_old_and_new() -> Room {
    let (author, client) = (practice(), Room::new());
    sent(&author, &client, &[]);
    assert_eq!(client.balm(&["add", "neck.balm"]).code, Some(0));
    author.write(
        "neck.toml",
        NECK.replace("revision = 3", "revision = 4").replace("for = \"10s\"", "for = \"30s\""),
    );
    author.tone("sounds/ding.wav", 30_000);
    sent(&author, &client, &[]);
    client
}

#[test]
fn killed_at_any_write_the_old_or_the_new_one_plays() {
    let room = with_old_and_new();
    if room.command_of("strace", &["-V"]).output().is_err() {
        assert!(std::env::var_os("BALM_TRACE").is_none(), "strace is not installed");
        eprintln!("skipped: strace is not installed");
        return;
    }
    let begin = room.path("begin");
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        let _ = fs::remove_dir_all(to);
        let done = std::process::Command::new("cp").arg("-a").args([from, to]).status().unwrap();
        assert!(done.success());
    };
    copy(&room.path("balm"), &begin);
    let (mut old, mut new) = (0, 0);
    for nth in 1.. {
        copy(&begin, &room.path("balm"));
        let inject = format!("inject={WRITES}:signal=KILL:when={nth}");
        let kill =
            ["-f", "-qq", "-o", "calls", "-e", &inject, env!("CARGO_BIN_EXE_balm"), "add", "neck.balm"];
        let ran = room.run(room.command_of("strace", &kill));
        let info = room.balm(&["info", "neck", "--json"]).out;
        match () {
            () if info.contains("\"revision\": 3") => old += 1,
            () if info.contains("\"revision\": 4") => new += 1,
            () => panic!("killed at write {nth}: {info}"),
        }
        // All of it is there: its text, its sound.
        let played =
            room.balm(&["play", "neck", "--silent", "--speed", "100", "--start-in", "0s", "--plain"]);
        assert_eq!(played.code, Some(0), "killed at write {nth}: {}{}", played.out, played.err);
        assert!(!played.err.contains("ding"), "killed at write {nth}: {}", played.err);
        if ran.code == Some(0) {
            break;
        }
        // The next one succeeds, and what was left over is gone.
        if nth % 5 == 0 {
            let ran = room.balm(&["add", "neck.balm"]);
            assert_eq!(ran.code, Some(0), "after write {nth}: {}{}", ran.out, ran.err);
            let left: Vec<String> = room.files().into_iter().filter(|name| name.contains(".balm-")).collect();
            assert!(left.is_empty(), "after write {nth}: {left:?}");
        }
        assert!(nth < 400, "it never came to its end");
    }
    assert!(old > 5 && new > 0, "{old} times the old one, {new} times the new one");
}
