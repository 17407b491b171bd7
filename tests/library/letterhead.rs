//! Who a handout is from, and the address that it leads to: its code is read back by another program's reader.

use balm::export::{Handout, Letterhead, Link, LinkError, Print, handout_html, handout_text, page};
use balm::routine::Routine;
use rqrr::PreparedImage;

use crate::common;
use crate::handout::{HOSTILE, RICH, laid, parsed, read, with_class, words};

const PRACTICE: [(&str, &str); 6] = [
    ("web", "example.org"),
    ("name", "Maria Roth, PT"),
    ("practice", "Praxis am Markt"),
    ("address", " Markt 1\n\n 12345 Neustadt\n"),
    ("phone", "030 1234567"),
    ("email", "praxis@example.org"),
];

fn practice() -> Letterhead {
    let mut letterhead = Letterhead::default();
    PRACTICE.iter().for_each(|(key, text)| letterhead.set(key, text).unwrap());
    letterhead
}

fn made<T>(
    routine: &Routine,
    letterhead: Option<&Letterhead>,
    link: Option<&Link>,
    make: impl FnOnce(&Handout<'_>) -> T,
) -> T {
    let (timeline, preparation) = (laid(routine), common::preparation(routine));
    make(&Handout { letterhead, link, ..Handout::new(routine, &timeline, &preparation) })
}

fn html(routine: &Routine, letterhead: Option<&Letterhead>, link: Option<&Link>) -> String {
    made(routine, letterhead, link, |handout| handout_html(handout, Print::default()))
}

/// What stands in the only element of this class.
#[track_caller]
fn only(html: &str, class: &str) -> String {
    let document = parsed(html);
    let all = with_class(&document, class);
    assert_eq!(all.len(), 1, "{class}");
    words(all[0])
}

#[test]
fn the_letterhead_of_the_settings_goes_before_the_author_who_is_named_at_the_foot() {
    let html = html(&read(RICH), Some(&practice()), None);
    assert_eq!(
        only(&html, "ho-letterhead"),
        "Praxis am Markt Maria Roth, PT · Markt 1, 12345 Neustadt · 030 1234567 · praxis@example.org · example.org"
    );
    let foot = only(&html, "ho-about");
    assert!(
        foot.starts_with("By Anna Berg, Physiotherapeutin Credentials are as the author states"),
        "{foot}"
    );
    assert_eq!(html.matches("has not verified").count(), 1, "{html}");
}

#[test]
fn without_one_it_is_the_authors_and_says_once_that_nothing_was_verified() {
    for letterhead in [None, Some(&Letterhead::default())] {
        let html = html(&read(RICH), letterhead, None);
        assert_eq!(only(&html, "ho-letterhead"), "Anna Berg Physiotherapeutin");
        assert!(!only(&html, "ho-about").contains("Anna Berg"), "said already");
        assert_eq!(html.matches("has not verified").count(), 1, "{html}");
    }
}

#[test]
fn a_name_by_itself_stays_at_the_foot() {
    let routine = read(&RICH.replace("credentials = \"Physiotherapeutin\"", ""));
    let html = html(&routine, None, None);
    assert!(with_class(&parsed(&html), "ho-letterhead").is_empty());
    assert!(only(&html, "ho-about").starts_with("By Anna Berg"), "{html}");
    assert!(!html.contains("has not verified"), "nothing is claimed");
}

#[test]
fn the_page_and_the_plain_text_say_who_they_are_from_too() {
    let (routine, practice) = (read(RICH), practice());
    let page = made(&routine, Some(&practice), None, |handout| page(handout, b""));
    assert!(page.contains("\"sender\":[\"Praxis am Markt\",\"Maria Roth, PT\",\"Markt 1, 12345 Neustadt\""));
    assert!(page.contains("<address class=\"ho-letterhead\">"));
    let text = made(&routine, Some(&practice), None, |handout| handout_text(handout, 200));
    assert!(text.contains("\nFrom: Praxis am Markt, Maria Roth, PT, Markt 1, 12345 Neustadt, 030 1234567,"));
}

#[test]
fn a_letterhead_is_bounded_and_stays_text() {
    let mut letterhead = Letterhead::default();
    letterhead.set("name", &"x".repeat(Letterhead::MAX_CHARS)).unwrap();
    assert!(letterhead.set("name", &"x".repeat(Letterhead::MAX_CHARS + 1)).is_err());
    letterhead.set("name", " \u{200b} ").unwrap();
    assert_eq!(letterhead, Letterhead::default(), "a blank one is none");
    for key in Letterhead::KEYS {
        let hostile: String = HOSTILE.chars().take(Letterhead::MAX_CHARS).collect();
        letterhead.set(key, &hostile).unwrap();
    }
    let html = html(&read(RICH), Some(&letterhead), None);
    let document = parsed(&html);
    let found = |tag: &str| document.descendants().any(|node| node.tag_name().name() == tag);
    assert!(!found("script") && !found("img"), "{html}");
    assert!(!html.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn there_is_room_for_notes_and_the_next_appointment() {
    let html = html(&read(RICH), None, None);
    assert_eq!(with_class(&parsed(&html), "ho-rule").len(), 2);
    assert_eq!(only(&html, "ho-write"), "Notes Next appointment");
    assert_eq!(only(&html, "ho-blank"), "");
}

/// The code of a handout as a bitmap, drawn from its outline as a printer would: this many pixels a module.
fn drawn(html: &str) -> (usize, Vec<u8>) {
    const MODULE: usize = 4;
    let document = parsed(html);
    let figure = with_class(&document, "ho-link")[0];
    let svg = figure.descendants().find(|node| node.tag_name().name() == "svg").unwrap();
    let view: Vec<i32> = svg.attribute("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
    let (quiet, side) = (usize::try_from(-view[0]).unwrap(), usize::try_from(view[2]).unwrap());
    assert_eq!((quiet, view[1], view[3]), (4, -4, view[2]), "the quiet zone on all sides");
    let mut pixels = vec![255; (side * MODULE).pow(2)];
    let path = svg.descendants().find_map(|node| node.attribute("d")).unwrap();
    for run in path.split('M').skip(1) {
        let (at, more) = run.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let [x, y, length] = [x, y, more.split_once('v').unwrap().0].map(|n| n.parse::<usize>().unwrap());
        for row in (y + quiet) * MODULE..(y + quiet + 1) * MODULE {
            let from = row * side * MODULE + (x + quiet) * MODULE;
            pixels[from..from + length * MODULE].fill(0);
        }
    }
    (side * MODULE, pixels)
}

#[test]
fn the_code_of_a_link_is_read_back_by_another_reader_and_is_in_letters_below() {
    let long = format!("https://example.org/{}", "a-b".repeat(93) + "c");
    assert_eq!(long.len(), Link::MAX_CHARS);
    for address in
        ["https://example.org", "https://praxis.example.org:8443/neck?for=M%C3%BCller&x='1'#a", &long]
    {
        let link = Link::new(address).unwrap();
        let html = html(&read(RICH), None, Some(&link));
        let (side, pixels) = drawn(&html);
        let mut image = PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[y * side + x]);
        let codes = image.detect_grids();
        assert_eq!(codes.len(), 1, "{address}");
        let (meta, read) = codes[0].decode().unwrap();
        assert_eq!(read, *address);
        // M is 0 in the format's two bits (ISO/IEC 18004, table 12).
        assert_eq!(meta.ecc_level, 0);
        assert!(only(&html, "ho-link").ends_with(address), "{html}");
        let text = made(&self::read(RICH), None, Some(&link), |handout| handout_text(handout, 72));
        assert!(text.split_whitespace().any(|word| word == address), "{text}");
    }
}

#[test]
fn only_plain_https_addresses_become_a_link() {
    let long = format!("https://example.org/{}", "a".repeat(Link::MAX_CHARS));
    for (address, why) in [
        ("http://example.org", LinkError::NotHttps),
        ("HTTPS://example.org", LinkError::NotHttps),
        ("javascript:alert(1)", LinkError::NotHttps),
        ("example.org", LinkError::NotHttps),
        ("", LinkError::NotHttps),
        (&long, LinkError::TooLong),
        ("https://example.org/a b", LinkError::BadCharacter),
        ("https://example.org/\u{202e}gpj", LinkError::BadCharacter),
        ("https://exämple.org", LinkError::BadCharacter),
        ("https://example.org/\"><script>", LinkError::BadCharacter),
        ("https://example.org\\@evil.example", LinkError::BadCharacter),
        ("https://example.org@evil.example/", LinkError::HasUser),
        ("https://", LinkError::NoHost),
        ("https:///path", LinkError::NoHost),
        ("https://example..org", LinkError::NoHost),
        ("https://-a.org", LinkError::NoHost),
        ("https://neck", LinkError::NoHost),
        ("https://example.org:0", LinkError::NoHost),
        ("https://example.org:99999", LinkError::NoHost),
    ] {
        assert_eq!(Link::new(address), Err(why), "{address}");
    }
}
