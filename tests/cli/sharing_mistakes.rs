//! Files to share in clumsy hands: what was added and is edited, packed over itself, trusted late, damaged.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use balm::bundle::{Manifest, PackedFile, Packing};

use crate::room::{Ran, Room};
use crate::sharing::{NECK, practice, sent, with_key};

/// A client who has added a routine with a sound.
fn client() -> Room {
    let (room, client) = (practice(), Room::new());
    sent(&room, &client, &[]);
    assert_eq!(client.balm(&["add", "neck.balm"]).code, Some(0));
    client
}

/// All that was added, by digest.
fn objects(room: &Room) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(room.path("balm/added/objects")).unwrap();
    let mut all: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}

fn edited(room: &Room, name: &str) -> Ran {
    room.write("editor", "#!/bin/sh\nsed -i 's/Rub your palms/Rub your hands/' \"$1\"\n");
    fs::set_permissions(room.path("editor"), fs::Permissions::from_mode(0o755)).unwrap();
    let mut edit = room.command(&["edit", name]);
    edit.env("EDITOR", room.path("editor"));
    room.run(edit)
}

#[test]
fn editing_what_was_added_makes_a_copy_with_its_sounds() {
    let client = client();
    let before = objects(&client);
    let ran = edited(&client, "neck");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("neck stays as it was sent. This is your own copy: "), "{}", ran.err);
    assert_eq!(objects(&client), before);
    assert!(client.path("balm/routines/neck-2/sounds/ding.wav").is_file());
    let played = client.play(&["neck-2"]);
    assert!(played.code == Some(0) && played.out.contains("Rub your hands."), "{}{}", played.out, played.err);
    assert!(client.play(&["neck"]).out.contains("Rub your palms."));
    // Once more is another copy; without an editor, nothing is opened.
    assert_eq!(edited(&client, "neck").code, Some(0));
    assert!(client.path("balm/routines/neck-3/neck-3.toml").is_file());
    let ran = client.balm(&["edit", "neck"]);
    assert!(ran.code == Some(1) && ran.err.contains("balm new --from neck"), "{}", ran.err);
}

