//! Where something is wrong, and which word was meant.

use balm::diagnostic::{Lines, Place, Sources, nearest, one_meant};

#[test]
fn every_byte_stands_where_a_search_from_the_beginning_finds_it() {
    let text = "a\r\n\nbä\n首x";
    let lines = Lines::of(text);
    for byte in 0..text.len() + 3 {
        assert_eq!(lines.place(byte), Place::of(text, byte), "{byte}");
    }
    assert_eq!([1, 2, 3, 4, 5].map(|n| lines.line(n)), ["a", "", "bä", "首x", ""]);
}

#[test]
fn a_byte_says_file_and_place() {
    let mut sources = Sources::of("a", "one");
    assert_eq!(sources.add("b", "zwei"), 4);
    let place = |byte| sources.at(byte).map(|file| (file.name.as_str(), file.inside(byte)));
    assert_eq!(place(0), Some(("a", 0)));
    assert_eq!(place(3), Some(("a", 3)));
    assert_eq!(place(4), Some(("b", 0)));
    assert_eq!(place(900), Some(("b", 4)));
    assert_eq!(Sources::default().at(0), None);
}

#[test]
fn a_slip_of_the_finger_finds_its_word() {
    let keys = ["title", "technique", "times_per_week", "cautions", "bed"];
    assert_eq!(nearest("tilte", keys), Some("title"));
    assert_eq!(nearest("cuations", keys), Some("cautions"));
    assert_eq!(nearest("times-per-week", keys), Some("times_per_week"));
    assert_eq!(nearest("zebra", keys), None);
    assert_eq!(nearest("gong", ["tap", "none"]), None);
}

#[test]
fn between_two_that_are_as_near_none_is_meant_beyond_doubt() {
    let regions = ["thigh-inner", "thigh-outer", "neck-back", "calf"];
    assert_eq!(one_meant("neck-bak", regions), Some("neck-back"));
    assert_eq!(one_meant("thigh-iner", regions), Some("thigh-inner"));
    assert_eq!(one_meant("clf", regions), Some("calf"));
    assert_eq!(one_meant("thigh-unter", ["thigh-under", "thigh-inter"]), None);
    assert_eq!(one_meant("neck", regions), None);
}
