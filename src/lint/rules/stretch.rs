//! Stretching, and tensing muscles to let go.

use crate::routine::{Cue, CueTime};
use crate::unit::Duration;
use crate::vocabulary::safe_limits::*;
use crate::vocabulary::{Group, Region};

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::{Played, Turn};

pub(super) const RULES: &[Rule] = &[stretch, tense_release];

/// How long a stretch is held, and how strong it is at the neck.
fn stretch(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in played.turns.iter().filter(|turn| turn.is_stretch()) {
        let held = turn.per_spot();
        let is_neck = |place: &Region| place.group == Group::Neck || place.id == "skull-base";
        let neck = turn.region.is_some_and(|region| region.places().any(is_neck));
        let most = if neck { MAX_NECK_STRETCH } else { MAX_STRETCH };
        if held < MIN_STRETCH {
            let message = format!("a stretch of {held} does little: {MIN_STRETCH} at least");
            notes.on(
                turn.step,
                "for",
                Note::new("stretch-short", message).help("15 to 30 seconds are usual"),
            );
        } else if held > most {
            let of = if neck { "a stretch of the neck" } else { "a stretch" };
            let message = format!("{held} is too long for {of}: {most} at most");
            let help = "make it shorter, or say how many stretches share the time: spots = 2";
            notes.on(turn.step, "for", Note::new("stretch-long", message).help(help));
        }
        if neck && turn.pressure() > MAX_NECK_STRETCH_PRESSURE {
            let message = format!(
                "a neck stretch at pressure {}: {MAX_NECK_STRETCH_PRESSURE} at most",
                turn.pressure()
            );
            let note = Note::new("stretch-strong", message);
            notes.on(turn.step, "pressure", note.help("let the weight of the head do it, without pulling"));
        }
    }
}

/// How hard and how long muscles are tensed, and how long they rest. If a step has two spoken cues, the first
/// is taken to mean "tense" and the second "let go".
fn tense_release(played: &Played<'_>, notes: &mut Notes<'_>) {
    let (shortest, longest) = TENSING;
    for turn in played.turns.iter().filter(|turn| turn.is("tense-release")) {
        let effort = turn.step.effort.or(turn.step.pressure).unwrap_or(0);
        if effort > MAX_EFFORT {
            let key = if turn.step.effort.is_some() { "effort" } else { "pressure" };
            let message = format!("tensing with effort {effort}: {MAX_EFFORT} at most");
            let note = Note::new("tense-hard", message);
            notes.on(turn.step, key, note.help("half strength is enough; keep breathing"));
        }
        match tense_and_rest(turn) {
            Some((tense, _, cue)) if !(shortest..=longest).contains(&tense) => {
                let message = format!("tensed for {tense}: it should be {shortest} to {longest}");
                let note = Note::new("tense-length", message);
                let note = note.help("5 to 7 seconds between \"tense\" and \"let go\" are usual");
                notes.in_step(turn.step, cue.spans.heading, note);
            }
            _ => {}
        }
        let rest = tense_and_rest(turn).map(|(_, rest, _)| rest);
        let least = shortest.millis() + MIN_REST_AFTER_TENSING.millis();
        if rest.is_some_and(|rest| rest < MIN_REST_AFTER_TENSING) || turn.length().millis() < least {
            let message = match rest {
                Some(rest) => format!("only {rest} of rest after tensing: {MIN_REST_AFTER_TENSING} at least"),
                None => format!("{} is too short to tense and to let go", turn.length()),
            };
            let note = Note::new("rest-short", message).help("20 to 30 seconds of rest are usual");
            notes.on(turn.step, "for", note);
        }
    }
}

/// How long muscles are tensed, how long they rest then, and the cue that lets go.
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
