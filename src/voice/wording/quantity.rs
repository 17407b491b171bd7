//! Numbers with what belongs to them: ranges, breath counts, "out of", "times", "per".

use super::cursor::{Cursor, Kind};
use super::measure::{Amount, lasting, measured};
use super::tongue::{Form, Measure, Tongue};
use super::value::{Value, value};

/// A reading, and where what it reads ends.
type Read<'a> = Option<(String, Cursor<'a>)>;

/// How the quantity that begins here is said. `breathing`: the line speaks of breath.
pub(super) fn quantity<'a>(start: Cursor<'a>, tongue: &Tongue, breathing: bool) -> Read<'a> {
    // "$5": every engine knows its language's way with money.
    if start.is_one_of(-1, "$€£¥") {
        return None;
    }
    let (said, at) = sequence(start, tongue, breathing).or_else(|| amount(start, tongue))?;
    Some(per((tongue.declined)(said, &start.word_before()), at, tongue))
}

/// Three numbers and more with dashes between: a breath's counts, or a sequence.
fn sequence<'a>(start: Cursor<'a>, tongue: &Tongue, breathing: bool) -> Read<'a> {
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
    let words: Vec<String> = counts.iter().map(|n| (tongue.cardinal)(*n, Form::Alone)).collect();
    let named = tongue.words.articles.contains(&start.word_before().as_str())
        || tongue.words.breathing.iter().any(|stem| at.word_after().to_lowercase().starts_with(stem));
    let counted = counts.windows(2).all(|pair| pair[0].abs_diff(pair[1]) == 1);
    let said = if named {
        words.join(" ")
    } else if breathing && numbers.len() <= 4 && !counted {
        let parts = tongue.words.breath.iter().zip(&words).zip(&counts).filter(|(_, n)| **n > 0);
        parts.map(|((part, n), _)| part.replace("{}", n)).collect::<Vec<_>>().join(", ")
    } else {
        words.join(", ")
    };
    Some((said, at))
}

/// A number or a range, and what follows.
fn amount<'a>(start: Cursor<'a>, tongue: &Tongue) -> Read<'a> {
    let (first, at) = value(start, tongue)?;
    if let Some(read) = ordinal(&first, start, at, tongue).or_else(|| two_numbers(&first, at, tongue)) {
        return Some(read);
    }
    let (last, at) = range_end(at, tongue).map_or((None, at), |(last, at)| (Some(last), at));
    let amount = Amount { first, last };
    times(&amount, at, tongue)
        .or_else(|| lasting(&amount, at, tongue))
        .or_else(|| measured(&amount, at, tongue).map(|(said, at, _)| (said, at)))
        .or_else(|| Some((amount.alone(start, at, tongue), at)))
}

/// "1st", "3.º", "am 3. Tag"; also "in your 20s".
fn ordinal<'a>(first: &Value<'_>, start: Cursor<'a>, at: Cursor<'a>, tongue: &Tongue) -> Read<'a> {
    let n = first.plain()?;
    let before = start.word_before();
    let suffix = at.on(usize::from(at.is(0, '.')));
    if suffix.kind(0) == Kind::Word
        && let Some(said) = (tongue.suffixed)(n, suffix.text(0), &before)
    {
        return Some((said, suffix.on(1)));
    }
    let pointed = at.is(0, '.') && at.kind(1) == Kind::Gap && at.kind(2) == Kind::Word;
    Some(((tongue.pointed)(n, &before).filter(|_| pointed)?, at.on(1)))
}

/// "5/10" and "10:30".
fn two_numbers<'a>(first: &Value<'_>, at: Cursor<'a>, tongue: &Tongue) -> Read<'a> {
    let n = first.plain()?;
    if !at.is_one_of(0, "/:") || at.kind(1) != Kind::Number || at.is_one_of(2, "/:") {
        return None;
    }
    let (second, end) = value(at.on(1), tongue)?;
    let words = (first.said(tongue, Form::Alone, None), second.said(tongue, Form::Alone, None));
    // "24/7" and "90/90" are names; so is what stands on a clock.
    let out_of = at.is(0, '/') && second.plain().is_some_and(|of| n < of || (n == of && n <= 10));
    let between = if out_of { format!(" {} ", tongue.words.out_of) } else { " ".into() };
    Some((format!("{}{between}{}", words.0, words.1), end))
}

/// The upper end of a range: "–4", " – 4".
fn range_end<'a>(at: Cursor<'a>, tongue: &Tongue) -> Option<(Value<'a>, Cursor<'a>)> {
    let spaced = at.kind(0) == Kind::Gap && at.is(1, '–') && at.kind(2) == Kind::Gap;
    let dash = if spaced { at.on(1) } else { at };
    if !dash.is_one_of(0, "-–—") || vulgar_or_number(dash.on(1).past_gap()).is_none() {
        return None;
    }
    if dash.kind(1) == Kind::Gap && !spaced {
        return None;
    }
    value(dash.on(1).past_gap(), tongue)
}

fn vulgar_or_number(at: Cursor<'_>) -> Option<()> {
    (at.kind(0) == Kind::Number || at.is_one_of(0, "½⅓⅔¼¾")).then_some(())
}

/// "3x", "3 × 30 s", "10 x 15 cm".
fn times<'a>(amount: &Amount<'_>, at: Cursor<'a>, tongue: &Tongue) -> Read<'a> {
    let sign = at.past_gap();
    if !(sign.is(0, '×') || matches!(sign.text(0), "x" | "X")) {
        return None;
    }
    let next = sign.on(1).past_gap();
    if let Some((second, end)) = value(next, tongue) {
        let last = Amount { first: second, last: None };
        let said = amount.said(tongue, Form::Alone, None);
        if let Some((second, end)) = lasting(&last, end, tongue) {
            return Some((format!("{said} {} {second}", tongue.words.multiplied), end));
        }
        let (second, end, measure) = measured(&last, end, tongue)
            .unwrap_or_else(|| (last.said(tongue, Form::Alone, None), end, Measure::Other));
        let between = if measure == Measure::Length { tongue.words.by } else { tongue.words.multiplied };
        return Some((format!("{said} {between} {second}"), end));
    }
    let said = match (amount.first.plain(), &amount.last) {
        (Some(n), None) => (tongue.times)(n),
        _ => format!("{} {}", amount.said(tongue, Form::Feminine, None), tongue.many_times),
    };
    Some((said, sign.on(1)))
}

/// "6/min", "3x/week", "30 s/side".
fn per<'a>(said: String, at: Cursor<'a>, tongue: &Tongue) -> (String, Cursor<'a>) {
    if !at.is(0, '/') || at.kind(1) != Kind::Word {
        return (said, at);
    }
    let each = tongue.unit(at.text(1)).map_or(at.text(1), |unit| unit.one);
    (format!("{said} {} {each}", tongue.words.per), at.on(2))
}
