//! How a routine begins, warms up and ends; how long and how firm it is as a whole.

use std::collections::HashSet;

use crate::unit::Duration;
use crate::vocabulary::safe_limits::*;

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::{Half, Played};

pub(super) const RULES: &[Rule] = &[first_and_last, whole, no_warm_up, pressure_jump];

/// The first step is not `arrive`, or the last not `finish` or `rest`.
fn first_and_last(played: &Played<'_>, notes: &mut Notes<'_>) {
    let (Some(first), Some(last)) = (played.turns.first(), played.turns.last()) else { return };
    if !first.is("arrive") {
        let note = Note::new("no-arrival", "the routine starts without time to settle");
        let help = "give the first step technique = \"arrive\", and say in it when to stop";
        notes.on(first.step, "technique", note.help(help));
    }
    if !last.is("finish") && !last.is("rest") {
        let note = Note::new("no-ending", "the routine stops without an ending");
        let help = "give the last step technique = \"finish\", or \"rest\" in a night routine";
        notes.on(last.step, "technique", note.help(help));
    }
}

/// The routine is long, or much of it is firm.
fn whole(played: &Played<'_>, notes: &mut Notes<'_>) {
    let title = played.routine.spans.key("title");
    let length = (played.timeline.done - played.timeline.lead_in).duration();
    if length > MAX_SESSION {
        let message = format!("the routine takes {}: {} at most", length.clock(), MAX_SESSION.clock());
        let note = Note::new("session-long", message);
        notes.whole(title, note.help("two shorter routines are easier to keep up than one long one"));
    }
    let firm = played.turns.iter().filter(|turn| turn.is_firm()).map(|turn| turn.length().millis()).sum();
    let firm = Duration::from_millis(firm);
    if firm > MAX_FIRM_TIME {
        let message = format!("{} of firm work in all: {} at most", firm.clock(), MAX_FIRM_TIME.clock());
        let note = Note::new("firm-long", message);
        notes.whole(title, note.help(format!("make some of it lighter than pressure {FIRM_PRESSURE}")));
    }
}

/// Firm work on a region without light work before it.
fn no_warm_up(played: &Played<'_>, notes: &mut Notes<'_>) {
    let mut warm: HashSet<(&str, Half)> = HashSet::new();
    for turn in played.turns.iter().filter(|turn| !turn.is_inner()) {
        let Some(region) = turn.step.region.as_deref() else { continue };
        let cold = turn.halves().iter().any(|half| !warm.contains(&(region, *half)));
        if turn.is_firm() && cold {
            let message = format!("firm work without a warm-up: {}", turn.region_name());
            let note = Note::new("no-warm-up", message);
            let help = format!("start there with a lighter step: pressure {LIGHT_PRESSURE} or less");
            notes.on(turn.step, "pressure", note.help(help));
        }
        if turn.pressure() <= LIGHT_PRESSURE {
            warm.extend(turn.halves().iter().map(|half| (region, *half)));
        }
    }
}

/// Pressure rises a lot from one step to the next on a region.
fn pressure_jump(played: &Played<'_>, notes: &mut Notes<'_>) {
    for pair in played.turns.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let (Some(from), Some(to)) = (before.step.pressure, after.step.pressure) else { continue };
        let inner = before.is_inner() || after.is_inner();
        let same = before.step.region.is_some() && before.step.region == after.step.region;
        if same && !inner && to > from + MAX_PRESSURE_RISE && before.side() == after.side() {
            let message = format!("from pressure {from} to {to} at once: {}", after.region_name());
            let note = Note::new("pressure-jump", message);
            notes.on(
                after.step,
                "pressure",
                note.help(format!("raise it by {MAX_PRESSURE_RISE} at most from one step to the next")),
            );
        }
    }
}
