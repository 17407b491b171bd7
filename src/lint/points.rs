//! Acupressure points.

use std::collections::HashMap;

use crate::unit::Duration;

use super::notes::{Note, Notes};
use super::played::{Half, Played};

const LONG: Duration = Duration::from_secs(180);
const TOO_LONG: Duration = Duration::from_secs(600);

/// How long one point is pressed, all in all. Points named by one step share its time.
pub(super) fn point_long(played: &Played<'_>, notes: &mut Notes<'_>) {
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
                sum if sum > TOO_LONG && before <= TOO_LONG => "point-too-long",
                sum if sum > LONG && before <= LONG => "point-long",
                _ => continue,
            };
            let most = if code == "point-long" { LONG } else { TOO_LONG };
            let message = format!("with this step {point} has been pressed for {sum}: {most} at most");
            notes.on(
                turn.step,
                "for",
                Note::new(code, message).help("one to three minutes a point are usual"),
            );
        }
    }
}
