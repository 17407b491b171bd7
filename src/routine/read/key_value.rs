//! One key and its value, read as what it ought to be. What it is not becomes a finding.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::findings::{Findings, short};
use crate::diagnostic::{Span, nearest};
use crate::routine::format::keys::bounds::{LONG, SHORT};
use crate::routine::format::keys::{ROUTINE, SECTION, STEP, Table};
use crate::routine::model::KeySpans;
use crate::text::Safe;

/// Entries in a list.
const ENTRIES: usize = 100;

/// A table, one whose keys go before its own, and one its missing keys are looked up in.
#[derive(Clone, Copy)]
pub struct Scope<'t> {
    pub over: Option<&'t DeTable<'t>>,
    pub own: &'t DeTable<'t>,
    pub defaults: Option<&'t DeTable<'t>>,
    /// The bits of all their keys: most that are asked for are in none of them.
    written: u64,
}

impl<'t> Scope<'t> {
    /// A table without defaults.
    pub fn of(own: &'t DeTable<'t>) -> Self {
        Self::new(None, own, None)
    }

    pub fn new(
        over: Option<&'t DeTable<'t>>,
        own: &'t DeTable<'t>,
        defaults: Option<&'t DeTable<'t>>,
    ) -> Self {
        let tables = [over, Some(own), defaults];
        let written =
            tables.into_iter().flatten().flat_map(DeTable::keys).fold(0, |all, key| all | bit(key.get_ref()));
        Self { over, own, defaults, written }
    }

    pub fn get(&self, key: &'static str) -> Option<Field<'t>> {
        if self.written & bit(key) == 0 {
            return None;
        }
        let over = self.over.and_then(|over| over.get(key));
        let value = over.or_else(|| self.own.get(key)).or_else(|| self.defaults?.get(key))?;
        Some(Field { key, value })
    }

    /// Whether the key stands in the table itself, or in the one before it.
    pub fn owns(&self, key: &str) -> bool {
        self.own.contains_key(key) || self.over.is_some_and(|over| over.contains_key(key))
    }

    /// Where the values of the format's keys stand, defaults included.
    pub fn spans(&self, heading: Range<usize>) -> KeySpans {
        let mut keys: Vec<(&'static str, Span)> = Vec::new();
        for (key, value) in [self.over, Some(self.own), self.defaults].into_iter().flatten().flatten() {
            let known = [&STEP, ROUTINE, &SECTION].into_iter().find_map(|table| table.key(key.get_ref()));
            let new = known.filter(|(_, known)| !keys.iter().any(|(other, _)| *other == known.name));
            keys.extend(new.map(|(_, known)| (known.name, value.span().into())));
        }
        KeySpans::new(heading, keys)
    }

    pub fn text(&self, key: &'static str, most: usize, findings: &mut Findings) -> Option<String> {
        self.get(key)?.text(most, findings).map(str::to_owned)
    }

    pub fn texts(&self, key: &'static str, findings: &mut Findings) -> Vec<String> {
        let entries = self.get(key).map(|field| field.texts(LONG, findings)).unwrap_or_default();
        entries.into_iter().map(|field| field.str().to_owned()).collect()
    }

    pub fn number(
        &self,
        key: &'static str,
        range: RangeInclusive<u32>,
        findings: &mut Findings,
    ) -> Option<u32> {
        self.get(key)?.number(range, findings)
    }

    pub fn flag(&self, key: &'static str, findings: &mut Findings) -> Option<bool> {
        let field = self.get(key)?;
        match field.value.get_ref() {
            DeValue::Boolean(flag) => return Some(*flag),
            _ => findings
                .wrong_type(key, field.value, "true or false, without quotes")
                .help(format!("write it like {key} = true")),
        };
        None
    }
}

/// One of 64 bits for a key's name: few share it.
fn bit(key: &str) -> u64 {
    let first = key.as_bytes().first().copied().unwrap_or_default();
    1 << ((usize::from(first) + 7 * key.len()) % 64)
}

/// A key and its value.
#[derive(Clone, Copy)]
pub struct Field<'t> {
    pub key: &'t str,
    pub value: &'t Spanned<DeValue<'t>>,
}

impl<'t> Field<'t> {
    pub fn span(&self) -> Range<usize> {
        self.value.span()
    }

