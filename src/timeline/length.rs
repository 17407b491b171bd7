//! How long a routine takes as it is written, without laying it out: a list has thousands to measure.

use crate::routine::{Routine, Step};
use crate::unit::Duration;

use super::day_night::{DayNightRules, progress};
use super::occurrences::{Between, Occurrence, occurrences};
use super::options::Ending;

/// What the timeline takes up to the end of its last step, where nothing is spoken: speech can only make
/// a step longer. A test holds the two together.
#[must_use]
pub fn written_length(routine: &Routine) -> Duration {
    let (occurrences, rules) = (occurrences(routine), DayNightRules::of(routine, Ending::default()));
    let mut sum = Duration::ZERO;
    for (i, occurrence) in occurrences.iter().enumerate() {
        sum = sum.saturating_add(taken(occurrence.step));
        if let Some(next) = occurrences.get(i + 1) {
            let stretch = rules.gap_thousandths(progress(i, occurrences.len()));
            sum = sum.saturating_add(silence(occurrence, next).thousandths(stretch));
        }
    }
    sum
}

/// A step's own time, its last breath finished.
fn taken(step: &Step) -> Duration {
    let cycle = step.breath.map_or(Duration::ZERO, |breath| breath.cycle());
    let written = step.written().unwrap_or_default();
    match written.millis().checked_rem(cycle.millis()) {
        None | Some(0) => written,
        Some(part) => written.saturating_add(Duration::from_millis(cycle.millis() - part)),
    }
}

fn silence(occurrence: &Occurrence<'_>, next: &Occurrence<'_>) -> Duration {
    match occurrence.before(next) {
        Between::Repeats => occurrence.step.between,
        Between::Sides(_) => occurrence.step.swap,
        Between::Steps => occurrence.step.gap,
    }
}
