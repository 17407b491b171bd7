//! What a person said while a routine played, this time or last time, and what it means for a step.

use crate::language;
use crate::routine::Step;
use crate::vocabulary::{self, BreathKind, Group, NextTime, Region, SpokenAnswer};

use super::ruling::Ruling;
use super::step_body::{StepBody, Unclear};

/// Ways of holding pressure on one place.
const HELD: [&str; 3] = ["sustained-pressure", "compression", "acupressure"];
/// What somebody dizzy does not do.
const UNSTEADY: [&str; 3] = ["bend-to-feet", "double-breath", "roll-over"];

/// Something that a person said about a step.
#[derive(Clone, Debug)]
pub struct Said {
    /// What.
    pub answer: &'static SpokenAnswer,
    /// The regions that the step was about; none where it does not say.
    places: Vec<&'static Region>,
    /// How firm they may be, where they may be touched.
    most: u8,
    /// How often they have said it in this session, this time included.
    times: u32,
}

impl Said {
    /// Said about a step: the regions with these ids, at this pressure as felt. `times`: how often
    /// they have said it, this time included.
    pub fn about<'r>(
        answer: &'static SpokenAnswer,
        regions: impl IntoIterator<Item = &'r str>,
        felt: Option<u8>,
        times: u32,
    ) -> Self {
        let cap = answer.cap.unwrap_or(vocabulary::safe_limits::MAX_PRESSURE);
        let most = felt.map_or(cap, |felt| felt.saturating_sub(answer.softer).min(cap)).max(1);
        let places = regions.into_iter().filter_map(vocabulary::region).flat_map(Region::places);
        Self { answer, places: places.collect(), most, times }
    }

    /// The same about a step of a routine.
    #[must_use]
    pub fn about_step(answer: &'static SpokenAnswer, step: &Step, felt: Option<u8>, times: u32) -> Self {
        Self::about(answer, step.region.iter().chain(&step.also).map(String::as_str), felt, times)
    }

    /// Remembered from last time: only the place is changed, in this way. `None` where nothing is.
    #[must_use]
    pub fn last_time<'r>(
        answer: &'static SpokenAnswer,
        regions: impl IntoIterator<Item = &'r str>,
        felt: Option<u8>,
        way: NextTime,
    ) -> Option<Self> {
        let answer = match way {
            NextTime::Same => return None,
            NextTime::Lighter => vocabulary::spoken_answer("too-strong")?,
            NextTime::LeaveOut if answer.leave_out => answer,
            NextTime::LeaveOut => vocabulary::spoken_answer("sharp")?,
            NextTime::Sit => vocabulary::spoken_answer("dizzy")?,
        };
        Some(Self { times: 0, ..Self::about(answer, regions, felt, 0) })
    }

    /// What it means for a step.
    pub(super) fn rulings(&self, body: &StepBody<'_>) -> Vec<Ruling> {
        let mut rulings = Vec::new();
        let it = self.answer;
        if body.works() {
            if it.leave_out && self.is_in_group(body) {
                rulings.push(Ruling::LeaveOut);
            }
            if it.cap.is_some() {
                rulings.extend(self.softer(body));
            }
        }
        if it.sit {
            rulings.extend(sitting(body));
        }
        let watches = ["body-scan", "breathe"].iter().any(|id| body.step.technique.as_deref() == Some(id));
        let attends = body.step.breath.is_some() || has_eyes_closed(body.step);
        let names_work = body.works() && (body.step.technique.is_some() || body.step.region.is_some());
        if it.leave_attention && (watches || attends && !names_work) {
            rulings.push(Ruling::LeaveOut);
        }
        rulings
    }

    /// Softer at the place, and a little everywhere.
    fn softer(&self, body: &StepBody<'_>) -> Option<Ruling> {
        let technique = body.step.technique.as_deref();
        if self.times > 1 && technique.is_some_and(|id| HELD.contains(&id)) {
            return Some(Ruling::LeaveOut);
        }
        if self.is_here(body) {
            return Some(Ruling::AtMost(self.most));
        }
        let elsewhere = body.strength().saturating_sub(self.answer.softer_elsewhere).max(1);
        // What was said last time is about its place alone.
        (self.times > 0 && body.strength() > elsewhere).then_some(Ruling::AtMost(elsewhere))
    }

    /// Whether the step works at the place. Where it works is not always said.
    fn is_here(&self, body: &StepBody<'_>) -> bool {
        body.places.is_empty()
            || self.places.is_empty()
            || self.places.iter().any(|place| body.places.iter().any(|other| other.id == place.id))
    }

    fn is_in_group(&self, body: &StepBody<'_>) -> bool {
        let mut groups = self.places.iter().map(|place| place.group).filter(|it| *it != Group::Attention);
        body.places.is_empty()
            || self.places.is_empty()
            || groups.any(|group| body.places.iter().any(|other| other.group == group))
    }
}

/// Whether a step's words have the eyes closed, in any language that balm has words for.
fn has_eyes_closed(step: &Step) -> bool {
    let texts = step.say.iter().chain(step.cues.iter().filter_map(|cue| cue.say.as_ref()));
    let texts: Vec<String> = texts.map(|text| text.for_side(None).to_lowercase()).collect();
    let phrases =
        language::ALL.iter().filter_map(|rules| rules.speak_up.as_ref()).flat_map(|it| it.closed_eyes);
    phrases.into_iter().any(|phrase| texts.iter().any(|text| text.contains(phrase)))
}

/// What somebody dizzy does instead.
fn sitting(body: &StepBody<'_>) -> Vec<Ruling> {
    let step = body.step;
    let is_standing = step.position.as_deref().is_some_and(|id| id.starts_with("standing"));
    let mut rulings = Vec::new();
    if is_standing {
        rulings.push(Ruling::Position("seated-chair".to_owned()));
    }
    let is_unsteady = step.loads.iter().any(|load| UNSTEADY.contains(&load.as_str()));
    if is_unsteady || body.breathes(BreathKind::Hold) || body.breathes(BreathKind::Fast) {
        rulings.push(Ruling::LeaveOut);
    }
    rulings
}

/// Whether a routine's step works where something was said: then it matters at the next start.
#[must_use]
pub fn works_at(step: &Step, language: &str, regions: &[String]) -> bool {
    let body = StepBody::of(step, language, Unclear::Worst);
    let groups: Vec<Group> = regions
        .iter()
        .filter_map(|id| vocabulary::region(id))
        .flat_map(Region::places)
        .map(|it| it.group)
        .collect();
    body.works() && body.places.iter().any(|place| groups.contains(&place.group))
}
