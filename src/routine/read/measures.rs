//! Lengths of time, breaths and levels, read from what people write.

use std::ops::RangeInclusive;

use toml::de::DeValue;

use super::findings::{Findings, short};
use super::key_value::{Field, Scope};
use crate::routine::format::keys::bounds::{self, SHORT};
use crate::routine::model::{Breath, Length};
use crate::unit::{Decibels, Duration, DurationError};

const SECOND: Duration = Duration::from_secs(1);

impl Field<'_> {
    /// A length of time within bounds.
    pub fn duration(&self, range: RangeInclusive<Duration>, findings: &mut Findings) -> Option<Duration> {
        let parsed = match self.value.get_ref() {
            DeValue::Integer(n) if n.radix() == 10 && n.as_str().bytes().all(|b| b.is_ascii_digit()) => {
                Err(DurationError::NoUnit(short(n.as_str())))
            }
            DeValue::Float(n) if is_plain_number(n.as_str()) && !n.as_str().starts_with('-') => {
                Err(DurationError::NoUnit(short(n.as_str())))
            }
            DeValue::String(text) => Duration::parse(text),
            _ => {
                findings
                    .wrong_type(self.key, self.value, "a length of time")
                    .help("write it like \"45s\" or \"1m40s\"");
                return None;
            }
        };
        match parsed {
            Ok(length) if range.contains(&length) => return Some(length),
            Ok(length) => {
                let message =
                    format!("\"{}\" is {length}: it must be {} to {}", self.key, range.start(), range.end());
                findings.error("out-of-range", self.span(), message);
            }
            Err(error) => bad_duration(&error, self.span(), findings),
        }
        None
    }

    /// The length of a step: a time, or a number of breaths.
    pub fn length(&self, findings: &mut Findings) -> Option<Length> {
        if let DeValue::String(text) = self.value.get_ref()
            && let Some(count) =
                text.trim().strip_suffix("breaths").or_else(|| text.trim().strip_suffix("breath"))
        {
            let count = count.trim();
            let digits = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
            let breaths = count.parse().ok().filter(|n| digits && bounds::BREATHS.contains(n));
            if breaths.is_none() {
                let message = format!("\"{}\" is not a number of breaths", short(text));
                findings.error("bad-duration", self.span(), message).help("write it like \"6 breaths\"");
            }
            return breaths.map(Length::Breaths);
        }
        self.duration(bounds::STEP, findings).map(Length::Time)
    }

    /// `"in-hold-out"` or `"in-hold-out-rest"` in seconds.
    pub fn breath(&self, findings: &mut Findings) -> Option<Breath> {
        let text = self.text(SHORT, findings)?;
        let phases: Option<Vec<Duration>> = text.split('-').map(|phase| phase_of(phase.trim())).collect();
        let breath = match phases.as_deref() {
            Some(&[inhale, hold, out]) => Some(Breath { inhale, hold, out, rest: Duration::ZERO }),
            Some(&[inhale, hold, out, rest]) => Some(Breath { inhale, hold, out, rest }),
            _ => None,
        };
        let good =
            breath.filter(|b| b.inhale > Duration::ZERO && b.out > Duration::ZERO && b.cycle() >= SECOND);
        if good.is_none() {
            findings
                .error("bad-breath", self.span(), format!("\"{}\" is not a breath", short(text)))
                .help("write the seconds for in, hold and out: \"4-0-6\"; a rest may follow: \"4-4-4-4\"");
        }
        good
    }

    /// An attenuation, `"-6 dB"`.
    pub fn gain(&self, findings: &mut Findings) -> Option<Decibels> {
        if !self.value.get_ref().is_str() {
            findings
                .wrong_type(self.key, self.value, "a level in quotes")
                .help(format!("write it like {} = \"-6 dB\"", self.key));
            return None;
        }
        let text = self.text(SHORT, findings)?;
        let number =
            text.strip_suffix(" dB").filter(|n| is_plain_number(n)).and_then(|n| n.parse::<f32>().ok());
        match number {
            Some(db) if (-60.0..=0.0).contains(&db) => return Some(Decibels(db + 0.0)),
            Some(db) if db > 0.0 => findings
                .error("out-of-range", self.span(), format!("\"{}\" can only make quieter", self.key))
                .help("write a level from \"-60 dB\" to \"0 dB\""),
            Some(_) => findings
                .error("out-of-range", self.span(), format!("\"{}\" is too quiet to hear", self.key))
                .help("write a level from \"-60 dB\" to \"0 dB\""),
            None => findings
                .error("bad-gain", self.span(), format!("\"{}\" is not a level", short(text)))
                .help("write it like \"-6 dB\", with a space before dB"),
        };
        None
    }
}

/// Says what is wrong with a length of time, the remedy apart from the fault.
pub fn bad_duration(error: &DurationError, span: std::ops::Range<usize>, findings: &mut Findings) {
    let (message, help) = match error {
        DurationError::NoUnit(n) => {
            (format!("is {n} seconds or minutes?"), Some(format!("write \"{n}s\" or \"{n}m\"")))
        }
        error => match error.to_string().split_once("; ") {
            Some((message, help)) => (message.to_owned(), Some(help.to_owned())),
            None => (error.to_string(), None),
        },
    };
    let finding = findings.error("bad-duration", span, message);
    if let Some(help) = help {
        finding.help(help);
    }
}

/// One phase of a breath: seconds, up to a minute.
fn phase_of(text: &str) -> Option<Duration> {
    let plain = is_plain_number(text) && !text.starts_with('-');
    let length = plain.then(|| Duration::parse(&format!("{text}s")).ok())??;
    (length <= Duration::from_secs(60)).then_some(length)
}

/// Digits, perhaps with a sign before and decimals behind: nothing `f32` would read besides.
fn is_plain_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
    match text.strip_prefix('-').unwrap_or(text).split_once('.') {
        Some((whole, decimals)) => digits(whole) && digits(decimals),
        None => digits(text.strip_prefix('-').unwrap_or(text)),
    }
}

/// `min` and `max` of a step or of the whole, the one not above the other.
pub fn shortest_and_longest(
    scope: Scope<'_>,
    findings: &mut Findings,
) -> (Option<Duration>, Option<Duration>) {
    let min = scope.get("min").and_then(|f| f.duration(bounds::FIT, findings));
    let max = scope.get("max").and_then(|f| f.duration(bounds::FIT, findings));
    if let (Some(shortest), Some(longest), Some(field)) = (min, max, scope.get("max"))
        && shortest > longest
    {
        findings
            .error(
                "min-above-max",
                field.span(),
                format!("the longest, {longest}, is below the shortest, {shortest}"),
            )
            .help("swap \"min\" and \"max\"");
    }
    (min, max)
}
