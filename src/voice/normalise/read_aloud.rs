//! Reads a cleaned text from beginning to end, once, and puts each part into the words a person would say.

use super::cursor::{Cursor, Kind, tokens};
use super::spoken_quantity::quantity;
use super::spoken_text::{STRONG, SpokenText};
use crate::language::{self, Form, Measure, ReadingRules, When};

/// The letters of points on the body: "ST 36".
const POINTS: &[&str] = &[
    "LU", "LI", "ST", "SP", "HT", "SI", "BL", "UB", "KI", "KD", "PC", "TE", "TB", "SJ", "GB", "LR", "LV",
    "GV", "DU", "CV", "EX",
];

/// The words of `text`. Without rules, numbers and units stay as they are written.
pub(super) fn read(text: &str, rules: Option<&ReadingRules>) -> String {
    let tokens = tokens(text);
    let mut at = Cursor::new(&tokens);
    let mut spoken = SpokenText::default();
    let small = text.to_lowercase();
    let breathing = rules.is_some_and(|t| t.signs.breathing.iter().any(|stem| small.contains(stem)));
    while at.kind(0) != Kind::Nothing {
        let special = rules.and_then(|rules| special(at, rules, breathing, &mut spoken));
        at = special.unwrap_or_else(|| plain(at, &mut spoken));
    }
    spoken.finish()
}

/// Reads what is not read as it is written. Returns the place after it.
fn special<'a>(
    at: Cursor<'a>,
    rules: &ReadingRules,
    breathing: bool,
    spoken: &mut SpokenText,
) -> Option<Cursor<'a>> {
    let (said, end) = match at.kind(0) {
        Kind::Word => point(at, rules).or_else(|| abbreviation(at, rules)).or_else(|| repeated(at, rules))?,
        Kind::Number | Kind::Sign => {
            quantity(at, rules, breathing).or_else(|| abbreviation(at, rules)).or_else(|| sign(at, rules))?
        }
        _ => return None,
    };
    // Only a hyphen joins two words.
    if at.kind(-1) == Kind::Word || at.kind(0) == Kind::Sign {
        spoken.gap();
    }
    spoken.say(&said);
    if end.is_read(0) || end.text(-1).ends_with('.') {
        spoken.gap();
    }
    Some(end)
}

/// "LI4", "GB 20", "EX-HN5", "C7": letters, then a number.
fn point<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let mut letters = start.text(0).to_owned();
    let mut at = start.on(1);
    if at.is(0, '-') && at.kind(1) == Kind::Word && at.kind(2) == Kind::Number {
        letters.push_str(at.text(1));
        at = at.on(2);
    } else if at.kind(0) == Kind::Gap && POINTS.contains(&letters.as_str()) {
        at = at.on(1);
    }
    let capitals = letters.len() <= 4 && letters.bytes().all(|b| b.is_ascii_uppercase());
    let capitals = capitals || letters == "ExHN";
    let number = at.text(0).parse().ok().filter(|n| *n < 1000);
    // "B12x" and "A4-8" are no points; "X3" means three times.
    if !capitals || letters == "X" || at.kind(0) != Kind::Number || at.kind(1) == Kind::Word {
        return None;
    }
    let letters: Vec<String> = letters.to_uppercase().chars().map(String::from).collect();
    Some((format!("{} {}", letters.join(" "), (rules.cardinal)(number?, Form::Alone)), at.on(1)))
}

fn abbreviation<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    if at.is_read(-1) {
        return None;
    }
    rules.abbreviations.iter().find_map(|short| {
        let end = at.past(short.written)?;
        let pointed = short.written.ends_with('.');
        let fits = match short.when {
            When::Always | When::MayEnd => pointed || !end.is_read(0),
            When::Number => end.past_gap().kind(0) == Kind::Number,
            When::Side => is_side(at),
        };
        // The point stays for the sentence.
        let end = if short.when == When::MayEnd && pointed && end.is_end() { end.back(1) } else { end };
        fits.then(|| (short.said.to_owned(), end))
    })
}

/// Whether a capital that stands alone is a side; it is not in "2 L", "L-shaped", "L5", "R. Smith".
fn is_side(at: Cursor<'_>) -> bool {
    let capital = at.text(0).starts_with(char::is_uppercase);
    let after_number = at.kind(-1) == Kind::Gap && at.kind(-2) == Kind::Number;
    let joined = at.is_one_of(-1, "-'.") || at.is_one_of(1, "-'") || at.is_read(1);
    let numbered = at.kind(1) == Kind::Gap && at.kind(2) == Kind::Number;
    let name = at.is(1, '.') && at.kind(2) == Kind::Gap && at.kind(3) == Kind::Word && {
        let before = at.word_before();
        let all = language::ALL.iter().filter_map(|language| language.reading.as_ref());
        !all.flat_map(|rules| rules.before_sides).any(|word| *word == before)
            && !at.is_one_of(-1, "/&+")
            && !at.is_one_of(-2, "/&+")
    };
    capital && !after_number && !joined && !numbered && !name
}

