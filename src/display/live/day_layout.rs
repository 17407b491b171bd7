//! Where everything is on the day's screen: a state and a size in, lines out.
//!
//! The lines come in blocks, each with a rank. On a low screen the blank lines between blocks go first, then the
//! blocks that matter least, and last the words to follow.

use unicode_width::UnicodeWidthStr;

use super::headline::headline;
use super::screen_line::{Line, Tone};
use super::state::{Hold, Now, Scene, State, Stop, WAITING};
use super::text_area::{TextArea, left, share};
use super::{About, breath_bar, glance_layout, key_table, night_layout, speak_up_layout};
use crate::display::times;
use crate::routine::{Kind, Side};
use crate::text::{Safe, fit, wrap};
use crate::unit::Frames;

/// Higher than any text.
const ENDLESS: usize = 1000;

/// The screen for `state`, at most `height` lines, none wider than `width` columns.
#[must_use]
pub fn layout(state: &State, width: usize, height: usize) -> Vec<Line> {
    if let Some(lines) = speak_up_layout::lines(state, width, height) {
        return lines;
    }
    if state.about.kind == Kind::Night {
        return night_layout::lines(state, width, height);
    }
    if let Some(lines) = glance_layout::lines(state, width, height) {
        return lines;
    }
    let page = TextArea::new(state, width);
    let mut blocks = match &state.scene {
        Scene::Ready(length) => ready(state, *length, page),
        Scene::Step(now) => step(state, now, page),
        Scene::Done => vec![title(state, None, page), done(state, page)],
        Scene::Over => Vec::new(),
    };
    if !blocks.is_empty() {
        blocks.push(status(state, page));
        let lines = key_table::shown(state.keys_asked, (page.measure, height), state.wording());
        let table = || lines.iter().map(|line| page.text(Tone::Normal, line)).collect::<Vec<_>>();
        if lines.is_empty() {
            let short = key_table::short(page.measure, state.wording());
            blocks.push(block(9, 2, vec![page.text(Tone::Soft, &short)]));
        } else if height_of(&blocks) + lines.len() > height {
            return table();
        } else {
            blocks.push(block(9, 2, table()));
        }
    }
    centred(fitted(blocks, height), width, height)
}

/// In the middle of a screen that is much higher.
fn centred(lines: Vec<Line>, width: usize, height: usize) -> Vec<Line> {
    let above = if glance_layout::has_room(width, height) { (height - lines.len()) / 2 } else { 0 };
    std::iter::repeat_n(Line::Blank, above).chain(lines).collect()
}

/// Whether a screen of this size has room for what is to be read before the session.
#[must_use]
pub fn has_room(about: &About, width: usize, height: usize) -> bool {
    let shown = |before: &[Safe], height| {
        let state = State::new(About { before: before.to_vec(), ..about.clone() });
        layout(&state, width, height).iter().map(Line::to_string).collect::<Vec<_>>()
    };
    let (all, rest) = (shown(&about.before, ENDLESS), shown(&[], ENDLESS));
    let now = shown(&about.before, height);
    all.iter().filter(|line| !rest.contains(line)).all(|line| now.contains(line))
}

/// Lines that are shown or left out together.
struct Block {
    /// 0 is left out last.
    rank: u8,
    /// Its position on the screen, from the top.
    place: u8,
    lines: Vec<Line>,
}

fn block(place: u8, rank: u8, lines: Vec<Line>) -> Block {
    Block { rank, place, lines }
}

fn ready(state: &State, length: Frames, page: TextArea) -> Vec<Block> {
    let left = length.saturating_sub(state.tick.at);
    let gone = share(state.tick.at, length);
    let prompt = state
        .words
        .as_ref()
        .map_or_else(|| state.phrase("Get comfortable.").into(), |(_, text)| text.clone());
    let begins = state.wording().fill("in {time}", &[("time", &times::clock(left))]);
    vec![
        title(state, None, page),
        block(3, 0, wrap(&prompt, page.measure).iter().map(|l| page.text(Tone::Normal, l)).collect()),
        block(4, 3, apart(&state.about.before, page)),
        block(5, 5, apart(&state.about.notes, page)),
        block(5, 7, voice(state, page)),
        block(6, 4, vec![page.bar(Tone::Accent, state.phrase("it begins"), gone, &begins)]),
    ]
}

/// Texts with a blank line between them.
fn apart(texts: &[Safe], page: TextArea) -> Vec<Line> {
    let parts = texts.iter().map(|text| wrap(text, page.measure));
    let lines = parts.flat_map(|lines| lines.into_iter().chain([String::new()]));
    let mut lines: Vec<Line> = lines.map(|line| page.text(Tone::Normal, &line)).collect();
    lines.pop();
    lines
}

/// Who speaks.
fn voice(state: &State, page: TextArea) -> Vec<Line> {
    let voice = &state.about.voice;
    let lines = if voice.as_str().is_empty() { Vec::new() } else { wrap(voice, page.measure) };
    lines.iter().map(|l| page.text(Tone::Soft, l)).collect()
}

fn step(state: &State, now: &Now, page: TextArea) -> Vec<Block> {
    let tick = state.tick;
    let step_left = tick.step_length.saturating_sub(tick.step_gone);
    let next = next(state, now);
    let tone = if state.stop == Stop::None { Tone::Accent } else { Tone::Soft };
    let timed = |label, full, time| page.bar(tone, state.phrase(label), full, &left(state, time));
    let whole = state.about.length;
    let mut blocks = vec![
        title(state, Some(now), page),
        block(1, 3, heading(state, now, page)),
        block(3, 0, prompt(state, page)),
        block(6, 4, vec![timed("this step", share(tick.step_gone, tick.step_length), step_left)]),
        block(7, 6, vec![timed("session", share(whole.saturating_sub(tick.left), whole), tick.left)]),
        block(8, 7, vec![page.text(Tone::Soft, &fit(&next, page.measure))]),
    ];
    blocks.extend(breathing(state, now, page));
    blocks
}

