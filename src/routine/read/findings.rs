//! The report while it is being written: each mistake once, and at most a hundred of them.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diagnostic::{Edit, Finding, Level, Report, Sources, Span, nearest, one_meant};

use crate::routine::format::keys::Table;
use crate::routine::format::misspelt_key::{elsewhere, meant, meant_elsewhere};
use crate::text::LookAlike;

/// More than anyone reads. The rest is only counted.
const MOST: usize = 100;

pub struct Findings {
    /// The texts of the spans: the routine's file, then those it names.
    pub sources: Sources,
    report: Report,
    seen: HashSet<(usize, String)>,
    /// Lines with a syntax error: other errors there follow from it.
    broken: Vec<Range<usize>>,
    unread: usize,
    /// Receives what is not kept.
    spare: Finding,
    /// The paths of files that are named, and where, in the order in which they were read.
    pub paths: Vec<(Span, String)>,
    /// The file was written for a later minor version, whose keys are not known here.
    pub newer: bool,
}

impl Findings {
    pub fn new(sources: Sources) -> Self {
        let spare = Finding::new(Level::Error, "", Span::default(), String::new());
        Self {
            sources,
            report: Report::default(),
            seen: HashSet::new(),
            broken: Vec::new(),
            unread: 0,
            spare,
            paths: Vec::new(),
            newer: false,
        }
    }

    /// Whether the grammar was broken somewhere in that file, so that what seems missing may only be unread.
    fn is_broken(&self, at: usize) -> bool {
        let Some(file) = self.sources.at(at) else { return false };
        let whole = file.start..=file.start + file.text.len();
        self.broken.iter().any(|line| whole.contains(&line.start))
    }

    /// Whether the report is full; if so, counts the finding.
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