/// "x3".
fn repeated<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let cross = matches!(at.text(0), "x" | "X") && at.kind(1) == Kind::Number && !at.is_read(-1);
    let n = at.text(1).parse().ok().filter(|n| *n < 1000)?;
    (cross && !at.is_read(2)).then(|| ((rules.times)(n), at.on(2)))
}

/// A sign that has a word.
fn sign<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let words = &rules.signs;
    let next = at.on(1).past_gap();
    let said = match at.text(0) {
        "&" => words.and,
        "+" => words.plus,
        "=" => words.equals,
        "×" | "*" if next.kind(0) == Kind::Number => return repeats(next, rules),
        "/" if at.kind(1) == Kind::Word && at.kind(-1) == Kind::Word => {
            return slash(at, rules);
        }
        _ if next.kind(0) != Kind::Number => return None,
        "~" | "≈" => words.about,
        "<" => words.less,
        ">" => words.more,
        "≤" => words.at_most,
        "≥" => words.at_least,
        "±" => words.plus_or_minus,
        "#" | "№" => words.number,
        _ => return None,
    };
    Some((said.to_owned(), next.back(usize::from(at.kind(1) == Kind::Gap))))
}

/// "and/or", "breaths/min", "left/right".
fn slash<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let words = &rules.signs;
    let next = at.text(1);
    if [at.text(-1), next].iter().any(|word| [words.and, words.or].contains(word)) {
        return Some((next.to_owned(), at.on(2)));
    }
    let time = rules.unit(next).filter(|unit| matches!(unit.measure, Measure::Time(_)));
    let each = time.map(|unit| unit.one).or_else(|| words.each.iter().find(|each| **each == next).copied());
    match each {
        Some(each) => Some((format!("{} {each}", words.per), at.on(2))),
        None => Some((words.or.to_owned(), at.on(1))),
    }
}

/// "×3".
fn repeats<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let n = at.text(0).parse().ok().filter(|n| *n < 1000)?;
    Some(((rules.times)(n), at.on(1)))
}

/// Reads what is read as it is written, or not at all. Returns the place after it.
fn plain<'a>(at: Cursor<'a>, spoken: &mut SpokenText) -> Cursor<'a> {
    let sign = at.text(0).chars().next().unwrap_or(' ');
    match (at.kind(0), sign) {
        (Kind::Word | Kind::Number, _) => spoken.say(at.text(0)),
        (Kind::Line, _) => spoken.line(),
        (Kind::Gap | Kind::Nothing, _) => spoken.gap(),
        (Kind::Sign, '.' | '…') => return points(at, spoken),
        (Kind::Sign, '-' | '–') if at.is_read(-1) && at.is_read(1) => spoken.mark('-'),
        (Kind::Sign, '/') if at.kind(-1) == Kind::Number && at.kind(1) == Kind::Number => spoken.mark('/'),
        (Kind::Sign, '/') => spoken.rest(),
        // The voice knows how its language reads numbers below zero.
        (Kind::Sign, '-' | '−') if at.kind(1) == Kind::Number && !at.is_read(-1) => spoken.say("−"),
        (Kind::Sign, '-') if at.is_read(-1) || at.is_read(1) => spoken.gap(),
        (Kind::Sign, '-' | '–' | '—' | '(' | ')' | '·') => spoken.rest(),
        (Kind::Sign, ',' | ';' | ':') => {
            spoken.mark(sign);
            if at.kind(1) != Kind::Number {
                spoken.gap();
            }
        }
        (Kind::Sign, '，' | '、' | '；' | '：' | '،' | '؛') => spoken.mark(sign),
        (Kind::Sign, '¿' | '¡') => spoken.say(at.text(0)),
        (Kind::Sign, sign) if STRONG.contains(sign) => spoken.mark(sign),
        (Kind::Sign, '$' | '€' | '£' | '¥' | '%' | '°' | '&' | '@' | '+' | '=') => {
            spoken.say(at.text(0))
        }
        (Kind::Sign, c) if c.is_alphanumeric() => spoken.say(at.text(0)),
        (Kind::Sign, _) => spoken.gap(),
    }
    at.on(1)
}

/// A point ends a sentence or joins ("example.org"). Several are a rest, if the sentence goes on.
fn points<'a>(start: Cursor<'a>, spoken: &mut SpokenText) -> Cursor<'a> {
    let mut at = start;
    while at.is_one_of(0, ".…") {
        at = at.on(1);
    }
    let long = start.is(0, '…') || start.is(1, '.') || start.is(1, '…');
    let next = at.past_gap();
    let goes_on = match next.kind(0) {
        Kind::Word => next.text(0).starts_with(char::is_lowercase),
        Kind::Number => true,
        _ => next.is_one_of(0, ",;:"),
    };
    if long && goes_on {
        spoken.rest();
    } else {
        spoken.mark('.');
    }
    at
}
