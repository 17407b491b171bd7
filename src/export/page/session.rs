//! The session for the page's script: its words, and when they come.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::care::{CareLine, Wording};
use crate::export::Handout;
use crate::export::handout::sender;
use crate::export::markup::lang;
use crate::routine::{Kind, side_word};
use crate::text::{Safe, capital, tame_json};
use crate::timeline::{LineKind, Moment, Passage, Timeline};
use crate::unit::Frames;
use crate::vocabulary::Group;

use super::page_words::page_words;
use super::speak_up::SpeakUp;

/// The session in full. Times are seconds since the sound's first frame.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Session<'a> {
    title: Safe,
    summary: Option<Safe>,
    who: Option<Safe>,
    author: Option<Safe>,
    /// Who gives it.
    sender: Vec<Safe>,
    language: &'a str,
    /// What the page itself says, by its English words.
    words: BTreeMap<&'static str, &'static str>,
    night: bool,
    /// What the listener is to know: a note for them, and how to get ready.
    before: Vec<Safe>,
    /// Then what everybody is to know of it.
    care: Vec<Care>,
    done: Frames,
    /// How many steps the handout counts: each once, whatever its sides and rounds.
    of: usize,
    steps: Vec<Step>,
    lines: Vec<SpokenLine>,
    speak_up: SpeakUp,
}

/// A line, and whether it is English whatever the language is.
#[derive(Serialize)]
struct Care {
    text: Safe,
    english: bool,
}

/// One playing of one step.
#[derive(Serialize)]
struct Step {
    /// As the handout counts.
    number: usize,
    title: Safe,
    /// The title, with the side where it does not say that itself.
    name: Safe,
    side: Option<Safe>,
    /// Its figure is drawn for the other side.
    mirrored: bool,
    section: Option<Safe>,
    /// Which round and which time, where there are several.
    nth: Option<String>,
    start: Frames,
    end: Frames,
    /// In, full, out, empty: in seconds.
    breath: Option<[f64; 4]>,
    /// Whether a voice says what to do at its start.
    spoken: bool,
    /// The playing of a step that speaking up here is about.
    about: usize,
    /// Whether it is at the neck, and whether it is at the back or a hip.
    neck: bool,
    back: bool,
}

/// Something said.
#[derive(Serialize)]
struct SpokenLine {
    at: Frames,
    /// Counted from 0; −1 before the first.
    step: i64,
    text: Safe,
}

/// The session as JSON that may stand in a script block: nothing in it ends the block, and nothing in it
/// turns text around.
pub(super) fn session(handout: &Handout<'_>) -> String {
    let Handout { routine, timeline, preparation, .. } = handout;
    let safe = |text: &Option<String>| text.as_deref().map(Safe::new);
    let spoken = spoken(timeline);
    let mut order: Vec<usize> = Vec::new();
    let mut steps = Vec::new();
    for (i, passage) in timeline.passages.iter().enumerate() {
        let number = order.iter().position(|step| *step == passage.step).unwrap_or_else(|| {
            order.push(passage.step);
            order.len() - 1
        });
        let about = about(timeline, i);
        let first = timeline.passages.iter().find(|first| first.step == passage.step);
        let mirrored = first.is_some_and(|first| first.for_side() != passage.for_side());
        let step = step(passage, number + 1, &timeline.language, spoken.contains(&i), about);
        steps.push(Step { mirrored, ..step });
    }
    let wording = Wording::of(&timeline.language);
    let note = routine.overlay.as_ref().and_then(|it| wording.note_to_you(it));
    let session = Session {
        title: Safe::new(&timeline.title),
        summary: safe(&routine.summary),
        who: safe(&routine.who),
        author: routine.author.as_ref().and_then(|author| safe(&author.name)),
        sender: sender(handout),
        language: lang(&timeline.language),
        words: page_words(wording),
        night: timeline.kind == Kind::Night,
        before: note.iter().chain(&routine.prepare).map(|line| Safe::new(line)).collect(),
        care: preparation.first.iter().map(care).collect(),
        done: timeline.done,
        of: order.len(),
        steps,
        lines: timeline
            .markers
            .iter()
            .filter_map(|marker| match &marker.what {
                Moment::Say { text, .. } => {
                    let step = marker.passage.and_then(|i| i64::try_from(i).ok()).unwrap_or(-1);
                    Some(SpokenLine { at: marker.at, step, text: Safe::new(text) })
                }
                _ => None,
            })
            .collect(),
        speak_up: SpeakUp::of(routine, timeline, &order),
    };
    // Plain data always has a JSON form.
    let json = tame_json(&serde_json::to_string(&session).unwrap_or_default());
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn care(line: &CareLine) -> Care {
    Care { text: Safe::new(&line.text), english: line.is_english }
}

fn step(passage: &Passage, number: usize, language: &str, spoken: bool, about: usize) -> Step {
    let side = passage.for_side();
    let word = side.map(|side| side_word(language, side));
    let wording = Wording::of(language);
    let nth = [("Round {number} of {of}", passage.round), ("Time {number} of {of}", passage.repeat)];
    let nth = nth.into_iter().filter(|(_, (_, of))| *of > 1);
    let nth: Vec<String> =
        nth.map(|(what, (nth, of))| wording.fill(what, &[("number", &nth), ("of", &of)])).collect();
    Step {
        number,
        title: Safe::new(&passage.title),
        name: Safe::new(&passage.named),
        side: word.map(|word| Safe::new(&capital(word))),
        mirrored: false,
        section: passage.section.as_deref().map(Safe::new),
        nth: (!nth.is_empty()).then(|| nth.join(", ")),
        start: passage.start,
        end: passage.end,
        breath: passage.breath.map(|b| [b.inhale, b.hold, b.out, b.rest].map(|d| d.secs())),
        spoken,
        about,
        neck: passage.is_at(&[Group::Neck]),
        back: passage.is_at(&[Group::Trunk, Group::Hip]),
    }
}

/// The passage that works on the body: this one, else the last before it, else the first of all.
fn about(timeline: &Timeline, at: usize) -> usize {
    timeline.passages[..=at].iter().rposition(Passage::works_on_body).unwrap_or(0)
}

/// The passages whose beginning a voice speaks.
fn spoken(timeline: &Timeline) -> BTreeSet<usize> {
    let said = timeline.markers.iter().filter(|marker| match marker.what {
        Moment::Say { line: LineKind::Prompt | LineKind::Title, length, .. } => length > Frames::ZERO,
        _ => false,
    });
    said.filter_map(|marker| marker.passage).collect()
}
