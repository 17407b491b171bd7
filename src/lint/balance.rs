//! The same for left and right.

use std::collections::HashMap;

use crate::routine::Side;
use crate::unit::Duration;

use super::notes::{Note, Notes};
use super::played::{Played, Turn};

/// What one region gets on each side, and the last step that works on it there.
#[derive(Default)]
struct Shares<'t> {
    left: Duration,
    right: Duration,
    last_left: Option<&'t Turn<'t>>,
    last_right: Option<&'t Turn<'t>>,
}

/// Left and right of a region get times that differ by more than a tenth.
pub(super) fn sides_uneven(played: &Played<'_>, notes: &mut Notes<'_>) {
    let mut regions: HashMap<&str, Shares<'_>> = HashMap::new();
    let counts = |turn: &&Turn<'_>| {
        turn.is_paired()
            && !turn.is_inner()
            && turn.step.one_sided.is_none()
            && turn.length() > Duration::ZERO
    };
    for turn in played.turns.iter().filter(counts) {
        let shares = regions.entry(turn.step.region.as_deref().unwrap_or_default()).or_default();
        let (sum, last) = match turn.side() {
            Some(Side::Left) => (&mut shares.left, &mut shares.last_left),
            Some(Side::Right) => (&mut shares.right, &mut shares.last_right),
            None => continue,
        };
        *sum = sum.checked_add(turn.length()).unwrap_or(*sum);
        *last = Some(turn);
    }
    for shares in regions.values() {
        let (left, right) = (shares.left.millis(), shares.right.millis());
        if left.abs_diff(right) * 10 <= left.max(right) {
            continue;
        }
        let longer = if left > right { shares.last_left } else { shares.last_right };
        let Some(turn) = longer else { continue };
        let message = match (left, right) {
            (_, 0) => format!("only the left side: {}", turn.region_name()),
            (0, _) => format!("only the right side: {}", turn.region_name()),
            _ => {
                format!("{} on the left, {} on the right: {}", shares.left, shares.right, turn.region_name())
            }
        };
        let help =
            "play it for both sides with sides = \"left-right\", or give a reason as one_sided = \"…\"";
        let key = if turn.step.side.is_some() { "side" } else { "for" };
        notes.on(turn.step, key, Note::new("sides-uneven", message).help(help));
    }
}
