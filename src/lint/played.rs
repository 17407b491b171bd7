//! A routine as it is played: every turn of every step, with its entries in the vocabulary.

use std::collections::HashMap;

use crate::routine::{Routine, Section, Side, Step};
use crate::text::lower;
use crate::timeline::{Options, Passage, Script, Talk, Timeline, compile};
use crate::unit::{Duration, Frames};
use crate::vocabulary::safe_limits::FIRM_PRESSURE;
use crate::vocabulary::{self, BodySide, Region, Status, Technique, TechniqueKind, short};

/// A routine laid out without speech, as it is written.
pub(super) struct SilentLayout {
    pub script: Script,
    pub timeline: Timeline,
}

/// What the rules look at.
pub(super) struct Played<'a> {
    pub routine: &'a Routine,
    pub script: &'a Script,
    /// Without speech.
    pub timeline: &'a Timeline,
    pub turns: Vec<Turn<'a>>,
}

/// One playing of one step.
#[derive(Clone, Copy)]
pub(super) struct Turn<'a> {
    pub step: &'a Step,
    pub passage: &'a Passage,
    /// `None` also if the author made up the name (`x-…`).
    pub region: Option<&'static Region>,
    pub technique: Option<&'static Technique>,
}

/// A half of the body, or its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Half {
    Left,
    Right,
    Middle,
}

/// Tools that are balls, rollers or sticks.
const ROLLED: [&str; 6] =
    ["tennis-ball", "two-tennis-balls", "massage-ball", "lacrosse-ball", "foam-roller", "massage-stick"];

impl SilentLayout {
    pub fn of(routine: &Routine) -> Self {
        let script = Script::of(routine, Talk::Full);
        let silent = vec![Frames::ZERO; script.lines.len()];
        let timeline = compile(routine, &script, &silent, Options::default());
        Self { script, timeline }
    }
}

impl<'a> Played<'a> {
    pub fn of(routine: &'a Routine, layout: &'a SilentLayout) -> Self {
        let steps: HashMap<usize, &Step> = routine.steps().map(|step| (step.number, step)).collect();
        let turn = |passage: &'a Passage| {
            let step = *steps.get(&passage.step)?;
            let region = step.region.as_deref().and_then(vocabulary::region);
            let technique = step.technique.as_deref().and_then(vocabulary::technique);
            Some(Turn { step, passage, region, technique })
        };
        let turns = layout.timeline.passages.iter().filter_map(turn).collect();
        Self { routine, script: &layout.script, timeline: &layout.timeline, turns }
    }

    /// Every step once, in the order of the file.
    pub fn steps(&self) -> impl Iterator<Item = (&'a Section, &'a Step)> {
        self.routine.sections.iter().flat_map(|section| section.steps.iter().map(move |step| (section, step)))
    }
}

impl Turn<'_> {
    /// How long it takes.
    pub fn length(&self) -> Duration {
        (self.passage.end - self.passage.start).duration()
    }

    /// How long each spot is worked on, if several share the time.
    pub fn per_spot(&self) -> Duration {
        Duration::from_millis(self.length().millis() / u64::from(self.step.spots.unwrap_or(1).max(1)))
    }

    pub fn is(&self, technique: &str) -> bool {
        self.technique.is_some_and(|known| known.id == technique)
    }

    /// Breathing, attention or tensing: nothing presses.
    pub fn is_inner(&self) -> bool {
        self.technique.is_some_and(|technique| technique.kind == TechniqueKind::Inner)
    }

    pub fn is_stretch(&self) -> bool {
        self.is("stretch")
    }

    /// Whether hands or tools work on the region. A step without a known technique is taken to do so.
    pub fn touches(&self) -> bool {
        let felt = self.region.is_none_or(|region| region.status != Status::Attention);
        match self.technique.map(|technique| technique.kind) {
            Some(TechniqueKind::Touch | TechniqueKind::Tool) => true,
            Some(TechniqueKind::Move | TechniqueKind::Inner) => self.presses_with_a_tool(),
            None => felt && self.step.region.is_some(),
        }
    }

    /// Whether hands, tools or pressure work there, even on an area that is only felt. Shaking a limb only moves
    /// it, unless something presses.
    pub fn works(&self) -> bool {
        let with_a_tool = || self.tool().and_then(vocabulary::tool).is_some_and(|tool| tool.cap > 0);
        match self.technique.map(|technique| technique.kind) {
            Some(TechniqueKind::Touch) if self.is("vibration") => self.pressure() > 0 || with_a_tool(),
            Some(TechniqueKind::Touch | TechniqueKind::Tool) => true,
            Some(TechniqueKind::Move) => self.pressure() > 0,
            Some(TechniqueKind::Inner) => self.presses_with_a_tool(),
            None => self.pressure() > 0 || with_a_tool() || !self.step.points.is_empty(),
        }
    }

    fn presses_with_a_tool(&self) -> bool {
        let cap = self.step.tool.as_deref().and_then(vocabulary::tool).map_or(0, |tool| tool.cap);
        cap > 0 && self.step.pressure.is_some_and(|pressure| pressure > 0)
    }

    /// The pressure, 0 to 10 as felt; 0 if none is given or nothing presses.
    pub fn pressure(&self) -> u8 {
        if self.is_inner() { 0 } else { self.step.pressure.unwrap_or(0) }
    }

    /// Whether hands or tools press firmly.
    pub fn is_firm(&self) -> bool {
        self.touches() && self.pressure() >= FIRM_PRESSURE
    }

    /// The tool. Percussion is done with a massage gun, even if that is not named.
    pub fn tool(&self) -> Option<&str> {
        self.step.tool.as_deref().or_else(|| self.is("percussion").then_some("massage-gun"))
    }

    pub fn has_gun(&self) -> bool {
        self.tool() == Some("massage-gun")
    }

    /// A ball, a roller or a stick.
    pub fn is_rolled(&self) -> bool {
        self.is("rolling") || self.tool().is_some_and(|tool| ROLLED.contains(&tool))
    }

    /// With something hard that presses on a small place.
    pub fn is_hard(&self) -> bool {
        let hard = |tool| ["forearm-elbow", "hook-cane"].contains(&tool) || ROLLED.contains(&tool);
        self.tool().is_some_and(hard)
    }

    /// Whether the region has a left and a right.
    pub fn is_paired(&self) -> bool {
        self.region.is_some_and(|region| region.sides.contains(&BodySide::Left))
    }

    /// The side it is for, if any.
    pub fn side(&self) -> Option<Side> {
        self.passage.for_side()
    }

    /// The halves of the region it works on: both if no side is named.
    pub fn halves(&self) -> &'static [Half] {
        match (self.side(), self.step.side) {
            (Some(Side::Left), _) => &[Half::Left],
            (Some(Side::Right), _) => &[Half::Right],
            (None, Some(BodySide::Midline)) => &[Half::Middle],
            _ if self.is_paired() => &[Half::Left, Half::Right],
            _ => &[Half::Middle],
        }
    }

    /// The region in plain words.
    pub fn region_name(&self) -> String {
        let written = || self.step.region.clone().unwrap_or_default();
        self.region.map_or_else(written, |region| in_a_sentence(&region.name))
    }
}

/// The sides a step is for, one after the other; `None` if it names none.
pub(super) fn sides(section: &Section, step: &Step) -> Option<Vec<Side>> {
    let both = step.sides.or(section.sides).map(|sides| sides.order().to_vec());
    both.or(step.side.and_then(Side::of).map(|side| vec![side]))
}

/// A name from the vocabulary as it is written inside a sentence.
pub(super) fn in_a_sentence(name: &str) -> String {
    lower(short(name))
}
