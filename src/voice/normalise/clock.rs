//! Numbers with colons: "1:30" as a length of time, "10:30" as a time of day, "1:2" as a ratio.

use super::cursor::{Cursor, Kind};
use crate::language::{Form, Measure, ReadingRules, Unit};

/// How many words before it say whether it is a length of time: "for at least 1:30".
pub(super) const REACH: usize = 3;
/// Up to this hour a time with nothing that says so is no time of day.
const MAX_SHORT: u64 = 5;

/// What the colon means.
#[derive(Clone, Copy)]
enum Meaning {
    Ratio,
    /// With the unit of its first part.
    Lasting(u8),
    TimeOfDay,
}

/// How the colons that begin here are read, alone or as both ends of a range, and where they end.
pub(super) fn clock<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    if start.is(0, ':') && !start.is_read(-1) && start.kind(1) == Kind::Number && start.text(1).len() == 2 {
        // ":30" is thirty seconds.
        let seconds = rules.units.iter().find(|unit| unit.measure == Measure::Time(1))?;
        return Some((time(start.text(1).parse().ok()?, seconds, rules), start.on(2)));
    }
    let (first, end) = parts(start, rules)?;
    let second = dash(end).and_then(|after| parts(after, rules));
    let last = second.as_ref().map_or(end, |(_, end)| *end);
    let meaning = meaning(&first, start, last, rules);
    let after = last.word_after();
    let Some((second, _)) = second else { return said(&first, end, meaning, after, rules) };
    // "7:00–7:30 am": both are in the half of the day that is named once.
    let half = if rules.signs.after_hours.contains(&after) { "a" } else { "" };
    let (said, _) = said(&first, end, meaning, half, rules)?;
    let (upper, end) = self::said(&second, last, meaning, after, rules)?;
    Some((format!("{said} {} {upper}", rules.signs.to), end))
}

/// The place after the dash of a range.
pub(super) fn dash(end: Cursor<'_>) -> Option<Cursor<'_>> {
    let spaced = end.kind(0) == Kind::Gap;
    let dash = end.past_gap();
    let after = dash.on(1);
    (dash.is_one_of(0, "-–—~") && (after.kind(0) == Kind::Gap) == spaced).then(|| after.past_gap())
}

/// Two or three numbers with colons between; in "19.30 Uhr" with a point.
fn parts<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Option<(Vec<&'a str>, Cursor<'a>)> {
    if start.kind(0) != Kind::Number || start.is_one_of(-1, ".,:/") && start.kind(-2) == Kind::Number {
        return None;
    }
    let mut parts = vec![start.text(0)];
    let mut at = start.on(1);
    while at.is(0, ':') && at.kind(1) == Kind::Number {
        parts.push(at.text(1));
        at = at.on(2);
    }
    if parts.len() == 1 && at.is(0, '.') && at.text(1).len() == 2 && at.kind(1) == Kind::Number {
        let after = at.on(2).word_after();
        if !rules.signs.hour.is_empty() && after == rules.signs.hour {
            parts.push(at.text(1));
            at = at.on(2);
        }
    }
    let short = parts.iter().all(|part| part.len() <= 2) || (parts.len() == 2 && parts[0].len() == 3);
    ((2..=3).contains(&parts.len()) && short && !at.is(0, '/')).then_some((parts, at))
}

fn meaning(parts: &[&str], start: Cursor<'_>, end: Cursor<'_>, rules: &ReadingRules) -> Meaning {
    let signs = &rules.signs;
    let n = |part: &str| part.parse::<u64>().unwrap_or_default();
    if parts[1..].iter().any(|part| part.len() != 2 || n(part) > 59) {
        return Meaning::Ratio;
    }
    if parts.len() == 3 {
        return Meaning::Lasting(3);
    }
    let after = end.word_after().to_lowercase();
    let before = start.word_before();
    // "7:30 a.m.", but not "1:30 a side".
    let is_word = !matches!(after.as_str(), "a" | "p") || end.past_gap().is(1, '.');
    if is_word && signs.after_hours.contains(&after.as_str()) {
        return Meaning::TimeOfDay;
    }
    let hour = n(parts[0]);
    let is_late = hour > MAX_SHORT && hour <= 24;
    if is_late && signs.before_hours.contains(&before.as_str()) {
        return Meaning::TimeOfDay;
    }
    if let Some(Measure::Time(rank)) = rules.unit(&after).map(|unit| unit.measure)
        && (2..=3).contains(&rank)
    {
        return Meaning::Lasting(rank);
    }
    if hour == 0 || hour > 24 {
        return Meaning::Lasting(2);
    }
    if signs.before_hours.contains(&before.as_str()) {
        return Meaning::TimeOfDay;
    }
    let mut at = Some(start);
    let lasts = (0..REACH).any(|_| {
        at = at.and_then(Cursor::at_word_before);
        at.is_some_and(|at| signs.lasting.contains(&at.text(0).to_lowercase().as_str()))
    });
    if lasts || hour <= MAX_SHORT || signs.lasting.contains(&after.as_str()) {
        Meaning::Lasting(2)
    } else {
        Meaning::TimeOfDay
    }
}

/// `after`: the word that may belong to it.
fn said<'a>(
    parts: &[&str],
    end: Cursor<'a>,
    meaning: Meaning,
    after: &str,
    rules: &ReadingRules,
) -> Option<(String, Cursor<'a>)> {
    let numbers: Vec<u64> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let alone = |n: u64| (rules.cardinal)(n, Form::Alone);
    let past_word = match after {
        "" => end,
        _ => end.on(usize::from(!end.is_read(0))).on(1),
    };
    match meaning {
        Meaning::Ratio => {
            let words: Vec<String> = numbers.into_iter().map(alone).collect();
            Some((words.join(&format!(" {} ", rules.signs.ratio)), end))
        }
        Meaning::TimeOfDay => {
            let (said, with_word) = (rules.hours)(numbers[0], numbers[1], after);
            Some((said, if with_word { past_word } else { end }))
        }
        Meaning::Lasting(rank) => {
            let mut words = Vec::new();
            for (n, rank) in numbers.iter().zip((1..=rank).rev()).filter(|(n, _)| **n > 0) {
                let unit = rules.units.iter().find(|unit| unit.measure == Measure::Time(rank))?;
                words.push(time(*n, unit, rules));
            }
            if numbers.len() == 2 && words.len() == 2 {
                words[1] = alone(numbers[1]);
            }
            let named = rules.unit(after).is_some_and(|unit| unit.measure == Measure::Time(rank));
            (!words.is_empty()).then(|| (words.join(" "), if named { past_word } else { end }))
        }
    }
}

fn time(n: u64, unit: &Unit, rules: &ReadingRules) -> String {
    let name = if n == 1 { unit.one } else { unit.many };
    format!("{} {name}", (rules.cardinal)(n, unit.form))
}
