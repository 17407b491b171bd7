//! Texts made to harm, in every field of a bundle, a picture's name and a file's, through every command that shows any
//! of it, on a terminal: none reaches it as more than text.

#![cfg(unix)]

use std::fs;

use crate::room::Room;
use crate::sharing::{practice, sent};

/// What terminals, pages and spreadsheets take for more than text.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "\u{1b}[2J",
        "\u{1b}[31mred",
        "\u{1b}]0;title\u{7}",
        "\u{1b}]8;;https://evil.example\u{7}link\u{1b}]8;;\u{7}",
        "\u{1b}]52;c;ZXZpbA==\u{7}",
        "\u{1b}P+q544e\u{1b}\\",
        "\u{1b}c",
        "\u{1b}[?1049h",
        "\u{1b}[6n",
        "\u{1b}#8",
        "\u{9b}2J",
        "\u{9d}0;t\u{9c}",
        "\u{90}q\u{9c}",
        "\u{7}\u{7}",
        "a\rb",
        "a\u{8}\u{8}b",
        "a\u{b}b",
        "a\u{c}b",
        "\u{7f}",
        "a\u{0}b",
        "line\nbreak",
        "tab\tstop",
        "\u{85}next",
        "\u{2028}line",
        "\u{2029}paragraph",
        "\u{202e}desrever",
        "\u{202d}forced",
        "\u{202a}embed",
        "\u{2066}isolate\u{2069}",
        "\u{2067}x",
        "\u{2068}x",
        "\u{200e}mark",
        "\u{200f}mark",
        "\u{61c}mark",
        "zero\u{200b}width",
        "zero\u{200c}x",
        "zero\u{200d}x",
        "\u{feff}start",
        "\u{2060}join",
        "\u{ad}soft",
        "\u{34f}grapheme",
        "\u{180e}vowel",
        "\u{3164}filler",
        "\u{115f}filler",
        "\u{ffa0}half",
        "\u{2800}blank",
        "\u{e0041}\u{e0042}tags",
        "\u{fff9}a\u{fffa}b\u{fffb}",
        "\u{1d173}music",
        "\u{13430}sign",
        "\u{1bca0}short",
        "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</title><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{7*7}}",
        "${HOME}",
        "`id`",
        "$(id)",
        "; rm -rf ~",
        "| cat",
        "&& id",
        "-rf",
        "--help",
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "+1+1",
        "%s%s%n",
        "{0}{side}",
        "../../etc/passwd",
        "C:\\x",
        "\\\\host\\share",
        "file:///etc/passwd",
        "CON",
        "nul.txt",
        "\u{fdd0}",
        "\u{fffe}",
        "\u{10ffff}",
        "ＡＤＭＩＮ",
        "аdmin",
        "&#27;[2J",
        "%1b[2J",
        "\\u001b[2J",
        "\\e[2J",
        "'; DROP TABLE x; --",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push("W".repeat(5000));
    texts.push("\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}".repeat(40));
    texts
}

/// A character that a terminal would take for more than text, or that hides or turns text.
fn harm(shown: &str) -> Option<char> {
    let is_harm = |c: &char| {
        (c.is_control() && !['\n', '\t'].contains(c))
            || matches!(*c, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
            || matches!(
                *c,
                '\u{61c}' | '\u{feff}' | '\u{3164}' | '\u{115f}' | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}'
            )
            || matches!(*c, '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{1bca0}'..='\u{1bca3}')
    };
    shown.chars().find(is_harm)
}

/// On a terminal of its own, as `script` gives one; what was written to it, line ends as they were meant.
fn on_a_terminal(room: &Room, args: &[&str]) -> String {
    let quoted = |arg: &&str| format!("'{}'", arg.replace('\'', "'\\''"));
    let line: Vec<String> = std::iter::once(&env!("CARGO_BIN_EXE_balm")).chain(args).map(quoted).collect();
    let mut run = room.command_of("script", &["-qec", &line.join(" "), "/dev/null"]);
    run.env("TERM", "xterm-256color").env("NO_COLOR", "1");
    room.run(run).out.replace("\r\n", "\n").replace("^D\u{8}\u{8}", "")
}

