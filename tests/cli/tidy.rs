//! fmt and schema.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::room::{Ran, Room};

const UNTIDY: &str = "title = 'Neck'  # mine\nbalm=1\n[[step]]\nfor=\"5s\"\n";
const TIDY: &str = "balm = 1\ntitle = \"Neck\" # mine\n\n[[step]]\nfor = \"5s\"\n";

/// A program's own file, in which "balm" is the name of another one.
const STRANGE: &str = "[dependencies]\nbalm='0.1'\n";

fn read(room: &Room, name: &str) -> String {
    std::fs::read_to_string(room.path(name)).unwrap()
}

/// `balm fmt` with this on standard input.
fn piped(room: &Room, args: &[&str], text: &str) -> Ran {
    let mut command = room.command(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: out.status.code(), out: text(out.stdout), err: text(out.stderr), took: Default::default() }
}

#[test]
fn fmt_tidies_files_and_names_those_it_changed() {
    let room = Room::new();
    room.write("neck.toml", UNTIDY);
    room.balm(&["fmt", "neck.toml", "tiny.toml"]).says("neck.toml\n");
    assert_eq!(read(&room, "neck.toml"), TIDY);
    room.balm(&["fmt", "neck.toml"]).says("");
}

#[test]
fn fmt_tidies_the_routines_of_a_folder_and_nothing_else() {
    let room = Room::new();
    room.write("mine/neck.toml", UNTIDY);
    room.write("mine/settings.toml", "b=1\na = 2\n");
    room.write("mine/Cargo.toml", STRANGE);
    room.write("mine/balm.txt", UNTIDY);
    room.balm(&["fmt", "mine"]).says("mine/neck.toml\n");
    assert_eq!(read(&room, "mine/neck.toml"), TIDY);
    assert_eq!(read(&room, "mine/settings.toml"), "b=1\na = 2\n");
    assert_eq!(read(&room, "mine/Cargo.toml"), STRANGE);
    assert_eq!(read(&room, "mine/balm.txt"), UNTIDY);
}

#[test]
fn fmt_check_changes_nothing_and_fails() {
    let room = Room::new();
    room.write("neck.toml", UNTIDY);
    let ran = room.balm(&["fmt", "--check", "neck.toml", "tiny.toml"]);
    assert_eq!((ran.code, &*ran.out), (Some(1), "neck.toml\n"));
    assert_eq!(ran.err, "balm: some files are not tidy\nRun it without --check to tidy.\n");
    assert_eq!(read(&room, "neck.toml"), UNTIDY);
    room.balm(&["fmt", "--check", "tiny.toml"]).says("");
}

#[test]
fn fmt_without_a_file_is_a_pipe() {
    let room = Room::new();
    piped(&room, &["fmt"], UNTIDY).says(TIDY);
    piped(&room, &["fmt", "-"], TIDY).says(TIDY);
    piped(&room, &["fmt", "--check"], TIDY).says("");
    assert_eq!(piped(&room, &["fmt", "--check"], UNTIDY).code, Some(1));
}

#[test]
fn fmt_leaves_a_file_with_mistakes_in_its_grammar_alone() {
    let room = Room::new();
    room.write("bad.toml", "balm = 1\ntitle = \"x\n");
    room.write("neck.toml", UNTIDY);
    let ran = room.balm(&["fmt", "bad.toml", "neck.toml"]);
    assert_eq!((ran.code, &*ran.out), (Some(3), "neck.toml\n"));
    assert_eq!(
        ran.err,
        "\
error: the text in quotes does not end here
 --> bad.toml:2:11
2 | title = \"x
  |           ^
  = help: close it with a \" on the same line

1 error
balm: 1 file has errors and was not changed
"
    );
    assert_eq!(read(&room, "bad.toml"), "balm = 1\ntitle = \"x\n");
    assert_eq!(read(&room, "neck.toml"), TIDY);
}

#[test]
fn fmt_keeps_who_may_read_a_file_and_where_it_lies() {
    let room = Room::new();
    room.write("kept/neck.toml", UNTIDY);
    std::fs::set_permissions(room.path("kept/neck.toml"), std::fs::Permissions::from_mode(0o600)).unwrap();
    std::os::unix::fs::symlink("kept/neck.toml", room.path("neck.toml")).unwrap();
    room.balm(&["fmt", "neck.toml"]).says("neck.toml\n");
    assert!(room.path("neck.toml").is_symlink());
    assert_eq!(read(&room, "kept/neck.toml"), TIDY);
    let mode = std::fs::metadata(room.path("kept/neck.toml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn fmt_says_which_file_is_not_there() {
    Room::new().balm(&["fmt", "none.toml"]).fails(1, "balm: none.toml: file not found\n");
}

#[test]
fn schema_prints_what_lies_in_docs() {
    Room::new().balm(&["schema"]).says(include_str!("../../docs/balm.schema.json"));
}
