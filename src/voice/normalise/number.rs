//! A number as it is written: digits, thousands, decimals, fractions, a minus.

use super::cursor::{Cursor, Kind};
use crate::language::{Form, ReadingRules, Unit};

/// Numbers from here on are left to the voice.
const MAX_WHOLE: u64 = 1_000_000_000;

/// A number that can be put into words.
#[derive(Clone, Debug)]
pub(super) struct Number<'a> {
    whole: u64,
    /// After the decimal mark; empty if there is none.
    decimals: &'a str,
    fraction: Option<(u64, u64)>,
    minus: bool,
    /// "07": read digit by digit.
    padded: Option<&'a str>,
}

impl Number<'_> {
    /// Whether it is exactly one.
    pub fn is_one(&self) -> bool {
        self.plain() == Some(1)
    }

    /// Its value, if it is a whole number without a sign.
    pub fn plain(&self) -> Option<u64> {
        let plain =
            self.decimals.is_empty() && self.fraction.is_none() && !self.minus && self.padded.is_none();
        plain.then_some(self.whole)
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.whole == 0 && self.fraction.is_none() && self.decimals.is_empty()
    }

    /// Its size.
    pub fn value(&self) -> f64 {
        let (part, of) = self.fraction.unwrap_or((0, 1));
        let decimals: f64 = format!("0.{}", self.decimals).parse().unwrap_or_default();
        let size = self.whole as f64 + decimals + part as f64 / of as f64;
        if self.minus { -size } else { size }
    }

    /// A fraction or ".5", as a whole and a part: people say "one and a half".
    pub fn halved(&self) -> Option<(u64, (u64, u64))> {
        match self.fraction {
            Some(fraction) => Some((self.whole, fraction)),
            None if self.decimals == "5" => Some((self.whole, (1, 2))),
            None => None,
        }
    }

    /// Its whole part, and the two digits after the decimal mark: those of an amount of money.
    pub fn in_cents(&self) -> Option<(u64, u64)> {
        let cents = self.decimals.parse().ok().filter(|_| self.decimals.len() == 2);
        cents.filter(|_| !self.minus).map(|cents| (self.whole, cents))
    }

    /// Whether it is written as a fraction.
    pub fn is_fraction(&self) -> bool {
        self.fraction.is_some()
    }

    /// In words; a fraction includes its unit.
    pub fn said(&self, rules: &ReadingRules, form: Form, unit: Option<&Unit>) -> String {
        let minus = if self.minus { format!("{} ", rules.signs.minus) } else { String::new() };
        if let Some(fraction) = self.fraction {
            return minus + &(rules.fraction)(self.whole, fraction, unit, form);
        }
        if let Some(digits) = self.padded.filter(|_| unit.is_none()) {
            return minus + &digit_by_digit(digits, rules);
        }
        if self.decimals.is_empty() {
            return minus + &(rules.cardinal)(self.whole, form);
        }
        let whole = (rules.cardinal)(self.whole, Form::Alone);
        format!("{minus}{whole} {} {}", rules.signs.point, digit_by_digit(self.decimals, rules))
    }
}

fn digit_by_digit(digits: &str, rules: &ReadingRules) -> String {
    let digits = digits.bytes().map(|digit| (rules.cardinal)(u64::from(digit - b'0'), Form::Alone));
    digits.collect::<Vec<_>>().join(" ")
}

