//! How long each step is, so that the whole has the length that was asked for.

use crate::routine::{self, Kind};
use crate::vocabulary::Region;
use crate::vocabulary::safe_limits::{MAX_DAY_SPEECH, MAX_NIGHT_SPEECH, MAX_STEP_SPEECH};

use super::body_words::{Place, words};
use super::prompts::{BREATHE, Way, arrive, finish};

/// What is said between the sides.
const SWAP_WORDS: &str = "Now the right side.";
/// The shortest working step, in seconds.
const MIN_STEP: u64 = 20;
/// The length, in seconds, beyond which a step is rather split into rounds.
const MAX_STEP: u64 = 70;
/// The pauses between steps and between sides, in seconds.
const GAP: u64 = routine::GAP.millis() / 1000;
const SWAP: u64 = routine::SWAP.millis() / 1000;
/// One breath of the pattern 4-0-6, in seconds.
const BREATH: u64 = 10;

/// The lengths, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub arrive: u64,
    pub breaths: u64,
    pub places: Vec<Part>,
    /// The length of every working step.
    pub step: u64,
    pub rounds: u64,
    pub finish: u64,
}

/// One place, and how it is worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub region: String,
    pub place: &'static Place,
    pub ways: Vec<Way>,
}

impl Part {
    /// Whether the sides are worked on one after the other.
    pub fn is_sided(&self) -> bool {
        self.place.name.contains("{side}")
    }
}

/// There is not enough time for so many places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("so many places take at least {minutes} minutes")]
pub struct TooShort {
    /// What they take at least.
    pub minutes: u64,
}

/// Plans `regions` for `total` seconds: as many ways of working as there is time for, then rounds.
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
    // The fewest rounds that keep the steps short, as long as there is time for the words.
    let steps = (1..=60).map_while(|rounds| Some((rounds, room.step(&places, rounds)?)));
    let all: Vec<(u64, u64)> = steps.collect();
    let (rounds, step) = all.iter().find(|(_, step)| *step <= MAX_STEP).or(all.last()).copied()?;
    let spent = around + step * played(&places) * rounds + between(&places, kind, rounds);
    let finish = finish.max(last) + total.saturating_sub(spent);
    Some(Plan { arrive, breaths, places, step, rounds, finish })
}

/// The time that the working steps share.
struct Room {
    kind: Kind,
    /// The whole routine, in seconds.
    total: u64,
    /// Without the first and the last steps, in seconds.
    rest: u64,
    /// Speech in the first and the last steps, in milliseconds.
    said: u64,
}

impl Room {
    /// The length of each working step in seconds; `None` if that is too short for its work or its words.
    fn step(&self, places: &[Part], rounds: u64) -> Option<u64> {
        let left = self.rest.saturating_sub(between(places, self.kind, rounds));
        let step = left / (played(places) * rounds).max(1);
        let (mut said, mut shortest) = (self.said, MIN_STEP);
        for part in places {
            for prompt in part.ways.iter().map(|way| way.prompt(part.place, self.kind)) {
                let once = spoken(&prompt, self.kind);
                let swap = spoken(SWAP_WORDS, self.kind);
                said += rounds * if part.is_sided() { 2 * once + swap } else { once };
                shortest = shortest.max(least(&prompt, self.kind));
            }
        }
        let most = if self.kind == Kind::Night { MAX_NIGHT_SPEECH } else { MAX_DAY_SPEECH };
        let has_silence = said <= self.total * 10 * most;
        Some(step).filter(|step| *step >= shortest && has_silence)
    }
}

/// How long words take to say, in milliseconds, with a tenth to spare.
fn spoken(words: &str, kind: Kind) -> u64 {
    words.split_whitespace().count() as u64 * if kind == Kind::Day { 560 } else { 620 }
}

/// The shortest step with enough silence around its words, in seconds.
fn least(words: &str, kind: Kind) -> u64 {
    spoken(words, kind).div_ceil(10 * MAX_STEP_SPEECH)
}

/// The places, each with at most `most` ways of working, gliding first.
fn parts(regions: &[&Region], kind: Kind, most: usize) -> Vec<Part> {
    let part = |region: &&Region| {
        let place = words(&region.id)?;
        let mut ways = Way::of(region, place, kind);
        ways.truncate(most);
        Some(Part { region: region.id.clone(), place, ways })
    };
    regions.iter().filter_map(part).collect()
}

/// How many working steps one round has, sides counted.
fn played(places: &[Part]) -> u64 {
    places.iter().map(|part| part.ways.len() as u64 * if part.is_sided() { 2 } else { 1 }).sum()
}

/// All pauses together, in seconds; at night they grow towards the end.
fn between(places: &[Part], kind: Kind, rounds: u64) -> u64 {
    let swaps: u64 =
        places.iter().filter(|p| p.is_sided()).map(|p| p.ways.len() as u64).sum::<u64>() * rounds;
    // After every step but the last, including those that arrive and breathe.
    let gaps = (played(places) * rounds + 2).saturating_sub(swaps);
    let whole = swaps * SWAP + gaps * GAP;
    match kind {
        Kind::Day => whole,
        Kind::Night => whole * 5 / 4,
    }
}
