//! How long one place is worked on, and how firmly with a massage gun or by tapping.

use std::collections::HashMap;

use crate::unit::{Duration, Frames};
use crate::vocabulary::Group;
use crate::vocabulary::safe_limits::*;

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::{Half, Played, Turn};

pub(super) const RULES: &[Rule] = &[held_long, region_long, roll_long, gun, tapping];

/// Pressure is held on one spot for long. Repeats without a pause between them are one hold.
fn held_long(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (turn, held) in unbroken(played, |turn| turn.is("sustained-pressure")) {
        let most = if turn.is_hard() { MAX_HOLD_HARD_TOOL } else { MAX_HOLD_FINGERS };
        let code = match held {
            held if held > MAX_HOLD => "held-too-long",
            held if held > most => "held-long",
            _ => continue,
        };
        let with = if turn.is_hard() { " with something hard" } else { "" };
        let message = format!("one spot is pressed for {held}: {most} at most{with}");
        let help = "make it shorter, or say how many spots share the time: spots = 2";
        notes.on(turn.step, "for", Note::new(code, message).help(help));
    }
}

/// Work of some pressure on one region and side adds up.
fn region_long(played: &Played<'_>, notes: &mut Notes<'_>) {
    let firm = |turn: &Turn<'_>| {
        turn.touches() && turn.pressure() >= REGION_COUNTS_FROM && turn.step.region.is_some()
    };
    for (turn, total) in too_long_in_all(played, MAX_REGION_TIME, firm) {
        let place = turn.region_name();
        let message = format!(
            "the {place} has {total} of firm work on one side with this step: {MAX_REGION_TIME} at most"
        );
        let note = Note::new("region-long", message);
        let help = format!("make it shorter, or lighter than pressure {REGION_COUNTS_FROM}");
        notes.on(turn.step, "for", note.help(help));
    }
}

/// A ball or a roller stays on one muscle for long.
fn roll_long(played: &Played<'_>, notes: &mut Notes<'_>) {
    let rolled = |turn: &Turn<'_>| turn.is_rolled() && turn.touches() && !turn.is("sustained-pressure");
    for (turn, rolled) in unbroken(played, rolled) {
        if rolled > MAX_ROLLING {
            let message = format!("{rolled} of rolling on one muscle: {MAX_ROLLING} at most at a time");
            let help = "make it shorter, or say how many places share the time: spots = 2";
            notes.on(turn.step, "for", Note::new("roll-long", message).help(help));
        }
    }
}

/// A massage gun: how long on one muscle, and how hard.
fn gun(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in played.turns.iter().filter(|turn| turn.has_gun() && turn.pressure() > MAX_GUN_PRESSURE) {
        let message = format!("pressure {} with a massage gun: {MAX_GUN_PRESSURE} at most", turn.pressure());
        let note = Note::new("gun-strong", message);
        notes.on(turn.step, "pressure", note.help("let it float; its own weight is enough"));
    }
    for (turn, total) in too_long_in_all(played, MAX_GUN_TIME, |turn| turn.has_gun()) {
        let message = format!("{total} of massage gun on one muscle with this step: {MAX_GUN_TIME} at most");
        let note = Note::new("gun-long", message);
        notes.on(turn.step, "for", note.help("make it shorter, or go on to another muscle"));
    }
}

/// Tapping: how long, and how hard on the trunk.
fn tapping(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (turn, tapped) in unbroken(played, |turn| turn.is("tapotement")) {
        if tapped > MAX_TAPPING {
            let message = format!("{tapped} of tapping on one place: {MAX_TAPPING} at most");
            let note = Note::new("tapping-long", message);
            notes.on(turn.step, "for", note.help("10 to 30 seconds are enough to wake a place up"));
        }
        let on_trunk = turn.region.is_some_and(|region| region.touches(Group::Trunk));
        if on_trunk && turn.pressure() > MAX_TAPPING_TRUNK_PRESSURE {
            let message = format!(
                "tapping on the trunk with pressure {}: {MAX_TAPPING_TRUNK_PRESSURE} at most",
                turn.pressure()
            );
            let note = Note::new("tapping-strong", message);
            notes.on(turn.step, "pressure", note.help("loose fingertips are enough"));
        }
    }
}

/// The wanted turns, each with its time on one spot. Repeats without a pause between them are one turn.
fn unbroken<'t, 'a>(
    played: &'t Played<'a>,
    wanted: impl Fn(&Turn<'a>) -> bool,
) -> Vec<(&'t Turn<'a>, Duration)> {
    let mut runs: Vec<(&Turn<'_>, Frames, Duration)> = Vec::new();
    for turn in played.turns.iter().filter(|turn| wanted(turn)) {
        match runs.last_mut() {
            Some((last, end, held))
                if std::ptr::eq(last.step, turn.step)
                    && last.side() == turn.side()
                    && turn.passage.repeat.0 > 1
                    && *end == turn.passage.start =>
            {
                *held = plus(*held, turn.per_spot());
                *end = turn.passage.end;
            }
            _ => runs.push((turn, turn.passage.end, turn.per_spot())),
        }
    }
    runs.into_iter().map(|(turn, _, held)| (turn, held)).collect()
}

/// The turns at which a region, on one side, goes beyond `most` of the wanted work; and how much it is then.
fn too_long_in_all<'t, 'a>(
    played: &'t Played<'a>,
    most: Duration,
    wanted: impl Fn(&Turn<'a>) -> bool,
) -> Vec<(&'t Turn<'a>, Duration)> {
    let mut sums: HashMap<(&str, Half), Duration> = HashMap::new();
    let mut found = Vec::new();
    for turn in played.turns.iter().filter(|turn| wanted(turn)) {
        let region = turn.step.region.as_deref().unwrap_or_default();
        for half in turn.halves() {
            let sum = sums.entry((region, *half)).or_default();
            let before = *sum;
            *sum = plus(before, turn.length());
            if *sum > most && before <= most {
                found.push((turn, *sum));
            }
        }
    }
    found
}

fn plus(a: Duration, b: Duration) -> Duration {
    a.checked_add(b).unwrap_or(a)
}
