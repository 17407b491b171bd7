//! What is different in a new revision of a routine, in plain words: a line each.

use crate::bundle::{Change, Force};
use crate::routine::Length;
use crate::text::Safe;
use crate::vocabulary::{position, region, short, technique, tool};

/// The changes as lines.
#[must_use]
pub fn revision_changes(changes: &[Change]) -> Vec<Safe> {
    changes.iter().map(|change| Safe::new(&line(change))).collect()
}

fn line(change: &Change) -> String {
    match change {
        Change::Title { from, to } => format!("It is called \"{to}\"; it was \"{from}\"."),
        Change::Added(step) => format!("New step: {step}."),
        Change::Removed(step) => format!("Removed step: {step}."),
        Change::Order => "The steps come in another order.".to_owned(),
        Change::Length { step, from, to } => match (from, to) {
            (Length::Time(from), Length::Time(to)) => {
                let how = if to > from { "longer" } else { "shorter" };
                format!("{step}: {how}, {} instead of {}.", to.spoken(), from.spoken())
            }
            (from, to) => format!("{step}: {} instead of {}.", length(*to), length(*from)),
        },
        Change::Repeat { step, from, to } => format!("{step}: {to} times instead of {from}."),
        Change::Force { step, what: Force::Pressure, from, to } => {
            let how = if to > from { "firmer" } else { "gentler" };
            format!("{step}: {how}, pressure {to} of 10 instead of {from}.")
        }
        Change::Force { step, what: Force::Effort, from, to } => {
            let how = if to > from { "tense harder" } else { "tense less" };
            format!("{step}: {how}, effort {to} of 10 instead of {from}.")
        }
        Change::Other { step, key, from, to } => {
            format!("{step}: {key} {} instead of {}.", term(key, to), term(key, from))
        }
        Change::Words(step) => format!("{step}: the words have changed."),
        Change::Cautions => "The author's warnings have changed: read them again.".to_owned(),
    }
}

fn length(length: Length) -> String {
    match length {
        Length::Time(time) => time.spoken(),
        Length::Breaths(breaths) => crate::text::count(breaths as usize, "breath", "breaths"),
    }
}

/// The name of a vocabulary id.
fn term(key: &str, id: &str) -> String {
    let name = match key {
        "region" => region(id).map(|region| region.name.as_str()),
        "technique" => technique(id).map(|technique| technique.name.as_str()),
        "tool" => tool(id).map(|tool| tool.name.as_str()),
        "position" => position(id).map(|position| position.name.as_str()),
        _ => None,
    };
    match (name, id) {
        (Some(name), _) => short(name).to_owned(),
        (None, "") => "none".to_owned(),
        (None, id) => id.to_owned(),
    }
}
