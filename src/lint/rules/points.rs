//! Acupressure points.

use std::collections::HashMap;

use crate::unit::Duration;
use crate::vocabulary::safe_limits::{MAX_POINT_TIME, MAX_POINT_TIME_EVER};

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::{Half, Played};

pub(super) const RULES: &[Rule] = &[point_long];

/// One point is pressed for long, in all steps together. Points of one step share its time.
fn point_long(played: &Played<'_>, notes: &mut Notes<'_>) {
    let mut sums: HashMap<(&str, Half), Duration> = HashMap::new();
    for turn in played.turns.iter().filter(|turn| turn.touches()) {
        let shared = (turn.step.points.len() as u64).max(turn.step.spots.unwrap_or(1).into()).max(1);
        let each = Duration::from_millis(turn.length().millis() / shared);
        for (point, half) in turn.step.points.iter().flat_map(|p| turn.halves().iter().map(move |h| (p, *h)))
        {
            let sum = sums.entry((point, half)).or_default();
            let before = *sum;
            *sum = before.checked_add(each).unwrap_or(before);
            let code = match *sum {
                sum if sum > MAX_POINT_TIME_EVER && before <= MAX_POINT_TIME_EVER => "point-too-long",
                sum if sum > MAX_POINT_TIME && before <= MAX_POINT_TIME => "point-long",
                _ => continue,
            };
            let most = if code == "point-long" { MAX_POINT_TIME } else { MAX_POINT_TIME_EVER };
            let message = format!("{point} is pressed for {sum} in all with this step: {most} at most");
            notes.on(
                turn.step,
                "for",
                Note::new(code, message).help("one to three minutes a point are usual"),
            );
        }
    }
}
