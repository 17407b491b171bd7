//! The night screen: only the present words, dim. No bars, times or numbers, and nothing at all after the last
//! words, because the person who sees it should be falling asleep.

use super::key_table;
use super::screen_line::{Line, Tone, clip};
use super::state::{Hold, Scene, State, WAITING};
use crate::text::{Safe, wrap};

/// The one time keys are told of unasked.
const KEYS: &str = "Press h if anything hurts, q to stop, ? for the keys.";

/// The present words in at most `height` lines of at most `width` columns.
pub(super) fn lines(state: &State, width: usize, height: usize) -> Vec<Line> {
    let indent = if width >= 50 { 4 } else { 1.min(width / 4) };
    let measure = width.saturating_sub(indent * 2).clamp(1, 60);
    let mut text: Vec<String> = Vec::new();
    for part in said(state) {
        if !text.is_empty() {
            text.push(String::new());
        }
        text.extend(wrap(&part, measure));
    }
    let keys = key_table::shown(state.keys_asked, (measure, height), state.wording());
    if text.len() + keys.len() >= height && !keys.is_empty() {
        text.clear();
    }
    if !(keys.is_empty() || text.is_empty()) {
        text.push(String::new());
    }
    text.extend(keys);
    let above = usize::from(height > text.len());
    let blank = std::iter::repeat_n(Line::Blank, if text.is_empty() { 0 } else { above });
    let line = |text: String| match text.as_str() {
        "" => Line::Blank,
        _ => Line::Text { indent, tone: Tone::Night, text: clip(&text, width.saturating_sub(indent)) },
    };
    blank.chain(text.into_iter().map(line)).take(height).collect()
}

fn said(state: &State) -> Vec<Safe> {
    let about = &state.about;
    let mut said: Vec<Safe> = match (&state.scene, &state.words) {
        (Scene::Done | Scene::Over, _) => return Vec::new(),
        (_, Some((_, words))) => vec![words.clone()],
        (Scene::Ready(_), None) if about.sound_alone.is_some() => about.sound_alone.iter().cloned().collect(),
        (Scene::Step(_), None) if about.sound_alone.is_some() => Vec::new(),
        (Scene::Ready(_), None) => {
            let ours = ["Get comfortable.", KEYS].map(|it| Safe::new(state.phrase(it)));
            let begin = [about.title.clone()].into_iter().chain(ours);
            let lines = begin.chain(state.about.before.clone()).chain([state.about.voice.clone()]);
            lines.filter(|line| !line.as_str().is_empty()).collect()
        }
        (Scene::Step(now), None) => vec![Safe::new(&now.passage.named)],
    };
    // Asked for: nothing else is told at night.
    said.extend(state.asked_note_text().map(Safe::new));
    match (state.stopped(), state.hold) {
        (Some(stopped), _) => said.push(stopped.into()),
        (None, Hold::Waiting(_)) => said.push(state.phrase(WAITING).into()),
        (None, Hold::Going) => {}
    }
    said
}
