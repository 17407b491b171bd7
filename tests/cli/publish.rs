//! A folder of bundles made ready for the web: what is written, what is refused, and what is left alone.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::room::{Ran, Room};
use crate::sharing::{NECK, with_key};

/// A therapist with a key and a folder.
fn office() -> Room {
    let room = with_key();
    fs::create_dir(room.path("site")).unwrap();
    room
}

fn pack(room: &Room, id: &str, revision: u32, file: &str, args: &[&str]) {
    let text = NECK
        .replace("id = \"neck\"", &format!("id = \"{id}\""))
        .replace("revision = 3", &format!("revision = {revision}"));
    room.write("packed.toml", text);
    let file = format!("site/{file}");
    let ran = room.balm(&[&["pack", "packed.toml", "-o", &file, "--force"], args].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

fn index(room: &Room) -> Value {
    serde_json::from_str(&fs::read_to_string(room.path("site/index.json")).unwrap()).unwrap()
}

fn publish(room: &Room, args: &[&str]) -> Ran {
    room.balm(&[&["publish", "site"], args].concat())
}

#[test]
fn a_list_tells_what_each_file_is_and_pins_it() {
    let room = office();
    pack(&room, "neck", 3, "neck.balm", &["--sign"]);
    pack(&room, "back", 1, "anna's.balm", &[]);
    let ran = publish(&room, &[]);
    assert!(ran.code == Some(1) && ran.err.contains("site/anna's.balm: its name has characters"), "{ran:?}");
    assert!(ran.err.contains("1 file cannot be given away; no list was written"), "{}", ran.err);
    assert!(!room.path("site/index.json").exists());
    fs::rename(room.path("site/anna's.balm"), room.path("site/back 1.balm")).unwrap();
    let ran = publish(&room, &["--title", "From Anna"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    for part in [
        "Wrote site/index.json with 2 routines:\n  Neck (back 1.balm), revision 1, ",
        "  Neck (neck.balm), revision 3, ",
        "Not signed: whoever gets into your web host could change the list. To sign: balm publish --sign\n",
        "Your clients type: balm add ADDRESS\n",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let index = index(&room);
    assert_eq!((index["balm_index"].as_u64(), index["title"].as_str()), (Some(1), Some("From Anna")));
    let routines = index["routines"].as_array().unwrap();
    let files: Vec<&str> = routines.iter().map(|routine| routine["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["back 1.balm", "neck.balm"]);
    let neck = &routines[1];
    for (key, value) in [
        ("id", "neck"),
        ("title", "Neck"),
        ("author", "Anna Berg, physiotherapist"),
        ("kind", "day"),
        ("language", "en"),
    ] {
        assert_eq!(neck[key].as_str(), Some(value), "{key}");
    }
    assert_eq!(
        (neck["revision"].as_u64(), neck["seconds"].as_u64().is_some_and(|s| s >= 22)),
        (Some(3), true)
    );
    assert!(
        neck["key"].as_str().is_some_and(|key| key.starts_with("RW")) && routines[0].get("key").is_none()
    );
    let bytes = fs::read(room.path("site/neck.balm")).unwrap();
    assert_eq!(neck["size"].as_u64(), Some(bytes.len() as u64));
    let sum = Command::new("sha256sum").arg(room.path("site/neck.balm")).output().unwrap().stdout;
    assert!(String::from_utf8(sum).unwrap().starts_with(neck["sha256"].as_str().unwrap()));
}

#[test]
fn publishing_twice_gives_the_same_bytes_and_touches_nothing_else() {
    let room = office();
    pack(&room, "neck", 3, "neck.balm", &["--sign"]);
    pack(&room, "back", 1, "back.balm", &["--sign"]);
    room.write("site/.hidden.balm", "no bundle");
    room.write("site/page.html", "<html>");
    room.write("site/folder/x.balm", "no bundle");
    let read = || -> Vec<(PathBuf, Vec<u8>)> {
        let files = fs::read_dir(room.path("site")).unwrap().flatten().map(|entry| entry.path());
        let mut files: Vec<_> =
            files.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect();
        files.sort();
        files
    };
    let before = read();
    assert_eq!(publish(&room, &["--sign", "--title", "From Anna"]).code, Some(0));
    let once = read();
    let is_list = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("index.json");
    assert_eq!(once.iter().filter(|(path, _)| !is_list(path)).cloned().collect::<Vec<_>>(), before);
    // The title stays, and so does every byte, whenever and wherever it is done.
    let line = "umask 077 && \"$balm\" publish site --sign";
    let mut shell = room.command_of("sh", &["-c", line]);
    shell.env("balm", env!("CARGO_BIN_EXE_balm")).env("LANG", "de_DE").env("TZ", "Asia/Tokyo");
    let ran = room.run(shell);
    assert!(
        ran.code == Some(0) && ran.out.starts_with("site/index.json is as it was, with 2 routines:\n"),
        "{ran:?}"
    );
    assert_eq!(read(), once);
    // A signature that is gone or wrong comes back; the list is the same from nothing, too.
    let list = fs::read(room.path("site/index.json")).unwrap();
    room.write("site/index.json.minisig", "untrusted comment: none\n");
    assert!(publish(&room, &["--sign"]).out.starts_with("Wrote site/index.json with 2 routines:\n"));
    fs::remove_file(room.path("site/index.json")).unwrap();
    assert_eq!(publish(&room, &["--sign", "--title", "From Anna"]).code, Some(0));
    assert_eq!(fs::read(room.path("site/index.json")).unwrap(), list);
}

#[test]
fn minisign_itself_takes_the_signature_of_a_list() {
    let room = office();
    pack(&room, "neck", 3, "neck.balm", &[]);
    let ran = publish(&room, &["--sign"]);
    let code = room.balm(&["key", "show"]).out;
    let code = code.lines().next().unwrap().rsplit(": ").next().unwrap();
    assert!(
        ran.out.contains(&format!("Signed. Give your code on paper, so that it can be compared: {code}\n")),
        "{}",
        ran.out
    );
    let key = index(&room)["key"].as_str().unwrap().to_owned();
    if Command::new("minisign").arg("-v").output().is_err() {
        println!("skipped: minisign is not installed");
        return;
    }
    let verify = ["-V", "-m", "site/index.json", "-P", &key];
    assert!(Command::new("minisign").args(verify).current_dir(room.path(".")).status().unwrap().success());
}

#[test]
fn what_add_would_refuse_is_not_published() {
    let room = office();
    let ran = publish(&room, &[]);
    assert!(ran.code == Some(1) && ran.err.contains("site: there is no .balm file in it"), "{ran:?}");
    assert_eq!(room.balm(&["publish", "tiny.toml"]).code, Some(2));
    pack(&room, "neck", 3, "neck.balm", &["--sign"]);
    let bytes = fs::read(room.path("site/neck.balm")).unwrap();
    let flipped = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        bytes
    };
    for (name, bytes) in
        [("cut.balm", bytes[..bytes.len() / 2].to_vec()), ("flipped.balm", flipped(bytes.len() / 2))]
    {
        room.write(&format!("site/{name}"), bytes);
        let ran = publish(&room, &[]);
        assert!(ran.code == Some(1) && ran.err.starts_with(&format!("balm: site/{name}: ")), "{ran:?}");
        assert!(!room.path("site/index.json").exists());
        fs::remove_file(room.path(&format!("site/{name}"))).unwrap();
    }
    assert_eq!(publish(&room, &[]).code, Some(0));
}

#[test]
fn of_two_revisions_the_newer_is_listed_and_of_two_hands_neither() {
    let room = office();
    pack(&room, "neck", 3, "neck-3.balm", &["--sign"]);
    pack(&room, "neck", 4, "neck-4.balm", &["--sign"]);
    let ran = publish(&room, &[]);
    assert_eq!(ran.err, "balm: neck-3.balm is an older revision than neck-4.balm, and is not listed\n");
    assert_eq!(index(&room)["routines"].as_array().unwrap().len(), 1);
    assert_eq!(index(&room)["routines"][0]["file"], "neck-4.balm");
    fs::copy(room.path("site/neck-4.balm"), room.path("site/neck-5.balm")).unwrap();
    let ran = publish(&room, &[]);
    assert!(ran.code == Some(1) && ran.err.contains("are both revision 4 of neck"), "{ran:?}");
    pack(&room, "neck", 5, "neck-5.balm", &[]);
    let ran = publish(&room, &[]);
    assert!(ran.code == Some(1) && ran.err.contains("are not signed by the same hand"), "{ran:?}");
}

#[test]
fn another_list_is_not_replaced_and_a_signed_one_stays_signed() {
    let room = office();
    pack(&room, "neck", 3, "neck.balm", &[]);
    room.write("site/index.json", "{\"name\": \"a package\"}");
    let ran = publish(&room, &[]);
    assert!(ran.code == Some(1) && ran.err.contains("balm does not replace it"), "{ran:?}");
    assert_eq!(fs::read_to_string(room.path("site/index.json")).unwrap(), "{\"name\": \"a package\"}");
    fs::remove_file(room.path("site/index.json")).unwrap();
    assert_eq!(publish(&room, &["--sign"]).code, Some(0));
    let ran = publish(&room, &[]);
    assert!(ran.code == Some(1) && ran.err.contains("Add --sign."), "{ran:?}");
    assert_eq!(publish(&room, &["--sign"]).code, Some(0));
}

#[test]
fn only_of_a_list_on_the_web_something_is_chosen() {
    let room = office();
    pack(&room, "neck", 3, "neck.balm", &[]);
    for args in [&["add", "site/neck.balm", "neck"][..], &["add", "site", "--all"]] {
        let ran = room.balm(args);
        assert!(
            ran.code == Some(2) && ran.err.contains("only of a list at an https address"),
            "{args:?}: {ran:?}"
        );
    }
}

#[test]
fn an_update_of_what_is_from_the_web_asks_for_its_address() {
    let room = office();
    pack(&room, "neck", 3, "neck.balm", &[]);
    assert_eq!(room.balm(&["add", "site/neck.balm"]).code, Some(0));
    let path = room.path("balm/added/records/neck.json");
    let mut record: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    record["from"] = "https://example.org/neck.balm".into();
    record["host"] = "cdn.example.net".into();
    fs::write(&path, record.to_string()).unwrap();
    let told = "To look there: balm update https://example.org/neck.balm\n";
    room.balm(&["update"]).says(&format!("neck is from the web. {told}"));
    room.balm(&["update", "neck"]).fails(
        1,
        &format!("balm: neck is from the web, and balm looks there only if you type the address\n{told}"),
    );
    let told = room.balm(&["info", "neck"]).out;
    assert!(told.contains(" from cdn.example.net.\n"), "{told}");
    assert!(
        told.contains("from https://example.org/neck.balm, which sent it on to cdn.example.net\n"),
        "{told}"
    );
}
