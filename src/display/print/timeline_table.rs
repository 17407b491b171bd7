//! The compiled timeline as a table to read, and as JSON.

use std::fmt::Write;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::care_notes::fitted_json;
use crate::care::{PersonFit, Wording};
use crate::export::passage_details;
use crate::routine::Side;
use crate::text::{Safe, wrap};
use crate::timeline::{LineKind, Marker, Moment, Passage, Timeline};
use crate::unit::Frames;

use crate::display::safe_json::{FORMAT, tidy};
use crate::display::times::{exact, spoken};

/// Everything that happens, with exact times, in lines of `width` columns, or wider if there is no room for the
/// times. `before` says how to get ready and who should not do it, `notes` how the routine was changed.
#[must_use]
pub fn show(timeline: &Timeline, before: &[Safe], notes: &[Safe], width: usize) -> String {
    let table = Table::new(timeline, width);
    let mut out = table.head(before, notes);
    let mut section = None;
    table.details(&mut out, None, Part::Before);
    for (i, passage) in timeline.passages.iter().enumerate() {
        let length = passage.end.saturating_sub(passage.start);
        if passage.section.is_some() && section != passage.section {
            out.push('\n');
            out.push_str(&lines("", "", &Safe::new(passage.section.as_deref().unwrap_or_default()), width));
        }
        section.clone_from(&passage.section);
        table.row(&mut out, passage.start, length, &format!("{:>2}. ", i + 1), &passage.counted());
        table.work(&mut out, passage);
        table.details(&mut out, Some(i), Part::Whole);
    }
    if fading(timeline) > Frames::ZERO {
        table.row(&mut out, timeline.done, fading(timeline), "", table.wording.phrase("the sound fades"));
    }
    table.details(&mut out, None, Part::After);
    out + &totals(timeline, table.wording)
}

/// The timeline as JSON with the field names of the events, and their `format`; and which languages the routine is in,
/// and is heard in.
#[must_use]
pub fn show_json(
    timeline: &Timeline,
    before: &[Safe],
    notes: &[Safe],
    fitted: Option<&PersonFit>,
    (languages, spoken): (&[Safe], &[Safe]),
) -> String {
    let mut value = json!(timeline);
    value["languages"] = json!(languages);
    value["spoken"] = json!(spoken);
    if let (Some(fitted), Value::Object(value)) = (fitted.map(fitted_json), &mut value) {
        value.extend(fitted.as_object().cloned().unwrap_or_default());
    }
    if !before.is_empty() {
        value["before"] = json!(before);
    }
    if !notes.is_empty() {
        value["notes"] = json!(notes);
    }
    value["format"] = json!(FORMAT);
    format!("{:#}\n", tidy(value))
}

/// Which markers: those before the first passage, those of passages, or those after the last.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Before,
    Whole,
    After,
}

/// Columns of a decimal point and milliseconds.
const FRACTION: usize = 4;

struct Table<'a> {
    timeline: &'a Timeline,
    width: usize,
    /// Columns a time takes.
    column: usize,
    /// Whether any time has milliseconds.
    fine: bool,
    wording: Wording,
}

impl<'a> Table<'a> {
    fn new(timeline: &'a Timeline, width: usize) -> Self {
        let passages = timeline.passages.iter().flat_map(|p| [p.start, p.end.saturating_sub(p.start)]);
        let times =
            timeline.markers.iter().map(|m| m.at).chain(passages).chain([timeline.end, timeline.done]);
        let times: Vec<_> = times.chain([fading(timeline)]).collect();
        let fine = times.iter().any(|at| exact(*at).contains('.'));
        let column = times
            .iter()
            .map(|at| exact(*at).len() + if fine && !exact(*at).contains('.') { FRACTION } else { 0 });
        let wording = Wording::of(&timeline.language);
        Self { timeline, width, column: column.max().unwrap_or(0), fine, wording }
    }

    fn head(&self, before: &[Safe], notes: &[Safe]) -> String {
        let t = self.timeline;
        let then = if fading(t) == Frames::ZERO {
            String::new()
        } else {
            self.wording.fill(", then {length} of fading", &[("length", &spoken(fading(t)))])
        };
        let mut out = lines("", "", &Safe::new(&t.title), self.width);
        let _ = writeln!(out, "{}{then}\n", exact(t.done));
        out.extend(before.iter().map(|line| set_in(line, self.width)));
        if !before.is_empty() {
            out.push('\n');
        }
        out.extend(notes.iter().map(|line| set_in(line, self.width)));
        if !notes.is_empty() {
            out.push('\n');
        }
        let (at, length) = (self.under(self.wording.phrase("at")), self.under(self.wording.phrase("for")));
        let _ = writeln!(out, "{at}  {}", length.trim_end());
        if t.lead_in > Frames::ZERO {
            self.row(&mut out, Frames::ZERO, t.lead_in, "", self.wording.phrase("time to get ready"));
        }
        out
    }

    /// One row: a time, a length, a number that may be empty, and words.
    fn row(&self, out: &mut String, at: Frames, length: Frames, number: &str, text: &str) {
        let before = format!("{}  {}  {number}", self.time(at), self.time(length));
        let hang = " ".repeat(before.width());
        out.push_str(&lines(&before, &hang, &Safe::new(text), self.width));
    }

