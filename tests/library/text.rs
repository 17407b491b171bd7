//! A stranger's text made safe to show, wrapped, named and put into a sentence.

use balm::text::{Safe, capital, count, lower, slug, tame_json, wrap, wrap_whole};

#[test]
fn nothing_in_a_title_controls_a_terminal() {
    let hostile = "\u{1b}[2J\u{1b}]0;owned\u{7}Neck\r\n\u{202e}release\u{2066}\u{200b}\u{9b}31m";
    assert_eq!(Safe::new(hostile).as_str(), "[2J ]0;owned Neck release 31m");
}

#[test]
fn what_shows_nothing_is_blank() {
    for text in ["", " \t\n", "\u{200b}\u{202e}\u{7}", &" ".repeat(100_000)] {
        assert!(Safe::is_blank(text), "{text:?}");
    }
    assert!(!Safe::is_blank("\u{200b} a"));
}

#[test]
fn other_scripts_and_emoji_stay() {
    for text in ["Nacken lösen", "首のマッサージ", "עיסוי צוואר", "breathe 🌊", "क्षेत्र"]
    {
        assert_eq!(Safe::new(text).as_str(), text);
    }
}

#[test]
fn a_long_text_ends_in_an_ellipsis() {
    let long = Safe::new(&"a".repeat(100_000));
    assert_eq!(long.as_str().chars().count(), 4001);
    assert!(long.as_str().ends_with('…'));
}

#[test]
fn a_source_line_keeps_its_columns() {
    assert_eq!(Safe::source_line("a\tb\u{202e}c").as_str(), "a b␦c");
}

#[test]
fn a_title_becomes_a_name_one_can_type() {
    for (title, name) in [
        ("Neck before sleep", "neck-before-sleep"),
        ("Nacken lösen – für Anna!", "nacken-loesen-fuer-anna"),
        ("  ../../etc/passwd ", "etc-passwd"),
        ("首", ""),
        ("Anna's feet", "annas-feet"),
    ] {
        assert_eq!(slug(title), name);
    }
}

#[test]
fn a_name_with_a_hyphen_may_be_kept_whole() {
    let text = Safe::new("the neck-back and");
    assert_eq!(wrap(&text, 10), ["the neck-", "back and"]);
    assert_eq!(wrap_whole(&text, 10), ["the", "neck-back", "and"]);
    assert_eq!(wrap_whole(&Safe::new("neck-back"), 5), ["neck-", "back"]);
}

#[test]
fn control_characters_are_escaped_and_come_back() {
    let hostile = "a\u{1b}[2J\u{9b}\u{202e}b\u{e0041}\n首";
    let json = tame_json(&serde_json::to_string(hostile).expect("a text"));
    assert!(json.chars().all(|c| !c.is_control() && !"\u{9b}\u{202e}\u{e0041}".contains(c)), "{json}");
    assert_eq!(serde_json::from_str::<String>(&json).expect("still JSON"), hostile);
}

#[test]
fn a_name_in_a_sentence_has_no_capital_unless_it_is_an_abbreviation() {
    assert_eq!(["Hernia", "TIA", ""].map(lower), ["hernia", "TIA", ""]);
    assert_eq!(["hernia", "überall", ""].map(capital), ["Hernia", "Überall", ""]);
    assert_eq!([1, 2].map(|n| count(n, "step", "steps")), ["1 step", "2 steps"]);
}

#[test]
fn a_letter_has_four_marks_at_most_and_blank_letters_are_none() {
    let tower = format!("Z{}a", "\u{301}".repeat(300));
    assert_eq!(Safe::new(&tower).as_str(), "Z\u{301}\u{301}\u{301}\u{301}a");
    assert_eq!(Safe::source_line(&tower).as_str().matches('␦').count(), 296);
    let blank = "\u{3164}\u{115f}\u{1160}\u{ffa0}\u{2800}\u{1bca0}\u{1bca3}\u{1d173}\u{1d17a}\u{13430}\u{1343f}\
                 \u{34f}\u{17b4}\u{180b}\u{1d159}\u{16fe4}\u{e0100}";
    for c in blank.chars().filter(|c| *c != '\u{e0100}') {
        assert_eq!(Safe::new(&format!("a{c}b")).as_str(), "ab", "{:x}", u32::from(c));
    }
    assert!(Safe::is_blank(blank) && Safe::is_blank("\u{200d}\u{fe0f} \u{301}"));
    // What people write stays: Vietnamese, Hebrew with points, Devanagari, a family of emoji, Korean.
    for text in [
        "Việt",
        "ve\u{302}\u{323}",
        "שָׁלוֹם",
        "क्षत्रिय",
        "👨\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}",
        "\u{1112}\u{1161}\u{11ab}",
    ] {
        assert_eq!(Safe::new(text).as_str(), text);
    }
}
