//! Amounts with their units: "20s", "3–4 cm", "1m40s", "2′30″".

use super::clock::{REACH, dash};
use super::cursor::{Cursor, Kind};
use super::number::{Number, number};
use super::ordinals::joint;
use crate::language::{Form, Measure, ReadingRules, Unit};

/// A number, or the two ends of a range.
pub(super) struct Amount<'a> {
    pub first: Number<'a>,
    pub last: Option<Number<'a>>,
    /// Whether an article stands before it, so that its unit may belong to the noun after it.
    pub article: bool,
}

impl<'a> Amount<'a> {
    /// A number alone.
    pub fn of(first: Number<'a>) -> Self {
        Self { first, last: None, article: false }
    }

    fn is_one(&self) -> bool {
        self.last.as_ref().unwrap_or(&self.first).is_one()
    }

    pub fn said(&self, rules: &ReadingRules, form: Form, unit: Option<&Unit>) -> String {
        match &self.last {
            None => self.first.said(rules, form, unit),
            Some(last) => {
                let first = self.first.said(rules, (rules.first_of_range)(form), None);
                format!("{first} {} {}", rules.signs.to, last.said(rules, form, unit))
            }
        }
    }

    /// Without a unit: a year, or a number before a noun.
    pub fn alone(&self, start: Cursor<'_>, end: Cursor<'_>, rules: &ReadingRules) -> String {
        let year = self.first.plain().filter(|n| (1800..2100).contains(n) && start.text(0).len() == 4);
        if let Some(year) = year
            && self.last.is_none()
            && rules.signs.before_year.contains(&start.word_before().as_str())
        {
            return (rules.year)(year);
        }
        // "1 or 2 times".
        let next = joint(end.past_gap(), rules).filter(|(said, _)| *said != rules.signs.and);
        if let Some(next) = next.map(|(_, next)| next.past_gap()).filter(|next| next.kind(0) == Kind::Number)
        {
            let form = (rules.form)(next.on(1).word_after());
            return self.said(rules, (rules.first_of_range)(form), None);
        }
        self.said(rules, (rules.form)(end.word_after()), None)
    }
}

/// A length of time or of the body in several parts: "1m40s", "1 h 5 min", "2′30″", "1h30", "5′10″ tall".
pub(super) fn lasting<'a>(
    amount: &Amount<'_>,
    at: Cursor<'a>,
    rules: &ReadingRules,
) -> Option<(String, Cursor<'a>)> {
    let (mut said, mut at, mut above) = part(amount, at, rules)?;
    let mut parts = 1;
    // "1 min. 30 s".
    let past_point =
        |at: Cursor<'a>| if at.is(0, '.') && at.kind(1) == Kind::Gap { at.on(2) } else { at.past_gap() };
    while let Some((next, after)) = number(past_point(at), rules) {
        // The last unit may be left out: "1h30", "2′30".
        if at.kind(0) == Kind::Number
            && at.text(0).len() == 2
            && after.kind(0) != Kind::Word
            && !is_prime(after)
        {
            said = format!("{said} {}", next.said(rules, Form::Alone, None));
            (at, parts) = (after, parts + 1);
            break;
        }
        let zero = next.is_zero();
        let Some((more, after, rank)) = part(&Amount::of(next), after, rules) else {
            break;
        };
        if rank >= above {
            break;
        }
        // "2′00″" is two minutes.
        if !zero {
            said = format!("{said} {more}");
        }
        (at, above, parts) = (after, rank, parts + 1);
    }
    (parts > 1).then_some((said, at))
}

/// One part of it, and its rank; "m" is a minute here.
fn part<'a>(amount: &Amount<'_>, at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>, u8)> {
    let written = at.past_gap();
    let unit = if is_prime(at) { prime(at, rules) } else { rules.unit(minutes(written.text(0))) }?;
    let rank = match unit.measure {
        Measure::Time(rank) => rank,
        _ if is_prime(at) => 1 + u8::from(at.is(0, '′')),
        _ => return None,
    };
    Some((with_unit(amount, written.text(0), unit, rules), written.on(1), rank))
}

fn minutes(written: &str) -> &str {
    if written == "m" { "min" } else { written }
}

fn is_prime(at: Cursor<'_>) -> bool {
    at.is_one_of(0, "′″")
}

