//! Removes characters that are never read aloud. Lines stay separate: each is a sentence.

/// The longest link address and the longest tag that are recognised, in bytes: this bounds the work.
const MAX_ADDRESS: usize = 300;
const MAX_TAG: usize = 40;

/// `text` without control and invisible characters, emoji, quotation marks, markup and addresses.
/// Brackets become round, blanks plain, line ends `\n`.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let text = text.replace("+/-", "±");
    for line in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let mut rest = without_bullet(line);
        if let Some((number, after)) = numbered(rest) {
            clean.extend([number, "."]);
            rest = after;
        }
        let (mut quoted, mut single) = (false, false);
        while let Some(c) = rest.chars().next() {
            let before = clean.chars().next_back();
            if let Some(after) = skipped(rest, before, &mut clean) {
                rest = after;
                continue;
            }
            rest = &rest[c.len_utf8()..];
            let next = rest.chars().next();
            // With a blank between only a sign that is nothing else.
            let is_sign = c == '′' || (is_single(c) && next.is_some_and(is_single));
            let number = if is_sign { clean.trim_end_matches(' ').chars().next_back() } else { before };
            let behind_number = number.is_some_and(|b| b.is_ascii_digit() || "½⅓⅔¼¾".contains(b));
            let prime = match c {
                _ if !behind_number => None,
                // "45''", but not "the 90's".
                _ if is_single(c) && next.is_some_and(is_single) => {
                    rest = &rest[next.map_or(0, char::len_utf8)..];
                    Some('″')
                }
                _ if is_single(c) && !single && !next.is_some_and(char::is_alphabetic) => Some('′'),
                // A quotation mark behind a number is a prime, unless it closes a quotation.
                '"' | '”' | '“' | '″' if !quoted => Some('″'),
                _ => None,
            };
            quoted ^= prime.is_none() && matches!(c, '"' | '“' | '”' | '„');
            let opens = !before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
            if prime.is_none() && is_single(c) {
                single = opens;
            }
            clean.extend(prime.or_else(|| kept(c, before, next)));
        }
        clean.push('\n');
    }
    clean
}

/// A line without the marks of a heading, a quotation or a list item.
fn without_bullet(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some(c) = rest.chars().next().filter(|c| "#>-*+•·–—◦▪‣".contains(*c)) {
        let after = rest.trim_start_matches(c);
        // A blank follows a bullet, but not in "-10 s", "**so**" and "#3"; "> 5 min" is no
        // quotation.
        let is_more = c == '>' && after.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if is_more || !after.starts_with(char::is_whitespace) {
            break;
        }
        rest = after.trim_start();
    }
    ["[ ]", "[x]", "[X]"].iter().find_map(|tick| rest.strip_prefix(tick)).unwrap_or(rest)
}

/// The number of a list item, "2)", and what follows it.
fn numbered(line: &str) -> Option<(&str, &str)> {
    let (number, after) = line.split_at(line.find(')').filter(|at| (1..=2).contains(at))?);
    number.bytes().all(|b| b.is_ascii_digit()).then_some((number, &after[1..]))
}

/// What follows a link's address, a tag or a web address, if one begins here. Of a web address the host
/// name stays.
fn skipped<'a>(rest: &'a str, before: Option<char>, clean: &mut String) -> Option<&'a str> {
    match rest.as_bytes().first()? {
        b'!' => rest.starts_with("![").then(|| &rest[1..]),
        b']' => {
            let (_, after) = bounded(rest.strip_prefix("](")?, MAX_ADDRESS, ')')?;
            Some(after)
        }
        b'<' => {
            let inside = &rest[1..];
            inside.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()).then_some(())?;
            let (tag, after) = bounded(inside, MAX_TAG, '>')?;
            (!tag.contains('<')).then_some(after)
        }
        b'h' | b'H' | b'w' | b'W' if !before.is_some_and(char::is_alphanumeric) => {
            let mut host = rest;
            for start in ["https://", "http://", "www."] {
                if host.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start)) {
                    host = &host[start.len()..];
                }
            }
            if host.len() == rest.len() {
                return None;
            }
            let named = |c: char| c.is_alphanumeric() || c == '.' || c == '-';
            let name = &host[..host.find(|c| !named(c)).unwrap_or(host.len())];
            let path = &host[name.len()..];
            let end = if path.starts_with(['/', '?', '#', ':']) {
                path.find(|c: char| c.is_whitespace() || "()[]<>\"".contains(c)).unwrap_or(path.len())
            } else {
                0
            };
            // A point at the end belongs to the sentence.
            let address = host[..name.len() + end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
            clean.push_str(name.trim_end_matches('.'));
            Some(&host[address.len()..])
        }
        _ => None,
    }
}

/// The text before and after `end`, if that is at most `max` bytes away.
fn bounded(text: &str, max: usize, end: char) -> Option<(&str, &str)> {
    let at = text.bytes().take(max).position(|b| b == end as u8)?;
    Some((&text[..at], &text[at + 1..]))
}

/// Whether it is an apostrophe, or a sign that people use as one.
fn is_single(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | 'ʼ' | '´' | '′')
}

/// What replaces `c`; `None` for nothing, not even a gap.
fn kept(c: char, before: Option<char>, after: Option<char>) -> Option<char> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match c {
        // In some scripts these two join the letters of a word.
        '\u{200c}' | '\u{200d}' => before.is_some_and(|b| b > '\u{600}' && b.is_alphabetic()).then_some(c),
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{20e3}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        '*' if digit(before) && digit(after) => Some('×'),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '*' | '`' | '´' | '‚' => None,
        '’' | '‘' | '‛' | 'ʼ' | '′' => Some('\''),
        '[' | '{' | '（' | '［' => Some('('),
        ']' | '}' | '）' | '］' => Some(')'),
        '‐' | '‑' | '－' => Some('-'),
        // In fractions.
        '\u{2044}' | '\u{2215}' => Some('/'),
        '―' | '‒' => Some('—'),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        '→' | '←' | '↑' | '↓' | '⇒' => Some('—'),
        '≈' | '≤' | '≥' | '−' | '×' | '÷' | '±' | '°' | '″' => Some(c),
        '\u{2190}'..='\u{2bff}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fffc}'..='\u{ffff}'
        | '\u{f0000}'..='\u{10ffff}'
        | '\u{a9}'
        | '\u{ae}'
        | '™'
        | '_'
        | '|'
        | '\\'
        | '^'
        | '「'
        | '」'
        | '『'
        | '』'
        | '【'
        | '】'
        | '《'
        | '》'
        | '〈'
        | '〉' => Some(' '),
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}
