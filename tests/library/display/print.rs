//! What is shown once: reports, the list of routines, pages of the handbook.

use balm::diagnostic::{Report, Sources};
use balm::display::{catalogue, page, report};
use balm::library::Listing;
use balm::routine::Kind;
use balm::text::Safe;
use balm::unit::Duration;
use unicode_width::UnicodeWidthStr;

fn drawn(source: &str, what: &str) -> String {
    let start = source.find(what).expect("what is marked stands in the source");
    let mut r = Report::default();
    r.error("test", start..start + what.len(), "wrong");
    report(&Sources::of("neck.toml", source), &r, 100)
}

#[test]
fn a_caret_stands_under_wide_letters() {
    let drawn = drawn("title = \"首\" x\n", "x");
    assert_eq!(
        drawn,
        "error: wrong\n --> neck.toml:1:13\n1 | title = \"首\" x\n  |              ^\n\n1 error\n"
    );
}

#[test]
fn a_long_line_is_cut_around_the_caret() {
    for before in [0, 20, 31, 90, 5000] {
        for after in [0, 50, 5000] {
            let source = format!("{}NECK{}", "首".repeat(before), "a".repeat(after));
            let drawn = drawn(&source, "NECK");
            let lines: Vec<&str> = drawn.lines().collect();
            assert!(lines.iter().all(|l| l.width() <= 100), "{drawn}");
            let caret = lines[3].find('^').expect("there is a caret");
            let text = lines[2].find("NECK").expect("the word is still there");
            assert_eq!(lines[2][..text].width(), caret, "{drawn}");
        }
    }
}

#[test]
fn it_is_as_wide_as_the_terminal_and_breaks_between_words() {
    let source = format!("{}x = 1 {}", "y".repeat(30), "z".repeat(200));
    let mut r = Report::default();
    r.error("test", 30..31, "a message of quite a few words, that a narrow terminal has no room for")
        .help("some help that is just as long as the message it belongs to");
    for width in [30, 40, 80] {
        let drawn = report(&Sources::of("a.toml", source.clone()), &r, width);
        assert!(drawn.lines().all(|line| line.width() <= width), "{drawn}");
        let words: Vec<&str> = drawn.split_whitespace().collect();
        assert!(["message", "narrow", "terminal", "belongs"].iter().all(|w| words.contains(w)), "{drawn}");
    }
}

#[test]
fn nothing_in_a_file_acts_on_the_terminal() {
    let drawn = drawn("a\u{1b}[2Jb\u{202e}c\r\n", "c");
    assert!(drawn.contains("a␦[2Jb␦c\n"), "{drawn}");
}

#[test]
fn the_end_of_the_file_can_be_pointed_at() {
    let mut r = Report::default();
    r.error("test", 900..901, "one");
    r.warning("test", 0..0, "two");
    let drawn = report(&Sources::of("a.toml", "x = 1\n"), &r, 100);
    assert!(drawn.contains("a.toml:2:1"), "{drawn}");
    assert!(drawn.ends_with("1 error, 1 warning\n"), "{drawn}");
}

fn routines() -> Vec<Listing> {
    let routine = |name: &str, title: &str, minutes: u64, goals: &[&str], tools: &[&str]| Listing {
        name: name.into(),
        title: title.into(),
        kind: Some(Kind::Night),
        length: Some(Duration::from_secs(minutes * 60)),
        goals: goals.iter().copied().map(Safe::new).collect(),
        tools: tools.iter().copied().map(Safe::new).collect(),
        shipped: true,
        ..Listing::default()
    };
    vec![
        routine("body-scan", "Body scan", 20, &["sleep"], &["hands", "pillow"]),
        Listing { name: "odd".into(), title: "odd".into(), broken: true, ..Listing::default() },
    ]
}

#[test]
fn a_wide_screen_has_everything_in_one_line() {
    let all = "\
body-scan    20:00  Body scan, for the night  sleep · pillow
odd         broken  odd, yours
";
    assert_eq!(catalogue(&routines(), Some(80)), all);
    assert_eq!(catalogue(&routines(), None), all);
}

#[test]
fn a_narrow_one_puts_the_last_things_below() {
    assert_eq!(
        catalogue(&routines(), Some(50)),
        "\
body-scan    20:00  Body scan, for the night
                    sleep · pillow
odd         broken  odd, yours
"
    );
    assert_eq!(
        catalogue(&routines(), Some(24)),
        "\
body-scan
    20:00  Body scan,
           for the night
           sleep ·
           pillow
odd
   broken  odd, yours
"
    );
}

#[test]
fn no_routine_fills_the_list_alone() {
    let mut routines = routines();
    routines[0].title = Safe::new(&"word ".repeat(900));
    let list = catalogue(&routines, Some(40));
    assert!(list.lines().count() <= 7, "{list}");
    assert!(list.contains("…\n") && list.lines().all(|line| line.width() <= 40), "{list}");
}

#[test]
fn a_title_in_another_script_keeps_the_columns() {
    let mut routines = routines();
    routines[0].name = "首".into();
    assert!(catalogue(&routines, None).starts_with("首     20:00  Body"), "{}", catalogue(&routines, None));
}

const PAGE: &str = "\
# Hands first

Warm them. **Never** press where it `hurts`;
see [the limits](format.md), or [ask].

1. Slow strokes that are longer than a line of this width.
- Breathe

| a | b |
| --- | --- |

```toml
balm = 1  # as it is
```
";

#[test]
fn a_page_is_wrapped_and_loses_its_marks() {
    assert_eq!(
        page(PAGE, 40),
        "\
Hands first
───────────

Warm them. Never press where it hurts;
see the limits, or [ask].

1. Slow strokes that are longer than a
   line of this width.
- Breathe

  a · b

  balm = 1  # as it is
"
    );
}

#[test]
fn nothing_in_a_page_acts_on_a_terminal() {
    assert!(!page("# a\u{1b}[2J\n\nb\u{1b}c\n\n```\n\u{1b}d\n```\n|\u{1b}|\n", 40).contains('\u{1b}'));
}
