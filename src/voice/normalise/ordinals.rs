//! Ordinals, alone or in a row: "1st–3rd", "1. bis 3. Finger", "2. und 3. Rippe".

use super::cursor::{Cursor, Kind, around};
use super::number::number;
use crate::language::ReadingRules;

/// How long a row may be.
const MAX_ROW: usize = 8;

/// The ordinals that begin here, and where they end.
pub(super) fn ordinals<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let suffixed = row(start, rules, &|n, at| {
        let word = at.on(usize::from(at.is_one_of(0, ".'-")));
        let is_suffix = word.kind(0) == Kind::Word || (at.is(0, '.') && word.is(0, '°'));
        let around = around(start, word.on(1).word_after());
        let said = (rules.suffixed)(n, word.text(0), &around).filter(|_| is_suffix)?;
        Some((said, word.on(1)))
    });
    suffixed.or_else(|| {
        // All of a row stand before its noun.
        let point = |n: u64, at: Cursor<'a>| at.is(0, '.').then(|| (n.to_string(), at.on(1)));
        let (_, end) = row(start, rules, &point)?;
        let noun = Some(end).filter(|end| end.kind(0) == Kind::Gap && end.kind(1) == Kind::Word)?.text(1);
        let around = around(start, noun);
        row(start, rules, &|n, at| Some(((rules.pointed)(n, &around)?, point(n, at)?.1)))
    })
}

/// Ordinals with dashes or words between, each read by `one`.
fn row<'a>(
    start: Cursor<'a>,
    rules: &ReadingRules,
    one: &dyn Fn(u64, Cursor<'a>) -> Option<(String, Cursor<'a>)>,
) -> Option<(String, Cursor<'a>)> {
    let read = |at: Cursor<'a>| {
        let (n, after) = number(at, rules)?;
        one(n.plain()?, after)
    };
    let (mut said, mut at) = read(start)?;
    for _ in 1..MAX_ROW {
        let Some((between, next)) = link(at, rules) else { break };
        let Some((more, after)) = read(next) else { break };
        said = format!("{said}{between} {more}");
        at = after;
    }
    Some((said, at))
}

/// What joins two ordinals, as it is said, and the place after it.
fn link<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let sign = at.past_gap();
    let words = &rules.signs;
    let said = match sign.text(0) {
        "-" | "–" | "—" => words.to,
        "/" | "+" | "&" => words.and,
        "," => return Some((",".into(), sign.on(1).past_gap())),
        _ => return joint(sign, rules).map(|(said, next)| (format!(" {said}"), next.past_gap())),
    };
    Some((format!(" {said}"), sign.on(1).past_gap()))
}

/// A word in full or shortened that joins two numbers here, "und" or "u.", as it is said, and the place after it.
pub(super) fn joint<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(&'static str, Cursor<'a>)> {
    let joins = rules.signs.joins;
    if let Some(word) = joins.iter().find(|word| **word == at.text(0)) {
        return Some((word, at.on(1)));
    }
    rules.abbreviations.iter().find_map(|short| {
        let end = at.past(short.written).filter(|_| joins.contains(&short.said))?;
        Some((short.said, end))
    })
}
