//! The list of routines as a table.

use unicode_width::UnicodeWidthStr;

use super::languages::also_in;
use crate::care::Wording;
use crate::library::Listing;
use crate::routine::Kind;
use crate::text::{Safe, fit, wrap_whole};
use crate::unit::Duration;

/// The fewest columns for a title.
const MIN_TITLE: usize = 24;
/// Columns of a length and of the space around it.
const LENGTH: usize = 11;
/// The most columns for titles, if nothing limits the width.
const MAX_TITLE: usize = 64;
/// The most lines of a title, and of the facts below it.
const MAX_LINES: usize = 3;

/// The routines in rows: name, length, title, goals and tools. If `width` has no room for a whole row, goals and
/// tools go below the title, and the title below the name. `None` is a reader without a width, such as another
/// program.
#[must_use]
pub fn catalogue(routines: &[Listing], width: Option<usize>) -> String {
    let rows: Vec<Row> = routines.iter().map(Row::of).collect();
    let widest = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let (name, title, facts) =
        (widest(|r| r.name.width()), widest(|r| r.title.width()), widest(|r| r.facts.width()));
    let layout = match width {
        None => Layout::OneLine(title.min(MAX_TITLE)),
        Some(width) if width >= name + LENGTH + title + 2 + facts => Layout::OneLine(title),
        Some(width) if width >= name + LENGTH + MIN_TITLE => Layout::FactsBelow,
        Some(_) => Layout::TitleBelow,
    };
    let mut out = String::new();
    for line in rows.iter().flat_map(|row| row.lines(layout, name, width.unwrap_or(usize::MAX))) {
        out += line.trim_end();
        out.push('\n');
    }
    out
}

#[derive(Clone, Copy)]
enum Layout {
    /// Everything in one line, with this many columns for the title.
    OneLine(usize),
    FactsBelow,
    TitleBelow,
}

/// The cells of a routine.
struct Row {
    name: String,
    length: String,
    title: String,
    facts: String,
}

impl Row {
    fn of(routine: &Listing) -> Self {
        let night = if routine.kind == Some(Kind::Night) { ", for the night" } else { "" };
        let draft = if routine.draft { ", draft" } else { "" };
        let theirs = match (routine.shipped, routine.added) {
            (true, _) => "",
            (false, true) => ", added",
            (false, false) => ", yours",
        };
        let shown = |words: &[Safe]| words.iter().map(Safe::as_str).collect::<Vec<_>>().join(", ");
        // Everybody has hands.
        let tools: Vec<Safe> =
            routine.tools.iter().filter(|tool| tool.as_str() != "hands").cloned().collect();
        let present = routine.languages.first().map_or("", Safe::as_str);
        let others =
            also_in(&routine.languages, &routine.spoken, present, Wording::ENGLISH).unwrap_or_default();
        let facts = [shown(&routine.goals), shown(&tools), others];
        let facts = facts.into_iter().filter(|words| !words.is_empty());
        Self {
            name: routine.name.to_string(),
            length: routine.length.map_or_else(|| "broken".into(), Duration::clock),
            title: format!("{}{night}{draft}{theirs}", routine.title),
            facts: facts.collect::<Vec<_>>().join(" · "),
        }
    }

    fn lines(&self, layout: Layout, column: usize, width: usize) -> Vec<String> {
        let Self { name, length, title, facts } = self;
        let named = format!("{name}{}", " ".repeat(column.saturating_sub(name.width())));
        match layout {
            Layout::OneLine(room) => {
                let gap = " ".repeat(room.saturating_sub(title.width()));
                vec![format!("{named}  {length:>7}  {title}{gap}  {facts}")]
            }
            Layout::FactsBelow => below(&format!("{named}  {length:>7}  "), &[title, facts], width),
            Layout::TitleBelow => {
                let mut lines = below("", &[name], width);
                lines.extend(below(&format!("  {length:>7}  "), &[title, facts], width));
                lines
            }
        }
    }
}

/// Texts below each other, after `start` in the first line and spaces in the others.
fn below(start: &str, texts: &[&String], width: usize) -> Vec<String> {
    let room = width.saturating_sub(start.width());
    let texts = texts.iter().filter(|text| !text.is_empty());
    let lines = texts.flat_map(|text| a_few_lines(text, room)).enumerate();
    let hang = " ".repeat(start.width());
    lines.map(|(i, line)| format!("{}{line}", if i == 0 { start } else { &hang })).collect()
}

/// A text in at most [`MAX_LINES`] lines, so that no routine fills the list alone.
fn a_few_lines(text: &str, room: usize) -> Vec<String> {
    let mut lines = wrap_whole(&Safe::new(text), room);
    if lines.len() > MAX_LINES {
        lines.truncate(MAX_LINES);
        if let Some(last) = lines.last_mut() {
            *last = fit(&format!("{last} …"), room);
        }
    }
    lines
}

/// How many of all routines fit what was asked for, and which could not be read, in lines.
#[must_use]
pub fn tally(fitting: usize, all: usize, unread: &[Safe]) -> Vec<String> {
    let fits = if fitting == 1 { "fits" } else { "fit" };
    let fitting = match fitting {
        0 => format!("None of the {all} routines fits. Try with fewer options."),
        n => format!("{n} of {all} routines {fits}. Play one with: balm play NAME"),
    };
    let names: Vec<&str> = unread.iter().map(Safe::as_str).collect();
    let unread = match names[..] {
        [] => None,
        [name] => Some(format!("{name} cannot be read and is not listed. To see why: balm check {name}")),
        _ => Some(format!("{} cannot be read and are not listed: {}.", names.len(), names.join(", "))),
    };
    std::iter::once(fitting).chain(unread).collect()
}
