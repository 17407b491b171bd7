//! Whose handout it is and where it leads to, as typed and as set.

use std::fs;

use crate::room::Room;

const SETTINGS: &str = "[letterhead]\nname = \"Anna Berg\"\npractice = \"Praxis am Markt\"\n\
                        address = \"\"\"\nMarkt 1\n12345 Neustadt\"\"\"\nphone = \"030 1234567\"\n";

fn read(room: &Room, name: &str) -> String {
    fs::read_to_string(room.path(name)).unwrap()
}

#[test]
fn what_the_settings_say_is_at_the_head_of_handouts_and_of_the_page() {
    let room = Room::new();
    room.write("balm/config.toml", SETTINGS);
    for name in ["a.handout.html", "a.html"] {
        room.balm(&["export", "tiny.toml", "-o", name, "--quiet"]).says("");
        let head = "<p><strong><bdi>Praxis am Markt</bdi></strong></p>\n<p><bdi>Anna Berg</bdi> · \
                    <bdi>Markt 1, 12345 Neustadt</bdi> · <bdi>030 1234567</bdi></p>";
        assert!(read(&room, name).contains(head), "{name}");
    }
    room.balm(&["export", "tiny.toml", "-o", "a.txt", "--quiet"]).says("");
    let text = read(&room, "a.txt");
    assert!(
        text.contains("From: Praxis am Markt, Anna Berg, Markt 1, 12345 Neustadt, 030 1234567\n"),
        "{text}"
    );
    let shown = room.balm(&["settings"]).out;
    assert!(shown.contains("Praxis am Markt"), "{shown}");
}

#[test]
fn mistakes_in_the_letterhead_are_told_and_the_rest_of_it_is_used() {
    let room = Room::new();
    let long = "x".repeat(121);
    let settings = format!("{SETTINGS}emali = \"a@example.org\"\nweb = 3\nemail = \"{long}\"\nvolume = 3\n");
    room.write("balm/config.toml", settings);
    let ran = room.balm(&["export", "tiny.toml", "-o", "a.handout.html", "--quiet"]);
    for told in [
        "8:1: [letterhead] has no key \"emali\" (did you mean \"email\"?)",
        "9:7: \"web\" must be text in quotes, not a number; write it like web = \"…\"",
        "10:9: email: a line of the letterhead has at most 120 characters",
        "11:1: \"volume\" is a setting and belongs at the top of the file",
    ] {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
    assert_eq!(ran.code, Some(0));
    assert!(read(&room, "a.handout.html").contains("Praxis am Markt"));
    room.write("balm/config.toml", "letterhead = \"me\"\n");
    let ran = room.balm(&["export", "tiny.toml", "-o", "b.handout.html", "--quiet"]);
    assert!(
        ran.err.contains("\"letterhead\" must be a table, not text; write it as [letterhead]"),
        "{}",
        ran.err
    );
}

#[test]
fn a_link_is_printed_on_handouts_and_refused_elsewhere() {
    let room = Room::new();
    let link = ["--link", "https://example.org/neck"];
    let export = |more: &[&str]| room.balm(&[&["export"], more, &link, &["--quiet"]].concat());
    export(&["tiny.toml", "-o", "a.handout.html"]).says("");
    assert!(
        read(&room, "a.handout.html").contains("<a rel=\"noreferrer\" href=\"https://example.org/neck\">")
    );
    export(&["tiny.toml", "-o", "a.txt"]).says("");
    assert!(read(&room, "a.txt").contains("On your phone: https://example.org/neck\n"));
    for name in ["a.mp3", "a.html", "a.vtt"] {
        export(&["tiny.toml", "-o", name]).fails(2, "balm: --link is for handouts: --format handout\n");
    }
    let ran = export(&["--all", "out", "--format", "handout"]);
    assert!(ran.code == Some(2) && ran.err.contains("cannot be used with"), "{}", ran.err);
    assert_eq!(room.files(), ["a.handout.html", "a.txt", "tiny.toml"]);
}

#[test]
fn a_link_that_is_no_plain_https_address_is_refused_before_anything_is_written() {
    let room = Room::new();
    for (address, why) in [
        ("http://example.org", "only an address that begins with https:// can be printed"),
        ("https://anna@example.org", "a user name before the host is not allowed"),
        ("https://example.org/\u{1b}[2J", "an address has only ASCII letters, digits and signs"),
    ] {
        let ran = room.balm(&["export", "tiny.toml", "-o", "a.handout.html", "--link", address]);
        assert!(ran.code == Some(2) && ran.err.contains(why), "{}", ran.err);
        assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    }
    assert_eq!(room.files(), ["tiny.toml"]);
}
