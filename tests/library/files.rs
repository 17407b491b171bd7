//! Files appear whole or not at all, and what a killed writer left goes.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use balm::files::{Places, Replacement};

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
