//! The compiled timeline as a table to read, and as JSON.

use std::fmt::Write;

use serde_json::json;

use crate::routine::Side;
use crate::text::{Safe, wrap};
use crate::timeline::{LineKind, Marker, Moment, Timeline};
use crate::unit::Frames;

use super::json::{FORMAT, tidy};
use super::words::{exact, spoken, titled};

/// Everything that will happen, with exact times, in lines of about `width` columns: wider ones
/// only where the screen has no room for the times.
#[must_use]
pub fn show(timeline: &Timeline, width: usize) -> String {
    let table = Table { timeline, width, column: column(timeline) };
    let mut out = table.head();
    table.details(&mut out, None, Part::Before);
    for (i, passage) in timeline.passages.iter().enumerate() {
        let length = passage.end.saturating_sub(passage.start);
        table.row(&mut out, passage.start, length, &format!("{:>2}. {}", i + 1, titled(passage)));
        table.details(&mut out, Some(i), Part::Whole);
    }
    table.row(&mut out, timeline.done, fading(timeline), "the sound fades");
    table.details(&mut out, None, Part::After);
    out + &totals(timeline)
}

/// The timeline as JSON, `format` added: the same field names as the events have.
#[must_use]
pub fn show_json(timeline: &Timeline) -> String {
    let mut value = json!(timeline);
    value["format"] = json!(FORMAT);
    format!("{:#}\n", tidy(value))
}

/// Columns the longest time takes.
fn column(timeline: &Timeline) -> usize {
    let passages = timeline.passages.iter().flat_map(|p| [p.start, p.end.saturating_sub(p.start)]);
    let times = timeline.markers.iter().map(|m| m.at).chain(passages).chain([timeline.end, fading(timeline)]);
    times.map(|at| exact(at).len()).max().unwrap_or(0)
}

/// Which of the markers that belong to no passage, or of those that do.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Before,
    Whole,
    After,
}

struct Table<'a> {
    timeline: &'a Timeline,
    width: usize,
    /// Columns a time takes.
    column: usize,
}

impl Table<'_> {
    fn head(&self) -> String {
        let t = self.timeline;
        let then = if fading(t) == Frames::ZERO {
            String::new()
        } else {
            format!(", then {} of fading", spoken(fading(t)))
        };
        let mut out = lines("", "", &Safe::new(&t.title), self.width);
        let _ = writeln!(out, "{}{then}\n", exact(t.done));
        let w = self.column;
        let _ = writeln!(out, "{:>w$}  {:>w$}", "at", "for");
        if t.lead_in > Frames::ZERO {
            self.row(&mut out, Frames::ZERO, t.lead_in, "time to get ready");
        }
        out
    }

    fn row(&self, out: &mut String, at: Frames, length: Frames, text: &str) {
        let w = self.column;
        let before = format!("{:>w$}  {:>w$}  ", exact(at), exact(length));
        // Not through `Safe`: the number's padding is ours, and the title has been through it.
        let hang =
            " ".repeat(before.len() + if text.trim_start().starts_with(char::is_numeric) { 4 } else { 0 });
        let options = textwrap::Options::new(self.width.max(before.len() + 16))
            .initial_indent(&before)
            .subsequent_indent(&hang);
        for line in textwrap::wrap(text, options) {
            let _ = writeln!(out, "{line}");
        }
    }

    /// What is heard in a passage, each at its own time.
    fn details(&self, out: &mut String, passage: Option<usize>, part: Part) {
        let belongs = |m: &&Marker| {
            m.passage == passage
                && match part {
                    Part::Before => m.at < self.timeline.done,
                    Part::Whole => true,
                    Part::After => m.at >= self.timeline.done,
                }
        };
        let (w, indent) = (self.column, if self.width >= 60 { self.column + 2 } else { 2 });
        for marker in self.timeline.markers.iter().filter(belongs) {
            if let Some((kind, text)) = detail(&marker.what) {
                let before = format!("{:indent$}{:>w$}  {kind:<8}", "", exact(marker.at));
                let hang = " ".repeat(before.len());
                out.push_str(&lines(&before, &hang, &text, self.width));
            }
        }
    }
}

/// A kind and its words; `None` for what the table's rows say already.
fn detail(what: &Moment) -> Option<(&'static str, Safe)> {
    Some(match what {
        Moment::Say { line, text, .. } => (kind(*line), Safe::new(text)),
        Moment::Chime { sound } => ("chime", Safe::new(sound)),
        Moment::Bed { sound } => ("bed", sound.as_deref().map_or("silence".into(), Safe::new)),
        Moment::Wait => ("wait", "until Enter".into()),
        Moment::Ready | Moment::Step | Moment::Done | Moment::End => return None,
    })
}

fn kind(line: LineKind) -> &'static str {
    match line {
        LineKind::Prompt => "prompt",
        LineKind::Cue => "cue",
        LineKind::ChangeOver => "change",
        LineKind::Move => "move",
    }
}

/// `text` wrapped after `before`, further lines after `hang`.
fn lines(before: &str, hang: &str, text: &Safe, width: usize) -> String {
    let room = width.saturating_sub(before.len()).max(16);
    let lines = wrap(text, room);
    let starts = std::iter::once(before).chain(std::iter::repeat(hang));
    starts.zip(lines).map(|(start, line)| format!("{start}{line}\n")).collect()
}

fn fading(timeline: &Timeline) -> Frames {
    timeline.end.saturating_sub(timeline.done)
}

fn totals(timeline: &Timeline) -> String {
    let sum = |side: Option<Side>| {
        let of = timeline.passages.iter().filter(|p| side.is_none() || p.side == side);
        of.fold(Frames::ZERO, |sum, p| sum + p.end.saturating_sub(p.start))
    };
    let spoken_lines = timeline.markers.iter().filter_map(|m| match m.what {
        Moment::Say { length, .. } => Some(length),
        _ => None,
    });
    let (count, speech) = spoken_lines.fold((0, Frames::ZERO), |(n, sum), length| (n + 1, sum + length));
    let mut out = format!(
        "
steps: {}, {} without what lies between
",
        timeline.passages.len(),
        exact(sum(None))
    );
    let (left, right) = (sum(Some(Side::Left)), sum(Some(Side::Right)));
    if left + right > Frames::ZERO {
        let _ = writeln!(out, "sides: left {}, right {}", exact(left), exact(right));
    }
    let _ = writeln!(out, "speech: {count} lines, {} in all", exact(speech));
    out
}

#[cfg(test)]
#[path = "show_tests.rs"]
mod tests;