#[test]
fn a_copy_of_what_was_added_brings_its_sounds_along() {
    let client = client();
    let ran = client.balm(&["new", "--from", "neck", "mine/neck-2.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!ran.err.contains("objects") && client.path("mine/sounds/ding.wav").is_file(), "{}", ran.err);
    assert_eq!(client.play(&["mine/neck-2.toml"]).code, Some(0));
}

#[test]
fn commands_that_take_a_routine_say_that_a_bundle_is_added_first() {
    let (room, client) = (practice(), Room::new());
    sent(&room, &client, &[]);
    for args in [
        &["show", "neck.balm"][..],
        &["diff", "tiny.toml", "neck.balm"],
        &["info", "neck.balm"],
        &["check", "neck.balm"],
        &["edit", "neck.balm"],
        &["pack", "neck.balm"],
        &["export", "neck.balm", "-o", "neck.mp3"],
    ] {
        let ran = client.balm(args);
        let line = "neck.balm: this is a file to be added first: balm add neck.balm";
        assert!(ran.code != Some(0) && ran.err.contains(line), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_routine_is_never_packed_over_itself_or_its_sounds() {
    let room = practice();
    for over in ["neck.toml", "./neck.toml", "sounds/ding.wav"] {
        let ran = room.balm(&["pack", "neck.toml", "-o", over, "--force"]);
        assert!(ran.code == Some(2) && ran.err.contains("a file of the routine itself"), "{}", ran.err);
    }
    assert_eq!(fs::read_to_string(room.path("neck.toml")).unwrap(), NECK);
}

#[test]
fn a_change_with_the_name_of_what_it_changes_is_packed_beside_it() {
    let (room, client) = (practice(), Room::new());
    let change =
        |base: &str| format!("balm = 1\nextends = \"{base}\"\nnote = \"Lighter.\"\n\n[caps]\npressure = 2\n");
    let of_balm_s = "focus-reset";
    room.write(
        "balm/routines/quiet.toml",
        NECK.replace("\n[sounds]\nding = { file = \"sounds/ding.wav\", license = \"CC0-1.0\" }\n", "")
            .replace("chime = \"ding\"\n", ""),
    );
    for base in ["quiet", of_balm_s] {
        room.write(&format!("{base}.toml"), change(base));
        let ran = room.balm(&["pack", &format!("./{base}.toml"), "-o", "for-eva.balm", "--force"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        fs::copy(room.path("for-eva.balm"), client.path("for-eva.balm")).unwrap();
        let ran = client.balm(&["add", "for-eva.balm", "--as", &format!("my-{base}")]);
        assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
        let played = client.play(&[&format!("my-{base}")]);
        assert!(played.code == Some(0) && played.out.contains("Lighter."), "{}{}", played.out, played.err);
    }
}

#[test]
fn a_routine_is_packed_whatever_its_file_is_called() {
    let (room, client) = (practice(), Room::new());
    for name in ["it's Anna's.toml", "con.toml", "cafe\u{301}.toml", ".neck.toml"] {
        room.write(name, NECK);
        let ran = room.balm(&["pack", &format!("./{name}"), "-o", "neck.balm", "--force"]);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
        fs::copy(room.path("neck.balm"), client.path("neck.balm")).unwrap();
        assert_eq!(client.balm(&["add", "neck.balm"]).code, Some(0), "{name}");
        assert_eq!(client.balm(&["remove", "neck"]).code, Some(0), "{name}");
    }
}

#[test]
fn a_folder_is_added_as_far_as_its_files_are_right() {
    let (room, client) = (practice(), Room::new());
    sent(&room, &client, &[]);
    fs::create_dir(client.path("post")).unwrap();
    client.write("post/a.balm", "no bundle");
    fs::rename(client.path("neck.balm"), client.path("post/b.balm")).unwrap();
    let ran = client.balm(&["add", "post"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(ran.err, "balm: post/a.balm: this is not a balm file\n");
    assert!(ran.out.starts_with("Added neck: Neck.\n"), "{}", ran.out);
    let ran = client.balm(&["add", "post", "--as", "mine"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("--as names one routine, and there are several"),
        "{}",
        ran.err
    );
}

#[test]
fn what_a_file_in_a_folder_is_called_inside_does_nothing_to_a_terminal() {
    let client = client();
    let bytes = fs::read(client.path("neck.balm")).unwrap();
    let (from, to) = (b"neck.toml", b"\x1b[2J.toml");
    let mut hostile = bytes.clone();
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            hostile[at..at + to.len()].copy_from_slice(to);
        }
    }
    assert_ne!(hostile, bytes);
    client.write("post/a.balm", &hostile);
    for ran in [client.balm(&["add", "post"]), client.balm(&["add", "post/a.balm"])] {
        assert!(
            ran.code == Some(1) && ran.err.contains("characters that some computers refuse"),
            "{}",
            ran.err
        );
        assert!(!(ran.err + &ran.out).contains('\x1b'));
    }
}

#[test]
fn a_sender_has_a_name_of_their_own() {
    let (anna, other, client) = (with_key(), with_key(), Room::new());
    sent(&anna, &client, &["--sign"]);
    for wrong in ["", "  ", "\u{200b}", &"A".repeat(81)] {
        let ran = client.balm(&["add", "neck.balm", "--trust", wrong]);
        assert!(ran.code == Some(2) && ran.err.contains("at most 80 letters"), "{}", ran.err);
    }
    let ran = client.balm(&["add", "neck.balm", "--trust", "\u{1b}]8;;x\u{7}Anna\u{202e}\n"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let kept = fs::read_to_string(client.path("balm/trust.toml")).unwrap();
    assert!(!kept.contains("\\u001B") && !kept.contains('\u{202e}'), "{kept}");
    fs::remove_dir_all(client.path("balm")).unwrap();
    assert_eq!(client.balm(&["add", "neck.balm", "--trust", "Anna"]).code, Some(0));
    other.write("neck.toml", NECK.replace("id = \"neck\"", "id = \"back\""));
    sent(&other, &client, &["--sign"]);
    let ran = client.balm(&["add", "neck.balm", "--trust", "anna"]);
    assert!(ran.code == Some(1) && ran.err.contains("you already call another sender anna"), "{}", ran.err);
    assert_eq!(client.balm(&["info", "back"]).code, Some(1));
}

#[test]
fn a_sender_can_be_trusted_after_the_routine_was_added() {
    let (anna, client) = (with_key(), Room::new());
    sent(&anna, &client, &["--sign"]);
    assert_eq!(client.balm(&["add", "neck.balm", "--trust", "Anna"]).code, Some(0));
    // As after the answer "only this one", or a balm that was stopped.
    fs::remove_file(client.path("balm/trust.toml")).unwrap();
    assert!(client.balm(&["info", "neck"]).out.contains("signed by somebody you do not know"));
    let ran = client.balm(&["add", "neck.balm", "--trust", "Anna"]);
    assert!(ran.out.starts_with("You have this already."), "{}{}", ran.out, ran.err);
    assert!(client.balm(&["info", "neck"]).out.contains("signed by Anna"));
}

#[test]
fn what_was_damaged_is_added_again_and_removed() {
    let (room, client) = (practice(), client());
    sent(&room, &client, &[]);
    let sound = objects(&client).into_iter().find(|(_, bytes)| bytes.starts_with(b"RIFF")).unwrap().0;
    fs::remove_file(sound).unwrap();
    let ran = client.balm(&["add", "neck.balm"]);
    assert!(ran.out.contains("Added neck: Neck."), "{}{}", ran.out, ran.err);
    assert_eq!(client.play(&["neck"]).code, Some(0));
    client.write("balm/added/records/neck.json", "{");
    let ran = client.balm(&["remove", "neck"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!client.path("balm/added/records/neck.json").exists());
}

#[test]
fn all_routines_of_a_sender_go_over_to_their_new_key() {
    let (anna, client) = (with_key(), Room::new());
    let give = |id: &str, revision: u32| {
        let text = NECK.replace("id = \"neck\"", &format!("id = \"{id}\""));
        anna.write("neck.toml", text.replace("revision = 3", &format!("revision = {revision}")));
        sent(&anna, &client, &["--sign"]);
        client.balm(&["add", "neck.balm", "--trust", "Anna"])
    };
    assert_eq!((give("neck", 1).code, give("back", 1).code), (Some(0), Some(0)));
    fs::copy(client.path("neck.balm"), client.path("old.balm")).unwrap();
    assert_eq!(anna.balm(&["key", "rotate"]).code, Some(0));
    for id in ["neck", "back"] {
        let ran = give(id, 2);
        assert!(ran.out.contains(&format!("Added {id}: Neck. It was revision 1.")), "{}{}", ran.out, ran.err);
    }
    let ran = client.balm(&["add", "old.balm"]);
    assert!(ran.code == Some(1) && ran.err.contains("a key that Anna no longer uses"), "{}", ran.err);
}

#[test]
fn a_list_of_contents_that_says_something_else_than_the_routine_is_refused() {
    let (author, client) = (practice(), Room::new());
    for (revision, title) in [(3, "Sleep well"), (9, "Neck")] {
        let mut packing = Packing::begin(Manifest::begin("neck", revision, title, "neck.toml"));
        for name in ["neck.toml", "sounds/ding.wav"] {
            let bytes = fs::read(author.path(name)).unwrap();
            packing.add(PackedFile { name: name.to_owned(), bytes }).unwrap();
        }
        packing.write(None, fs::File::create(client.path("lies.balm")).unwrap()).unwrap();
        let ran = client.balm(&["add", "lies.balm"]);
        assert!(
            ran.code == Some(3) && ran.err.contains("its list of contents says"),
            "{}{}",
            ran.out,
            ran.err
        );
        assert_eq!(client.balm(&["info", "neck"]).code, Some(1), "nothing was added");
    }
}

#[test]
fn eight_senders_met_at_once_are_all_remembered() {
    let client = Room::new();
    for nth in 0..8 {
        let author = with_key();
        author.write("neck.toml", NECK.replace("id = \"neck\"", &format!("id = \"neck-{nth}\"")));
        sent(&author, &client, &["--sign"]);
        fs::rename(client.path("neck.balm"), client.path(&format!("{nth}.balm"))).unwrap();
    }
    let begun = (0..8).map(|nth| {
        let (file, name) = (format!("{nth}.balm"), format!("Sender {nth}"));
        client.command(&["add", &file, "--trust", &name]).spawn().unwrap()
    });
    for mut add in begun.collect::<Vec<_>>() {
        assert!(add.wait().unwrap().success());
    }
    let known = fs::read_to_string(client.path("balm/trust.toml")).unwrap();
    for nth in 0..8 {
        assert!(
            known.contains(&format!("Sender {nth}")) && known.contains(&format!("neck-{nth}")),
            "{known}"
        );
        assert_eq!(client.balm(&["update", &format!("neck-{nth}")]).code, Some(0));
    }
}
