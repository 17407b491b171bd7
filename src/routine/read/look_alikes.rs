//! Characters that look like others in the place of plain ones: a blank from a web page, full-width brackets, a
//! true minus; and the fence around a block that was copied from a page.

use super::findings::Findings;
use super::typos::CURLY;
use crate::text::LookAlike;

/// What begins and ends a block on many pages.
const FENCES: [&str; 2] = ["```", "~~~"];

/// A string that goes on over several lines, by its three quotes.
type Open = Option<&'static str>;

/// Finds, outside of texts in quotes, what only looks like the plain characters of the grammar, and gives the
/// text with plain ones, every other line at its place; `None` where there is nothing of the kind.
pub fn with_plain_characters(text: &str, start: usize, findings: &mut Findings) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let (mut at, mut open, mut found) = (0, None, false);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let begins = start + at;
        at += line.len();
        if open.is_none() && FENCES.iter().any(|fence| bare.trim_start().starts_with(fence)) {
            found = true;
            let message = "this line belongs to the page the routine was copied from";
            let finding = findings.broken_line("bad-syntax", begins..begins + bare.len(), message);
            finding.help("remove it").fix(begins..begins + line.len(), "");
            plain.extend(bare.bytes().map(|_| ' '));
            plain += &line[bare.len()..];
            continue;
        }
        let mut odd = odd_characters(bare, &mut open);
        // The mark at the beginning of a file is no mistake.
        odd.retain(|(at, c, _)| (begins + at, *c) != (start, '\u{feff}'));
        let Some((first, c, looks)) = odd.first().copied() else {
            plain += line;
            continue;
        };
        found = true;
        let end = odd.last().map_or(first, |(at, c, _)| at + c.len_utf8());
        let mended = mended(&bare[first..end], |at| odd.iter().find(|(odd, ..)| *odd == first + at));
        let finding = findings.broken_line("bad-syntax", begins + first..begins + end, looks.fault(c));
        finding.help(looks.advice()).fix(begins + first..begins + end, mended.clone());
        let whole = format!("{}{mended}{}", &bare[..first], &bare[end..]);
        plain += &format!("{whole:<0$}", whole.chars().count() + bare.len() - whole.len());
        plain += &line[bare.len()..];
    }
    found.then_some(plain)
}

fn mended<'a>(text: &str, odd: impl Fn(usize) -> Option<&'a (usize, char, LookAlike)>) -> String {
    let plain = |(at, c)| match odd(at) {
        Some((_, _, looks)) => looks.plain(),
        None => Some(c),
    };
    text.char_indices().filter_map(plain).collect()
}

/// The characters of a line that only look like those of the grammar. What is in quotes or a comment is left out.
fn odd_characters(line: &str, open: &mut Open) -> Vec<(usize, char, LookAlike)> {
    let (mut odd, mut at, mut equals) = (Vec::new(), 0, None);
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        if let Some(quotes) = open.or_else(|| ["\"\"\"", "'''"].into_iter().find(|q| rest.starts_with(q))) {
            let inside = if open.is_some() { 0 } else { 3 };
            *open = Some(quotes);
            let Some(end) = end_of(&rest[inside..], quotes) else { break };
            *open = None;
            at += inside + end;
            continue;
        }
        match c {
            '"' | '\'' => {
                let quote = if c == '"' { "\"" } else { "'" };
                let Some(end) = end_of(&rest[1..], quote) else { break };
                at += 1 + end;
                continue;
            }
            '#' => break,
            // Text without quotes: that they are missing is what is wrong.
            c if c.is_alphabetic() && equals.is_some_and(|end: usize| line[end..at].trim().is_empty()) => {
                let word = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                if !["true", "false", "inf", "nan"].contains(&word) {
                    return Vec::new();
                }
            }
            // Curly quotes have words of their own.
            c if CURLY.contains(&c) => return Vec::new(),
            _ => {}
        }
        let looks = match equals {
            None if !c.is_ascii() => LookAlike::in_word(c, word_at(line, at)),
            None => None,
            Some(_) => LookAlike::of(c),
        };
        if let Some(looks) = looks {
            let counts = match looks {
                LookAlike::Plain(plain) => equals.is_none() || "[]{}=,.#".contains(plain) || is_digits(plain),
                _ => true,
            };
            if counts {
                odd.push((at, c, looks));
            }
        }
        if equals.is_none() && LookAlike::of(c).map_or(Some(c), LookAlike::plain) == Some('=') {
            equals = Some(at + c.len_utf8());
        }
        at += c.len_utf8();
    }
    odd
}

/// A name is looked at for this many bytes on each side, which bounds the work in a long line.
const REACH: usize = 64;

/// The name, without blanks or brackets, of which a character stands at `at`.
fn word_at(line: &str, at: usize) -> &str {
    let ends = |c: char| !(c.is_alphanumeric() || "-_".contains(c));
    let from = line.floor_char_boundary(at.saturating_sub(REACH));
    let to = line.floor_char_boundary((at + REACH).min(line.len()));
    let before = &line[from..at];
    let begins =
        before.char_indices().rfind(|(_, c)| ends(*c)).map_or(from, |(by, c)| from + by + c.len_utf8());
    let end = line[at..to].find(ends).map_or(to, |by| at + by);
    &line[begins..end]
}

fn is_digits(c: char) -> bool {
    c.is_ascii_digit() || c == '-'
}

/// Where a text in quotes ends, the quotes included.
fn end_of(text: &str, quotes: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if text[at..].starts_with(quotes) {
            return Some(at + quotes.len());
        }
        at += c.len_utf8();
        if c == '\\' && quotes.starts_with('"') {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    None
}