/// The unit of a prime: feet and inches where the words beside it say so, and otherwise minutes and seconds.
fn prime(at: Cursor<'_>, rules: &ReadingRules) -> Option<&'static Unit> {
    let is_length = is_length(at, rules);
    rules.unit(match at.text(0) {
        "′" if is_length => "′",
        "″" if is_length => "″",
        "′" => "min",
        _ => "s",
    })
}

/// Whether the number with this prime is a length, by the words before and after it.
fn is_length(at: Cursor<'_>, rules: &ReadingRules) -> bool {
    let signs = &rules.signs;
    let mut begin = at;
    while begin.kind(-1) == Kind::Number
        || begin.is_one_of(-1, "½⅓⅔¼¾⅛.,-–—/′″")
        || (begin.kind(-1) == Kind::Gap && (begin.kind(-2) == Kind::Number || begin.is_one_of(-2, "-–—′″")))
    {
        begin = begin.back(1);
    }
    let mut end = at;
    while end.kind(0) == Kind::Number
        || is_prime(end)
        || (end.is(-1, '′') && end.kind(0) == Kind::Gap && end.is(2, '″'))
        || (end.is_one_of(0, "-–—.,/") && end.kind(1) == Kind::Number)
    {
        end = end.on(1);
    }
    let next = end.word_after().to_lowercase();
    let second = end.on(2).word_after().to_lowercase();
    let is_small = at.is(0, '″') && (begin.is_one_of(0, "½⅓⅔¼¾⅛") || begin.is(1, '/'));
    let is_thing = |word: &str| !word.is_empty() && signs.things.iter().any(|thing| word.ends_with(thing));
    let of_thing = begin.at_word_before().filter(|at| signs.before_size.contains(&at.text(0)));
    let before = begin.word_before();
    if signs.feet && is_height(begin) {
        let mut word = Some(begin);
        let lasts = (0..REACH).any(|_| {
            word = word.and_then(Cursor::at_word_before);
            let before = word.map(|at| at.text(0).to_lowercase()).unwrap_or_default();
            before != "between" && signs.lasting.contains(&before.as_str())
        });
        return !lasts && !signs.lasting.contains(&next.as_str());
    }
    signs.far.contains(&next.as_str())
        || (!signs.lasting.contains(&before.as_str())
            && (is_small
                || is_thing(&next)
                || is_thing(&second)
                || signs.moves.contains(&before.as_str())
                || of_thing.is_some_and(|at| is_thing(&at.word_before()))))
}

/// Whether a person may be this tall: "5′ 10″".
fn is_height(at: Cursor<'_>) -> bool {
    let inches = at.on(2).past_gap();
    let is_under =
        |at: Cursor<'_>, from: u64, to: u64| at.text(0).parse().is_ok_and(|n| (from..to).contains(&n));
    at.is(1, '′') && is_under(at, 3, 9) && is_under(inches, 0, 12) && inches.is(1, '″')
}

/// An amount with its unit, and what that measures.
pub(super) fn measured<'a>(
    amount: &Amount<'_>,
    at: Cursor<'a>,
    rules: &ReadingRules,
) -> Option<(String, Cursor<'a>, Measure)> {
    let hyphen = at.is(0, '-') && at.kind(1) == Kind::Word && !at.is(2, '-');
    let written = if hyphen { at.on(1) } else { at.past_gap() };
    let (unit, text, end) = unit_at(written, at.kind(0) != Kind::Gap, rules)?;
    // German "5-Min.-Pause".
    if hyphen && end.is(0, '.') && end.is(1, '-') && end.kind(2) == Kind::Word {
        let said = amount.said(rules, unit.form, None);
        return Some((format!("{said}-{}-{}", unit.many, end.text(2)), end.on(3), unit.measure));
    }
    // "a 30-sec hold", "a 30 s hold".
    let short = !is_full(unit, &text) && !unit.one.contains(' ') && text != "%";
    let goes_on = end.kind(0) == Kind::Gap && end.text(1).starts_with(char::is_lowercase);
    if hyphen || (amount.article && short && goes_on) {
        let said = amount.said(rules, unit.form, None);
        return Some((format!("{said}-{}", unit.one), end, unit.measure));
    }
    Some((with_unit(amount, &text, unit, rules), past_point(end), unit.measure))
}

