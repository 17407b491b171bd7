//! Guided breathing as a word and how full the lungs are.

use super::state::{Hold, Now, State, Stop};
use crate::routine::Breath;
use crate::unit::Frames;

/// A moment of the breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    /// What to do.
    pub word: &'static str,
    /// How full the lungs are, in thousandths.
    pub full: u64,
}

/// The moment of the breath that is to be followed now. None in the silence after the step, and while time stands still.
pub(super) fn now(state: &State, now: &Now) -> Option<Pace> {
    let passage = &now.passage;
    let lasts = passage.end.saturating_sub(passage.start) + now.added;
    let is_still = state.tick.step_gone >= lasts || state.hold != Hold::Going || state.stop != Stop::None;
    if is_still { None } else { pace(passage.breath?, state.tick.step_gone) }
}

/// The moment of the breath at `gone` after the step began; `None` for a breath without length.
fn pace(breath: Breath, gone: Frames) -> Option<Pace> {
    let cycle = breath.cycle().millis();
    let mut t = gone.duration().millis().checked_rem(cycle)?;
    let phases = [
        ("breathe in", breath.inhale, 0, 1000),
        ("hold", breath.hold, 1000, 1000),
        ("breathe out", breath.out, 1000, 0),
        ("rest", breath.rest, 0, 0),
    ];
    for (word, length, from, to) in phases {
        let length = length.millis();
        if t < length {
            let full =
                if from <= to { from + (to - from) * t / length } else { from - (from - to) * t / length };
            return Some(Pace { word, full });
        }
        t -= length;
    }
    None
}