/// Title, section, step number, round: good to know, but not needed.
fn title(state: &State, now: Option<&Now>, page: TextArea) -> Block {
    block(0, 8, title_lines(state, now, page))
}

/// The same in lines.
pub(super) fn title_lines(state: &State, now: Option<&Now>, page: TextArea) -> Vec<Line> {
    let mut parts = vec![state.about.title.to_string()];
    if let Some(now) = now {
        parts.extend(now.passage.section.as_deref().map(|s| Safe::new(s).to_string()));
        let wording = state.wording();
        parts.push(wording.fill("step {n} of {of}", &[("n", &now.number), ("of", &now.of)]));
        let counts = [("round {n} of {of}", now.passage.round), ("time {n} of {of}", now.passage.repeat)];
        let counts = counts.into_iter().filter(|(_, (_, of))| *of > 1);
        parts.extend(counts.map(|(what, (n, of))| wording.fill(what, &[("n", &n), ("of", &of)])));
    }
    joined(&parts, page.measure).iter().map(|l| page.text(Tone::Soft, l)).collect()
}

/// `parts` with dots between them, wrapped between parts if possible.
fn joined(parts: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.width() + part.width() + 3 <= width => *line = format!("{line} · {part}"),
            _ => lines.extend(wrap(&Safe::new(part), width)),
        }
    }
    lines
}

/// The step's title, and its side below.
pub(super) fn heading(state: &State, now: &Now, page: TextArea) -> Vec<Line> {
    let mut lines = headline(&Safe::new(&now.passage.title), page.measure);
    if let Some(side) = side(state, now) {
        lines.extend(headline(&side.into(), page.measure));
    }
    lines.iter().map(|l| page.text(Tone::Strong, l)).collect()
}

/// Which side the step is for.
pub(super) fn side(state: &State, now: &Now) -> Option<&'static str> {
    let side = now.passage.for_side()?;
    Some(state.phrase(if side == Side::Left { "left side" } else { "right side" }))
}

/// What comes next.
pub(super) fn next(state: &State, now: &Now) -> String {
    match &now.next {
        Some(next) => state.wording().fill("Next: {next}", &[("next", next)]),
        None => state.phrase("This is the last step.").to_owned(),
    }
}

/// The words to follow.
pub(super) fn prompt(state: &State, page: TextArea) -> Vec<Line> {
    let Some((_, text)) = &state.words else { return Vec::new() };
    let tone = if state.is_fresh() { Tone::Strong } else { Tone::Normal };
    wrap(text, page.measure).iter().map(|l| page.text(tone, l)).collect()
}

/// The breath to follow. It stops in the silence after the step and while time stands still; its line stays, so
/// that nothing jumps.
fn breathing(state: &State, now: &Now, page: TextArea) -> Option<Block> {
    now.passage.breath?;
    let line = breath_bar::now(state, now)
        .map_or(Line::Blank, |pace| page.bar(Tone::Strong, state.phrase(pace.word), pace.full, ""));
    Some(block(5, 5, vec![line]))
}

fn done(state: &State, page: TextArea) -> Block {
    let words = state.phrase("That was the last step. Stay as long as you like; the sound fades out.");
    block(3, 0, wrap(&words.into(), page.measure).iter().map(|l| page.text(Tone::Normal, l)).collect())
}

/// What stopped the session, or what just changed; otherwise an empty line, so that nothing jumps.
fn status(state: &State, page: TextArea) -> Block {
    let lines = status_lines(state, page);
    block(4, if lines == [Line::Blank] { 9 } else { 1 }, lines)
}

/// The same in lines.
pub(super) fn status_lines(state: &State, page: TextArea) -> Vec<Line> {
    let stopped = state.stopped();
    let text = match (&stopped, state.hold, state.note_text()) {
        (_, _, Some(note)) => note,
        (Some(stopped), _, None) => stopped,
        (None, Hold::Waiting(_), None) => state.phrase(WAITING),
        (None, Hold::Going, None) => return vec![Line::Blank],
    };
    wrap(&text.into(), page.measure).iter().map(|l| page.text(Tone::Strong, l)).collect()
}

/// The blocks in their order, within `height` lines.
fn fitted(mut blocks: Vec<Block>, height: usize) -> Vec<Line> {
    blocks.retain(|b| !b.lines.is_empty());
    blocks.sort_by_key(|b| b.place);
    if height_of(&blocks) + blocks.len() < height {
        return spread(&blocks);
    }
    while height_of(&blocks) > height && blocks.len() > 1 {
        let least = blocks.iter().map(|b| b.rank).max();
        blocks.retain(|b| Some(b.rank) != least);
    }
    blocks.into_iter().flat_map(|b| b.lines).take(height).collect()
}

fn height_of(blocks: &[Block]) -> usize {
    blocks.iter().map(|b| b.lines.len()).sum()
}

/// A blank line above each block, but not between the two bars.
fn spread(blocks: &[Block]) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        if block.place != 7 {
            lines.push(Line::Blank);
        }
        lines.extend_from_slice(&block.lines);
    }
    lines
}
