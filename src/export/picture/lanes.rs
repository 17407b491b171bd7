//! What happens beneath the steps: pressure, speech, chimes, breath, beds, the voice's level.

use crate::timeline::{ClipRef, LineKind, Moment, Timeline};
use crate::unit::{Decibels, Frames};

use super::palette::{BED, CUE, GREY, INK, PRESSURE, PROMPT, RULE, STRONG};
use super::passage_words::breath;
use super::rows::Row;
use super::strip::Strip;
use super::svg::{Area, Canvas, Type};
use super::text_width::{fit, width};

/// A lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    Pressure,
    Speech,
    Chimes,
    Breath,
    Bed,
    Voice,
}

/// A breath narrower than this is a stripe and not a wave.
const WAVE: f64 = 9.0;
/// The voice's level is drawn down to this.
const QUIETEST: f32 = -24.0;

impl Lane {
    /// The lanes that have anything in them.
    pub fn of(timeline: &Timeline) -> Vec<Self> {
        let t = timeline;
        let marked = |wanted: fn(&Moment) -> bool| t.markers.iter().any(|m| wanted(&m.what));
        let gains = t.clips.iter().filter(|c| matches!(c.sound, ClipRef::Speech(_))).map(|c| c.gain.0);
        let (low, high) = gains.fold((0.0_f32, f32::MIN), |(low, high), g| (low.min(g), high.max(g)));
        let all = [
            (Self::Pressure, t.passages.iter().any(|p| p.pressure.is_some())),
            (Self::Speech, marked(|m| matches!(m, Moment::Say { .. }))),
            (Self::Chimes, marked(|m| matches!(m, Moment::Chime { .. }))),
            (Self::Breath, t.passages.iter().any(|p| p.breath.is_some())),
            (Self::Bed, !t.beds.is_empty()),
            (Self::Voice, high - low > 0.5),
        ];
        all.into_iter().filter(|(_, has)| *has).map(|(lane, _)| lane).collect()
    }

    /// Whether a row has it: where nothing rings and no breath is paced, there is no room kept for it.
    pub fn is_in(self, timeline: &Timeline, row: Row) -> bool {
        match self {
            Self::Chimes => {
                timeline.markers.iter().any(|m| matches!(m.what, Moment::Chime { .. }) && row.has(m.at, m.at))
            }
            Self::Breath => timeline.passages.iter().any(|p| p.breath.is_some() && row.has(p.start, p.end)),
            Self::Pressure | Self::Speech | Self::Bed | Self::Voice => true,
        }
    }

    /// What stands left of it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pressure => "pressure",
            Self::Speech => "speech",
            Self::Chimes => "chimes",
            Self::Breath => "breath",
            Self::Bed => "sound",
            Self::Voice => "voice level",
        }
    }

    pub fn height(self) -> f64 {
        match self {
            Self::Pressure => 20.0,
            Self::Speech | Self::Chimes => 11.0,
            Self::Breath => 18.0,
            Self::Bed => 20.0,
            Self::Voice => 16.0,
        }
    }
}

/// Draws a lane of a row with its upper edge at `y`.
pub(super) fn draw(canvas: &mut Canvas, lane: Lane, strip: &Strip<'_>, row: Row, y: f64) {
    let bottom = y + lane.height();
    canvas.line((strip.x, bottom), (strip.at(row, row.to), bottom), RULE, 0.5);
    match lane {
        Lane::Pressure => pressure(canvas, strip, row, bottom),
        Lane::Speech => speech(canvas, strip, row, bottom),
        Lane::Chimes => chimes(canvas, strip, row, y),
        Lane::Breath => breaths(canvas, strip, row, bottom),
        Lane::Bed => beds(canvas, strip, row, bottom),
        Lane::Voice => voice(canvas, strip, row, (y, bottom)),
    }
}

fn pressure(canvas: &mut Canvas, strip: &Strip<'_>, row: Row, bottom: f64) {
    let tall = Lane::Pressure.height();
    let mut before = None;
    for p in strip.timeline.passages.iter().filter(|p| row.has(p.start, p.end)) {
        let Some(felt) = p.pressure else {
            before = None;
            continue;
        };
        let (x, to) = (strip.at(row, p.start), strip.at(row, p.end));
        let h = tall * f64::from(felt) / 10.0;
        canvas.area(Area { x, y: bottom - h, w: to - x, h }, PRESSURE, None);
        canvas.line((x, bottom - h), (to, bottom - h), STRONG, 1.25);
        let (set, text) = (Type::bold(8.0, STRONG), felt.to_string());
        if before != Some(felt) && to - x > width(&text, set) + 3.0 {
            let above = if h + 9.0 > tall { bottom - h + 9.0 } else { bottom - h - 2.0 };
            canvas.text((x + 2.0, above), set, &text);
        }
        before = Some(felt);
    }
}

fn speech(canvas: &mut Canvas, strip: &Strip<'_>, row: Row, bottom: f64) {
    for marker in &strip.timeline.markers {
        let Moment::Say { line, length, .. } = &marker.what else { continue };
        if !row.has(marker.at, marker.at + *length) {
            continue;
        }
        let (x, to) = (strip.at(row, marker.at), strip.at(row, marker.at + *length));
        let (h, colour) = match line {
            LineKind::Prompt | LineKind::Title => (9.0, PROMPT),
            LineKind::Cue | LineKind::ChangeOver | LineKind::Move => (5.0, CUE),
        };
        // A line that is only shown lasts no time, and is a stroke.
        canvas.area(Area { x, y: bottom - h, w: (to - x).max(1.5), h }, colour, None);
    }
}

