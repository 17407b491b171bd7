//! Reads a cleaned text from beginning to end, once, and puts each part into the words a person would say.

use super::amount::money;
use super::cursor::{Cursor, Kind, around, tokens};
use super::spoken_quantity::quantity;
use super::spoken_text::{STRONG, SpokenText};
use crate::language::{self, Abbreviation, Form, Measure, ReadingRules, When};

/// The letters of points on the body: "ST 36".
const POINTS: &[&str] = &[
    "LU", "LI", "ST", "SP", "HT", "SI", "BL", "UB", "KI", "KD", "PC", "TE", "TB", "SJ", "GB", "LR", "LV",
    "GV", "DU", "CV", "EX",
];

/// The words of `text`. Without rules, numbers and units stay as they are written. `unread` is told each place
/// that is left as it is written.
pub(super) fn read(text: &str, rules: Option<&ReadingRules>, unread: &mut dyn FnMut(Cursor<'_>)) -> String {
    let tokens = tokens(text);
    let mut at = Cursor::new(&tokens);
    let mut spoken = SpokenText::default();
    let small = text.to_lowercase();
    let breathing = rules.is_some_and(|t| t.signs.breathing.iter().any(|stem| small.contains(stem)));
    while at.kind(0) != Kind::Nothing {
        let known = rules.and_then(|rules| special(at, rules, breathing));
        let Some((said, end)) = known else {
            unread(at);
            at = plain(at, &mut spoken);
            continue;
        };
        if said.contains(|c: char| c.is_ascii_digit())
            || rules.is_some_and(|rules| is_short(at, &said, rules))
        {
            unread(at);
        }
        // Only a hyphen joins two words.
        if at.kind(-1) == Kind::Word || at.kind(0) == Kind::Sign {
            spoken.gap();
        }
        spoken.say(&said);
        if end.is_read(0) || end.text(-1).ends_with('.') {
            spoken.gap();
        }
        at = end;
    }
    spoken.finish()
}

/// How what is not read as it is written is read, and the place after it.
fn special<'a>(at: Cursor<'a>, rules: &ReadingRules, breathing: bool) -> Option<(String, Cursor<'a>)> {
    match at.kind(0) {
        Kind::Word => point(at, rules)
            .or_else(|| abbreviation(at, rules))
            .or_else(|| money(at, rules).filter(|_| !at.is_read(-1)))
            .or_else(|| initials(at))
            .or_else(|| repeated(at, rules)),
        Kind::Number | Kind::Sign => {
            quantity(at, rules, breathing).or_else(|| abbreviation(at, rules)).or_else(|| sign(at, rules))
        }
        _ => None,
    }
}

/// Whether a slash stands between letters that may be an abbreviation: "s/p".
fn is_short(at: Cursor<'_>, said: &str, rules: &ReadingRules) -> bool {
    let short = |word: &str| word.chars().count() <= 2 && !matches!(word, "L" | "R");
    at.is(0, '/')
        && at.kind(-1) == Kind::Word
        && said == rules.signs.or
        && (short(at.text(-1)) || short(at.text(1)))
}

