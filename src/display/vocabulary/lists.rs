//! What there is: all kinds with their counts, or the entries of one kind.

use crate::vocabulary::{Action, Entry, EntryKind, Group, Severity, Status, TechniqueKind};

use super::sheet::Sheet;

/// What stands at the end of everything here.
pub(super) const REMARK: &str = "This is information, not advice, and no clinician has reviewed it.";

/// Columns that a name needs beside the rest of its row.
const BESIDE: usize = 24;

/// The kinds, how many entries each has, and how to go on.
#[must_use]
pub fn vocabulary_overview(width: usize) -> String {
    let mut sheet = Sheet::new(width);
    sheet.text("What a routine may name, and what is known of it");
    sheet.space();
    for kind in EntryKind::ALL {
        let before = format!("{:<11} {:>3}  ", kind.names().1, kind.entries().len());
        sheet.hung(&before, 0, about(kind));
    }
    sheet.space();
    sheet.text("List a kind with: balm vocabulary regions");
    sheet.text("Explain an entry with: balm vocabulary calf");
    sheet.space();
    sheet.text(REMARK);
    sheet.finish()
}

fn about(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Region => "parts of the body: whether they may be touched, and how firmly",
        EntryKind::Technique => "ways of working: how, how fast, how long",
        EntryKind::Tool => "what is worked with, and where it is not for",
        EntryKind::Position => "how the body is placed",
        EntryKind::Point => "acupressure points, and where to find them",
        EntryKind::Goal => "what a routine is for, and what may honestly be said",
        EntryKind::Condition => "what to leave out, or to ask about first",
        EntryKind::StopSign => "when to ease off, to stop, or to call for help",
    }
}

/// Every entry of a kind: its id, what matters most, and its plain name.
#[must_use]
pub fn vocabulary_kind(kind: EntryKind, width: usize) -> String {
    let mut sheet = Sheet::new(width);
    let entries = kind.entries();
    table(&mut sheet, &entries);
    sheet.space();
    let example = entries.first().map_or("", |entry| entry.id());
    sheet.text(&format!("Explain one with: balm vocabulary {} {example}", kind.names().0));
    sheet.finish()
}

/// A larger part of the body: the regions it has, like [`vocabulary_kind`].
#[must_use]
pub fn vocabulary_group(group: Group, width: usize) -> String {
    let mut sheet = Sheet::new(width);
    let entries: Vec<Entry> = group.regions().map(Entry::Region).collect();
    sheet.text(&format!("Regions of the {}", group.id()));
    sheet.space();
    table(&mut sheet, &entries);
    sheet.space();
    sheet.text("In a routine, name the very place.");
    let example = entries.first().map_or("", |entry| entry.id());
    sheet.text(&format!("Explain one with: balm vocabulary {example}"));
    sheet.text(&format!("List routines for them with: balm list --region {}", group.id()));
    sheet.finish()
}

/// A row for each entry, in columns where there is room.
fn table(sheet: &mut Sheet, entries: &[Entry]) {
    let rows: Vec<(&str, String, String)> = entries.iter().copied().map(row).collect();
    let column = |of: fn(&(&str, String, String)) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let (ids, facts) = (column(|row| row.0.len()), column(|row| row.1.len()));
    let before = ids + if facts == 0 { 2 } else { facts + 4 };
    for (id, fact, name) in &rows {
        let start = if facts == 0 { format!("{id:ids$}  ") } else { format!("{id:ids$}  {fact:facts$}  ") };
        if before + BESIDE <= sheet.width() {
            sheet.hung(&start, 0, name);
        } else {
            let first = if fact.is_empty() { (*id).to_owned() } else { format!("{id}: {fact}") };
            sheet.text(&first);
            sheet.hung("  ", 0, name);
        }
    }
}

/// Id, the one fact, and words.
fn row(entry: Entry) -> (&'static str, String, String) {
    let said = |name: &str, more: &Option<String>| match more {
        Some(more) => format!("{name}. {more}"),
        None => name.to_owned(),
    };
    let (fact, name) = match entry {
        Entry::Region(r) => (status(r.status, r.cap), r.name.clone()),
        Entry::Technique(t) => (kind(t.kind).to_owned(), t.name.clone()),
        Entry::Tool(t) if t.cap == 0 => (String::new(), t.name.clone()),
        Entry::Tool(t) => (format!("up to {}", t.cap), t.name.clone()),
        Entry::Position(p) => (String::new(), said(&p.name, &p.note)),
        Entry::Point(p) => (p.region.clone(), p.name.clone()),
        Entry::Goal(g) => (String::new(), format!("{}. {}", g.name, g.claim)),
        Entry::Condition(c) => (severity(c.severity).to_owned(), c.name.clone()),
        Entry::StopSign(s) => (action(s.action).to_owned(), s.sign.clone()),
    };
    (entry.id(), fact, name)
}

fn status(status: Status, cap: u8) -> String {
    match status {
        Status::Ok => format!("up to {cap}"),
        Status::Caution => format!("up to {cap}, with care"),
        Status::Off => "not to be touched".to_owned(),
        Status::Attention => "to feel, not to touch".to_owned(),
    }
}

pub(super) fn kind(kind: TechniqueKind) -> &'static str {
    match kind {
        TechniqueKind::Touch => "with the hands",
        TechniqueKind::Tool => "with a tool",
        TechniqueKind::Move => "by moving",
        TechniqueKind::Inner => "without touch",
    }
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::DoNot => "do not",
        Severity::Ask => "ask first",
        Severity::Adapt => "adapt",
    }
}

pub(super) fn action(action: Action) -> &'static str {
    match action {
        Action::EaseOff => "ease off",
        Action::StopStep => "leave it",
        Action::StopSession => "stop",
        Action::Emergency => "call for help",
        Action::NextTime => "next time",
    }
}
