//! Files appear whole or not at all, what a killed writer left goes, and no link leads out of a folder.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, SystemTime};

use balm::files::{FileError, HeldFile, HeldFolder, Places, Replacement};
use balm::library::search;
use balm::routine::Beside;
use rustix::fs::{CWD, RenameFlags, renameat_with};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn old(file: &File) {
    file.set_modified(SystemTime::now() - Duration::from_secs(120)).expect("its time is set");
}

#[test]
fn what_a_killed_writer_left_is_taken_away_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| File::create(folder.path().join(name)).expect("a file");
    old(&at(".balm-dead.part"));
    at(".balm-young.part");
    old(&at(".balm-other"));
    old(&at("mine.part"));
    drop(Replacement::begin(&folder.path().join("session.mp3")).expect("begun"));
    assert_eq!(names(folder.path()), [".balm-other", ".balm-young.part", "mine.part"]);
}

#[test]
fn what_is_still_being_written_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut growing = Replacement::begin(&folder.path().join("session.mp3")).expect("begun");
    old(growing.file());
    drop(Replacement::begin(&folder.path().join("other.mp3")).expect("begun"));
    growing.commit().expect("put in its place");
    assert_eq!(names(folder.path()), ["session.mp3"]);
}

#[test]
fn one_home_holds_everything() {
    let places = Places::find(Some(Path::new("/b"))).expect("places");
    assert_eq!(places.settings(), Path::new("/b/config.toml"));
    assert_eq!(places.cache(), Path::new("/b/cache/voice"));
}

/// A folder with a routine, one in a folder inside it, and another folder outside with files of the same names.
fn inside_and_outside() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let place = tempfile::tempdir().expect("a folder");
    let (inside, outside) = (place.path().join("inside"), place.path().join("outside"));
    for (folder, text) in [(&inside, "inside"), (&outside, "outside")] {
        fs::create_dir_all(folder.join("sub")).expect("a folder");
        fs::write(folder.join("a.toml"), text).expect("a file");
        fs::write(folder.join("sub/b.toml"), text).expect("a file");
    }
    (place, inside, outside)
}

/// The text of a file in a folder, or why it is not read.
fn read(folder: &Path, file: &str) -> Result<String, FileError> {
    HeldFolder::open(folder)?.file(Path::new(file))?.read_text(100)
}

#[test]
fn links_are_followed_inside_a_folder_and_not_out_of_it() {
    let (_place, inside, outside) = inside_and_outside();
    let link = |to: &Path, name: &str| symlink(to, inside.join(name)).expect("a link");
    link(Path::new("sub/b.toml"), "near.toml");
    link(Path::new("../a.toml"), "sub/up.toml");
    link(Path::new("sub"), "other");
    link(&inside.join("sub/b.toml"), "whole.toml");
    link(Path::new("near.toml"), "twice.toml");
    for name in
        ["a.toml", "near.toml", "sub/up.toml", "other/b.toml", "other/up.toml", "whole.toml", "twice.toml"]
    {
        assert_eq!(read(&inside, name).ok().as_deref(), Some("inside"), "{name}");
    }
    link(&outside.join("a.toml"), "out.toml");
    link(Path::new("../outside"), "there");
    link(Path::new("../inside/a.toml"), "round.toml");
    link(Path::new("there/a.toml"), "through.toml");
    for name in ["out.toml", "there/a.toml", "round.toml", "through.toml", "../outside/a.toml"] {
        assert!(matches!(read(&inside, name), Err(FileError::LeadsOut { .. })), "{name}");
    }
    link(Path::new("circle.toml"), "circle.toml");
    let circle = read(&inside, "circle.toml").expect_err("no end").to_string();
    assert!(circle.ends_with("circle.toml: this link leads back to itself"), "{circle}");
    assert!(read(&inside, &"sub/../".repeat(2000)).is_err());
    assert!(matches!(read(&inside, "sub"), Err(FileError::NotAFile { what: "a folder", .. })));
    assert!(matches!(read(&inside, "none.toml"), Err(FileError::Missing { .. })));
}