/// "LI4", "GB 20", "EX-HN5", "C7": letters, then a number.
fn point<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let mut letters = start.text(0).to_owned();
    let mut at = start.on(1);
    if at.is(0, '-') && at.kind(1) == Kind::Word && at.kind(2) == Kind::Number {
        letters.push_str(at.text(1));
        at = at.on(2);
    } else if (at.kind(0) == Kind::Gap || at.is(0, '-')) && POINTS.contains(&letters.as_str()) {
        at = at.on(1);
    }
    let capitals = letters.len() <= 4 && letters.bytes().all(|b| b.is_ascii_uppercase());
    let capitals = capitals || letters == "ExHN";
    let number: Option<u64> = at.text(0).parse().ok().filter(|n| *n < 1000);
    // "B12x" and "A4-8" are no points; "X3" means three times.
    if !capitals || letters == "X" || at.kind(0) != Kind::Number || at.kind(1) == Kind::Word {
        return None;
    }
    let said = format!("{} {}", spelt(&letters), (rules.cardinal)(number?, Form::Alone));
    // "C1–C7", "C5-6", "L4/L5".
    let more = at.on(2);
    if at.is_one_of(1, "-–") && more.kind(0) == Kind::Number && !more.is_read(1) {
        let last = (rules.cardinal)(more.text(0).parse().ok().filter(|n| *n < 1000)?, Form::Alone);
        return Some((format!("{said} {} {last}", rules.signs.to), more.on(1)));
    }
    if at.is(1, '/')
        && more.text(0) == letters
        && let Some((last, end)) = point(more, rules)
    {
        return Some((format!("{said} {} {last}", rules.signs.and), end));
    }
    if at.is_one_of(1, "-–") && more.text(0) == letters && more.kind(1) == Kind::Number {
        let (last, end) = point(more, rules)?;
        return Some((format!("{said} {} {last}", rules.signs.to), end));
    }
    Some((said, at.on(1)))
}

/// The letters one by one.
fn spelt(letters: &str) -> String {
    letters.to_uppercase().chars().map(String::from).collect::<Vec<_>>().join(" ")
}

/// "I.T. band", "S.I. joint": letters with points between, which are said one by one.
fn initials<'a>(start: Cursor<'a>) -> Option<(String, Cursor<'a>)> {
    let single = |at: Cursor<'_>| at.kind(0) == Kind::Word && at.text(0).chars().nth(1).is_none();
    let mut letters = String::new();
    let mut at = start;
    while single(at) && at.is(1, '.') && !start.is_read(-1) {
        letters.push_str(at.text(0));
        at = at.on(2);
    }
    if single(at) && letters.chars().count() > 1 && !at.is_read(1) {
        // "T.M.J" without the last point.
        letters.push_str(at.text(0));
        at = at.on(1);
    }
    if letters.chars().count() < 2 || at.is_read(0) {
        return None;
    }
    // Before a capital the last point ends the sentence, but not in a title: "I.T. Band Release".
    let next = at.past_gap().on(1);
    let title = at.past_gap().kind(0) == Kind::Word && (next.kind(0) != Kind::Gap || next.on(1).is_capital());
    let ends = at.is_end() && !title && at.is(-1, '.');
    Some((spelt(&letters), if ends { at.back(1) } else { at }))
}

fn abbreviation<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    if at.is_read(-1) {
        return None;
    }
    let first = at.text(0).bytes().next()?;
    // Nearly all differ in their first letter.
    let begins = |short: &&Abbreviation| {
        let letter = short.written.bytes().next();
        letter.is_some_and(|letter| letter.eq_ignore_ascii_case(&first) || !(letter & first).is_ascii())
    };
    rules.abbreviations.iter().filter(begins).find_map(|short| {
        let end = at.past(short.written)?;
        let pointed = short.written.ends_with(['.', '/']);
        let fits = match short.when {
            When::Always | When::MayEnd => pointed || !end.is_read(0),
            When::Number => end.past_gap().kind(0) == Kind::Number,
            When::Inside => !end.is_end() && !end.is_one_of(0, ",;:"),
            When::Name => end.kind(0) == Kind::Gap && end.on(1).is_capital(),
            When::Latin => {
                at.is_capital() && end.kind(0) == Kind::Gap && end.kind(1) == Kind::Word && !end.is_end()
            }
            When::Side => is_side(at, rules),
            When::TimedSide => is_side(at, rules) && is_timed(end.past_gap(), rules),
        };
        let noun = if end.kind(0) == Kind::Gap { end.word_after() } else { "" };
        let (ending, has_noun) = (rules.agree)(&around(at, noun));
        // "L. hand".
        let pointed_side = short.when == When::Side && end.is(0, '.') && end.kind(1) == Kind::Gap;
        let end = if pointed_side && end.kind(2) == Kind::Word && !end.on(2).is_capital() {
            end.on(1)
        } else {
            end
        };
        // The point stays for the sentence.
        let ends = short.when == When::MayEnd && pointed && end.is_end();
        let ends = ends && !(has_noun && short.said.contains('@'));
        fits.then(|| (short.said.replace('@', ending), if ends { end.back(1) } else { end }))
    })
}

