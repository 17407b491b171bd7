//! Which regions are marked, and with which steps' numbers.

use std::collections::BTreeSet;

use crate::care::Wording;
use crate::vocabulary::{self, Status};

use super::super::on::On;
use super::super::steps::Part;
use super::body::{BODY, Region, Shape};

/// A region that some step is for.
#[derive(Debug)]
pub(super) struct Mark {
    pub region: &'static Region,
    /// The steps for the person's left, right, and for both sides or no side.
    pub left: BTreeSet<usize>,
    pub right: BTreeSet<usize>,
    pub all: BTreeSet<usize>,
    /// Hands or tools work there.
    pub is_touched: bool,
}

/// All marked regions: whole areas first, so that regions in them are drawn on top.
#[derive(Debug)]
pub(super) struct Marks(pub Vec<Mark>);

impl Marks {
    pub fn of(parts: &[Part<'_>]) -> Self {
        let mut marks: Vec<Mark> = Vec::new();
        for step in parts.iter().flat_map(|part| &part.steps) {
            let place = step.place;
            let region = BODY.regions.iter().find(|r| Some(r.id.as_str()) == place.region);
            let Some(region) = region.filter(|region| region.none.is_none()) else { continue };
            let known = marks.iter().position(|mark| mark.region.id == region.id);
            let known = known.unwrap_or_else(|| {
                marks.push(Mark::new(region));
                marks.len() - 1
            });
            let mark = &mut marks[known];
            mark.is_touched |= place.is_touched;
            let numbers = match place.on {
                On::Left => &mut mark.left,
                On::Right => &mut mark.right,
                On::All => &mut mark.all,
            };
            numbers.insert(step.number);
        }
        let is_part = |mark: &Mark| {
            vocabulary::region(&mark.region.id).is_some_and(|region| region.status != Status::Attention)
        };
        marks.sort_by_key(|mark| (is_part(mark), mark.is_touched));
        Self(marks)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something is seen in the view.
    pub fn in_view(&self, id: &str) -> bool {
        self.0.iter().any(|mark| mark.region.shapes.iter().any(|shape| shape.view == id))
    }

    /// Whether something of the whole body is marked below a height.
    pub fn reach_below(&self, y: f64) -> bool {
        let is_body = |shape: &&Shape| ["front", "back"].contains(&shape.view.as_str());
        let shapes = self.0.iter().flat_map(|mark| &mark.region.shapes).filter(is_body);
        shapes.flat_map(|shape| shape.half.iter().chain(&shape.whole)).any(|points| points.centre().1 > y)
    }

    /// What the map shows, in words.
    pub fn in_words(&self, wording: Wording) -> String {
        let mut words = Vec::new();
        for mark in &self.0 {
            for (on, numbers) in [(None, &mark.all), (Some("left"), &mark.left), (Some("right"), &mark.right)]
            {
                if !numbers.is_empty() {
                    let phrase = if numbers.len() == 1 { "step {number}" } else { "steps {numbers}" };
                    let numbers = ranges(numbers).join(", ");
                    let steps = wording.fill(phrase, &[("number", &numbers), ("numbers", &numbers)]);
                    let on = on.map(|side| format!(", {}", wording.phrase(side))).unwrap_or_default();
                    words.push(format!("{}{on}: {steps}", wording.region(&mark.region.id)));
                }
            }
        }
        words.join("; ") + "."
    }
}

impl Mark {
    fn new(region: &'static Region) -> Self {
        Self {
            region,
            left: BTreeSet::new(),
            right: BTreeSet::new(),
            all: BTreeSet::new(),
            is_touched: false,
        }
    }
}

/// Numbers as one writes them: three or more in a row as `2–4`.
pub(super) fn ranges(numbers: &BTreeSet<usize>) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for n in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *n => *last = *n,
            _ => runs.push((*n, *n)),
        }
    }
    let written = |(from, to): (usize, usize)| match to - from {
        0 => vec![from.to_string()],
        1 => vec![from.to_string(), to.to_string()],
        _ => vec![format!("{from}–{to}")],
    };
    runs.into_iter().flat_map(written).collect()
}