#[test]
fn a_link_in_place_of_what_was_looked_at_is_not_followed() {
    let (_place, inside, outside) = inside_and_outside();
    let folder = HeldFolder::open(&inside).expect("a folder");
    let (file, deep) = (folder.file(Path::new("a.toml")), folder.file(Path::new("sub/b.toml")));
    let (file, deep) = (file.expect("a file"), deep.expect("a file"));
    let named = HeldFile::at(&inside.join("a.toml")).expect("a file");
    fs::remove_file(inside.join("a.toml")).expect("gone");
    symlink(outside.join("a.toml"), inside.join("a.toml")).expect("a link");
    fs::rename(inside.join("sub"), inside.join("moved")).expect("moved");
    symlink(outside.join("sub"), inside.join("sub")).expect("a link");
    for file in [&file, &named] {
        assert!(matches!(file.read_text(100), Err(FileError::Swapped { .. })));
        assert!(matches!(file.rewrite("new"), Err(FileError::Swapped { .. })));
    }
    assert!(folder.folder(Path::new("sub")).is_err());
    // The folder that was looked at has another name now.
    deep.rewrite("new").expect("written");
    let texts =
        |folder: &Path, names: [&str; 2]| names.map(|name| fs::read_to_string(folder.join(name)).unwrap());
    assert_eq!(texts(&inside, ["a.toml", "moved/b.toml"]), ["outside", "new"]);
    assert_eq!(texts(&outside, ["a.toml", "sub/b.toml"]), ["outside", "outside"]);
    assert_eq!(names(&inside.join("moved")), ["b.toml"]);
}

#[test]
fn a_text_is_replaced_where_a_link_leads_and_who_could_read_it_can() {
    let (_place, inside, _) = inside_and_outside();
    let file = inside.join("sub/b.toml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("sub/b.toml", inside.join("link.toml")).expect("a link");
    HeldFile::at(&inside.join("link.toml")).expect("a file").rewrite("new").expect("written");
    assert!(inside.join("link.toml").is_symlink());
    assert_eq!(fs::read_to_string(&file).expect("a file"), "new");
    assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o640);
    assert_eq!(names(&inside.join("sub")), ["b.toml"]);
}

/// Changes a file for a link to the outside, and a folder for one, and back, over and over, while `work` is done.
fn while_swapped(inside: &Path, outside: &Path, work: impl FnOnce()) {
    let over = AtomicBool::new(false);
    let swap = |one: &str, other: &str, leads_to: &str| {
        let (one, other) = (inside.join(one), inside.join(other));
        // What was rewritten has taken the place of the link.
        if !one.is_symlink() && !other.is_symlink() {
            let _ = fs::remove_file(&other);
            symlink(outside.join(leads_to), &other).expect("a link");
        }
        renameat_with(CWD, &one, CWD, &other, RenameFlags::EXCHANGE).expect("exchanged");
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Relaxed) {
                swap("a.toml", "link", "a.toml");
                swap("sub", "linked", "sub");
            }
        });
        let outcome = catch_unwind(AssertUnwindSafe(work));
        over.store(true, Relaxed);
        outcome.unwrap_or_else(|why| resume_unwind(why));
    });
}

#[test]
fn links_swapped_in_all_the_time_lead_nowhere() {
    const TRIES: usize = 5000;
    let (_place, inside, outside) = inside_and_outside();
    let (mut read, mut refused) = (0, 0);
    while_swapped(&inside, &outside, || {
        for _ in 0..TRIES {
            let Ok(folder) = HeldFolder::open(&inside) else { continue };
            for name in ["a.toml", "sub/b.toml"] {
                let held = folder.file(Path::new(name));
                match held.and_then(|file| file.read_text(100).map(|text| (text, file.rewrite("inside")))) {
                    Ok((text, _)) => {
                        assert_eq!(text, "inside");
                        read += 1;
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    });
    println!("{read} read, {refused} refused");
    assert!(read > 0 && refused > 0, "{read} read, {refused} refused");
    for name in ["a.toml", "sub/b.toml"] {
        assert_eq!(fs::read_to_string(outside.join(name)).expect("a file"), "outside", "{name}");
    }
}

#[test]
fn a_routine_uses_no_file_that_is_swapped_in_from_outside() {
    let (_place, inside, outside) = inside_and_outside();
    fs::write(inside.join("r.toml"), "balm = 1\ntitle = \"x\"\n[[step]]\nuse = \"sub/b.toml\"\n")
        .expect("a file");
    fs::create_dir(inside.join("deep")).expect("a folder");
    fs::create_dir(outside.join("deep")).expect("a folder");
    let mut seen = [0, 0];
    while_swapped(&inside, &outside, || {
        for _ in 0..1500 {
            for found in search(&inside).into_iter().flatten() {
                for name in ["a.toml", "sub/b.toml"] {
                    let text = found.text(name);
                    assert_ne!(text.as_deref(), Ok("outside"), "{name}");
                    seen[usize::from(text.is_ok())] += 1;
                }
            }
        }
    });
    assert!(seen.iter().all(|seen| *seen > 0), "{seen:?}");
}
