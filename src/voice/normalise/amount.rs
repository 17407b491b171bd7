//! Amounts with their units: "20s", "3–4 cm", "1m40s".

use super::cursor::{Cursor, Kind};
use super::number::{Number, number};
use crate::language::{Form, Measure, ReadingRules, Unit};

/// A number, or the two ends of a range.
pub(super) struct Amount<'a> {
    pub first: Number<'a>,
    pub last: Option<Number<'a>>,
}

impl Amount<'_> {
    fn is_one(&self) -> bool {
        self.last.is_none() && self.first.is_one()
    }

    pub fn said(&self, rules: &ReadingRules, form: Form, unit: Option<&Unit>) -> String {
        match &self.last {
            None => self.first.said(rules, form, unit),
            Some(last) => {
                let first = self.first.said(rules, Form::Alone, None);
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
        self.said(rules, (rules.form)(end.word_after()), None)
    }
}

/// A length of time of several parts: "1m40s", "1 h 5 min".
pub(super) fn lasting<'a>(
    amount: &Amount<'_>,
    at: Cursor<'a>,
    rules: &ReadingRules,
) -> Option<(String, Cursor<'a>)> {
    let (mut said, mut at, mut above) = timed(amount, at, rules)?;
    let mut parts = 1;
    while let Some((next, after)) = number(at.past_gap(), rules) {
        let Some((more, after, rank)) = timed(&Amount { first: next, last: None }, after, rules) else {
            break;
        };
        if rank >= above {
            break;
        }
        said = format!("{said} {more}");
        (at, above, parts) = (after, rank, parts + 1);
    }
    (parts > 1).then_some((said, at))
}

/// One part of a length of time; "m" is a minute here.
fn timed<'a>(amount: &Amount<'_>, at: Cursor<'a>, rules: &ReadingRules) -> Option<(String, Cursor<'a>, u8)> {
    let written = at.past_gap();
    let unit = rules.unit(if written.text(0) == "m" { "min" } else { written.text(0) })?;
    let Measure::Time(rank) = unit.measure else { return None };
    Some((with_unit(amount, written.text(0), unit, rules), written.on(1), rank))
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
    if hyphen {
        // "a 30-sec hold".
        let said = amount.said(rules, unit.form, None);
        return Some((format!("{said}-{}", unit.one), end, unit.measure));
    }
    // The point of "5 min." also ends the sentence, if the sentence may end here.
    let goes_on = end.kind(1) == Kind::Gap && end.kind(2) != Kind::Number && !end.on(1).is_end();
    let end = if end.is(0, '.') && goes_on { end.on(1) } else { end };
    Some((with_unit(amount, &text, unit, rules), end, unit.measure))
}

/// The unit written here; `joined` if nothing stands between it and its number.
fn unit_at<'a>(
    at: Cursor<'a>,
    joined: bool,
    rules: &ReadingRules,
) -> Option<(&'static Unit, String, Cursor<'a>)> {
    if at.is(0, '°') {
        let scale = at.on(1).past_gap();
        if let Some(unit) = rules.unit(&format!("°{}", scale.text(0))).filter(|_| scale.kind(0) == Kind::Word)
        {
            return Some((unit, String::new(), scale.on(1)));
        }
    }
    // In balm "5m" is minutes. With a gap, or a place after it, it is metres.
    let far = || rules.signs.far.contains(&at.on(1).word_after().to_lowercase().as_str());
    let written = if at.text(0) == "m" && joined && !far() { "min" } else { at.text(0) };
    Some((rules.unit(written)?, at.text(0).to_owned(), at.on(1)))
}

fn with_unit(amount: &Amount<'_>, written: &str, unit: &Unit, rules: &ReadingRules) -> String {
    let halved = amount.first.halved().filter(|_| amount.last.is_none());
    if let Some((whole, fraction)) = halved
        && (amount.first.is_fraction() || matches!(unit.measure, Measure::Time(_)))
    {
        return (rules.fraction)(whole, fraction, Some(unit));
    }
    let said = amount.said(rules, unit.form, None);
    let name = if amount.is_one() { unit.one } else { unit.many };
    // A name written in full stays as it is written: "a 5 minute break".
    let full = [unit.one, unit.many].iter().any(|name| name.to_lowercase() == written.to_lowercase());
    format!("{said} {}", if full { written } else { name })
}
