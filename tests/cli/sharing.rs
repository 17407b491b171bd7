//! A routine packed, signed, added, updated, removed: as its author and as the listener type it, and as somebody else
//! tries it.

use std::fs;
use std::process::Command;

use crate::room::{Ran, Room};

pub(super) const NECK: &str = "\
balm = 1
title = \"Neck\"
id = \"neck\"
revision = 3
license = \"CC0-1.0\"
author = { name = \"Anna Berg\", credentials = \"physiotherapist\" }

[sounds]
ding = { file = \"sounds/ding.wav\", license = \"CC0-1.0\" }

[[step]]
id = \"warm\"
title = \"Warm the hands\"
technique = \"arrive\"
for = \"6s\"
chime = \"ding\"
say = \"Rub your palms. If anything hurts, stop.\"

[[step]]
id = \"press\"
title = \"Press\"
region = \"neck-back\"
technique = \"sustained-pressure\"
pressure = 3
for = \"10s\"
say = \"Rest your fingers on the back of your neck.\"

[[step]]
title = \"Come back\"
technique = \"finish\"
for = \"6s\"
";

/// A room of a therapist's: a routine, its sound, a key.
pub(super) fn practice() -> Room {
    let room = Room::new();
    room.write("neck.toml", NECK);
    fs::create_dir_all(room.path("sounds")).unwrap();
    room.tone("sounds/ding.wav", 24_000);
    room
}

pub(super) fn with_key() -> Room {
    let room = practice();
    let ran = room.balm(&["key", "new"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    room
}

/// Packs and gives it to a client in a room of their own.
pub(super) fn sent(from: &Room, to: &Room, args: &[&str]) -> Ran {
    let ran = from.balm(&[&["pack", "neck.toml", "-o", "neck.balm", "--force"], args].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    fs::copy(from.path("neck.balm"), to.path("neck.balm")).unwrap();
    ran
}

fn code(ran: &Ran) -> String {
    let line = ran.out.lines().find(|line| line.contains("code")).unwrap();
    line.rsplit(": ").next().unwrap().to_owned()
}

#[test]
fn what_is_packed_is_added_and_plays_with_its_sounds_under_its_name() {
    let (room, client) = (practice(), Room::new());
    let ran = sent(&room, &client, &[]);
    assert_eq!(
        ran.out,
        "Packed revision 3 with 2 files into neck.balm.\n\
         Not signed: nobody can tell that it is from you. To sign: balm key new, then balm pack --sign\n"
    );
    client.balm(&["add", "neck.balm"]).says(
        "Added neck: Neck.\nRevision 3, signed by nobody, from neck.balm.\nTo play it: balm play neck\n",
    );
    fs::remove_file(client.path("neck.balm")).unwrap();
    let shown = client.balm(&["show", "neck"]);
    assert!(shown.out.contains("Revision 3, signed by nobody, from neck.balm."), "{}", shown.out);
    assert!(shown.out.contains("chime   ding"), "{}", shown.out);
    let played = client.play(&["neck"]);
    assert_eq!((played.code, &*played.err), (Some(0), ""));
    assert!(played.out.contains("Rub your palms."), "{}", played.out);
    assert!(client.balm(&["list"]).out.contains("neck"));
    assert!(client.balm(&["check", "neck"]).code == Some(0));
    // No name of the sender's is a path of the client's.
    let objects: Vec<String> = fs::read_dir(client.path("balm/added/objects"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(objects.len() == 2 && objects.iter().all(|name| name.len() == 64), "{objects:?}");
    client.balm(&["remove", "neck"]).says("Removed neck. Your sessions with it stay in your history.\n");
    assert_eq!(client.balm(&["show", "neck"]).code, Some(1));
    assert_eq!(fs::read_dir(client.path("balm/added/objects")).unwrap().count(), 0);
}

#[test]
fn a_file_from_a_sender_is_played_by_its_path_alone() {
    let (room, client) = (practice(), Room::new());
    sent(&room, &client, &[]);
    let played = client.play(&["neck.balm"]);
    assert_eq!(played.code, Some(0), "{}", played.err);
    assert!(
        played.out.starts_with("Added neck: Neck.\n") && played.out.contains("Rub your palms."),
        "{}",
        played.out
    );
    let again = client.play(&["neck.balm"]);
    assert!(again.out.starts_with("Revision 3, signed by nobody"), "{}", again.out);
}

#[test]
fn packing_twice_gives_the_same_bytes_wherever_it_is_done() {
    let (one, other) = (practice(), practice());
    let pack = |room: &Room, mask: &str| {
        let line = format!("umask {mask} && \"$balm\" pack neck.toml -o neck.balm");
        let mut shell = room.command_of("sh", &["-c", &line]);
        shell.env("balm", env!("CARGO_BIN_EXE_balm")).env("LANG", "de_DE").env("TZ", "Asia/Tokyo");
        assert_eq!(room.run(shell).code, Some(0));
        fs::read(room.path("neck.balm")).unwrap()
    };
    assert_eq!(pack(&one, "022"), pack(&other, "077"));
}

#[test]
fn a_sender_is_met_once_and_known_from_then_on() {
    let (room, client) = (with_key(), Room::new());
    let packed = sent(&room, &client, &["--sign"]);
    let ran = client.balm(&["add", "neck.balm"]);
    let first = format!(
        "This is your first routine from this sender. The file says: Anna Berg, physiotherapist. Nobody has checked that.\n\
         The sender's code is {}. If Anna Berg, physiotherapist gave you the same code, it is from them.\n",
        code(&packed)
    );
    assert_eq!((ran.code, ran.out), (Some(1), first));
    assert!(ran.err.contains("balm add FILE --trust NAME"), "{}", ran.err);
    assert_eq!(client.balm(&["show", "neck"]).code, Some(1), "nothing was added");
    let ran = client.balm(&["add", "neck.balm", "--trust", "Anna"]);
    assert!(ran.out.contains("Revision 3, signed by Anna (known since "), "{}{}", ran.out, ran.err);
    // An update says what is new in it, and needs no question.
    room.write(
        "neck.toml",
        NECK.replace("revision = 3", "revision = 4")
            .replace("pressure = 3", "pressure = 4")
            .replace("for = \"10s\"", "for = \"20s\""),
    );
    sent(&room, &client, &["--sign"]);
    let ran = client.balm(&["add", "neck.balm"]);
    assert!(
        ran.out.starts_with(
            "What is new in it:\n  Press: longer, 20 s instead of 10 s.\n  Press: firmer, pressure 4 of 10 instead of 3.\n\
             Added neck: Neck. It was revision 3.\nRevision 4, signed by Anna"
        ),
        "{}{}",
        ran.out,
        ran.err
    );
    // An older one, and one that nobody signed, are no updates.
    room.write("neck.toml", NECK);
    sent(&room, &client, &["--sign"]);
    let ran = client.balm(&["add", "neck.balm"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("this is revision 3, and you have had revision 4"), "{}", ran.err);
    sent(&room, &client, &[]);
    let ran = client.balm(&["add", "neck.balm"]);
    assert!(
        ran.code == Some(1)
            && ran.err.contains("Anna signed \"Neck\" until now, and nobody signed this file"),
        "{}",
        ran.err
    );
    // Nor is somebody else's.
    let thief = with_key();
    thief.write("neck.toml", NECK.replace("revision = 3", "revision = 9"));
    sent(&thief, &client, &["--sign"]);
    let ran = client.balm(&["add", "neck.balm", "--trust", "Anna"]);
    assert!(ran.code == Some(1) && ran.err.contains("but it is not from Anna"), "{}", ran.err);
    assert!(client.balm(&["show", "neck"]).out.contains("Revision 4, signed by Anna"));
    // A new key that the old one introduces is hers.
    assert_eq!(room.balm(&["key", "rotate"]).code, Some(0));
    room.write("neck.toml", NECK.replace("revision = 3", "revision = 5"));
    sent(&room, &client, &["--sign"]);
    let ran = client.balm(&["add", "neck.balm"]);
    assert!(
        ran.out.starts_with("Anna has a new key, and signed it with the old one.\n")
            || ran.out.contains("\nAnna has a new key"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert!(ran.out.contains("Revision 5, signed by Anna"), "{}", ran.out);
}

#[test]
fn a_stranger_s_file_never_takes_the_place_of_another_routine() {
    let (room, client) = (practice(), Room::new());
    room.write("neck.toml", NECK.replace("id = \"neck\"", "id = \"desk-neck-shoulders\""));
    sent(&room, &client, &[]);
    let ran = client.balm(&["add", "neck.balm"]);
    assert!(ran.out.contains("To play it: balm play desk-neck-shoulders-2\n"), "{}{}", ran.out, ran.err);
    assert!(!client.balm(&["show", "desk-neck-shoulders"]).out.contains("Rub your palms."));
    let ran = client.balm(&["add", "neck.balm", "--as", "annas-neck"]);
    assert_eq!(ran.code, Some(2), "{}", ran.out);
}

#[test]
fn what_cannot_be_played_is_neither_packed_nor_added() {
    let room = practice();
    fs::remove_file(room.path("sounds/ding.wav")).unwrap();
    let ran = room.balm(&["pack", "neck.toml"]);
    assert_eq!(ran.code, Some(3), "{}", ran.err);
    assert!(ran.err.contains("sounds/ding.wav") && !room.path("neck.balm").exists(), "{}", ran.err);
    let ran = room.balm(&["pack", "desk-neck-shoulders"]);
    assert!(ran.code == Some(2) && ran.err.contains("everybody who has balm has it"), "{}", ran.err);
    let room = practice();
    room.write("sounds/ding.wav", "RIFFnothing");
    assert_eq!(room.balm(&["pack", "neck.toml"]).code, Some(3));
    // A file that is no bundle, one that was cut, one that is not there.
    room.write("text.balm", "balm = 1\n");
    for (name, why) in [("text.balm", "this is not a balm file"), ("gone.balm", "file not found")] {
        let ran = room.balm(&["add", name]);
        assert!(ran.code == Some(1) && ran.err.contains(why), "{}", ran.err);
    }
    let ran = room.balm(&["add", "http://example.org/neck.balm"]);
    assert!(ran.code == Some(2) && ran.err.contains("begin with https://"), "{}", ran.err);
}

#[test]
fn minisign_itself_takes_the_signature() {
    let room = with_key();
    let client = Room::new();
    sent(&room, &client, &["--sign"]);
    let shown = room.balm(&["key", "show"]).out;
    let key = shown.lines().last().unwrap();
    if Command::new("minisign").arg("-v").output().is_err() {
        assert!(std::env::var_os("BALM_SIGN").is_none(), "minisign is not installed");
        eprintln!("skipped: minisign is not installed");
        return;
    }
    let mut archive = zip::ZipArchive::new(fs::File::open(client.path("neck.balm")).unwrap()).unwrap();
    for name in ["manifest.json", "manifest.json.minisig"] {
        let mut file = fs::File::create(client.path(name)).unwrap();
        std::io::copy(&mut archive.by_name(name).unwrap(), &mut file).unwrap();
    }
    let verify = ["-V", "-m", "manifest.json", "-P", key];
    assert!(Command::new("minisign").args(verify).current_dir(client.path(".")).status().unwrap().success());
    fs::write(client.path("manifest.json"), "{}").unwrap();
    assert!(!Command::new("minisign").args(verify).current_dir(client.path(".")).status().unwrap().success());
}

#[test]
fn an_update_is_found_where_the_file_came_from() {
    let (room, client) = (practice(), Room::new());
    client.balm(&["update"]).says("You have added no routine.\n");
    sent(&room, &client, &[]);
    client.balm(&["add", "neck.balm"]);
    client.balm(&["update"]).says("neck is as new as its file: revision 3.\n");
    room.write(
        "neck.toml",
        NECK.replace("revision = 3", "revision = 4").replace("Rub your palms.", "Rub your hands."),
    );
    sent(&room, &client, &[]);
    let ran = client.balm(&["update", "neck"]);
    assert!(
        ran.out.starts_with(
            "What is new in it:\n  Warm the hands: the words have changed.\nAdded neck: Neck. It was revision 3.\n"
        ),
        "{}{}",
        ran.out,
        ran.err
    );
    fs::remove_file(client.path("neck.balm")).unwrap();
    let ran = client.balm(&["update"]);
    assert!(
        ran.code == Some(1) && ran.err.contains("neck: ROOM/neck.balm is no longer there"),
        "{}",
        ran.err
    );
    assert_eq!(client.balm(&["update", "other"]).code, Some(1));
}

#[test]
fn the_doctor_knows_what_was_added_and_clears_what_is_left_over() {
    let (room, client) = (practice(), Room::new());
    assert!(!client.balm(&["doctor"]).out.contains("Added routines"));
    sent(&room, &client, &[]);
    client.balm(&["add", "neck.balm"]);
    assert!(client.balm(&["doctor"]).out.contains("1 routine"));
    client.write(&format!("balm/added/objects/{}", "0".repeat(64)), "left by a stopped balm");
    let ran = client.balm(&["doctor"]);
    assert!(ran.out.contains("Removed 1 file that no routine needs."), "{}", ran.out);
    for object in fs::read_dir(client.path("balm/added/objects")).unwrap() {
        fs::remove_file(object.unwrap().path()).unwrap();
    }
    let ran = client.balm(&["doctor"]);
    assert!(ran.out.contains("neck has lost some of its files"), "{}", ran.out);
}

#[test]
fn info_tells_where_a_routine_is_from_and_what_is_in_it() {
    let (room, client) = (with_key(), Room::new());
    let packed = sent(&room, &client, &["--sign"]);
    client.balm(&["add", "neck.balm", "--trust", "Anna"]);
    let ran = client.balm(&["info", "neck"]);
    let code = code(&packed);
    for part in [
        "The file says it is by Anna Berg, physiotherapist. balm has not checked that.",
        &code,
        "sounds/ding.wav, CC0-1.0",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let told: serde_json::Value =
        serde_json::from_str(&client.balm(&["info", "neck", "--json"]).out).unwrap();
    assert_eq!((told["sender"].as_str(), told["code"].as_str()), (Some("Anna"), Some(&*code)));
    assert_eq!(client.balm(&["info", "tiny.toml"]).code, Some(1));
}

#[test]
fn what_balm_knows_of_senders_is_its_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (room, client) = (with_key(), Room::new());
    sent(&room, &client, &["--sign"]);
    client.balm(&["add", "neck.balm", "--trust", "Anna"]);
    let mode = |path: std::path::PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(room.path("balm/keys/balm.key")), 0o600);
    assert_eq!(mode(client.path("balm/trust.toml")), 0o600);
    assert_eq!(mode(client.path("balm/added")), 0o700);
    // What cannot be read is never taken for nobody.
    client.write("balm/trust.toml", "sender = 5\n");
    let ran = client.balm(&["add", "neck.balm"]);
    assert!(ran.code == Some(1) && ran.err.contains("balm no longer knows whom you trust"), "{}", ran.err);
    let shown = client.balm(&["show", "neck"]).out;
    assert!(shown.contains("Revision 3. balm cannot read whom you trust"), "{shown}");
}
