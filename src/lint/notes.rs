//! What the rules find, on its way into a report. Rules that the routine allows are left out, and nothing is
//! told twice.

use std::collections::HashSet;

use crate::diagnostic::{Edit, Finding, Level, Sources, Span};
use crate::routine::{Routine, Step};

use super::codes::{Code, code};
use super::played::Played;

/// Looks for one kind of thing that is unwise.
pub(super) type Rule = fn(&Played<'_>, &mut Notes<'_>);

/// Collects what is found.
pub(super) struct Notes<'a> {
    routine: &'a Routine,
    sources: &'a Sources,
    seen: HashSet<(&'static str, Span)>,
    /// Where texts stood that were looked at, and their text: with other answers they are mostly the same.
    read: HashSet<(Span, String)>,
    pub findings: Vec<Finding>,
}

/// One finding: its code, and what is wrong in one line.
pub(super) struct Note {
    pub code: &'static str,
    message: String,
    help: Option<String>,
    level: Option<Level>,
    fix: Option<Edit>,
}

impl Note {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: None, level: None, fix: None }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Replaces the code's usual level.
    pub fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Edit { span, replacement: replacement.into() });
        self
    }
}

/// Whether the file allows it. Errors in the file itself cannot be allowed.
fn is_allowed(note: &Note, allow: &[String]) -> bool {
    allow.iter().any(|allowed| allowed == note.code) && code(note.code).is_some_and(Code::may_be_allowed)
}

impl<'a> Notes<'a> {
    pub fn new(routine: &'a Routine, sources: &'a Sources) -> Self {
        Self { routine, sources, seen: HashSet::new(), read: HashSet::new(), findings: Vec::new() }
    }

    /// Whether a text at this place is looked at for the first time.
    pub fn is_new(&mut self, place: Span, text: &str) -> bool {
        self.read.insert((place, text.to_owned()))
    }

    /// About a key of a step.
    pub fn on(&mut self, step: &Step, key: &str, note: Note) {
        self.in_step(step, step.spans.key(key), note);
    }

    /// About a place in a step.
    pub fn in_step(&mut self, step: &Step, span: Span, note: Note) {
        if !is_allowed(&note, &step.allow) {
            self.whole(span, note);
        }
    }

    /// About the routine as a whole.
    pub fn whole(&mut self, span: Span, note: Note) {
        if !is_allowed(&note, &self.routine.allow) && self.seen.insert((note.code, span)) {
            self.findings.push(self.finding(span, note));
        }
    }

    fn finding(&self, span: Span, note: Note) -> Finding {
        let known = code(note.code);
        let level = note.level.or(known.map(|code| code.level)).unwrap_or(Level::Warning);
        let mut finding = Finding::new(level, note.code, span, note.message);
        finding.help = note.help;
        finding.why = known.and_then(Code::reason);
        finding.fix = note.fix;
        finding
    }

    /// Where `word` is within `place`; the whole place if it is not found there.
    pub fn within(&self, place: Span, word: &str) -> Span {
        let Some(source) = self.sources.at(place.start) else { return place };
        let (start, end) = (source.inside(place.start), source.inside(place.end));
        match source.text.get(start..end).and_then(|text| text.find(word)) {
            Some(at) => Span { start: place.start + at, end: place.start + at + word.len() },
            None => place,
        }
    }
}