/// After the point of "5 min.", which also ends the sentence, if the sentence may end here.
fn past_point(end: Cursor<'_>) -> Cursor<'_> {
    let goes_on = end.kind(1) == Kind::Gap && end.kind(2) != Kind::Number && !end.on(1).is_end();
    let ends_range = end.on(1).past_gap().is_one_of(0, "-–—");
    if end.is(0, '.') && (goes_on || ends_range || end.is(1, '/')) { end.on(1) } else { end }
}

/// A range with a unit at both ends: "30s–45s", "90°–100°", "30 s – 1 min".
pub(super) fn measured_range<'a>(
    amount: &Amount<'_>,
    at: Cursor<'a>,
    rules: &ReadingRules,
) -> Option<(String, Cursor<'a>)> {
    let (first, text, end) = unit_at(at.past_gap(), at.kind(0) != Kind::Gap, rules)?;
    let end = past_point(end);
    let from = dash(end)?;
    let (second, after) = number(from, rules)?;
    let (last, _, _) = unit_at(after.past_gap(), after.kind(0) != Kind::Gap, rules)?;
    let rising = second.value() > amount.first.value();
    if std::ptr::eq(first, last) && (rising || end.kind(0) != Kind::Gap) {
        let both = Amount { first: amount.first.clone(), last: Some(second), article: amount.article };
        return measured(&both, after, rules).map(|(said, end, _)| (said, end));
    }
    let (Measure::Time(lower), Measure::Time(upper)) = (first.measure, last.measure) else { return None };
    let (last, end, _) = measured(&Amount::of(second), after, rules)?;
    let first = with_unit(amount, &text, first, rules);
    (upper > lower).then(|| (format!("{first} {} {last}", rules.signs.to), end))
}

/// The unit written here; `joined` if nothing stands between it and its number.
fn unit_at<'a>(
    at: Cursor<'a>,
    joined: bool,
    rules: &ReadingRules,
) -> Option<(&'static Unit, String, Cursor<'a>)> {
    if is_prime(at) {
        return Some((prime(at, rules)?, String::new(), at.on(1)));
    }
    if at.is(0, '°') {
        let scale = at.on(1).past_gap();
        if let Some(unit) = rules.unit(&format!("°{}", scale.text(0))).filter(|_| scale.kind(0) == Kind::Word)
        {
            return Some((unit, String::new(), scale.on(1)));
        }
    }
    // In balm "5m" is minutes. With a gap, or a place after it, it is metres.
    let far = || rules.signs.far.contains(&at.on(1).word_after().to_lowercase().as_str());
    // "in" is a word, "in." is not.
    if at.is(1, '.')
        && let Some(unit) = rules.unit(&format!("{}.", at.text(0)))
    {
        return Some((unit, at.text(0).to_owned(), at.on(1)));
    }
    let written = if joined && !far() { minutes(at.text(0)) } else { at.text(0) };
    Some((rules.unit(written)?, at.text(0).to_owned(), at.on(1)))
}

/// Whether the name of a unit is written in full.
fn is_full(unit: &Unit, written: &str) -> bool {
    [unit.one, unit.many].iter().any(|name| name.to_lowercase() == written.to_lowercase())
}

/// An amount of money whose sign stands before it: "$5", "€5–10", "US$5", "CHF 20".
pub(super) fn money<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>)> {
    let signs = if start.kind(0) == Kind::Word && start.is(1, '$') { 2 } else { 1 };
    let written = [start.text(0), if signs == 2 { "$" } else { "" }].concat();
    let unit =
        rules.unit(&written).filter(|unit| unit.measure == Measure::Money && !is_full(unit, &written))?;
    let at = start.on(signs - 1);
    let (first, end) = number(at.on(1).past_gap(), rules)?;
    let last = dash(end).map(|from| from.on(usize::from(from.text(0) == at.text(0))));
    let last = last.and_then(|from| number(from, rules));
    let (last, end) = last.map_or((None, end), |(last, end)| (Some(last), end));
    Some((with_unit(&Amount { first, last, article: false }, "", unit, rules), end))
}

fn with_unit(amount: &Amount<'_>, written: &str, unit: &Unit, rules: &ReadingRules) -> String {
    let halved = amount.first.halved().filter(|_| amount.last.is_none());
    if let Some((whole, fraction)) = halved
        && (amount.first.is_fraction() || matches!(unit.measure, Measure::Time(_)))
    {
        return (rules.fraction)(whole, fraction, Some(unit), unit.form);
    }
    if let Some((whole, cents)) = amount.first.in_cents()
        && unit.measure == Measure::Money
        && amount.last.is_none()
    {
        let name = if whole == 1 { unit.one } else { unit.many };
        let said = format!("{} {name}", (rules.cardinal)(whole, unit.form));
        let cents = (cents > 0).then(|| format!(" {}", (rules.cardinal)(cents, Form::Alone)));
        return said + &cents.unwrap_or_default();
    }
    let time = matches!(unit.measure, Measure::Time(_)).then_some(unit);
    let said = amount.said(rules, unit.form, time);
    let name = if amount.is_one() { unit.one } else { unit.many };
    // A name written in full stays as it is written: "a 5 minute break".
    format!("{said} {}", if is_full(unit, written) { written } else { name })
}