fn chimes(canvas: &mut Canvas, strip: &Strip<'_>, row: Row, y: f64) {
    for marker in &strip.timeline.markers {
        if matches!(marker.what, Moment::Chime { .. }) && row.has(marker.at, marker.at) {
            bell(canvas, (strip.at(row, marker.at), y + 1.0));
        }
    }
}

/// A bell, its upper edge at `y`.
pub(super) fn bell(canvas: &mut Canvas, (x, y): (f64, f64)) {
    let outline = [(4.0, 0.0), (5.6, 1.2), (6.2, 5.2), (8.0, 7.4), (0.0, 7.4), (1.8, 5.2), (2.4, 1.2)]
        .map(|(a, b)| (x + a, y + b));
    canvas.shape(&outline, INK, 1.0);
    canvas.area(Area { x: x + 3.0, y: y + 7.4, w: 2.0, h: 1.6 }, INK, None);
}

fn breaths(canvas: &mut Canvas, strip: &Strip<'_>, row: Row, bottom: f64) {
    let (tall, set) = (9.0, Type::plain(8.0, GREY));
    let mut before = None;
    for p in strip.timeline.passages.iter().filter(|p| row.has(p.start, p.end)) {
        let Some((pace, name)) = p.breath.zip(breath(p)) else {
            before = None;
            continue;
        };
        let (x, to) = (strip.at(row, p.start), strip.at(row, p.end));
        if before.as_ref() != Some(&name) {
            canvas.text((x + 1.0, bottom - tall - 3.0), set, &fit(&name, to - x + 12.0, set));
        }
        before = Some(name);
        let cycle = Frames::from_duration(pace.cycle());
        if cycle == Frames::ZERO || strip.at(row, p.start + cycle) - x < WAVE {
            canvas.area(Area { x, y: bottom - tall * 0.6, w: to - x, h: tall * 0.6 }, "#d9e2ec", None);
            continue;
        }
        let mut points = vec![(x, bottom)];
        let mut at = p.start;
        while at + cycle <= p.end + Frames::from_millis(1) {
            for (phase, high) in [(pace.inhale, 1.0), (pace.hold, 1.0), (pace.out, 0.0), (pace.rest, 0.0)] {
                at += Frames::from_duration(phase);
                points.push((strip.at(row, at), bottom - tall * high));
            }
        }
        points.dedup();
        canvas.curve(&points, CUE, 1.1);
    }
}

/// Each bed as loud as it is heard: its own level, the room it makes for words, the last fade.
fn beds(canvas: &mut Canvas, strip: &Strip<'_>, row: Row, bottom: f64) {
    let (t, tall) = (strip.timeline, Lane::Bed.height());
    for (i, bed) in t.beds.iter().enumerate().filter(|(_, bed)| row.has(bed.start, bed.end)) {
        let (from, to) = (strip.at(row, bed.start), strip.at(row, bed.end));
        let mut points = vec![(from, bottom)];
        let steps = ((to - from).ceil() as usize).max(1);
        for step in 0..=steps {
            let x = from + (to - from) * step as f64 / steps as f64;
            let at = strip.ruler.at(row, x - strip.x);
            let level = bed.gain.at(at) * t.duck.at(at) * t.master.at(at) / strip.loudest;
            points.push((x, bottom - tall * f64::from(level.clamp(0.0, 1.0))));
        }
        points.push((to, bottom));
        canvas.shape(&thinned(&points), BED, if i % 2 == 0 { 0.75 } else { 0.95 });
        let set = Type::plain(8.6, INK);
        canvas.text((from + 4.0, bottom - 2.5), set, &fit(bed.sound.name(), to - from - 6.0, set));
    }
}

/// Without the points that lie on the line between their neighbours.
fn thinned(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::with_capacity(points.len());
    for (i, point) in points.iter().enumerate() {
        let flat = kept.last().zip(points.get(i + 1)).is_some_and(|(a, b)| {
            let middle = a.1 + (b.1 - a.1) * (point.0 - a.0) / (b.0 - a.0).max(1e-6);
            (middle - point.1).abs() < 0.04 && point.0 > a.0 && point.0 - a.0 < 40.0
        });
        if !flat {
            kept.push(*point);
        }
    }
    kept
}

fn voice(canvas: &mut Canvas, strip: &Strip<'_>, row: Row, (top, bottom): (f64, f64)) {
    let speech = strip.timeline.clips.iter().filter(|c| matches!(c.sound, ClipRef::Speech(_)));
    let height = |gain: Decibels| top + (bottom - top) * f64::from((gain.0 / QUIETEST).clamp(0.0, 1.0));
    let mut last: Option<(f64, f64)> = None;
    let mut said = None;
    for clip in speech.filter(|c| row.has(c.at, c.at + c.length)) {
        let (x, to, y) = (strip.at(row, clip.at), strip.at(row, clip.at + clip.length), height(clip.gain));
        if let Some(last) = last {
            canvas.line(last, (x, y), CUE, 0.6);
        }
        canvas.line((x, y), (to.max(x + 1.5), y), PROMPT, 2.0);
        let (text, set) = (format!("{:.0} dB", clip.gain.0), Type::plain(7.6, GREY));
        if said.as_ref() != Some(&text) && last.is_none_or(|last| x - last.0 > 60.0) {
            canvas.text((x, if y - top > 9.0 { y - 3.0 } else { y + 9.0 }), set, &text);
            said = Some(text);
        }
        last = Some((to, y));
    }
}
