//! How long one place is worked on.

use std::collections::HashMap;

use crate::unit::{Duration, Frames};
use crate::vocabulary::Group;

use super::notes::{Note, Notes};
use super::played::{Half, Played, Turn};

const HELD_BY_FINGERS: Duration = Duration::from_secs(60);
const HELD_BY_HARD_TOOLS: Duration = Duration::from_secs(30);
const HELD_BY_ANYTHING: Duration = Duration::from_secs(120);
const REGION: Duration = Duration::from_secs(300);
const ROLLED: Duration = Duration::from_secs(120);
const GUN: Duration = Duration::from_secs(120);
const GUN_PRESSURE: u8 = 4;
const TAPPED: Duration = Duration::from_secs(60);
const TAPPING_ON_TRUNK: u8 = 3;
/// From here on the minutes of a region count.
const COUNTS: u8 = 4;

/// Pressure held on one spot. Repeats that follow each other without a pause are one hold.
pub(super) fn held_long(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (turn, held) in unbroken(played, |turn| turn.is("sustained-pressure")) {
        let most = if turn.is_hard() { HELD_BY_HARD_TOOLS } else { HELD_BY_FINGERS };
        let code = match held {
            held if held > HELD_BY_ANYTHING => "held-too-long",
            held if held > most => "held-long",
            _ => continue,
        };
        let with = if turn.is_hard() { " with something hard" } else { "" };
        let message = format!("one spot is pressed for {held}: {most} at most{with}");
        let help = "make it shorter, or say how many spots share the time: spots = 2";
        notes.on(turn.step, "for", Note::new(code, message).help(help));
    }
}

/// Firm work on one region and side, all in all.
pub(super) fn region_long(played: &Played<'_>, notes: &mut Notes<'_>) {
    let firm = |turn: &Turn<'_>| turn.touches() && turn.pressure() >= COUNTS && turn.step.region.is_some();
    for (turn, total) in too_long_in_all(played, REGION, firm) {
        let place = turn.region_name();
        let message = format!("with this step the {place} has had {total} of firm work on one side");
        let note = Note::new("region-long", message);
        notes.on(
            turn.step,
            "for",
            note.help("5 minutes at pressure 4 or more are plenty; go lighter or shorter"),
        );
    }
}

/// A ball or a roller on one muscle at a time.
pub(super) fn roll_long(played: &Played<'_>, notes: &mut Notes<'_>) {
    let rolled = |turn: &Turn<'_>| turn.is_rolled() && turn.touches() && !turn.is("sustained-pressure");
    for (turn, rolled) in unbroken(played, rolled) {
        if rolled > ROLLED {
            let message = format!("{rolled} of ball or roller on one muscle: {ROLLED} at most at a time");
            let help = "make it shorter, or say how many places share the time: spots = 2";
            notes.on(turn.step, "for", Note::new("roll-long", message).help(help));
        }
    }
}

/// A massage gun: how long on one muscle, and how hard.
pub(super) fn gun(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in played.turns.iter().filter(|turn| turn.has_gun() && turn.pressure() > GUN_PRESSURE) {
        let message = format!("pressure {} with a massage gun: {GUN_PRESSURE} at most", turn.pressure());
        let note = Note::new("gun-strong", message);
        notes.on(turn.step, "pressure", note.help("let it float; its own weight is enough"));
    }
    for (turn, total) in too_long_in_all(played, GUN, |turn| turn.has_gun()) {
        let message = format!("with this step one muscle has had {total} of massage gun: {GUN} at most");
        let note = Note::new("gun-long", message);
        notes.on(turn.step, "for", note.help("make it shorter, or go on to another muscle"));
    }
}

/// Tapping: how long, and how hard on the trunk.
pub(super) fn tapping(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (turn, tapped) in unbroken(played, |turn| turn.is("tapotement")) {
        if tapped > TAPPED {
            let message = format!("{tapped} of tapping on one place: {TAPPED} at most");
            let note = Note::new("tapping-long", message);
            notes.on(turn.step, "for", note.help("10 to 30 seconds wake a place up"));
        }
        let on_trunk = turn.region.is_some_and(|region| region.touches(Group::Trunk));
        if on_trunk && turn.pressure() > TAPPING_ON_TRUNK {
            let message = format!("tapping on the trunk with pressure {}: 3 at most", turn.pressure());
            let note = Note::new("tapping-strong", message);
            notes.on(turn.step, "pressure", note.help("loose fingertips are enough"));
        }
    }
}

/// Turns of one kind, each with the time on one spot; repeats without a pause are one turn.
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

/// The turns with which a region, on one side, has had more than `most` of what is wanted; and how much.
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