    /// The text, empty where it is none.
    pub fn str(&self) -> &'t str {
        self.value.get_ref().as_str().unwrap_or_default()
    }

    /// A text of at most `most` characters that says something.
    pub fn text(&self, most: usize, findings: &mut Findings) -> Option<&'t str> {
        let DeValue::String(text) = self.value.get_ref() else {
            let help = match self.value.get_ref() {
                DeValue::Array(_) => "write one only, without brackets",
                _ => "put it in quotes: \"…\"",
            };
            findings.wrong_type(self.key, self.value, "text in quotes").help(help);
            return None;
        };
        // What cannot be seen says nothing either.
        if Safe::is_blank(text) {
            findings
                .error("empty-text", self.span(), format!("\"{}\" says nothing", self.key))
                .help("write something, or remove the line");
            return None;
        }
        if text.len() > most && text.chars().nth(most).is_some() {
            let message = format!("\"{}\" is too long: {} characters", self.key, text.chars().count());
            findings.error("too-long", self.span(), message).help(format!("{most} at most"));
            return None;
        }
        Some(text)
    }

    /// A list of texts.
    pub fn texts(&self, most: usize, findings: &mut Findings) -> Vec<Field<'t>> {
        let DeValue::Array(entries) = self.value.get_ref() else {
            findings
                .wrong_type(self.key, self.value, "a list")
                .help(format!("put it in brackets: {} = [\"…\"]", self.key));
            return Vec::new();
        };
        if entries.len() > ENTRIES {
            let message = format!("\"{}\" has {} entries", self.key, entries.len());
            findings.error("too-long", self.span(), message).help(format!("{ENTRIES} at most"));
            return Vec::new();
        }
        let fields = entries.iter().map(|value| Field { key: self.key, value });
        fields.filter(|field| field.text(most, findings).is_some()).collect()
    }

    /// A whole number within bounds.
    pub fn number(&self, range: RangeInclusive<u32>, findings: &mut Findings) -> Option<u32> {
        let wanted = format!("a whole number from {} to {}", range.start(), range.end());
        let DeValue::Integer(number) = self.value.get_ref() else {
            let (least, most) = (*range.start(), *range.end());
            let example = if range.contains(&3) { 3 } else { least + (most - least) / 2 };
            findings
                .wrong_type(self.key, self.value, &wanted)
                .help(format!("write it like {} = {example}", short(self.key)));
            return None;
        };
        let number = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let message = format!("\"{}\" must be {wanted}", self.key);
            findings.error("out-of-range", self.span(), message);
        }
        number
    }

    pub fn table(&self, findings: &mut Findings) -> Option<&'t DeTable<'t>> {
        if let DeValue::Table(table) = self.value.get_ref() {
            return Some(table);
        }
        findings.wrong_type(self.key, self.value, "a table").help(format!("write it as [{}]", self.key));
        None
    }

    /// A table with these keys only.
    pub fn scope(&self, format: &Table, findings: &mut Findings) -> Option<Scope<'t>> {
        let table = self.table(findings)?;
        findings.check_keys(table, format, &format!("[{}]", self.key));
        Some(Scope::of(table))
    }

    /// One of a few words.
    pub fn one_of<T: Copy>(&self, words: &[(&'static str, T)], findings: &mut Findings) -> Option<T> {
        let text = self.text(SHORT, findings)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let help = match nearest(text, words.iter().copied()) {
                Some(word) => format!("did you mean \"{word}\"?"),
                None => format!("write one of: {}", words.join(", ")),
            };
            let message = format!("\"{}\" cannot be \"{}\"", self.key, short(text));
            let fix = findings.respelt(self.span(), text, words.into_iter());
            findings.error("unknown-word", self.span(), message).help(help).fix = fix;
        }
        found
    }
}
