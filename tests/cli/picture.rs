//! `balm show --picture`.

use crate::room::Room;

#[test]
fn show_draws_a_picture_and_says_so() {
    let room = Room::new();
    let ran = room.balm(&["show", "tiny.toml", "--picture", "tiny.svg"]);
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(0), "", "Drew tiny.svg.\n"));
    let svg = std::fs::read_to_string(room.path("tiny.svg")).unwrap();
    assert!(svg.starts_with("<svg ") && svg.contains(">Warm the hands</text>"), "{svg}");
    assert_eq!(
        room.files(),
        ["balm", "tiny.svg", "tiny.toml"].map(str::to_owned)[usize::from(!room.path("balm").exists())..]
    );
}

#[cfg(feature = "png")]
#[test]
fn a_picture_in_pixels_needs_no_fonts_of_the_computer() {
    let room = Room::new();
    let ran = room.balm(&["show", "desk-neck-shoulders", "--picture", "desk.PNG"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), "Drew desk.PNG.\n"));
    assert!(std::fs::read(room.path("desk.PNG")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn a_picture_has_an_ending_that_says_what_it_is() {
    for name in ["desk.pdf", "desk"] {
        let ran = Room::new().balm(&["show", "tiny.toml", "--picture", name]);
        ran.fails(2, &format!("balm: {name}: a picture is SVG or PNG; end the name in .svg or .png\n"));
    }
}

#[test]
fn a_picture_is_not_drawn_over_another_file_unasked() {
    let room = Room::new();
    room.write("tiny.svg", "mine");
    room.balm(&["show", "tiny.toml", "--picture", "tiny.svg"])
        .fails(1, "balm: tiny.svg: this file already exists\nGive another name, or --force to replace it.\n");
    assert_eq!(std::fs::read(room.path("tiny.svg")).unwrap(), b"mine");
    let ran = room.balm(&["show", "tiny.toml", "--picture", "tiny.svg", "--force"]);
    assert_eq!((ran.code, &*ran.err), (Some(0), "Drew tiny.svg.\n"));
}

#[test]
fn a_picture_of_a_broken_routine_is_not_begun() {
    let room = Room::new();
    room.write("bad.toml", "balm = 1\n");
    let ran = room.balm(&["show", "bad.toml", "--picture", "bad.svg"]);
    assert_eq!(ran.code, Some(3));
    assert!(!room.path("bad.svg").exists());
}
