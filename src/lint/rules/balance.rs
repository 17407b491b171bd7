//! Left and right get the same.

use std::collections::HashMap;

use crate::routine::Side;
use crate::unit::Duration;
use crate::vocabulary::safe_limits::MAX_SIDE_DIFFERENCE;

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::{Played, Turn};

pub(super) const RULES: &[Rule] = &[sides_uneven];

/// The time that one side of a region gets, and the last step that works there.
#[derive(Default)]
struct Share<'t> {
    time: Duration,
    last: Option<&'t Turn<'t>>,
}

/// The time that a region gets on each side.
#[derive(Default)]
struct Shares<'t> {
    left: Share<'t>,
    right: Share<'t>,
    /// A step that names no side.
    unsided: Option<&'t Turn<'t>>,
}

/// Left and right of a region get times that differ too much.
fn sides_uneven(played: &Played<'_>, notes: &mut Notes<'_>) {
    let mut regions: HashMap<&str, Shares<'_>> = HashMap::new();
    let counts = |turn: &&Turn<'_>| {
        turn.is_paired()
            && !turn.is_inner()
            && turn.step.one_sided.is_none()
            && turn.length() > Duration::ZERO
    };
    for turn in played.turns.iter().filter(counts) {
        let shares = regions.entry(turn.step.region.as_deref().unwrap_or_default()).or_default();
        let share = match turn.side() {
            Some(Side::Left) => &mut shares.left,
            Some(Side::Right) => &mut shares.right,
            None => {
                shares.unsided = shares.unsided.or(Some(turn).filter(|turn| turn.step.side.is_none()));
                continue;
            }
        };
        share.time = share.time.checked_add(turn.length()).unwrap_or(share.time);
        share.last = Some(turn);
    }
    for shares in regions.values() {
        let (left, right) = (shares.left.time.millis(), shares.right.time.millis());
        if left.abs_diff(right) * 100 <= left.max(right) * MAX_SIDE_DIFFERENCE {
            continue;
        }
        let longer = if left > right { &shares.left } else { &shares.right };
        let Some(turn) = longer.last else { continue };
        if left > 0 && right > 0 {
            uneven(shares, turn, notes);
        } else {
            let (there, missing) = if right == 0 { ("left", "right") } else { ("right", "left") };
            match shares.unsided {
                Some(unsided) => unsaid(unsided, missing, notes),
                None => only(turn, there, missing, notes),
            }
        }
    }
}

fn uneven(shares: &Shares<'_>, longer: &Turn<'_>, notes: &mut Notes<'_>) {
    let (left, right) = (shares.left.time, shares.right.time);
    let message = format!("{left} on the left but {right} on the right: {}", longer.region_name());
    let help = "make both the same length, or give a reason: one_sided = \"…\"";
    notes.on(longer.step, "for", Note::new("sides-uneven", message).help(help));
}

/// The other side may have its step after all, one that names no side.
fn unsaid(step: &Turn<'_>, missing: &str, notes: &mut Notes<'_>) {
    let place = step.region_name();
    let message = format!("this step names no side, and no step is for the {missing}: {place}");
    let help = format!("write side = \"{missing}\" here, or side = \"both\" if it is for both at once");
    notes.on(step.step, "region", Note::new("sides-uneven", message).help(help));
}

fn only(turn: &Turn<'_>, there: &str, missing: &str, notes: &mut Notes<'_>) {
    let message = format!("no step for the {missing} side, only for the {there}: {}", turn.region_name());
    let help = format!(
        "add a step with side = \"{missing}\"; or play this one on both sides: sides = \"left-right\" instead of side, and \
         {{side}} instead of \"{there}\" in its words; or give a reason: one_sided = \"…\""
    );
    let key = if turn.step.side.is_some() { "side" } else { "for" };
    notes.on(turn.step, key, Note::new("sides-uneven", message).help(help));
}
