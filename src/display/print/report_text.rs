//! A report for people: each finding with its line, carets under the place, and what to do.

use unicode_width::UnicodeWidthChar;

use crate::diagnostic::{Finding, Level, Place, Report, Source, Sources};
use crate::text::{Safe, wrap_hanging};

use super::finding_spots::FindingSpots;

/// The most columns of a source line that are shown. A longer one is cut around the caret.
const WIDEST: usize = 84;
/// The fewest, on any terminal.
const NARROWEST: usize = 12;

/// Every finding of `report`, in lines of `width` columns, and how many there are. Empty without findings.
/// `sources` are the texts that findings point into.
#[must_use]
pub fn report(sources: &Sources, report: &Report, width: usize) -> String {
    let mut out = String::new();
    let mut spots = FindingSpots::of(sources);
    for finding in &report.findings {
        draw(&mut out, &mut spots, finding, For::Listener, width);
    }
    if !report.findings.is_empty() {
        out.push_str(&count(report.errors(), report.warnings()));
        out.push('\n');
    }
    out
}

/// Who reads a report.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// Someone who wants to play the routine.
    Listener,
    /// Its author, who sees codes and reasons too.
    Author,
}

/// Draws one finding and an empty line, in lines of `width` columns.
pub(super) fn draw(
    out: &mut String,
    spots: &mut FindingSpots<'_>,
    finding: &Finding,
    reader: For,
    width: usize,
) {
    let Some((source, lines)) = spots.source(finding.span.start) else { return };
    let place = lines.place(source.inside(finding.span.start));
    let number = place.line.to_string();
    let margin = " ".repeat(number.len());
    let indent = format!("{margin}   ");
    let put = |out: &mut String, lead: &str, text: &str| {
        for line in wrap_hanging(&Safe::new(text), lead, &indent, width) {
            *out += &(line + "\n");
        }
    };
    let level = level(finding.level);
    match reader {
        For::Author => put(out, &format!("{level}[{}]: ", finding.code), &finding.message),
        For::Listener => put(out, &format!("{level}: "), &finding.message),
    }
    // Paths are not wrapped, and source lines are cut.
    let widest = width.saturating_sub(indent.len() + 1).clamp(NARROWEST, WIDEST);
    let (line, caret) = pointed(source, lines.line(place.line), finding, &place, widest);
    let file = Safe::new(&source.name);
    *out += &format!("{margin}--> {file}:{}:{}\n", place.line, place.column);
    *out += format!("{number} | {line}").trim_end();
    *out += &format!("\n{margin} | {caret}\n");
    if let (Some(why), For::Author) = (&finding.why, reader) {
        put(out, &format!("{margin} = why: "), why);
    }
    if let Some(help) = &finding.help {
        put(out, &format!("{margin} = help: "), help);
    }
    out.push('\n');
}

/// The level as a word.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
    }
}

/// The source line, cut to `widest` columns, and the carets under the span.
fn pointed(source: &Source, line: &str, finding: &Finding, place: &Place, widest: usize) -> (String, String) {
    let span = source.inside(finding.span.start)..source.inside(finding.span.end.max(finding.span.start));
    let marked = source.text.get(span).unwrap_or_default();
    let marked = marked.lines().next().unwrap_or_default().chars().count().max(1);
    let (line, first) = around(line, place.column - 1, widest);
    let shown: Vec<char> = Safe::source_line(&line).as_str().trim_end().chars().collect();
    let cut = shown.iter().scan(0, |columns, c| {
        *columns += columns_of(*c);
        (*columns <= widest).then_some(*c)
    });
    let mut text: String = cut.collect();
    if text.chars().count() < shown.len() {
        text.push('…');
    }
    let before: usize = shown.iter().take(first).map(|c| columns_of(*c)).sum();
    let under: usize = shown.iter().skip(first).take(marked).map(|c| columns_of(*c)).sum();
    let carets = "^".repeat(under.clamp(1, widest.saturating_sub(before).max(1)));
    (text, " ".repeat(before) + &carets)
}

/// The part of a long line around character `at`, and the index of that character in it.
fn around(line: &str, at: usize, widest: usize) -> (String, usize) {
    let columns: usize = line.chars().take(4 * widest).map(columns_of).sum();
    let before = widest / 3;
    if columns <= widest || at <= before {
        return (line.chars().take(4 * widest).collect(), at);
    }
    let skipped = at - before;
    (std::iter::once('…').chain(line.chars().skip(skipped).take(4 * widest)).collect(), before + 1)
}

fn columns_of(c: char) -> usize {
    c.width().unwrap_or(1)
}

/// "3 errors, 1 warning".
pub(super) fn count(errors: usize, warnings: usize) -> String {
    let many = |n: usize, what: &str| match n {
        0 => None,
        1 => Some(format!("1 {what}")),
        n => Some(format!("{n} {what}s")),
    };
    let parts = [many(errors, "error"), many(warnings, "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
