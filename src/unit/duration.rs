//! Lengths of time as people write them: `45s`, `1m40s`, `1 hour 5 minutes`.

use std::fmt;

use serde::{Serialize, Serializer};

/// A length of time in whole milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(u64);

/// Why a text is not a length of time. `Display` says it in words, remedy included.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DurationError {
    /// Nothing but blanks.
    #[error("a length of time is missing; write it like \"45s\" or \"1m40s\"")]
    Empty,
    /// A number without a unit: seconds or minutes cannot be guessed.
    #[error("is \"{0}\" seconds or minutes? write \"{0}s\" or \"{0}m\"")]
    NoUnit(String),
    /// A unit that is none of h, m, s or their words.
    #[error("\"{0}\" is not a unit of time; use h, m or s")]
    UnknownUnit(String),
    /// Something that is not a number where one is due.
    #[error("\"{0}\" is not a length of time; write it like \"45s\" or \"1m40s\"")]
    NotANumber(String),
    /// Units must go from large to small, each at most once.
    #[error("write hours, then minutes, then seconds, each at most once: \"1h5m30s\"")]
    Order,
    /// `1m75s`: the second part is worth more than the first unit.
    #[error("{0} is more than fits under the larger unit; carry it over")]
    Carry(String),
    /// A decimal anywhere but in the last part, or finer than a millisecond.
    #[error("only the last part may have decimals, three at most: \"1m 2.5s\"")]
    Decimal,
    /// More than can be counted.
    #[error("that is longer than balm can count")]
    TooLong,
}

impl Duration {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// From whole milliseconds.
    #[must_use]
    pub const fn from_millis(ms: u64) -> Self {
        Self(ms)
    }

    /// From whole seconds.
    #[must_use]
    pub const fn from_secs(s: u64) -> Self {
        Self(s.saturating_mul(1000))
    }

    /// In whole milliseconds.
    #[must_use]
    pub const fn millis(self) -> u64 {
        self.0
    }

    /// In seconds, for arithmetic on sound.
    #[must_use]
    pub fn secs(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// The sum, at most what can be counted.
    #[must_use]
    pub const fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The sum, or `None` beyond what can be counted.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(ms) => Some(Self(ms)),
            None => None,
        }
    }

    /// `n` times as long, or `None` beyond what can be counted.
    #[must_use]
    pub const fn checked_mul(self, n: u64) -> Option<Self> {
        match self.0.checked_mul(n) {
            Some(ms) => Some(Self(ms)),
            None => None,
        }
    }

    /// The difference, never below zero.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// A share of this length, rounded to the millisecond. `share` is in thousandths.
    #[must_use]
    pub const fn thousandths(self, share: u64) -> Self {
        Self((self.0 / 1000).saturating_mul(share) + self.0 % 1000 * share / 1000)
    }

    /// As on a clock: `4:05`, `1:02:03`. Rounded to the nearest second.
    #[must_use]
    pub fn clock(self) -> String {
        let s = (self.0 + 500) / 1000;
        match (s / 3600, s / 60 % 60, s % 60) {
            (0, m, s) => format!("{m}:{s:02}"),
            (h, m, s) => format!("{h}:{m:02}:{s:02}"),
        }
    }

    /// As one says it: `45 s`, `4 min`, `1 min 40 s`, `1 h 5 min`. Rounded to the nearest second.
    #[must_use]
    pub fn spoken(self) -> String {
        let s = (self.0 + 500) / 1000;
        let parts = [(s / 3600, "h"), (s / 60 % 60, "min"), (s % 60, "s")];
        let said: Vec<_> = parts.iter().filter(|p| p.0 > 0).map(|(n, unit)| format!("{n} {unit}")).collect();
        if said.is_empty() { "0 s".to_owned() } else { said.join(" ") }
    }

    /// Reads `45s`, `1m40s`, `1 hour 5 min`, `2.5 s`.
    ///
    /// Groups go from large to small, each unit once, blanks anywhere between; only the last
    /// group may carry decimals. Whole milliseconds inside: no rounding, no float.
    ///
    /// # Errors
    /// [`DurationError`] with the remedy in words.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(DurationError::Empty);
        }
        let (mut total, mut above, mut decimals) = (0u64, None, false);
        while !rest.is_empty() {
            if decimals {
                return Err(DurationError::Decimal);
            }
            let (number, after) = split_while(rest, |c| c.is_ascii_digit() || c == '.');
            if number.is_empty() {
                return Err(DurationError::NotANumber(excerpt(text)));
            }
            let (unit, after) = split_while(after.trim_start(), char::is_alphabetic);
            if unit.is_empty() {
                return Err(if after.is_empty() && total == 0 {
                    DurationError::NoUnit(excerpt(number))
                } else {
                    DurationError::NotANumber(excerpt(text))
                });
            }
            let unit_ms = unit_millis(unit).ok_or_else(|| DurationError::UnknownUnit(excerpt(unit)))?;
            if above.is_some_and(|above| unit_ms >= above) {
                return Err(DurationError::Order);
            }
            decimals = number.contains('.');
            let ms = scaled(number, unit_ms)?;
            if above.is_some_and(|above| ms >= above) {
                return Err(DurationError::Carry(excerpt(&format!("{number}{unit}"))));
            }
            total = total.checked_add(ms).ok_or(DurationError::TooLong)?;
            above = Some(unit_ms);
            rest = after.trim_start();
        }
        Ok(Self(total))
    }
}

fn unit_millis(unit: &str) -> Option<u64> {
    match unit {
        "h" | "hour" | "hours" => Some(3_600_000),
        "m" | "min" | "minute" | "minutes" => Some(60_000),
        "s" | "sec" | "second" | "seconds" => Some(1000),
        _ => None,
    }
}

/// `number` (digits, at most one point) times `unit_ms`, exactly.
fn scaled(number: &str, unit_ms: u64) -> Result<u64, DurationError> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let bad = || DurationError::NotANumber(excerpt(number));
    if whole.is_empty() || fraction.contains('.') || (number.contains('.') && fraction.is_empty()) {
        return Err(bad());
    }
    if fraction.len() > 3 {
        return Err(DurationError::Decimal);
    }
    let whole: u64 = whole.parse().map_err(|_| DurationError::TooLong)?;
    let thousandths: u64 = format!("{fraction:0<3}").parse().map_err(|_| bad())?;
    let whole = whole.checked_mul(unit_ms).ok_or(DurationError::TooLong)?;
    whole.checked_add(thousandths * unit_ms / 1000).ok_or(DurationError::TooLong)
}

fn split_while(text: &str, keep: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !keep(c)).unwrap_or(text.len()))
}

/// Enough of a stranger's text to recognise it by.
fn excerpt(text: &str) -> String {
    text.chars().take(24).collect()
}

impl fmt::Display for Duration {
    /// The shortest spelling that reads back the same: `1h5m`, `1m40s`, `2.5s`, `0s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (h, m, ms) = (self.0 / 3_600_000, self.0 / 60_000 % 60, self.0 % 60_000);
        if h > 0 {
            write!(f, "{h}h")?;
        }
        if m > 0 {
            write!(f, "{m}m")?;
        }
        if ms % 1000 != 0 {
            let decimals = format!("{:03}", ms % 1000);
            write!(f, "{}.{}s", ms / 1000, decimals.trim_end_matches('0'))?;
        } else if ms > 0 || self.0 == 0 {
            write!(f, "{}s", ms / 1000)?;
        }
        Ok(())
    }
}

impl Serialize for Duration {
    /// Seconds, as a number: what a script wants.
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64(self.secs())
    }
}
