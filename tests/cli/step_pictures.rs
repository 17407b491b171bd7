//! An author's own pictures of steps: shown where they can be, missed by nobody where they cannot, and passed on
//! without what a telephone adds.

use std::fs;

use crate::room::Room;

const ROUTINE: &str = "\
balm = 1
title = \"Neck\"
id = \"neck\"
license = \"CC0-1.0\"
[[step]]
technique = \"arrive\"
for = \"9s\"
say = \"Sit. If anything hurts, stop.\"
[[step]]
title = \"Press\"
region = \"shoulder-top\"
side = \"both\"
technique = \"petrissage\"
pressure = 3
for = \"20s\"
say = \"Press.\"
picture = \"press.jpg\"
[[step]]
technique = \"finish\"
for = \"9s\"
";

/// A JPEG of this size, with a place in it that nobody should learn.
fn photograph(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 120]));
    let mut plain = Vec::new();
    image::DynamicImage::ImageRgb8(picture)
        .write_to(&mut std::io::Cursor::new(&mut plain), image::ImageFormat::Jpeg)
        .unwrap();
    let secret = b"Exif\0\0 taken at 52.5N 13.4E";
    let length = u16::try_from(secret.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, secret, &plain[2..]].concat()
}

fn room() -> Room {
    let room = Room::new();
    room.write("neck.toml", ROUTINE);
    fs::write(room.path("press.jpg"), photograph(1600, 1200)).unwrap();
    room
}

fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn a_handout_shows_the_authors_picture() {
    let room = room();
    let ran = room.balm(&["export", "neck.toml", "-o", "neck.html", "--format", "handout"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let page = fs::read_to_string(room.path("neck.html")).unwrap();
    let (_, data) = page.split_once("src=\"data:image/jpeg;base64,").unwrap();
    let data = &data[..data.find('"').unwrap()];
    let picture = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data).unwrap();
    let drawn = image::load_from_memory(&picture).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (640, 480));
    assert!(!has(&picture, b"52.5N"));
}

/// A person who has one hand is told to do it with one: neither their picture nor the drawing shows them two.
#[test]
fn a_picture_never_contradicts_what_a_person_is_told() {
    let room = room();
    room.write("one-hand.toml", "can = [\"reach-feet\", \"floor\", \"stand\"]\n");
    let pictured = |me: &[&str]| {
        let ran = room.balm(
            &[&["export", "neck.toml", "-o", "neck.html", "--format", "handout", "--force"], me].concat(),
        );
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let page = fs::read_to_string(room.path("neck.html")).unwrap();
        (
            page.matches("<img").count(),
            page.matches("class=\"hf-hand\"").count(),
            page.matches("<svg class=\"ho-figure\"").count(),
        )
    };
    assert_eq!(pictured(&["--no-me"]), (1, 0, 2));
    assert_eq!(pictured(&["--me", "one-hand.toml"]), (0, 0, 3));
}

#[test]
fn a_picture_that_cannot_be_used_is_told_and_the_step_is_drawn() {
    let room = room();
    for (name, said) in
        [("press.jpg", "this picture is damaged"), ("gone.jpg", "gone.jpg: file not found; balm")]
    {
        room.write("neck.toml", ROUTINE.replace("press.jpg", name));
        fs::write(room.path("press.jpg"), &photograph(1600, 1200)[..400]).unwrap();
        let ran = room.balm(&["export", "neck.toml", "-o", "neck.html", "--format", "handout", "--force"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.err.contains(said) && ran.err.contains("balm draws this step itself"), "{}", ran.err);
        let page = fs::read_to_string(room.path("neck.html")).unwrap();
        assert_eq!((page.matches("<svg class=\"ho-figure\"").count(), page.matches("<img").count()), (3, 0));
        let played =
            room.balm(&["play", "neck.toml", "--silent", "--speed", "100", "--start-in", "0s", "--plain"]);
        assert_eq!(played.code, Some(0), "{}", played.err);
    }
    let ran = room.balm(&["check", "neck.toml"]);
    assert!(ran.out.contains("no-picture") && ran.code == Some(0), "{}{}", ran.out, ran.err);
}

#[test]
fn a_picture_leads_nowhere_else() {
    let room = room();
    fs::write(room.path("../secret.jpg"), photograph(8, 8)).unwrap_or_default();
    for path in ["../secret.jpg", "/etc/passwd", "https://example.org/x.jpg", "~/x.jpg"] {
        room.write("neck.toml", ROUTINE.replace("press.jpg", path));
        let ran = room.balm(&["check", "neck.toml"]);
        assert!(ran.code == Some(1) && ran.out.contains("bad-path"), "{path}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_packed_picture_is_the_one_that_is_seen_and_no_more() {
    let (room, client) = (room(), Room::new());
    let ran = room.balm(&["pack", "neck.toml", "-o", "neck.balm"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let packed = fs::read(room.path("neck.balm")).unwrap();
    assert!(has(&packed, b"press.jpg") && !has(&packed, b"52.5N"));
    fs::write(client.path("neck.balm"), packed).unwrap();
    let ran = client.balm(&["add", "neck.balm"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    let ran = client.balm(&["export", "neck", "-o", "neck.html", "--format", "handout"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(fs::read_to_string(client.path("neck.html")).unwrap().contains("src=\"data:image/jpeg"));
    // What cannot be drawn is not given away.
    fs::write(room.path("press.jpg"), b"\xff\xd8\xff nothing").unwrap();
    let ran = room.balm(&["pack", "neck.toml", "-o", "other.balm"]);
    assert!(ran.code == Some(1) && ran.err.contains("press.jpg: this picture is damaged"), "{}", ran.err);
}
