//! The way through a file, from its first line to its last.

use std::collections::HashMap;

use toml_edit::{DocumentMut, InlineTable, Item, Key, Table};

use super::comments::{above, beside, head, raw, tail};
use super::key_order::Place;
use super::table_entries::{Entry, What, dotted, sort, written};
use super::tidy_value::{is_long, table_pieces, value};

/// The position of what stands above the first heading.
const TOP: isize = isize::MIN;

/// The file as it is written.
struct Page<'t> {
    text: String,
    /// Nothing stands yet beneath the last heading.
    fresh: bool,
    /// What stands above the heading at a position of the old file.
    leads: HashMap<isize, Vec<&'t str>>,
    /// What stands below the last entry there.
    tails: HashMap<isize, Vec<&'t str>>,
}

/// Writes the tidied file.
pub fn write(document: &DocumentMut) -> String {
    let mut page = Page { text: String::new(), fresh: true, leads: HashMap::new(), tails: HashMap::new() };
    let root = document.as_table();
    let end = page.share_out(root, raw(Some(document.trailing())));
    page.table(root, Place::root(root), &[], TOP);
    page.fresh = page.text.is_empty();
    page.lines(&end);
    let end = page.text.trim_end().len();
    page.text.truncate(end);
    if end > 0 {
        page.text.push('\n');
    }
    page.text
}

impl<'t> Page<'t> {
    /// Gives every comment between two tables to one of them. Gives back what belongs to the end of the
    /// file.
    fn share_out(&mut self, root: &'t Table, trailing: &'t str) -> Vec<&'t str> {
        let mut headings = Vec::new();
        collect(root, &mut headings);
        headings.sort_by_key(|table| table.position());
        let mut before = TOP;
        for table in headings {
            let at = table.position().unwrap_or(TOP);
            let (end, lead) = tail(above(raw(table.decor().prefix())));
            self.tails.insert(before, end);
            self.leads.insert(at, lead);
            before = at;
        }
        let (end, rest) = match above(trailing) {
            lines if lines.first().is_some_and(|line| !line.is_empty()) && !lines.contains(&"") => {
                (lines, Vec::new())
            }
            lines => tail(lines),
        };
        // The blank line that parted them.
        let rest = if rest.is_empty() { rest } else { [&[""], &*rest].concat() };
        self.tails.insert(before, end);
        rest
    }

    /// What stands under a heading, and the tables beneath it.
    fn table(&mut self, table: &'t Table, place: Place, path: &[&'t Key], at: isize) {
        let mut entries = written(table, place);
        if let Some(first) = entries.iter_mut().find(|entry| matches!(entry.what, What::Value(_))) {
            let lines = std::mem::take(&mut first.lead);
            // At the top of the file it is about the file.
            let (head, lead) = if at == TOP { (lines, Vec::new()) } else { head(lines) };
            self.lines(&head);
            first.lead = lead;
        }
        sort(&mut entries);
        let (beneath, entries): (Vec<_>, Vec<_>) =
            entries.iter().partition(|entry| has_heading(entry, place));
        entries.into_iter().for_each(|entry| self.entry(entry));
        let tail = self.tails.remove(&at).unwrap_or_default();
        self.lines(&tail);
        let mut snug = place.is_step() && tail.is_empty();
        for entry in beneath {
            self.beneath(entry, path, snug);
            snug = place.is_step();
        }
    }

    fn entry(&mut self, entry: &Entry<'t>) {
        let What::Value(inner) = entry.what else { return };
        self.lines(&entry.lead);
        let name = entry.name();
        let text = value(inner, entry.place, name.chars().count() + 3, 0);
        self.line(&format!("{name} = {text}"), beside(raw(inner.decor().suffix())));
    }

    /// A heading with all beneath it.
    fn beneath(&mut self, entry: &Entry<'t>, path: &[&'t Key], snug: bool) {
        let path = [path, &entry.keys].concat();
        match entry.what {
            What::Table(table) => self.under(table, entry.place, &path, ("[", "]"), snug),
            What::Tables(tables) => {
                for table in tables.iter() {
                    self.under(table, entry.place, &path, ("[[", "]]"), snug);
                }
            }
            What::Value(value) => {
                let Some(table) = value.as_inline_table() else { return };
                let heading = format!("[{}]", dotted(&path));
                self.heading(&entry.lead, &heading, beside(raw(table.decor().suffix())), snug);
                self.unfolded(table, entry.place);
            }
        }
    }

    fn under(
        &mut self,
        table: &'t Table,
        place: Place,
        path: &[&'t Key],
        (open, close): (&str, &str),
        snug: bool,
    ) {
        let at = table.position().unwrap_or(TOP);
        if !table.is_implicit() {
            let lead = self.leads.remove(&at).unwrap_or_default();
            let heading = format!("{open}{}{close}", dotted(path));
            self.heading(&lead, &heading, beside(raw(table.decor().suffix())), snug);
        }
        self.table(table, place, path, at);
    }

    /// A table that stood in braces.
    fn unfolded(&mut self, table: &InlineTable, place: Place) {
        let (pieces, rest) = table_pieces(table, place, 0);
        for piece in pieces {
            piece.above.iter().for_each(|comment| self.line(comment, None));
            self.line(&piece.text, piece.beside.as_deref());
            piece.below.iter().for_each(|comment| self.line(comment, None));
        }
        rest.iter().for_each(|comment| self.line(comment, None));
    }

    fn heading(&mut self, lead: &[&str], heading: &str, beside: Option<&str>, snug: bool) {
        if !snug && !self.text.is_empty() {
            self.fresh = false;
            self.blank();
        }
        self.lines(lead);
        self.line(heading, beside);
        self.fresh = true;
    }

    fn lines(&mut self, lines: &[&str]) {
        for line in lines {
            match *line {
                "" => self.blank(),
                line => self.line(line, None),
            }
        }
    }

    fn line(&mut self, line: &str, beside: Option<&str>) {
        self.text.push_str(line);
        if let Some(comment) = beside {
            self.text.extend([" ", comment]);
        }
        self.text.push('\n');
        self.fresh = false;
    }

    /// One at most, and none beneath a heading.
    fn blank(&mut self) {
        if !self.fresh && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// Whether an entry has a heading of its own, or is given one: a step's cues are, when they are too long
/// for their line.
fn has_heading(entry: &Entry<'_>, place: Place) -> bool {
    match entry.what {
        What::Value(value) => value.as_inline_table().is_some_and(|table| {
            let name = entry.name();
            place.is_step()
                && entry.keys.len() == 1
                && name == "cues"
                && is_long(table, entry.place, name.len() + 3)
        }),
        _ => true,
    }
}

/// All tables with headings.
fn collect<'t>(table: &'t Table, headings: &mut Vec<&'t Table>) {
    for (_, item) in table.iter() {
        let inner: Vec<&Table> = match item {
            Item::Table(table) => vec![table],
            Item::ArrayOfTables(tables) => tables.iter().collect(),
            _ => continue,
        };
        for table in inner {
            if !table.is_dotted() && !table.is_implicit() {
                headings.push(table);
            }
            collect(table, headings);
        }
    }
}
