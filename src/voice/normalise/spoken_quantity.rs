//! Numbers with the words around them: ranges, breath counts, "out of", "times", "per".

use super::amount::{Amount, lasting, measured};
use super::cursor::{Cursor, Kind};
use super::number::{Number, number};
use crate::language::{Form, Measure, ReadingRules};

/// How something is read, and where it ends.
type Read<'a> = Option<(String, Cursor<'a>)>;

/// How the quantity that begins here is read. `breathing`: the line is about breathing.
pub(super) fn quantity<'a>(start: Cursor<'a>, rules: &ReadingRules, breathing: bool) -> Read<'a> {
    // "$5": every voice knows how its language reads money.
    if start.is_one_of(-1, "$€£¥") {
        return None;
    }
    let (said, at) = sequence(start, rules, breathing).or_else(|| amount(start, rules))?;
    Some(per((rules.declined)(said, &start.word_before()), at, rules))
}

/// Three or more numbers with dashes between: the counts of a breath, or a sequence.
fn sequence<'a>(start: Cursor<'a>, rules: &ReadingRules, breathing: bool) -> Read<'a> {
    let mut numbers = Vec::new();
    let mut at = start;
    while at.kind(0) == Kind::Number {
        numbers.push(at.text(0));
        let more = at.is_one_of(1, "-–") && at.kind(2) == Kind::Number;
        at = at.on(if more { 2 } else { 1 });
        if !more {
            break;
        }
    }
    if numbers.len() < 3 {
        return None;
    }
    if numbers.iter().any(|n| n.len() > 2) {
        // A date or a telephone number.
        return Some((numbers.join("-"), at));
    }
    let counts: Vec<u64> = numbers.iter().filter_map(|n| n.parse().ok()).collect();
    let words: Vec<String> = counts.iter().map(|n| (rules.cardinal)(*n, Form::Alone)).collect();
    let named = rules.signs.articles.contains(&start.word_before().as_str())
        || rules.signs.breathing.iter().any(|stem| at.word_after().to_lowercase().starts_with(stem));
    let counted = counts.windows(2).all(|pair| pair[0].abs_diff(pair[1]) == 1);
    let said = if named {
        words.join(" ")
    } else if breathing && numbers.len() <= 4 && !counted {
        let parts = rules.signs.breath.iter().zip(&words).zip(&counts).filter(|(_, n)| **n > 0);
        parts.map(|((part, n), _)| part.replace("{}", n)).collect::<Vec<_>>().join(", ")
    } else {
        words.join(", ")
    };
    Some((said, at))
}

/// A number or a range, and what follows.
fn amount<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Read<'a> {
    let (first, at) = number(start, rules)?;
    if let Some(read) = ordinal(&first, start, at, rules).or_else(|| two_numbers(&first, at, rules)) {
        return Some(read);
    }
    let (last, at) = range_end(at, rules).map_or((None, at), |(last, at)| (Some(last), at));
    let amount = Amount { first, last };
    times(&amount, at, rules)
        .or_else(|| lasting(&amount, at, rules))
        .or_else(|| measured(&amount, at, rules).map(|(said, at, _)| (said, at)))
        .or_else(|| Some((amount.alone(start, at, rules), at)))
}

/// "1st", "3.º", "am 3. Tag"; also "in your 20s".
fn ordinal<'a>(first: &Number<'_>, start: Cursor<'a>, at: Cursor<'a>, rules: &ReadingRules) -> Read<'a> {
    let n = first.plain()?;
    let before = start.word_before();
    let suffix = at.on(usize::from(at.is(0, '.')));
    if suffix.kind(0) == Kind::Word
        && let Some(said) = (rules.suffixed)(n, suffix.text(0), &before)
    {
        return Some((said, suffix.on(1)));
    }
    let pointed = at.is(0, '.') && at.kind(1) == Kind::Gap && at.kind(2) == Kind::Word;
    Some(((rules.pointed)(n, &before).filter(|_| pointed)?, at.on(1)))
}

/// "5/10" and "10:30".
fn two_numbers<'a>(first: &Number<'_>, at: Cursor<'a>, rules: &ReadingRules) -> Read<'a> {
    let n = first.plain()?;
    if !at.is_one_of(0, "/:") || at.kind(1) != Kind::Number || at.is_one_of(2, "/:") {
        return None;
    }
    let (second, end) = number(at.on(1), rules)?;
    let words = (first.said(rules, Form::Alone, None), second.said(rules, Form::Alone, None));
    // "24/7" and "90/90" are names, and so are times of day.
    let out_of = at.is(0, '/') && second.plain().is_some_and(|of| n < of || (n == of && n <= 10));
    let between = if out_of { format!(" {} ", rules.signs.out_of) } else { " ".into() };
    Some((format!("{}{between}{}", words.0, words.1), end))
}

/// The upper end of a range: "–4", " – 4".
fn range_end<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(Number<'a>, Cursor<'a>)> {
    let spaced = at.kind(0) == Kind::Gap && at.is(1, '–') && at.kind(2) == Kind::Gap;
    let dash = if spaced { at.on(1) } else { at };
    if !dash.is_one_of(0, "-–—") || vulgar_or_number(dash.on(1).past_gap()).is_none() {
        return None;
    }
    if dash.kind(1) == Kind::Gap && !spaced {
        return None;
    }
    number(dash.on(1).past_gap(), rules)
}

fn vulgar_or_number(at: Cursor<'_>) -> Option<()> {
    (at.kind(0) == Kind::Number || at.is_one_of(0, "½⅓⅔¼¾")).then_some(())
}

/// "3x", "3 × 30 s", "10 x 15 cm".
fn times<'a>(amount: &Amount<'_>, at: Cursor<'a>, rules: &ReadingRules) -> Read<'a> {
    let sign = at.past_gap();
    if !(sign.is(0, '×') || matches!(sign.text(0), "x" | "X")) {
        return None;
    }
    let next = sign.on(1).past_gap();
    if let Some((second, end)) = number(next, rules) {
        let last = Amount { first: second, last: None };
        let said = amount.said(rules, Form::Alone, None);
        if let Some((second, end)) = lasting(&last, end, rules) {
            return Some((format!("{said} {} {second}", rules.signs.multiplied), end));
        }
        let (second, end, measure) = measured(&last, end, rules)
            .unwrap_or_else(|| (last.said(rules, Form::Alone, None), end, Measure::Other));
        let between = if measure == Measure::Length { rules.signs.by } else { rules.signs.multiplied };
        return Some((format!("{said} {between} {second}"), end));
    }
    let said = match (amount.first.plain(), &amount.last) {
        (Some(n), None) => (rules.times)(n),
        _ => format!("{} {}", amount.said(rules, Form::Feminine, None), rules.many_times),
    };
    Some((said, sign.on(1)))
}

/// "6/min", "3x/week", "30 s/side".
fn per<'a>(said: String, at: Cursor<'a>, rules: &ReadingRules) -> (String, Cursor<'a>) {
    if !at.is(0, '/') || at.kind(1) != Kind::Word {
        return (said, at);
    }
    let each = rules.unit(at.text(1)).map_or(at.text(1), |unit| unit.one);
    (format!("{said} {} {each}", rules.signs.per), at.on(2))
}
