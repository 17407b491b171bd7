//! Lists: all kinds with their counts, or the entries of one kind.

use crate::vocabulary::{Entry, EntryKind, Group, Status};

use super::fact_sheet::FactSheet;
use super::labels::{REMARK, action, kind, severity};

/// The fewest columns for a name beside the rest of its row.
const MIN_NAME: usize = 24;

/// The kinds, how many entries each has, and how to go on.
#[must_use]
pub fn vocabulary_overview(width: usize) -> String {
    let mut sheet = FactSheet::new(width);
    sheet.text("What a routine may name, and what is known about it");
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
        EntryKind::Tool => "what to work with, and where not to use it",
        EntryKind::Position => "how the body is placed",
        EntryKind::Point => "acupressure points, and where to find them",
        EntryKind::Move => "what a step asks of the body besides touch",
        EntryKind::Goal => "what a routine is for, and what can honestly be promised",
        EntryKind::Condition => "when to leave something out, or ask a clinician first",
        EntryKind::StopSign => "when to ease off, to stop, or to call for help",
    }
}

/// Every entry of a kind: its id, what matters most, and its plain name.
#[must_use]
pub fn vocabulary_kind(kind: EntryKind, width: usize) -> String {
    let mut sheet = FactSheet::new(width);
    let entries = kind.entries();
    table(&mut sheet, &entries);
    sheet.space();
    let example = entries.first().map_or("", |entry| entry.id());
    sheet.text(&format!("Explain one with: balm vocabulary {} {example}", kind.names().0));
    sheet.finish()
}

/// The regions of a larger part of the body, like [`vocabulary_kind`].
#[must_use]
pub fn vocabulary_group(group: Group, width: usize) -> String {
    let mut sheet = FactSheet::new(width);
    let entries: Vec<Entry> = group.regions().map(Entry::Region).collect();
    sheet.text(&format!("Regions of the {}", group.id()));
    sheet.space();
    table(&mut sheet, &entries);
    sheet.space();
    sheet.text("In a routine, name the exact place.");
    let example = entries.first().map_or("", |entry| entry.id());
    sheet.text(&format!("Explain one with: balm vocabulary {example}"));
    sheet.text(&format!("List routines for them with: balm list --region {}", group.id()));
    sheet.finish()
}

/// A row for each entry, in columns if there is room.
fn table(sheet: &mut FactSheet, entries: &[Entry]) {
    let rows: Vec<(&str, String, String)> = entries.iter().copied().map(row).collect();
    let column = |of: fn(&(&str, String, String)) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let (ids, facts) = (column(|row| row.0.len()), column(|row| row.1.len()));
    let before = ids + if facts == 0 { 2 } else { facts + 4 };
    for (id, fact, name) in &rows {
        let start = if facts == 0 { format!("{id:ids$}  ") } else { format!("{id:ids$}  {fact:facts$}  ") };
        if before + MIN_NAME <= sheet.width() {
            sheet.hung(&start, 0, name);
        } else {
            let first = if fact.is_empty() { (*id).to_owned() } else { format!("{id}: {fact}") };
            sheet.text(&first);
            sheet.hung("  ", 0, name);
        }
    }
}

/// The id, the most important fact, and words.
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
        Entry::Move(m) => (String::new(), m.name.clone()),
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