    /// Where, how and with which tool.
    fn work(&self, out: &mut String, passage: &Passage) {
        let before = " ".repeat(self.indent() + self.column + 2);
        let work = Safe::new(&work(passage, self.wording));
        if !work.as_str().is_empty() {
            out.push_str(&lines(&before, &before, &work, self.width));
        }
    }

    /// How far the details of a passage are indented.
    fn indent(&self) -> usize {
        if self.width >= 60 { self.column + 2 } else { 2 }
    }

    /// A time in its column.
    fn time(&self, at: Frames) -> String {
        let exact = exact(at);
        if exact.contains('.') { format!("{exact:>0$}", self.column) } else { self.under(&exact) }
    }

    /// `text`, aligned so that seconds are below seconds.
    fn under(&self, text: &str) -> String {
        let after = if self.fine { FRACTION } else { 0 };
        format!("{text:>0$}{1:after$}", self.column - after, "")
    }

    /// What is heard in a passage, each at its time.
    fn details(&self, out: &mut String, passage: Option<usize>, part: Part) {
        let belongs = |m: &&Marker| {
            m.passage == passage
                && match part {
                    Part::Before => m.at < self.timeline.done,
                    Part::Whole => true,
                    Part::After => m.at >= self.timeline.done,
                }
        };
        let indent = self.indent();
        for marker in self.timeline.markers.iter().filter(belongs) {
            if let Some((kind, text)) = detail(&marker.what, self.wording) {
                let kind = self.wording.phrase(kind);
                let before = format!("{:indent$}{}  {kind:<8}", "", self.time(marker.at));
                let hang = " ".repeat(before.width());
                out.push_str(&lines(&before, &hang, &text, self.width));
            }
        }
    }
}

/// A kind and its words; `None` for what the rows already say.
fn detail(what: &Moment, wording: Wording) -> Option<(&'static str, Safe)> {
    Some(match what {
        Moment::Say { line, text, .. } => (kind(*line), Safe::new(text)),
        Moment::Chime { sound } => ("chime", Safe::new(sound)),
        Moment::Bed { sound } => {
            ("bed", sound.as_deref().map_or_else(|| Safe::new(wording.phrase("silence")), Safe::new))
        }
        Moment::Quiet { skipped } => ("quiet", Safe::new(&spoken(*skipped))),
        Moment::Wait => ("wait", Safe::new(wording.phrase("until Enter"))),
        Moment::Ready | Moment::Step | Moment::Done | Moment::End => return None,
    })
}

fn kind(line: LineKind) -> &'static str {
    match line {
        LineKind::Title => "title",
        LineKind::Prompt => "prompt",
        LineKind::Cue => "cue",
        LineKind::ChangeOver => "change",
        LineKind::Move => "move",
    }
}

/// `text` wrapped after `before`, further lines after `hang`.
fn lines(before: &str, hang: &str, text: &Safe, width: usize) -> String {
    let room = width.saturating_sub(before.width()).max(16);
    let lines = wrap(text, room);
    let starts = std::iter::once(before).chain(std::iter::repeat(hang));
    starts.zip(lines).map(|(start, line)| format!("{start}{line}\n")).collect()
}

/// A line whose further lines are indented, and more if it belongs to a list.
fn set_in(line: &Safe, width: usize) -> String {
    let (before, hang) = if line.as_str().starts_with("– ") { ("  ", "    ") } else { ("", "  ") };
    lines(before, hang, line, width)
}

fn fading(timeline: &Timeline) -> Frames {
    timeline.end.saturating_sub(timeline.done)
}

/// How, where, with which tool and how fast a passage is done.
fn work(passage: &Passage, wording: Wording) -> String {
    let technique = passage.technique.as_deref().map(|id| wording.technique(id));
    let tool = passage.tool.as_deref().map(|id| wording.tool(id));
    let details = passage_details(passage, wording);
    let details = (!details.is_empty()).then_some(details);
    let parts = [technique, details, tool, passage.pace.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn totals(timeline: &Timeline, wording: Wording) -> String {
    let sum = |side: Option<Side>| {
        let of = timeline.passages.iter().filter(|p| side.is_none() || p.side == side);
        of.fold(Frames::ZERO, |sum, p| sum + p.end.saturating_sub(p.start))
    };
    let spoken_lines = timeline.markers.iter().filter_map(|m| match m.what {
        Moment::Say { length, .. } => Some(length),
        _ => None,
    });
    let (count, speech) = spoken_lines.fold((0, Frames::ZERO), |(n, sum), length| (n + 1, sum + length));
    let (steps, length) = (timeline.passages.len(), exact(sum(None)));
    let mut out = String::from("\n");
    let line = "steps: {count}, {length} without the pauses";
    out += &wording.fill(line, &[("count", &steps), ("length", &length)]);
    out.push('\n');
    let (left, right) = (sum(Some(Side::Left)), sum(Some(Side::Right)));
    if left + right > Frames::ZERO {
        let (left, right) = (exact(left), exact(right));
        out += &wording.fill("sides: left {left}, right {right}", &[("left", &left), ("right", &right)]);
        out.push('\n');
    }
    let line = match (speech, count) {
        (Frames::ZERO, 1) => "prompts: 1 line, shown but not spoken",
        (Frames::ZERO, _) => "prompts: {count} lines, shown but not spoken",
        (_, 1) => "prompts: 1 line, {speech} of speech",
        _ => "prompts: {count} lines, {speech} of speech",
    };
    out + &wording.fill(line, &[("count", &count), ("speech", &exact(speech))]) + "\n"
}
