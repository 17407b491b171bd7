//! Stretching, and tensing to let go.

use crate::routine::{Cue, CueTime};
use crate::unit::Duration;
use crate::vocabulary::{Group, Region};

use super::notes::{Note, Notes};
use super::played::{Played, Turn};

const STRETCH_LEAST: Duration = Duration::from_secs(10);
const STRETCH_MOST: Duration = Duration::from_secs(60);
const NECK_MOST: Duration = Duration::from_secs(30);
const NECK_STRENGTH: u8 = 3;
const TENSE_LEAST: Duration = Duration::from_secs(4);
const TENSE_MOST: Duration = Duration::from_secs(10);
const REST_LEAST: Duration = Duration::from_secs(10);
const EFFORT_MOST: u8 = 6;

/// How long a stretch is held, and how hard at the neck.
pub(super) fn stretch(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in played.turns.iter().filter(|turn| turn.is_stretch()) {
        let held = turn.per_spot();
        let is_neck = |place: &Region| place.group == Group::Neck || place.id == "skull-base";
        let neck = turn.region.is_some_and(|region| region.places().any(is_neck));
        let most = if neck { NECK_MOST } else { STRETCH_MOST };
        if held < STRETCH_LEAST {
            let message = format!("a stretch of {held} does little: {STRETCH_LEAST} at least");
            notes.on(
                turn.step,
                "for",
                Note::new("stretch-short", message).help("15 to 30 seconds are usual"),
            );
        } else if held > most {
            let of = if neck { "the neck" } else { "one stretch" };
            let message = format!("{held} is long for {of}: {most} at most");
            let help = "make it shorter, or say how many stretches share the time: spots = 2";
            notes.on(turn.step, "for", Note::new("stretch-long", message).help(help));
        }
        if neck && turn.pressure() > NECK_STRENGTH {
            let message = format!("a neck stretch of strength {}: 3 at most", turn.pressure());
            let note = Note::new("stretch-strong", message);
            notes.on(turn.step, "pressure", note.help("let the weight of the head do it, without pulling"));
        }
    }
}

/// How hard and how long muscles are tensed, and how long they rest. Where a step has two spoken cues, the
/// first is taken to say "tense", the second "let go".
pub(super) fn tense_release(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in played.turns.iter().filter(|turn| turn.is("tense-release")) {
        let effort = turn.step.effort.or(turn.step.pressure).unwrap_or(0);
        if effort > EFFORT_MOST {
            let key = if turn.step.effort.is_some() { "effort" } else { "pressure" };
            let message = format!("tensing with effort {effort}: {EFFORT_MOST} at most");
            let note = Note::new("tense-hard", message);
            notes.on(turn.step, key, note.help("half strength is enough; the breath keeps going"));
        }
        match tense_and_rest(turn) {
            Some((tense, _, cue)) if !(TENSE_LEAST..=TENSE_MOST).contains(&tense) => {
                let message = format!("tense for {tense}: from {TENSE_LEAST} to {TENSE_MOST} is right");
                let note = Note::new("tense-length", message);
                let note = note.help("5 to 7 seconds between \"tense\" and \"let go\" are usual");
                notes.in_step(turn.step, cue.marks.heading, note);
            }
            _ => {}
        }
        let rest = tense_and_rest(turn).map(|(_, rest, _)| rest);
        let least = TENSE_LEAST.millis() + REST_LEAST.millis();
        if rest.is_some_and(|rest| rest < REST_LEAST) || turn.length().millis() < least {
            let message = match rest {
                Some(rest) => format!("only {rest} to let go in: {REST_LEAST} at least"),
                None => format!("{} is too short to tense and to let go", turn.length()),
            };
            let note = Note::new("rest-short", message).help("20 to 30 seconds of rest are usual");
            notes.on(turn.step, "for", note);
        }
    }
}

/// How long it is tense, and how long it rests then; the cue that lets go.
fn tense_and_rest<'t>(turn: &Turn<'t>) -> Option<(Duration, Duration, &'t Cue)> {
    let length = turn.length().millis();
    let at = |cue: &Cue| match cue.at {
        CueTime::After(after) => Some(after.millis().min(length)),
        CueTime::Before(before) => Some(length.saturating_sub(before.millis())),
        CueTime::Share(share) => Some(length * share / 1000),
        CueTime::Every(_) => None,
    };
    let said: Vec<&Cue> = turn.step.cues.iter().filter(|cue| cue.say.is_some()).collect();
    let [a, b] = said.as_slice() else { return None };
    let (from, to) = (at(a)?, at(b)?);
    let (tense, let_go, cue) = if from <= to { (from, to, *b) } else { (to, from, *a) };
    let until = (turn.passage.until - turn.passage.start).duration().millis();
    Some((Duration::from_millis(let_go - tense), Duration::from_millis(until - let_go), cue))
}
