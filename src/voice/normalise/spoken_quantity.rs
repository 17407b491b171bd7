//! Numbers with the words around them: ranges, breath counts, "out of", "times", "per".

use super::amount::{Amount, lasting, measured, measured_range, money};
use super::clock::clock;
use super::cursor::{Cursor, Kind};
use super::number::{Number, number, unit_ahead};
use super::ordinals::ordinals;
use crate::language::{Form, Measure, ReadingRules};

/// How something is read, and where it ends.
type Read<'a> = Option<(String, Cursor<'a>)>;

/// "20/20" is twenty out of twenty up to here, and a name above.
const MAX_COUNTED: u64 = 30;

/// How the quantity that begins here is read. `breathing`: the line is about breathing.
pub(super) fn quantity<'a>(start: Cursor<'a>, rules: &ReadingRules, breathing: bool) -> Read<'a> {
    // A currency that the language does not name: in Spanish "$5" is pesos or dollars.
    if start.is_one_of(-1, "$€£¥") {
        return None;
    }
    let (said, at) = money(start, rules)
        .or_else(|| sequence(start, rules, breathing))
        .or_else(|| clock(start, rules))
        .or_else(|| ordinals(start, rules))
        .or_else(|| amount(start, rules))?;
    Some(per((rules.declined)(said, &start.word_before()), at, rules))
}

/// Three or more numbers with dashes between, in words about breathing also with slashes or colons: the
/// counts of a breath, or a sequence.
fn sequence<'a>(start: Cursor<'a>, rules: &ReadingRules, breathing: bool) -> Read<'a> {
    let mut numbers = Vec::new();
    let mut at = start;
    let mut between = "";
    while at.kind(0) == Kind::Number {
        numbers.push(at.text(0));
        at = at.on(1);
        let sign = if breathing { at.past_gap() } else { at };
        let next = if breathing { sign.on(1).past_gap() } else { sign.on(1) };
        let joins = sign.is_one_of(0, if breathing { "-–/:" } else { "-–/" });
        if !joins || next.kind(0) != Kind::Number || !["", sign.text(0)].contains(&between) {
            break;
        }
        between = sign.text(0);
        at = next;
    }
    let time = between == ":" && numbers[1..].iter().all(|n| n.len() == 2);
    if numbers.len() < 3 || time {
        return None;
    }
    if between == "/" && !breathing && numbers.len() == 3 {
        // A date.
        return Some((numbers.join("/"), at));
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
    if let Some(read) = two_numbers(&first, at, rules) {
        return Some(read);
    }
    let (last, at) = range_end(at, rules).map_or((None, at), |(last, at)| (Some(last), at));
    let article = rules.signs.compound.contains(&start.word_before().as_str());
    let amount = Amount { first, last, article };
    // "3–4/10".
    if amount.last.is_some()
        && at.is(0, '/')
        && let Some((of, end)) = number(at.on(1), rules)
    {
        let (said, of) = (amount.said(rules, Form::Alone, None), of.said(rules, Form::Alone, None));
        return Some((format!("{said} {} {of}", rules.signs.out_of), end));
    }
    times(&amount, at, rules)
        .or_else(|| measured_range(&amount, at, rules))
        .or_else(|| lasting(&amount, at, rules))
        .or_else(|| area(&amount, at, rules))
        .or_else(|| measured(&amount, at, rules).map(|(said, at, _)| (said, at)))
        .or_else(|| Some((amount.alone(start, at, rules), at)))
}

/// "5/10", "1 / 3".
fn two_numbers<'a>(first: &Number<'_>, at: Cursor<'a>, rules: &ReadingRules) -> Read<'a> {
    let n = first.plain()?;
    let slash = at.past_gap();
    let spaced = slash.kind(1) == Kind::Gap;
    if !slash.is(0, '/') || (at.kind(0) == Kind::Gap) != spaced {
        return None;
    }
    let next = slash.on(1).past_gap();
    if next.kind(0) != Kind::Number || (next.is_one_of(1, "/:") && next.kind(2) == Kind::Number) {
        return None;
    }
    let (second, end) = number(next, rules)?;
    let words = (first.said(rules, Form::Alone, None), second.said(rules, Form::Alone, None));
    // "24/7" and "90/90" are names.
    let out_of = spaced || second.plain().is_some_and(|of| n < of || (n == of && n <= MAX_COUNTED));
    let between = if out_of { format!(" {} ", rules.signs.out_of) } else { " ".into() };
    Some((format!("{}{between}{}", words.0, words.1), end))
}

/// The upper end of a range: "–4", " – 4".
fn range_end<'a>(at: Cursor<'a>, rules: &ReadingRules) -> Option<(Number<'a>, Cursor<'a>)> {
    let spaced = at.kind(0) == Kind::Gap && at.is_one_of(1, "-–—") && at.kind(2) == Kind::Gap;
    let dash = if spaced { at.on(1) } else { at };
    // "30 - 45 s", but not "10 - rest".
    if spaced && !dash.is(0, '–') && !unit_ahead(dash.on(3), rules) {
        return None;
    }
    if !dash.is_one_of(0, "-–—~") || vulgar_or_number(dash.on(1).past_gap()).is_none() {
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

/// "5 cm × 10 cm".
fn area<'a>(amount: &Amount<'_>, at: Cursor<'a>, rules: &ReadingRules) -> Read<'a> {
    let (said, end, measure) = measured(amount, at, rules)?;
    let sign = end.past_gap();
    let is_times = sign.is(0, '×') || matches!(sign.text(0), "x" | "X");
    let (second, after) = number(sign.on(1).past_gap(), rules).filter(|_| is_times)?;
    let (second, end, _) =
        measured(&Amount::of(second), after, rules).filter(|_| measure == Measure::Length)?;
    Some((format!("{said} {} {second}", rules.signs.by), end))
}

/// "3x", "3 × 30 s", "10 x 15 cm".
fn times<'a>(amount: &Amount<'_>, at: Cursor<'a>, rules: &ReadingRules) -> Read<'a> {
    let sign = at.past_gap();
    if !(sign.is(0, '×') || matches!(sign.text(0), "x" | "X")) {
        return None;
    }
    let next = sign.on(1).past_gap();
    if let Some((second, end)) = number(next, rules) {
        // "3 x 10–12".
        let (last, end) = range_end(end, rules).map_or((None, end), |(last, end)| (Some(last), end));
        let last = Amount { first: second, last, article: false };
        let said = amount.said(rules, Form::Alone, None);
        if let Some((second, end)) = lasting(&last, end, rules) {
            return Some((format!("{said} {} {second}", rules.signs.multiplied), end));
        }
        let (second, end, measure) = measured(&last, end, rules)
            .unwrap_or_else(|| (last.said(rules, Form::Alone, None), end, Measure::Other));
        let between = if measure == Measure::Length { rules.signs.by } else { rules.signs.multiplied };
        return Some((format!("{said} {between} {second}"), end));
    }
    // Spanish "10 x lado".
    let words = &rules.signs;
    if words.multiplied == words.per && words.each.contains(&next.text(0)) {
        return Some((format!("{} {}", amount.said(rules, Form::Alone, None), words.per), sign.on(1)));
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
