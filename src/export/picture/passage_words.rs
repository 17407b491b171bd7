//! What the drawing says of a passage.

use crate::care::Wording;
use crate::text::{Safe, capital};
use crate::timeline::Passage;
use crate::unit::{Duration, Frames};
use crate::vocabulary::{self, BodySide};

/// Where and how a passage is done: part of the body, side, pressure, breath; empty where nothing is known.
#[must_use]
pub fn details(passage: &Passage, wording: Wording) -> String {
    let mut parts = Vec::new();
    if let Some(region) = region(passage, wording) {
        let both = (passage.body_side == Some(BodySide::Both)).then_some(wording.phrase("both sides"));
        let side = passage.for_side().map(|side| wording.side(side)).or(both);
        parts.push(side.map_or(region.clone(), |side| format!("{region}, {side}")));
    }
    if let Some(pressure) = passage.pressure {
        parts.push(wording.fill("pressure {pressure} of 10", &[("pressure", &pressure)]));
    }
    if let Some(breath) = breath(passage) {
        parts.push(wording.fill("breathing {breath}", &[("breath", &breath)]));
    }
    if passage.wait {
        parts.push(wording.phrase("waits for you").to_owned());
    }
    parts.join(" · ")
}

/// The part of the body in words, or as the author named it.
pub(super) fn region(passage: &Passage, wording: Wording) -> Option<String> {
    let id = passage.region.as_deref()?;
    if vocabulary::region(id).is_none() {
        return Some(Safe::new(id).to_string());
    }
    Some(capital(&wording.region(id)))
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
