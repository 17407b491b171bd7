//! How a routine begins, warms up, goes on and ends.

use std::collections::HashSet;

use crate::unit::Duration;

use super::notes::{Note, Notes};
use super::played::{Half, Played, Turn};

const SESSION: Duration = Duration::from_secs(45 * 60);
const FIRM: u8 = 5;
const FIRM_IN_ALL: Duration = Duration::from_secs(20 * 60);
const LIGHT: u8 = 3;
const JUMP: u8 = 2;

/// A routine arrives first, and finishes or rests last.
pub(super) fn first_and_last(played: &Played<'_>, notes: &mut Notes<'_>) {
    let (Some(first), Some(last)) = (played.turns.first(), played.turns.last()) else { return };
    if !first.is("arrive") {
        let note = Note::new("no-arrival", "the routine begins at once, without settling");
        let help = "let the first step have technique = \"arrive\", and say there when to stop";
        notes.on(first.step, "technique", note.help(help));
    }
    if !last.is("finish") && !last.is("rest") {
        let note = Note::new("no-ending", "the routine ends in the middle of the work");
        let help = "let the last step have technique = \"finish\", or at night \"rest\"";
        notes.on(last.step, "technique", note.help(help));
    }
}

/// How long it is, and how much of it is firm.
pub(super) fn whole(played: &Played<'_>, notes: &mut Notes<'_>) {
    let title = played.routine.marks.key("title");
    let length = (played.timeline.done - played.timeline.lead_in).duration();
    if length > SESSION {
        let message = format!("the routine takes {}: 45 minutes at most", length.clock());
        let note = Note::new("session-long", message);
        notes.whole(title, note.help("two shorter routines are easier to keep up than one long one"));
    }
    let firm = played.turns.iter().filter(|turn| is_firm(turn)).map(|turn| turn.length().millis()).sum();
    let firm = Duration::from_millis(firm);
    if firm > FIRM_IN_ALL {
        let message = format!("{} of firm work in all: 20 minutes at most", firm.clock());
        let note = Note::new("firm-long", message);
        notes.whole(title, note.help("make some of it lighter: pressure 4 or less"));
    }
}

/// Firm work on a region that has had nothing light before.
pub(super) fn no_warm_up(played: &Played<'_>, notes: &mut Notes<'_>) {
    let mut warm: HashSet<(&str, Half)> = HashSet::new();
    for turn in played.turns.iter().filter(|turn| !turn.is_inner()) {
        let Some(region) = turn.step.region.as_deref() else { continue };
        let cold = turn.halves().iter().any(|half| !warm.contains(&(region, *half)));
        if is_firm(turn) && cold {
            let message = format!("firm from the first: {}", turn.region_name());
            let note = Note::new("no-warm-up", message);
            let help = "begin there with a lighter step, of pressure 3 or less";
            notes.on(turn.step, "pressure", note.help(help));
        }
        if turn.pressure() <= LIGHT {
            warm.extend(turn.halves().iter().map(|half| (region, *half)));
        }
    }
}

/// A sudden rise between neighbours on one region.
pub(super) fn pressure_jump(played: &Played<'_>, notes: &mut Notes<'_>) {
    for pair in played.turns.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let (Some(from), Some(to)) = (before.step.pressure, after.step.pressure) else { continue };
        let inner = before.is_inner() || after.is_inner();
        let same = before.step.region.is_some() && before.step.region == after.step.region;
        // Easing off is no jump.
        if same && !inner && to > from + JUMP && before.side() == after.side() {
            let message = format!("from pressure {from} to {to} at once: {}", after.region_name());
            let note = Note::new("pressure-jump", message);
            notes.on(after.step, "pressure", note.help("go up by two at most from one step to the next"));
        }
    }
}

/// Whether hands or tools press firmly.
pub(super) fn is_firm(turn: &Turn<'_>) -> bool {
    turn.touches() && turn.pressure() >= FIRM
}
