//! Slips of the grammar that people make often, told as what they are: a word processor's quotes, a quote
//! within quotes, a comma at the end, one bracket where two belong.

use std::ops::Range;

use super::findings::Findings;
use crate::diagnostic::Edit;

/// What word processors make of quotes.
pub const CURLY: [char; 11] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '＂', '＇'];

/// Headings that are repeated, once for each step or section.
const MANY: [&str; 3] = ["step", "section", "section.step"];

/// A line that is no TOML, by its likely cause.
pub struct Typo {
    pub message: &'static str,
    /// What to do about it; empty where the replacement says it.
    pub help: &'static str,
    /// Bytes of the line, and their replacement.
    pub fix: Option<(Range<usize>, String)>,
}

/// What has slipped in a line of the form `key = value` that cannot be read.
pub fn typo(line: &str) -> Option<Typo> {
    let equals = line.find('=')?;
    let rest = &line[equals + 1..];
    let value = rest.trim();
    let start = equals + 1 + (rest.len() - rest.trim_start().len());
    let whole = start..start + value.len();
    let quotes = |quote: char| value.matches(quote).count();
    let only_curly = value.starts_with(['[', '{']) && value.contains(CURLY) && !value.contains(['"', '\'']);
    if only_curly || value.starts_with(CURLY) {
        let straight = value.chars().map(|c| if CURLY.contains(&c) { '"' } else { c }).collect::<String>();
        // An apostrophe inside is no quote at the end.
        let is_clear = !value.contains(['"', '\\', '\'']) && !has_inner_apostrophe(value);
        return Some(Typo {
            message: "these quotes are curly; balm reads only straight ones",
            help: "use the straight \" before and after the text",
            fix: is_clear.then_some((whole, straight)),
        });
    }
    if let Some(mark) = [',', ';'].into_iter().find(|mark| value.ends_with(*mark)) {
        let end = whole.end - mark.len_utf8();
        return Some(Typo {
            message: "nothing may follow a value",
            help: "remove the mark at the end",
            fix: value.starts_with(['"', '\'']).then_some((end..whole.end, String::new())),
        });
    }
    if value.starts_with('\'') && quotes('\'') > 2 {
        return Some(Typo {
            message: "the text ends at its second ', which may be an apostrophe",
            help: "put \" around the text; then it may contain '",
            fix: None,
        });
    }
    (value.starts_with('"') && quotes('"') > 2).then_some(Typo {
        message: "the text ends at its second \", and more follows",
        help: "write \\\" for a quote within the text",
        fix: None,
    })
}

/// A text in quotes that ends in a curly one, or has a character in it that no text may have.
pub fn unclosed(line: &str) -> Option<Typo> {
    if let Some((at, c)) = line.char_indices().find(|(_, c)| c.is_control() && !['\t', '\r'].contains(c)) {
        return Some(Typo {
            message: "there is a control character in this text, which cannot be seen",
            help: "remove it",
            fix: Some((at..at + c.len_utf8(), String::new())),
        });
    }
    let value = line.trim_end();
    let last =
        value.chars().next_back().filter(|last| CURLY.contains(last) && value.matches('"').count() == 1)?;
    Some(Typo {
        message: "this quote is curly; balm reads only straight ones",
        help: "use the straight \" before and after the text",
        fix: Some((value.len() - last.len_utf8()..value.len(), "\"".to_owned())),
    })
}

/// A colon where = belongs, as in other formats.
pub fn colon(line: &str) -> Option<Typo> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.trim().is_empty()
        && key.trim().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    let is_value =
        value.trim_start().starts_with(['"', '[', '{']) || value.trim() == "true" || value.trim() == "false";
    (is_key && is_value).then(|| Typo {
        message: "this : should be a =",
        help: "write it like for = \"45s\"",
        fix: Some((key.len()..key.len() + 1, " =".to_owned())),
    })
}

/// A `\` that begins nothing: a path as some systems write it, or a sign in a text.
pub fn backslash(line: &str) -> Option<Typo> {
    if !line.contains('\\') {
        return None;
    }
    let (key, value) = line.split_once('=').unwrap_or((line, ""));
    let start = key.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let ending = value.trim_end_matches(['"', '}', ' ']).rsplit('.').next().unwrap_or_default();
    let is_file = (2..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_file || !value.starts_with('"') {
        return Some(Typo {
            message: "a \\ begins a code for a character, and this is no such code",
            help: "write \\\\ for a backslash",
            fix: None,
        });
    }
    let slashes = value.replace("\\\\", "/").replace('\\', "/");
    Some(Typo {
        message: "use / between folders, on every system",
        help: "",
        fix: Some((start..start + value.len(), slashes)),
    })
}

fn has_inner_apostrophe(value: &str) -> bool {
    let letters: Vec<char> = value.chars().collect();
    letters.windows(3).any(|w| w[1] == '’' && w[0].is_alphabetic() && w[2].is_alphabetic())
}

/// Finds headings in single brackets that need double ones, and gives the text without them and what
/// stands under them, every other byte at its place; `None` where there are none.
pub fn without_single_brackets(text: &str, start: usize, findings: &mut Findings) -> Option<String> {
    let mut kept = String::with_capacity(text.len());
    let (mut at, mut drops, mut found) = (0, false, false);
    for line in text.split_inclusive('\n') {
        let bare = line.split('#').next().unwrap_or_default().trim();
        if bare.starts_with('[') {
            let name = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(str::trim);
            let many = name.filter(|name| MANY.contains(name));
            drops = many.is_some();
            if let Some(name) = many {
                found = true;
                let open = start + at + line.find('[').unwrap_or_default();
                let span = open..open + bare.len();
                let message = format!("each {} needs a heading of its own in double brackets", last(name));
                let fix = Edit { span: span.clone().into(), replacement: format!("[[{name}]]") };
                findings
                    .broken_line("single-brackets", span, message)
                    .help(format!("write [[{name}]]"))
                    .fix = Some(fix);
            }
        }
        match drops {
            true => kept.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' })),
            false => kept += line,
        }
        at += line.len();
    }
    found.then_some(kept)
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}