#[test]
fn no_text_of_a_bundle_reaches_a_terminal_or_a_page_as_more() {
    assert!(texts().len() >= 80);
    let (author, client) = (practice(), Room::new());
    let mut added = 0;
    for (nth, text) in texts().iter().enumerate() {
        // As TOML writes any text; what TOML refuses cannot come in a routine.
        let quoted = toml::Value::String(text.clone()).to_string();
        author.write(
            "neck.toml",
            format!(
                "balm = 1\ntitle = {quoted}\nid = \"neck-{nth}\"\nlicense = {quoted}\nsummary = {quoted}\n\
                 author = {{ name = {quoted}, credentials = {quoted} }}\n\
                 [[section]]\ntitle = {quoted}\n[[section.step]]\ntitle = {quoted}\ntechnique = \"arrive\"\n\
                 for = \"9s\"\npace = {quoted}\nsay = {quoted}\n[[section.step]]\ntechnique = \"finish\"\nfor = \"9s\"\n"
            ),
        );
        let packed = sent_or_refused(&author, &client);
        let name = format!("neck-{nth}");
        let mut shown = vec![("pack", packed.1)];
        if packed.0 {
            added += 1;
            for (what, args) in [
                ("add", &["add", "neck.balm", "--as", &name][..]),
                ("info", &["info", &name]),
                ("show", &["show", &name]),
                ("list", &["list"]),
                ("diff", &["diff", &name, "focus-reset"]),
                ("update", &["update"]),
            ] {
                shown.push((what, on_a_terminal(&client, args)));
            }
            let ran = client.balm(&[
                "export",
                &name,
                "-o",
                "paper.html",
                "--format",
                "handout",
                "--force",
                "--quiet",
            ]);
            let page =
                fs::read_to_string(client.path("paper.html")).unwrap_or_else(|e| panic!("{e} {}", ran.err));
            assert!(
                !page.contains("<script") && !page.contains("<img") && !page.contains("onload=\""),
                "{text:?}"
            );
            shown.push(("handout", page));
            shown.push(("remove", on_a_terminal(&client, &["remove", &name])));
        }
        for (what, shown) in shown {
            assert_eq!(harm(&shown), None, "{what} of {text:?}: {shown:?}");
        }
    }
    assert!(added >= 60, "only {added} came as far as the client");
}

/// Packed and given to the client; what was said of it.
fn sent_or_refused(author: &Room, client: &Room) -> (bool, String) {
    let said = on_a_terminal(author, &["pack", "neck.toml", "-o", "neck.balm", "--force"]);
    let there = fs::rename(author.path("neck.balm"), client.path("neck.balm")).is_ok();
    (there, said)
}

#[test]
fn no_text_of_a_bundle_that_does_not_hold_together_is_shown_as_it_is() {
    let (author, client) = (practice(), Room::new());
    sent(&author, &client, &[]);
    let good = fs::read(client.path("neck.balm")).unwrap();
    // The manifest is packed; a name of a file stands twice in the archive as it is.
    for evil in
        [b"sounds/d\x1b[g.wav", b"sounds/\xe2\x80\xaeg.wav", b"sounds/\x07ing.wav", b"sounds/\xc2\x9bng.wav"]
    {
        let mut bytes = good.clone();
        let places: Vec<usize> =
            (0..bytes.len() - 15).filter(|at| &bytes[*at..at + 15] == b"sounds/ding.wav").collect();
        for at in places {
            bytes[at..at + 15].copy_from_slice(&evil[..15]);
        }
        fs::write(client.path("evil.balm"), bytes).unwrap();
        let said = on_a_terminal(&client, &["add", "evil.balm"]);
        assert!(said.contains("evil.balm"), "{said}");
        assert_eq!(harm(&said), None, "{said:?}");
    }
}
