//! The routines there are, as a table to choose from.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::routine::Kind;
use crate::text::{Safe, fit};
use crate::unit::Duration;

/// Columns in which a title says something.
const TITLE: usize = 24;
/// Columns of a length, with what lies before and after it.
const LENGTH: usize = 11;
/// What stands beside a title begins no farther to the right, where nothing limits the width.
const FAR: usize = 64;

/// A routine in the list.
#[derive(Debug, Default, Serialize)]
pub struct Listing {
    /// What it is called by.
    pub name: Safe,
    /// Its title; its name, where it cannot be read.
    pub title: Safe,
    /// For the day or for the night.
    pub kind: Option<Kind>,
    /// How long it takes, as it is written.
    pub length: Option<Duration>,
    /// BCP 47.
    pub languages: Vec<Safe>,
    /// Goal ids.
    pub goals: Vec<Safe>,
    /// Ids of tools, needed or used in a step.
    pub tools: Vec<Safe>,
    /// Position ids.
    pub positions: Vec<Safe>,
    /// Region ids.
    pub regions: Vec<Safe>,
    /// A sentence or two.
    pub summary: Option<Safe>,
    /// It came with balm.
    pub own: bool,
    /// It cannot be read.
    pub broken: bool,
}

/// The routines in rows: name, length, title, what it is for and needs. Where `width` has no room for
/// all of a row, the last goes below the title; where it has none for the title, that goes below the name.
/// `None` is a reader without a width, such as another program.
#[must_use]
pub fn catalogue(routines: &[Listing], width: Option<usize>) -> String {
    let rows: Vec<Row> = routines.iter().map(Row::of).collect();
    let widest = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let (name, title, facts) =
        (widest(|r| r.name.width()), widest(|r| r.title.width()), widest(|r| r.facts.width()));
    let layout = match width {
        None => Layout::OneLine(title.min(FAR)),
        Some(width) if width >= name + LENGTH + title + 2 + facts => Layout::OneLine(title),
        Some(width) if width >= name + LENGTH + TITLE => Layout::FactsBelow,
        Some(_) => Layout::TitleBelow,
    };
    let mut out = String::new();
    for row in &rows {
        for line in row.lines(layout, name) {
            out += &width.map_or_else(|| line.trim_end().to_owned(), |width| fit(line.trim_end(), width));
            out.push('\n');
        }
    }
    out
}

#[derive(Clone, Copy)]
enum Layout {
    /// All beside each other; the title has so many columns.
    OneLine(usize),
    FactsBelow,
    TitleBelow,
}

/// A routine's cells.
struct Row {
    name: String,
    length: String,
    title: String,
    facts: String,
}

impl Row {
    fn of(routine: &Listing) -> Self {
        let night = if routine.kind == Some(Kind::Night) { ", for the night" } else { "" };
        let theirs = if routine.own { "" } else { ", yours" };
        let shown = |words: &[Safe]| words.iter().map(Safe::as_str).collect::<Vec<_>>().join(", ");
        // Everybody has hands.
        let tools: Vec<Safe> =
            routine.tools.iter().filter(|tool| tool.as_str() != "hands").cloned().collect();
        let facts = [shown(&routine.goals), shown(&tools)].into_iter().filter(|words| !words.is_empty());
        Self {
            name: routine.name.to_string(),
            length: routine.length.map_or_else(|| "broken".into(), Duration::clock),
            title: format!("{}{night}{theirs}", routine.title),
            facts: facts.collect::<Vec<_>>().join(" · "),
        }
    }

    fn lines(&self, layout: Layout, column: usize) -> Vec<String> {
        let Self { name, length, title, facts } = self;
        let name = format!("{name}{}", " ".repeat(column.saturating_sub(name.width())));
        match layout {
            Layout::OneLine(room) => {
                let gap = " ".repeat(room.saturating_sub(title.width()));
                vec![format!("{name}  {length:>7}  {title}{gap}  {facts}")]
            }
            Layout::FactsBelow => {
                let below = " ".repeat(column + LENGTH);
                let below = Some(format!("{below}{facts}")).filter(|_| !facts.is_empty());
                std::iter::once(format!("{name}  {length:>7}  {title}")).chain(below).collect()
            }
            Layout::TitleBelow => {
                let below = Some(format!("{:LENGTH$}{facts}", "")).filter(|_| !facts.is_empty());
                [name, format!("  {length:>7}  {title}")].into_iter().chain(below).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routines() -> Vec<Listing> {
        let routine = |name: &str, title: &str, minutes: u64, goals: &[&str], tools: &[&str]| Listing {
            name: name.into(),
            title: title.into(),
            kind: Some(Kind::Night),
            length: Some(Duration::from_secs(minutes * 60)),
            goals: goals.iter().copied().map(Safe::new).collect(),
            tools: tools.iter().copied().map(Safe::new).collect(),
            own: true,
            ..Listing::default()
        };
        vec![
            routine("body-scan", "Body scan", 20, &["sleep"], &["hands", "pillow"]),
            Listing { name: "odd".into(), title: "odd".into(), broken: true, ..Listing::default() },
        ]
    }

    #[test]
    fn a_wide_screen_has_everything_in_one_line() {
        let all = "\
body-scan    20:00  Body scan, for the night  sleep · pillow
odd         broken  odd, yours
";
        assert_eq!(catalogue(&routines(), Some(80)), all);
        assert_eq!(catalogue(&routines(), None), all);
    }

    #[test]
    fn a_narrow_one_puts_the_last_things_below() {
        assert_eq!(
            catalogue(&routines(), Some(50)),
            "\
body-scan    20:00  Body scan, for the night
                    sleep · pillow
odd         broken  odd, yours
"
        );
        assert_eq!(
            catalogue(&routines(), Some(24)),
            "\
body-scan
    20:00  Body scan, f…
           sleep · pillow
odd
   broken  odd, yours
"
            .replace("sleep · pillow", "sleep · pill…")
        );
    }

    #[test]
    fn a_title_in_another_script_keeps_the_columns() {
        let mut routines = routines();
        routines[0].name = "首".into();
        assert!(
            catalogue(&routines, None).starts_with("首     20:00  Body"),
            "{}",
            catalogue(&routines, None)
        );
    }
}