/// The number that begins here, and where it ends.
pub(super) fn number<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Option<(Number<'a>, Cursor<'a>)> {
    let minus = start.is_one_of(0, "-−") && !start.is_read(-1) && !start.is(-1, ')');
    let at = start.on(usize::from(minus));
    if let Some(fraction) = vulgar(at.text(0)) {
        let number = Number { whole: 0, decimals: "", fraction: Some(fraction), minus, padded: None };
        return Some((number, at.on(1)));
    }
    if at.is_one_of(0, ".,") && at.kind(1) == Kind::Number && !at.is_read(-1) && at.text(1).len() < 9 {
        // ".5"
        let number = Number { whole: 0, decimals: at.text(1), fraction: None, minus, padded: None };
        return Some((number, at.on(2)));
    }
    // Inside "1.2.3", which is not a number.
    if at.kind(0) != Kind::Number || (at.is_one_of(-1, ".,") && at.kind(-2) == Kind::Number) {
        return None;
    }
    let digits = at.text(0);
    let (whole, mut at) = whole(at, rules)?;
    let mut number = Number { whole, decimals: "", fraction: None, minus, padded: None };
    // Before a unit a comma is a decimal mark in every language: "1,5 cm".
    let comma = at.is(0, ',') && at.text(1).len() <= 2 && unit_ahead(at.on(2), rules);
    let decimal = at.is(0, rules.decimal) || at.is(0, '.') || comma;
    if decimal && at.kind(1) == Kind::Number {
        number.decimals = at.text(1);
        at = at.on(2);
        if number.decimals.len() > 9 || (at.is_one_of(0, ".,") && at.kind(1) == Kind::Number) {
            return None;
        }
    } else if let Some((fraction, after)) = fraction(at, whole, rules) {
        // "1/2": the digits before the slash are no whole.
        number.whole = if at.is(0, '/') { 0 } else { whole };
        number.fraction = Some(fraction);
        at = after;
    } else if digits.len() > 1 && digits.starts_with('0') {
        number.padded = Some(digits);
    }
    Some((number, at))
}

/// Whether a unit follows the digits before `at`, or those of the end of a range.
pub(super) fn unit_ahead(at: Cursor<'_>, rules: &ReadingRules) -> bool {
    let mut at = at;
    if at.past_gap().is_one_of(0, "-–") {
        at = at.past_gap().on(1).past_gap().on(1);
        at = at.on(if at.is_one_of(0, ".,") { 2 } else { 0 });
    }
    let unit = at.past_gap();
    unit.is_one_of(0, "′″") || rules.unit(unit.text(0)).is_some()
}

/// Digits, with marks between thousands.
fn whole<'a>(start: Cursor<'a>, rules: &ReadingRules) -> Option<(u64, Cursor<'a>)> {
    let mut digits = start.text(0).to_owned();
    let mut at = start.on(1);
    let grouped =
        |at: Cursor<'_>| at.is(0, rules.thousands) && at.kind(1) == Kind::Number && at.text(1).len() == 3;
    if digits.len() <= 3 && !digits.starts_with('0') {
        while grouped(at) && digits.len() < 12 {
            digits.push_str(at.text(1));
            at = at.on(2);
        }
    }
    let whole = (digits.len() < 12).then(|| digits.parse().ok()).flatten().filter(|n| *n < MAX_WHOLE)?;
    Some((whole, at))
}

/// A fraction after the digits `upper`: "½", " 1/2", or "/2", whose numerator they are.
fn fraction<'a>(at: Cursor<'a>, upper: u64, rules: &ReadingRules) -> Option<((u64, u64), Cursor<'a>)> {
    let lower = |at: Cursor<'_>| {
        let lower: u64 = at.text(0).parse().ok().filter(|n| [2, 3, 4, 8].contains(n))?;
        (at.kind(0) == Kind::Number && !at.is_one_of(1, "/.")).then_some(lower)
    };
    if at.is(0, '/') {
        let counted = at.back(1).word_before();
        let of = lower(at.on(1)).filter(|of| (1..*of).contains(&upper))?;
        return (!rules.signs.counted.contains(&counted.as_str())).then_some(((upper, of), at.on(2)));
    }
    let hyphen = at.is(0, '-') && at.kind(1) == Kind::Number;
    let next = at.past_gap().on(usize::from(hyphen));
    if let Some(fraction) = vulgar(next.text(0)) {
        return Some((fraction, next.on(1)));
    }
    if !(at.kind(0) == Kind::Gap || hyphen) || next.kind(0) != Kind::Number || !next.is(1, '/') {
        return None;
    }
    let of = lower(next.on(2))?;
    let part = next.text(0).parse().ok().filter(|part| (1..of).contains(part))?;
    Some(((part, of), next.on(3)))
}

fn vulgar(sign: &str) -> Option<(u64, u64)> {
    Some(match sign {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    })
}
