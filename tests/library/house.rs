//! The house rules that code can hold by itself: imports go down only, every room has a door, files
//! stay short, the sound card is touched in one place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which floor a room is on. A room may use rooms of lower floors, never one beside or above it.
const FLOORS: &[(usize, &[&str])] = &[
    (1, &["unit", "diagnostic", "text", "files", "process"]),
    (2, &["vocabulary", "sound", "language"]),
    (3, &["routine"]),
    (4, &["care", "draft", "library", "voice", "web"]),
    (5, &["timeline"]),
    (6, &["mixer", "lint", "bundle"]),
    (7, &["prepare", "sink"]),
    (8, &["session", "export", "narration"]),
    (9, &["history", "desktop"]),
    (10, &["display"]),
    (11, &["cli"]),
];

/// A file longer than this is more than one room.
const LONGEST_FILE: usize = 350;

#[test]
fn imports_go_down_only() {
    let wrong: Vec<String> = sources()
        .iter()
        .filter_map(|file| Some((file, file.room.as_deref()?)))
        .flat_map(|(file, room)| uphill(room, &file.path, &rooms_named(&file.text, file.depth)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_on_a_floor_and_has_a_door() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(src()).expect("src can be listed") {
        let path = entry.expect("an entry of src").path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if !path.is_dir() {
            if !["lib.rs", "main.rs"].contains(&name.as_str()) {
                wrong.push(format!("src/{name}: belongs into a room"));
            }
            continue;
        }
        if floor(&name).is_none() {
            wrong.push(format!("src/{name}: on no floor; add it to FLOORS and to CONTRIBUTING.md"));
        }
        let door = fs::read_to_string(path.join("mod.rs")).unwrap_or_default();
        let lines = door.lines().take_while(|line| line.starts_with("//!")).count();
        if !(2..=6).contains(&lines) {
            wrong.push(format!("src/{name}/mod.rs:1: a door of 2 to 6 `//!` lines is wanted, {lines} found"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short() {
    let wrong: Vec<String> = sources()
        .iter()
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST_FILE)
        .map(|(file, lines)| format!("{}: {lines} lines, {LONGEST_FILE} at most", file.path))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_output_layer_is_named_in_one_file_of_the_sink() {
    let named: Vec<String> =
        sources().into_iter().filter(|f| names(&f.text, "rodio")).map(|f| f.path).collect();
    assert!(named.len() <= 1, "`rodio` is named in {named:?}");
    assert!(named.iter().all(|path| path.starts_with("src/sink/")), "`rodio` is named in {named:?}");
}

#[test]
fn connections_are_opened_in_one_file() {
    let opens =
        |text: &str| ["ureq", "TcpStream", "UdpSocket", "ToSocketAddrs"].iter().any(|name| names(text, name));
    let named: Vec<String> = sources().into_iter().filter(|f| opens(&f.text)).map(|f| f.path).collect();
    assert_eq!(named, ["src/web/connection.rs"]);
}

#[test]
fn programs_are_started_in_one_room() {
    let starts = |text: &str| {
        let words: Vec<String> = tokens(text).into_iter().map(|(_, word)| word).collect();
        words.windows(3).any(|w| w[0] == "process" && w[1] == "::" && w[2] == "Command")
            || words.windows(3).any(|w| w[0] == "Command" && w[1] == "::" && w[2] == "new")
    };
    let named: Vec<String> = sources().into_iter().filter(|f| starts(&f.text)).map(|f| f.path).collect();
    assert!(!named.is_empty() && named.iter().all(|path| path.starts_with("src/process/")), "{named:?}");
}

#[test]
fn nothing_is_unsafe() {
    let named: Vec<String> =
        sources().into_iter().filter(|f| names(&f.text, "unsafe")).map(|f| f.path).collect();
    assert!(named.is_empty(), "`unsafe` in {named:?}");
}

#[test]
fn every_room_is_drawn_in_contributing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let missing: Vec<&str> = FLOORS
        .iter()
        .flat_map(|(floor, rooms)| rooms.iter().map(move |room| (floor, *room)))
        .filter(|(floor, room)| {
            let row = format!("| {floor} |");
            !page.lines().any(|line| line.starts_with(&row) && line.contains(&format!("`{room}`")))
        })
        .map(|(_, room)| room)
        .collect();
    assert!(missing.is_empty(), "not on their floor in CONTRIBUTING.md: {missing:?}");
}

// The reader itself.

#[test]
fn the_reader_sees_every_way_to_name_a_room() {
    let text = r##"
use crate::unit::Frames; // crate::cli in a remark
use crate::{text::Safe, mixer::{Mixer, crate_free}, sink as out};
/* crate::history /* nested */ */
const S: &str = "crate::desktop \" still"; const R: &str = r#"crate::voice""#; const C: char = '"';
fn f<'a>(x: &'a str) { crate::display::show(x); }
mod tests { use super::super::routine::Routine; use super::*; }
"##;
    let seen: Vec<(usize, String)> = rooms_named(text, 1);
    let seen: Vec<(usize, &str)> = seen.iter().map(|(line, room)| (*line, room.as_str())).collect();
    let wanted = [(2, "unit"), (3, "text"), (3, "mixer"), (3, "sink"), (6, "display"), (7, "routine")];
    assert_eq!(seen, wanted);
}

#[test]
fn the_reader_knows_how_far_super_reaches() {
    assert_eq!(rooms_named("use super::cli::X;", 1), [(1, "cli".to_owned())]);
    assert_eq!(rooms_named("use super::cli::X;", 2), []);
    assert_eq!(rooms_named("use super::super::{cli, sink::Sink};", 2).len(), 2);
    assert_eq!(rooms_named("use balm::cli;", 2), [(1, "cli".to_owned())]);
}

#[test]
fn beside_and_above_are_refused_and_below_is_not() {
    let import = |room: &str| vec![(7, room.to_owned())];
    assert!(uphill("timeline", "src/timeline/a.rs", &import("routine")).is_empty());
    assert!(uphill("timeline", "src/timeline/a.rs", &import("timeline")).is_empty());
    assert_eq!(uphill("session", "src/session/a.rs", &import("export")).len(), 1);
    let said = uphill("unit", "src/unit/a.rs", &import("cli"));
    assert_eq!(said, ["src/unit/a.rs:7: `unit` (floor 1) uses `cli` (floor 11)"]);
}

/// What `room` may not name, as `file:line: …`.
fn uphill(room: &str, path: &str, named: &[(usize, String)]) -> Vec<String> {
    let own = floor(room).unwrap_or(0);
    named
        .iter()
        .filter(|(_, other)| other != room)
        .filter_map(|(line, other)| Some((line, other, floor(other)?)))
        .filter(|(_, _, theirs)| *theirs >= own)
        .map(|(line, other, theirs)| {
            format!("{path}:{line}: `{room}` (floor {own}) uses `{other}` (floor {theirs})")
        })
        .collect()
}

fn floor(room: &str) -> Option<usize> {
    let floors: BTreeMap<&str, usize> =
        FLOORS.iter().flat_map(|(floor, rooms)| rooms.iter().map(move |room| (*room, *floor))).collect();
    floors.get(room).copied()
}

pub struct SourceFile {
    /// From the project's root, with `/`.
    pub path: String,
    /// The folder in `src`; `None` for `lib.rs` and `main.rs`.
    pub room: Option<String>,
    /// How many modules deep the file is: 1 for a room's `mod.rs`.
    depth: usize,
    pub text: String,
}

impl SourceFile {
    /// A file that is only thought of.
    pub fn of(path: &str, text: &str) -> Self {
        let room = path.split('/').nth(1).map(str::to_owned);
        Self { path: path.to_owned(), room, depth: 1, text: text.to_owned() }
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

pub fn sources() -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![src()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of src") {
            let path = entry.expect("an entry of src").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let inside = path.strip_prefix(src()).expect("inside src").to_owned();
                let parts: Vec<String> =
                    inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                let is_door = parts.last().is_some_and(|name| name == "mod.rs");
                files.push(SourceFile {
                    path: format!("src/{}", parts.join("/")),
                    room: (parts.len() > 1).then(|| parts[0].clone()),
                    depth: parts.len() - usize::from(is_door),
                    text: fs::read_to_string(&path).expect("a source file"),
                });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// One word or sign of a source file, and its line.
pub type Token = (usize, String);

/// Whether the code (remarks and texts apart) has this word.
fn names(text: &str, word: &str) -> bool {
    tokens(text).iter().any(|(_, token)| token == word)
}

/// The rooms that a file `depth` modules deep names, with the line: through `crate::`, `balm::` or
/// enough `super::` to leave its own room; inside braces too.
fn rooms_named(text: &str, depth: usize) -> Vec<(usize, String)> {
    let tokens = tokens(text);
    let is = |at: usize, what: &str| tokens.get(at).is_some_and(|(_, token)| token == what);
    let mut rooms = Vec::new();
    let mut inline: Vec<bool> = Vec::new(); // open braces; true where it is a `mod x {`
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].1.as_str() {
            "{" => inline.push(at >= 2 && is(at - 2, "mod")),
            "}" => drop(inline.pop()),
            "crate" | "balm" if is(at + 1, "::") && !(at > 0 && is(at - 1, "::")) => {
                rooms.extend(first_segments(&tokens, at + 2));
            }
            "super" => {
                let mut ups = 1;
                while is(at + 1, "::") && is(at + 2, "super") {
                    ups += 1;
                    at += 2;
                }
                if is(at + 1, "::") && ups >= depth + inline.iter().filter(|m| **m).count() {
                    rooms.extend(first_segments(&tokens, at + 2));
                }
            }
            _ => {}
        }
        at += 1;
    }
    rooms
}

/// The first segment of the path at `at`, or of each path in the braces there.
fn first_segments(tokens: &[Token], at: usize) -> Vec<(usize, String)> {
    let Some((_, first)) = tokens.get(at) else { return Vec::new() };
    if first != "{" {
        return vec![tokens[at].clone()];
    }
    let mut found = Vec::new();
    let mut deep = 0;
    for pair in tokens[at..].windows(2) {
        match pair[0].1.as_str() {
            "{" => deep += 1,
            "}" => deep -= 1,
            _ => {}
        }
        if deep == 0 {
            break;
        }
        let begins = deep == 1 && ["{", ","].contains(&pair[0].1.as_str());
        if begins && pair[1].1.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            found.push(pair[1].clone());
        }
    }
    found
}

/// Words, `::` and single signs; without remarks, texts and characters.
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let start = at;
        let next = chars.get(at + 1).copied();
        match chars[at] {
            '/' if next == Some('/') => at = find(&chars, at, |c| c == '\n'),
            '/' if next == Some('*') => at = after_remark(&chars, at),
            '"' => at = after_text(&chars, at),
            'r' if raw_hashes(&chars, at + 1).is_some() => at = after_raw(&chars, at + 1),
            '\'' => at = after_quote(&chars, at),
            ':' if next == Some(':') => {
                tokens.push((line, "::".to_owned()));
                at += 2;
            }
            c if c.is_alphanumeric() || c == '_' => {
                at = find(&chars, at, |c| !(c.is_alphanumeric() || c == '_'));
                tokens.push((line, chars[start..at].iter().collect()));
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push((line, c.to_string()));
                }
                at += 1;
            }
        }
        line += chars[start..at.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

fn find(chars: &[char], from: usize, wanted: impl Fn(char) -> bool) -> usize {
    (from..chars.len()).find(|at| wanted(chars[*at])).unwrap_or(chars.len())
}

fn after_remark(chars: &[char], from: usize) -> usize {
    let (mut at, mut deep) = (from, 0);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (deep, at) = (deep + 1, at + 2),
            ('*', Some('/')) => (deep, at) = (deep - 1, at + 2),
            _ => at += 1,
        }
        if deep == 0 {
            break;
        }
    }
    at
}

fn after_text(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// How many `#` stand between an `r` and its quote; `None` where it is no raw text.
fn raw_hashes(chars: &[char], from: usize) -> Option<usize> {
    let quote = find(chars, from, |c| c != '#');
    let before = from.checked_sub(2).map(|at| chars[at]);
    let in_word = before.is_some_and(|c| c != 'b' && (c.is_alphanumeric() || c == '_'));
    (!in_word && chars.get(quote) == Some(&'"')).then(|| quote - from)
}

fn after_raw(chars: &[char], from: usize) -> usize {
    let hashes = raw_hashes(chars, from).unwrap_or(0);
    let mut at = from + hashes + 1;
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    at
}

/// After a character; a lifetime is left to be read as a word.
fn after_quote(chars: &[char], from: usize) -> usize {
    match (chars.get(from + 1), chars.get(from + 2)) {
        (Some('\\'), _) => find(chars, from + 3, |c| c == '\'') + 1,
        (Some(_), Some('\'')) => from + 3,
        _ => from + 1,
    }
}
