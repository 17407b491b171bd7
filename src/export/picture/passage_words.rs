//! What the drawing says of a passage.

use crate::routine::Side;
use crate::text::Safe;
use crate::timeline::Passage;
use crate::unit::{Duration, Frames};
use crate::vocabulary::{self, BodySide};

/// Where and how a passage is done: part of the body, side, pressure, breath; empty where nothing is known.
#[must_use]
pub fn details(passage: &Passage) -> String {
    let mut parts = Vec::new();
    if let Some(region) = region(passage) {
        let both = (passage.body_side == Some(BodySide::Both)).then_some("both sides");
        let side = passage.for_side().map(Side::name).or(both);
        parts.push(side.map_or(region.clone(), |side| format!("{region}, {side}")));
    }
    if let Some(pressure) = passage.pressure {
        parts.push(format!("pressure {pressure} of 10"));
    }
    if let Some(breath) = breath(passage) {
        parts.push(format!("breathing {breath}"));
    }
    if passage.wait {
        parts.push("waits for you".to_owned());
    }
    parts.join(" · ")
}

/// The part of the body in words, or as the author named it.
pub(super) fn region(passage: &Passage) -> Option<String> {
    let id = passage.region.as_deref()?;
    let Some(region) = vocabulary::region(id) else { return Some(Safe::new(id).to_string()) };
    Some(vocabulary::short(&region.name).to_owned())
}

/// The breath as it is written: in, hold, out, and rest where there is one.
pub(super) fn breath(passage: &Passage) -> Option<String> {
    let breath = passage.breath?;
    let second = |d: Duration| format!("{}", d.secs());
    let mut phases = vec![second(breath.inhale), second(breath.hold), second(breath.out)];
    if breath.rest > Duration::ZERO {
        phases.push(second(breath.rest));
    }
    Some(phases.join("-"))
}

/// A position or length as on a clock.
pub(super) fn clock(at: Frames) -> String {
    at.duration().clock()
}
