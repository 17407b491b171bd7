//! The report while it is being written: each mistake once, and no more of them than one can read.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diagnostic::{Finding, Level, Report, Span, nearest};

use super::keys;

/// As many as one will read. The rest is counted.
const MOST: usize = 100;

pub(super) struct Findings<'a> {
    source: &'a str,
    report: Report,
    seen: HashSet<(usize, String)>,
    /// Lines the grammar has complained of already: what else seems wrong there is an echo.
    broken: Vec<Range<usize>>,
    unread: usize,
    /// Takes what is not kept.
    spare: Finding,
    /// The file was written for a later minor version, whose keys are not known here.
    pub newer: bool,
}

impl<'a> Findings<'a> {
    pub fn new(source: &'a str) -> Self {
        let spare = Finding {
            level: Level::Error,
            code: "",
            message: String::new(),
            span: Span::default(),
            help: None,
        };
        Self {
            source,
            report: Report::default(),
            seen: HashSet::new(),
            broken: Vec::new(),
            unread: 0,
            spare,
            newer: false,
        }
    }

    /// Whether the grammar was broken somewhere, so that what seems missing may only be unread.
    fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Whether there is room no more; counts the finding that found none.
    pub fn overflows(&mut self) -> bool {
        let full = self.report.findings.len() >= MOST;
        self.unread += usize::from(full);
        full
    }

    pub fn error(
        &mut self,
        code: &'static str,
        span: impl Into<Span>,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.add(Level::Error, code, span.into(), message.into())
    }

    pub fn warning(
        &mut self,
        code: &'static str,
        span: impl Into<Span>,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.add(Level::Warning, code, span.into(), message.into())
    }

    /// An error of the grammar: silences what else is said of its lines.
    pub fn broken_line(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Finding {
        let span = self.within(span.into());
        if self.is_echo(span) {
            return &mut self.spare;
        }
        let start = self.source[..span.start].rfind('\n').map_or(0, |i| i + 1);
        let end = self.source[span.end..].find('\n').map_or(self.source.len(), |i| span.end + i);
        let kept = self.report.findings.len();
        self.add(Level::Error, code, span, message.into());
        self.broken.push(start..end + 1);
        self.report.findings.get_mut(kept).unwrap_or(&mut self.spare)
    }

    fn is_echo(&self, span: Span) -> bool {
        self.broken.iter().any(|line| line.contains(&span.start))
    }

    /// Keeps a finding, if it is a new one. What the broken grammar left unread has no span.
    fn add(&mut self, level: Level, code: &'static str, span: Span, message: String) -> &mut Finding {
        let span = self.within(span);
        let unread = self.is_broken() && span.end == 0;
        if unread
            || self.is_echo(span)
            || !self.seen.insert((span.start, message.clone()))
            || self.overflows()
        {
            return &mut self.spare;
        }
        self.report.findings.push(Finding { level, code, message, span, help: None });
        self.report.findings.last_mut().unwrap_or(&mut self.spare)
    }

    /// The span, moved onto the file and onto whole characters.
    fn within(&self, span: Span) -> Span {
        let start = floor(self.source, span.start);
        Span { start, end: floor(self.source, span.end).max(start) }
    }

    /// A key nobody knows, with the one that was probably meant.
    pub fn unknown_key(&mut self, key: &Spanned<DeString<'_>>, known: &[&str], place: &str) {
        if self.overflows() {
            return;
        }
        let (span, name) = (key.span(), short(key.get_ref()));
        let message = format!("there is no key \"{name}\" in {place}");
        let help = keys::meant(&name, known)
            .map(|right| format!("did you mean \"{right}\"?"))
            .or_else(|| keys::elsewhere(&name))
            .or_else(|| keys::meant_elsewhere(&name))
            .unwrap_or_else(|| match self.newer {
                true => "it may belong to a later version of balm; this one plays without it".to_owned(),
                false => "a key of your own begins with \"x-\"".to_owned(),
            });
        if self.newer {
            self.warning("unknown-key", span, message).help(help);
        } else {
            self.error("unknown-key", span, message).help(help);
        }
    }

    /// Every key of `table` that is neither known nor `x-…` is unknown.
    pub fn check_keys(&mut self, table: &DeTable<'_>, known: &[&str], place: &str) {
        for (key, _) in table.iter() {
            let name = key.get_ref();
            if !name.starts_with("x-") && !known.contains(&name.as_ref()) {
                self.unknown_key(key, known, place);
            }
        }
    }

    /// Something that must be there and is not. Where the grammar is broken it may only be unread.
    pub fn missing(&mut self, span: Range<usize>, message: impl Into<String>, help: &str) {
        if !self.is_broken() {
            self.error("missing-key", span, message).help(help);
        }
    }

    /// A value of the wrong kind.
    pub fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) -> &mut Finding {
        let message = format!("\"{}\" must be {wanted}, not {}", short(key), kind_of(value.get_ref()));
        self.error("wrong-type", value.span(), message)
    }

    /// A name that is not on its list, with the nearest that is.
    pub fn unknown_name<'n>(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        (what, name): (&str, &str),
        right: impl Iterator<Item = &'n str> + Clone,
    ) {
        if self.overflows() {
            return;
        }
        let longer = || right.clone().find(|right| name.len() > 2 && right.starts_with(name));
        let help = match nearest(name, right.clone()).or_else(longer) {
            Some(right) => format!("did you mean \"{right}\"?"),
            None if right.clone().count() <= 20 => {
                format!("write one of: {}", right.collect::<Vec<_>>().join(", "))
            }
            None => "a name of your own begins with \"x-\"".to_owned(),
        };
        self.error(code, span, format!("there is no {what} \"{}\"", short(name))).help(help);
    }

    /// The report, in the order of the file.
    pub fn finish(mut self) -> Report {
        self.report.sort();
        if self.unread > 0 {
            let end = self.source.len();
            self.report
                .error("more", end..end, format!("and {} more mistakes like these", self.unread))
                .help("mend these first, then look again");
        }
        self.report
    }
}

/// Enough of a stranger's word to recognise it by.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with decimals",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn floor(source: &str, byte: usize) -> usize {
    let mut byte = byte.min(source.len());
    while !source.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
