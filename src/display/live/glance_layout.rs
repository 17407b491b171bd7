//! The day's screen where there is room: the step and its time in letters that can be read from across a room.
//!
//! What stands above and below the words to follow keeps its place whatever they are, so that nothing jumps.

use unicode_width::UnicodeWidthStr;

use super::breath_bar;
use super::day_layout::{heading, next, side, status_lines, title_lines};
use super::key_table;
use super::large_text::{LetterSize, large, large_lines};
use super::screen_line::{Line, Tone};
use super::state::{Hold, Now, Scene, State, Stop};
use super::text_area::{MEASURE, TextArea, left, share};
use crate::display::times;
use crate::text::{Safe, fit, wrap};

/// Columns and rows from which on letters are large.
const ROOM: (usize, usize) = (80, 24);
/// The same for the largest letters.
const MUCH_ROOM: (usize, usize) = (110, 38);
/// Lines kept for the words to follow.
const WORDS: usize = 3;
/// Before the words to follow, while they are new. Whoever does not hear a chime or a voice sees it.
const NEW: &str = "▌ ";
const KNOWN: &str = "  ";

/// How large everything is.
#[derive(Clone, Copy)]
struct Scale {
    title: LetterSize,
    time: LetterSize,
    /// The widest line that is not text, and how many rows are used at most.
    measure: usize,
    rows: usize,
    /// Rows of the shape of the breath, and its columns at most.
    breath: (usize, usize),
}

const SMALL: Scale =
    Scale { title: LetterSize::Small, time: LetterSize::Medium, measure: MEASURE, rows: 28, breath: (3, 36) };
const LARGE: Scale =
    Scale { title: LetterSize::Medium, time: LetterSize::Large, measure: 104, rows: 34, breath: (5, 60) };

/// Whether a screen of this size has room for large letters.
pub(super) fn has_room(width: usize, height: usize) -> bool {
    width >= ROOM.0 && height >= ROOM.1
}

/// A step on a screen that has room for it; `None` on others, and while the keys are shown.
pub(super) fn lines(state: &State, width: usize, height: usize) -> Option<Vec<Line>> {
    let Scene::Step(now) = &state.scene else { return None };
    if !has_room(width, height)
        || !key_table::shown(state.keys_asked, (MEASURE, height), state.wording()).is_empty()
    {
        return None;
    }
    let scale = if width >= MUCH_ROOM.0 && height >= MUCH_ROOM.1 { LARGE } else { SMALL };
    let page = TextArea::within(state, width, scale.measure);
    let text = TextArea { measure: page.measure.min(MEASURE), ..page };
    let (title, words) = (title_lines(state, Some(now), text), prompt(state, text));
    let bottom = bottom(state, now, page, text, scale);
    let rows = height.min(scale.rows);
    let room = rows.checked_sub(title.len() + words.len().max(WORDS) + bottom.len() + 2)?;
    let heading = headings(state, now, page, scale).into_iter().find(|heading| heading.len() <= room)?;
    let mut lines = vec![Line::Blank; (height - rows) / 2];
    lines.extend(title);
    let is_tight = rows == ROOM.1;
    lines.extend((!is_tight).then_some(Line::Blank));
    lines.extend(heading);
    lines.push(Line::Blank);
    lines.extend(words);
    lines.resize((height - rows) / 2 + rows - bottom.len(), Line::Blank);
    lines.extend(bottom);
    Some(lines)
}

/// The step's title and its side: as large as it goes, then smaller.
fn headings(state: &State, now: &Now, page: TextArea, scale: Scale) -> Vec<Vec<Line>> {
    let drawn = |text: &Safe| large_lines(text, scale.title, page.measure, 2);
    let strong = |rows: &[String]| rows.iter().map(|row| page.text(Tone::Strong, row)).collect::<Vec<_>>();
    let side = side(state, now);
    let small = heading(state, now, page);
    let title = drawn(&Safe::new(&now.passage.title));
    let both = match (&title, side) {
        (Some(title), Some(side)) => drawn(&side.into()).map(|side| strong(&[title.clone(), side].concat())),
        (Some(title), None) => Some(strong(title)),
        (None, _) => None,
    };
    let title_only = title.filter(|_| side.is_some()).zip(small.last().cloned());
    let title_only = title_only.map(|(title, side)| strong(&title).into_iter().chain([side]).collect());
    both.into_iter().chain(title_only).chain([small]).collect()
}

/// The words to follow, marked while they are new.
fn prompt(state: &State, page: TextArea) -> Vec<Line> {
    let Some((_, text)) = &state.words else { return Vec::new() };
    let (mark, tone) = if state.is_fresh() { (NEW, Tone::Strong) } else { (KNOWN, Tone::Normal) };
    let line = |line: &String| page.text(tone, &format!("{mark}{line}"));
    wrap(text, page.measure - KNOWN.len()).iter().map(line).collect()
}

/// What stands below the words: the breath, the time, the bars, what comes next, what just changed, the keys.
fn bottom(state: &State, now: &Now, page: TextArea, text: TextArea, scale: Scale) -> Vec<Line> {
    let tick = state.tick;
    let step_left = tick.step_length.saturating_sub(tick.step_gone);
    let tone = if state.stop == Stop::None { Tone::Accent } else { Tone::Soft };
    let whole = state.about.length;
    let next = next(state, now);
    let mut lines = breath(state, now, page, scale);
    let time = Some(times::clock(step_left)).filter(|_| state.hold == Hold::Going);
    let time = time.and_then(|time| large(&time, scale.time, page.measure)).unwrap_or_default();
    let mut time: Vec<Line> = time.iter().map(|row| page.text(tone, row)).collect();
    time.resize(scale.time.rows(), Line::Blank);
    lines.extend(time);
    let step = share(tick.step_gone, tick.step_length);
    let session = share(whole.saturating_sub(tick.left), whole);
    lines.push(text.bar(tone, state.phrase("this step"), step, &left(state, step_left)));
    lines.push(text.bar(tone, state.phrase("session"), session, &left(state, tick.left)));
    lines.push(text.text(Tone::Soft, &fit(&next, text.measure)));
    lines.extend(status_lines(state, text).into_iter().take(1));
    lines.push(text.text(Tone::Soft, &key_table::short(text.measure, state.wording())));
    lines
}

/// The breath to follow, as a shape that grows and shrinks, with its word above. Its place stays while time stands
/// still.
fn breath(state: &State, now: &Now, page: TextArea, scale: Scale) -> Vec<Line> {
    let (rows, columns) = scale.breath;
    if now.passage.breath.is_none() {
        return Vec::new();
    }
    let Some(pace) = breath_bar::now(state, now) else { return vec![Line::Blank; rows + 1] };
    // In eight steps: a terminal is not to be kept busy.
    let step = columns / 8;
    let full = step + (columns - step) * pace.full as usize / 1000 / step * step;
    let middle = |width: usize| page.indent + columns.saturating_sub(width) / 2;
    let word = state.phrase(pace.word);
    let word = Line::Text { indent: middle(word.width()), tone: Tone::Strong, text: word.to_owned() };
    let row = |row: usize| {
        // A circle, as wide as it is high.
        let from_middle = (2 * row + 1) as f64 / rows as f64 - 1.0;
        let width = (full as f64 * (1.0 - from_middle * from_middle).sqrt() / 2.0).round() as usize * 2;
        Line::Text { indent: middle(width), tone: Tone::Accent, text: "█".repeat(width) }
    };
    std::iter::once(word).chain((0..rows).map(row)).collect()
}
