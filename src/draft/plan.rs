//! How long each step is, so that the whole is as long as it was wished.

use crate::routine::{self, Kind};
use crate::vocabulary::Region;

use super::places::{Place, words};
use super::prompts::Way;

/// A step that is worked on is never shorter: its prompt takes half of that.
const SHORTEST: u64 = 20;
/// And never much longer than this at a time.
const LONGEST: u64 = 70;
/// Between steps, and between sides.
const GAP: u64 = routine::GAP.millis() / 1000;
const SWAP: u64 = routine::SWAP.millis() / 1000;
/// One breath of the pattern 4-0-6.
const BREATH: u64 = 10;

/// The lengths, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub arrive: u64,
    pub breaths: u64,
    pub places: Vec<Part>,
    /// Of every working step, once.
    pub step: u64,
    pub rounds: u64,
    pub finish: u64,
}

/// One place, and how it is worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub region: String,
    pub place: Place,
    pub ways: Vec<Way>,
}

impl Part {
    /// Side by side, or both at once.
    pub fn is_sided(&self) -> bool {
        self.place.name.contains("{side}")
    }
}

/// So many places take longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("so many places take {minutes} minutes at least")]
pub struct TooShort {
    /// What they take.
    pub minutes: u64,
}

/// Lays `regions` out in `total` seconds: every way of working that there is time for, then rounds.
pub(super) fn plan(regions: &[&Region], kind: Kind, total: u64) -> Result<Plan, TooShort> {
    laid(regions, kind, total).ok_or_else(|| {
        let longer = (total / 60 + 1)..1000;
        TooShort {
            minutes: longer.into_iter().find(|m| laid(regions, kind, m * 60).is_some()).unwrap_or(1000),
        }
    })
}

fn laid(regions: &[&Region], kind: Kind, total: u64) -> Option<Plan> {
    let arrive = (total / 12).clamp(20, 45);
    let breaths = (total / 80).clamp(2, 10);
    let finish = match kind {
        Kind::Day => (total / 10).clamp(25, 60),
        Kind::Night => (total / 6).clamp(25, 150),
    };
    let around = arrive + breaths * BREATH + finish;
    let rest = total.saturating_sub(around);
    let places = (1..=4).rev().map(|most| parts(regions, kind, most));
    let places = places.into_iter().find(|places| fits(places, kind, rest, 1).is_some())?;
    // As many rounds as keep the steps short, and not so short that there is no time for the words.
    let steps = (1..=60).map_while(|rounds| Some((rounds, fits(&places, kind, rest, rounds)?)));
    let all: Vec<(u64, u64)> = steps.collect();
    let (rounds, step) = all.iter().find(|(_, step)| *step <= LONGEST).or(all.last()).copied()?;
    let spent = around + step * played(&places) * rounds + between(&places, kind, rounds);
    Some(Plan { arrive, breaths, places, step, rounds, finish: finish + total.saturating_sub(spent) })
}

/// The places, each with at most so many ways of working: the gliding that begins, and what comes next.
fn parts(regions: &[&Region], kind: Kind, most: usize) -> Vec<Part> {
    let part = |region: &&Region| {
        let place = words(&region.id)?;
        let mut ways = Way::of(region, place, kind);
        ways.truncate(most);
        Some(Part { region: region.id.clone(), place, ways })
    };
    regions.iter().filter_map(part).collect()
}

/// The length of each working step where `rest` seconds are shared among them; `None` where that is too short.
fn fits(places: &[Part], kind: Kind, rest: u64, rounds: u64) -> Option<u64> {
    let step = rest.saturating_sub(between(places, kind, rounds)) / (played(places) * rounds).max(1);
    Some(step).filter(|step| *step >= SHORTEST)
}

/// How many working steps are played in a round.
fn played(places: &[Part]) -> u64 {
    places.iter().map(|part| part.ways.len() as u64 * if part.is_sided() { 2 } else { 1 }).sum()
}

/// What lies between all steps; at night it grows by a half.
fn between(places: &[Part], kind: Kind, rounds: u64) -> u64 {
    let swaps: u64 =
        places.iter().filter(|p| p.is_sided()).map(|p| p.ways.len() as u64).sum::<u64>() * rounds;
    // After every step but the last, arriving and breathing among them.
    let gaps = (played(places) * rounds + 2).saturating_sub(swaps);
    let whole = swaps * SWAP + gaps * GAP;
    match kind {
        Kind::Day => whole,
        Kind::Night => whole * 5 / 4,
    }
}