    /// A syntax error: silences other errors on its lines.
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
        let line = self.line_of(span);
        let kept = self.report.findings.len();
        self.add(Level::Error, code, span, message.into());
        self.broken.push(line);
        self.report.findings.get_mut(kept).unwrap_or(&mut self.spare)
    }

    fn is_echo(&self, span: Span) -> bool {
        self.broken.iter().any(|line| line.contains(&span.start))
    }

    /// Keeps a finding if it is new. What a syntax error left unread has no span.
    fn add(&mut self, level: Level, code: &'static str, span: Span, message: String) -> &mut Finding {
        let span = self.within(span);
        let unread = span.start == span.end && self.begins_a_file(span.start) && self.is_broken(span.start);
        if unread
            || self.is_echo(span)
            || !self.seen.insert((span.start, message.clone()))
            || self.overflows()
        {
            return &mut self.spare;
        }
        self.report.findings.push(Finding::new(level, code, span, message));
        self.report.findings.last_mut().unwrap_or(&mut self.spare)
    }

    /// The span, moved onto the file and onto whole characters.
    fn within(&self, span: Span) -> Span {
        let Some(file) = self.sources.at(span.start) else { return Span::default() };
        let start = file.inside(span.start);
        Span { start: file.start + start, end: file.start + file.inside(span.end).max(start) }
    }

    fn begins_a_file(&self, at: usize) -> bool {
        self.sources.at(at).is_some_and(|file| file.start == at)
    }

    /// The whole lines a span lies on, the last line's end included.
    fn line_of(&self, span: Span) -> Range<usize> {
        let Some(file) = self.sources.at(span.start) else { return 0..0 };
        let (start, end) = (file.inside(span.start), file.inside(span.end));
        let start = file.text[..start].rfind('\n').map_or(0, |i| i + 1);
        let end = file.text[end..].find('\n').map_or(file.text.len(), |i| end + i);
        file.start + start..file.start + end + 1
    }

    /// The text of the file there.
    pub fn raw(&self, span: Range<usize>) -> &str {
        let file = self.sources.at(span.start);
        file.and_then(|file| file.text.get(file.inside(span.start)..file.inside(span.end)))
            .unwrap_or_default()
    }

    /// An unknown key, with the one that was probably meant. `free` are the known ones that are not
    /// there yet.
    fn unknown_key(&mut self, key: &Spanned<DeString<'_>>, known: &[&str], free: &[&str], place: &str) {
        if self.overflows() {
            return;
        }
        let (span, name) = (key.span(), short(key.get_ref()));
        let message = format!("there is no key \"{name}\" in {place}");
        let help = meant(&name, known)
            .map(|right| format!("did you mean \"{right}\"?"))
            .or_else(|| elsewhere(&name))
            .or_else(|| meant_elsewhere(&name))
            .unwrap_or_else(|| match self.newer {
                true => "it may belong to a later version of balm; this version ignores it".to_owned(),
                false => "keys of your own must start with \"x-\"".to_owned(),
            });
        if self.newer {
            self.warning("unknown-key", span, message).help(help);
        } else {
            let fix = self.respelt(span.clone(), &name, free.iter().copied());
            self.error("unknown-key", span, message).help(help).fix = fix;
        }
    }

    /// The text there, with `name` replaced by the one name in `right` that was surely meant.
    pub fn respelt<'n>(
        &self,
        span: Range<usize>,
        name: &str,
        right: impl Iterator<Item = &'n str>,
    ) -> Option<Edit> {
        self.replaced(span, name, one_meant(name, right.collect::<Vec<_>>())?)
    }

    /// The text there, with `right` in place of `name`.
    pub fn replaced(&self, span: Range<usize>, name: &str, right: &str) -> Option<Edit> {
        let raw = self.raw(span.clone());
        // Do not touch a name that is written in an unusual way.
        let is_plain = raw.trim_matches(['"', '\'', '{', '}']) == name && raw.len() <= name.len() + 2;
        is_plain.then(|| Edit { span: span.into(), replacement: raw.replace(name, right) })
    }

    /// Reports each key of `table` that the format does not know there and that is no `x-…`.
    pub fn check_keys(&mut self, table: &DeTable<'_>, format: &Table, place: &str) {
        let is_wrong = |name: &str| !name.starts_with("x-") && format.key(name).is_none();
        let wrong: Vec<_> = table.keys().filter(|key| is_wrong(key.get_ref())).collect();
        if wrong.is_empty() {
            return;
        }
        let known: Vec<&str> = format.keys().map(|key| key.name).collect();
        let free: Vec<&str> = known.iter().copied().filter(|name| !table.contains_key(*name)).collect();
        // What is only counted needs no fix.
        let told = wrong.iter().take(MOST.saturating_sub(self.report.findings.len()));
        let meant: Vec<_> = told.map(|key| one_meant(key.get_ref(), free.iter().copied())).collect();
        for (i, key) in wrong.iter().enumerate() {
            // Two slips cannot both become the same key.
            let alone = meant.get(i).is_some_and(|right| meant.iter().filter(|m| *m == right).count() == 1);
            self.unknown_key(key, &known, if alone { &free } else { &[] }, place);
        }
    }

    /// In a table whose names are free, finds a key of the tables around it, which its heading has swallowed.
    /// `around` is those tables, each with where its keys belong. Returns whether it is one.
    pub fn is_swallowed(
        &mut self,
        key: &Spanned<DeString<'_>>,
        heading: &str,
        around: &[(&Table, &str)],
    ) -> bool {
        let name: &str = key.get_ref();
        let Some((_, place)) = around.iter().find(|(table, _)| table.key(name).is_some()) else {
            return false;
        };
        let help = format!("\"{name}\" belongs {place}: a heading in brackets takes all lines below it");
        self.error("unknown-key", key.span(), format!("\"{name}\" does not belong in [{heading}]"))
            .help(help);
        true
    }

    /// A required key that is missing. After a syntax error it may only be unread.
    pub fn missing(
        &mut self,
        span: Range<usize>,
        message: impl Into<String>,
        help: &str,
    ) -> Option<&mut Finding> {
        let is_broken = self.is_broken(span.start);
        (!is_broken).then(|| self.error("missing-key", span, message).help(help))
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
            None => {
                let few: Vec<&str> = right.clone().take(20).collect();
                let more = if right.clone().nth(20).is_some() { ", …" } else { "" };
                format!("write one of: {}{more}", few.join(", "))
            }
        };
        let fix = self.respelt(span.clone(), name, right);
        self.error(code, span, format!("there is no {what} \"{}\"", short(name))).help(help).fix = fix;
    }

    /// The report, in the order of the files, and the texts of its spans.
    pub fn finish(mut self) -> (Report, Sources) {
        let mut findings = std::mem::take(&mut self.report.findings);
        let named = ["unknown-", "bad-"];
        for finding in
            findings.iter_mut().filter(|finding| named.iter().any(|code| finding.code.starts_with(code)))
        {
            if !["bad-syntax", "bad-path"].contains(&finding.code) {
                let raw = self.raw(finding.span.start..finding.span.end);
                explain(finding, raw);
            }
        }
        self.report.findings = findings;
        self.report.sort();
        if self.unread > 0 {
            let end = self.sources.end();
            self.report
                .error("more", end..end, format!("and {} more mistakes", self.unread))
                .help("fix these first, then check again");
        }
        (self.report, self.sources)
    }
}

/// Says so where a wrong value, `raw` in the file, only looks right.
fn explain(finding: &mut Finding, raw: &str) {
    // Quotes inside quotes would end them.
    // A name, and not a text of any length.
    let word = if raw.len() <= 64 { raw } else { "" };
    let odd = |c: char| {
        LookAlike::in_word(c, word).filter(|looks| !matches!(looks.plain(), Some('"' | '\'' | '\\')))
    };
    let Some((c, looks)) = raw.chars().find_map(|c| Some((c, odd(c)?))) else { return };
    let plain: String = raw.chars().filter_map(|c| odd(c).map_or(Some(c), LookAlike::plain)).collect();
    let span = finding.span;
    finding.help(format!("{}: {}", looks.fault(c), looks.advice())).fix(span, plain);
}

/// The beginning of a text, short enough for a message.
pub fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

/// What kind of value this is, as it stands in a sentence.
pub fn kind_of(value: &DeValue<'_>) -> &'static str {
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
