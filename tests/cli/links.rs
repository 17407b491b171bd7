//! A folder in which links are swapped in while balm works there: nothing outside it is read or changed.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::room::Room;

const SECRET: &str =
    "title = 'Diary of a neighbour'\nbalm=1\n[[step]]\ntitle = 'x'\nfor=\"5s\"\ntechniqe = 'hold'\n";

/// A routine that both `fmt` and `check --fix` would change, and that uses one in a folder.
fn routine(n: usize) -> String {
    format!(
        "title = 'Neck {n}'\nbalm=1\n[[step]]\ntitle = 'x'\nfor=\"5s\"\ntechniqe = 'hold'\n[[step]]\nuse = 'sub/part.toml'\n"
    )
}

/// A fresh folder with a link to a file outside and one to a folder outside.
fn lay_out(room: &Room, n: usize) {
    let _ = fs::remove_dir_all(room.path("mine"));
    room.write("mine/neck.toml", routine(n));
    room.write("mine/sub/part.toml", crate::room::TINY);
    room.write("outside/neck.toml", SECRET);
    room.write("outside/part.toml", SECRET);
    symlink(room.path("outside/neck.toml"), room.path("mine/other")).unwrap();
    symlink(room.path("outside"), room.path("mine/elsewhere")).unwrap();
}

/// Runs balm while a file and a link, a folder and a link change places all the time.
fn swapped(room: &Room, args: &[&str]) -> String {
    let over = AtomicBool::new(false);
    let swap = |one: &str, other: &str| {
        let (one, other) = (room.path("mine").join(one), room.path("mine").join(other));
        renameat_with(CWD, &one, CWD, &other, RenameFlags::EXCHANGE).unwrap();
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Relaxed) {
                swap("neck.toml", "other");
                swap("sub", "elsewhere");
            }
        });
        let ran = room.balm(args);
        over.store(true, Relaxed);
        ran.out + &ran.err
    })
}

#[test]
fn nothing_outside_a_folder_is_read_or_changed_through_links_that_are_swapped_in() {
    let room = Room::new();
    for (runs, args) in [(50, &["fmt", "mine"][..]), (25, &["check", "mine", "--fix", "--voice", "none"])] {
        for n in 0..runs {
            lay_out(&room, n);
            let told = swapped(&room, args);
            assert!(!told.contains("Diary"), "{args:?} {n}: {told}");
            for name in ["neck.toml", "part.toml"] {
                let text = fs::read_to_string(room.path("outside").join(name)).unwrap();
                assert_eq!(text, SECRET, "{args:?} {n}: {name}");
            }
        }
    }
}

#[test]
fn links_out_of_a_folder_are_left_alone() {
    let room = Room::new();
    lay_out(&room, 0);
    fs::rename(room.path("mine/other"), room.path("mine/other.toml")).unwrap();
    room.balm(&["fmt", "mine"]).says("mine/neck.toml\n");
    let checked = room.balm(&["check", "mine", "--fix", "--voice", "none", "--format", "concise"]);
    assert!(!checked.out.contains("other.toml") && !checked.err.contains("other.toml"), "{checked:?}");
    fs::remove_dir_all(room.path("mine/sub")).unwrap();
    fs::rename(room.path("mine/elsewhere"), room.path("mine/sub")).unwrap();
    let shown = room.balm(&["show", "mine/neck.toml"]);
    assert!(shown.err.contains("balm does not follow it") && !shown.err.contains("Diary"), "{shown:?}");
    for name in ["neck.toml", "part.toml"] {
        assert_eq!(fs::read_to_string(room.path("outside").join(name)).unwrap(), SECRET, "{name}");
    }
}

#[test]
fn links_that_the_user_made_lead_where_they_lead() {
    let room = Room::new();
    lay_out(&room, 0);
    symlink(room.path("mine"), room.path("link")).unwrap();
    room.balm(&["fmt", "link"]).says("link/neck.toml\n");
    room.write("outside/neck.toml", routine(1));
    room.balm(&["fmt", "mine/other"]).says("mine/other\n");
    assert!(room.path("mine/other").is_symlink() && is_tidy(&room.path("outside/neck.toml")));
    // The folder of routines, and a routine in it.
    fs::create_dir(room.path("balm")).unwrap();
    symlink(room.path("mine"), room.path("balm/routines")).unwrap();
    symlink(room.path("tiny.toml"), room.path("mine/linked.toml")).unwrap();
    let shown = room.balm(&["show", "linked"]);
    assert!(shown.out.starts_with("Tiny\n"), "{shown:?}");
    assert!(room.balm(&["list"]).out.contains("linked"));
}

fn is_tidy(path: &Path) -> bool {
    fs::read_to_string(path).unwrap().starts_with("balm = 1\n")
}