/// Whether a capital that stands alone is a side; it is not in "2 L", "L-shaped", "L5", "R. Smith".
fn is_side(at: Cursor<'_>, rules: &ReadingRules) -> bool {
    let capital = at.text(0).starts_with(char::is_uppercase);
    let after_number = at.kind(-1) == Kind::Gap && at.kind(-2) == Kind::Number;
    let joined =
        at.is_one_of(-1, "-'.") || at.is_one_of(1, "-'") || (at.is_read(1) && !is_timed(at.on(1), rules));
    let numbered = at.kind(1) == Kind::Gap && at.kind(2) == Kind::Number && !is_timed(at.on(2), rules);
    let name = at.is(1, '.') && at.kind(2) == Kind::Gap && at.on(3).is_capital() && {
        let before = at.word_before();
        let all = language::ALL.iter().filter_map(|language| language.reading.as_ref());
        !all.flat_map(|rules| rules.before_sides).any(|word| *word == before)
            && !at.is_one_of(-1, "/&+")
            && !at.is_one_of(-2, "/&+")
    };
    capital && !after_number && !joined && !numbered && !name
}

/// Whether a number with a unit of time or "times" stands here: "R 30 s", "L3x".
fn is_timed(at: Cursor<'_>, rules: &ReadingRules) -> bool {
    let after = at.on(1).past_gap();
    let unit = rules.unit(after.text(0)).is_some_and(|unit| matches!(unit.measure, Measure::Time(_)));
    let times = matches!(after.text(0), "x" | "X" | "×") && !after.is_read(1);
    let range = after.is_one_of(0, "-–:") && after.kind(1) == Kind::Number;
    at.kind(0) == Kind::Number && (unit || times || after.is_one_of(0, "′″") || range)
}

/// "x3", "3 sets x 10", Spanish "30 s x lado".
fn repeated<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let words = &rules.signs;
    let between = (at.kind(-2) == Kind::Word || at.is_one_of(-2, "′″"))
        && at.kind(-1) == Kind::Gap
        && at.kind(1) == Kind::Gap;
    let factor =
        at.kind(2) == Kind::Number || (words.multiplied == words.per && words.each.contains(&at.text(2)));
    if between && matches!(at.text(0), "x" | "X") && factor {
        return Some((words.multiplied.to_owned(), at.on(1)));
    }
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
        "+" if [at.back(1), at.on(1)].iter().all(|side| matches!(side.text(0), "L" | "R")) => words.and,
        "+" => words.plus,
        "=" => words.equals,
        "×" | "*" if next.kind(0) == Kind::Number => return repeats(next, rules),
        "/" if at.kind(1) == Kind::Word && (at.kind(-1) == Kind::Word || at.is(-1, '.')) => {
            return slash(at, rules);
        }
        _ if next.kind(0) != Kind::Number => return None,
        "@" => words.at,
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
        // "L/R 3x": one after the other.
        None if [at.text(-1), next].iter().all(|side| matches!(*side, "L" | "R"))
            && is_timed(at.on(2).past_gap(), rules) =>
        {
            Some((words.and.to_owned(), at.on(1)))
        }
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
    // Before another mark it is the point of an abbreviation: "20 seg., 3 x". So it is after a letter alone.
    let numbered = at.kind(0) == Kind::Gap && next.kind(0) == Kind::Number;
    if !long && (at.is_one_of(0, ",;:") || (start.is_after_letter() && numbered)) {
        return at;
    }
    if long && goes_on {
        spoken.rest();
    } else {
        spoken.mark('.');
    }
    at
}
