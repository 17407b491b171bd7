//! How long each step is, so that the whole is as long as it was wished.

use crate::routine::{self, Kind};
use crate::vocabulary::Region;

use super::places::{Place, words};
use super::prompts::{BREATHE, Way, arrive, finish};

/// How much of a step may be words, and of a whole by day and by night, in percent: as much as `balm check` allows.
const OF_A_STEP: u64 = 60;
const OF_ALL: [u64; 2] = [45, 30];
/// As it is said between the sides.
const SWAP_WORDS: &str = "Now the right side.";
/// A step that is worked on is never shorter.
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
    let words = [arrive(kind).1, BREATHE.1, finish(kind).1];
    let [arrive, breathe, last] = words.map(|words| least(words, kind));
    let arrive = (total / 12).clamp(20, 45).max(arrive);
    let breaths = (total / 80).clamp(2, 10).max(breathe.div_ceil(BREATH));
    let finish = match kind {
        Kind::Day => (total / 10).clamp(25, 60),
        Kind::Night => (total / 6).clamp(25, 150),
    };
    let around = arrive + breaths * BREATH + finish.max(last);
    let said = words.iter().map(|words| spoken(words, kind)).sum();
    let room = Room { kind, total, rest: total.saturating_sub(around), said };
    let places = (1..=4).rev().map(|most| parts(regions, kind, most));
    let places = places.into_iter().find(|places| room.step(places, 1).is_some())?;
    // As many rounds as keep the steps short, and not so short that there is no time for the words.
    let steps = (1..=60).map_while(|rounds| Some((rounds, room.step(&places, rounds)?)));
    let all: Vec<(u64, u64)> = steps.collect();
    let (rounds, step) = all.iter().find(|(_, step)| *step <= LONGEST).or(all.last()).copied()?;
    let spent = around + step * played(&places) * rounds + between(&places, kind, rounds);
    let finish = finish.max(last) + total.saturating_sub(spent);
    Some(Plan { arrive, breaths, places, step, rounds, finish })
}

/// What there is to share among the steps that are worked on.
struct Room {
    kind: Kind,
    /// Of the whole, in seconds.
    total: u64,
    /// Without what comes first and last, in seconds.
    rest: u64,
    /// What comes first and last is spoken for so long, in milliseconds.
    said: u64,
}

impl Room {
    /// The length of each working step; `None` where that is too short for it or for its words.
    fn step(&self, places: &[Part], rounds: u64) -> Option<u64> {
        let left = self.rest.saturating_sub(between(places, self.kind, rounds));
        let step = left / (played(places) * rounds).max(1);
        let (mut said, mut shortest) = (self.said, SHORTEST);
        for part in places {
            for prompt in part.ways.iter().map(|way| way.prompt(part.place, self.kind)) {
                let once = spoken(&prompt, self.kind);
                let swap = spoken(SWAP_WORDS, self.kind);
                said += rounds * if part.is_sided() { 2 * once + swap } else { once };
                shortest = shortest.max(least(&prompt, self.kind));
            }
        }
        let silent = said <= self.total * 10 * OF_ALL[usize::from(self.kind == Kind::Night)];
        Some(step).filter(|step| *step >= shortest && silent)
    }
}

/// How long words are spoken, in milliseconds, a tenth more than is usual.
fn spoken(words: &str, kind: Kind) -> u64 {
    words.split_whitespace().count() as u64 * if kind == Kind::Day { 560 } else { 620 }
}

/// The shortest step that has silence enough around its words, in seconds.
fn least(words: &str, kind: Kind) -> u64 {
    spoken(words, kind).div_ceil(10 * OF_A_STEP)
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
