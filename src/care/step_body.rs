//! What a step does to the body, as far as its author says. What is not said is taken for the worst it may be.

use crate::routine::{Hands, Routine, Step};
use crate::text::lower;
use crate::unit::Duration;
use crate::vocabulary::{
    self, Area, BodySide, BreathKind, Group, Region, Status, Technique, TechniqueBlock, TechniqueKind, Tool,
    short,
};

use super::undeclared_places::{undeclared_places, work_in_words};

/// Faster breaths than people take at rest: more than 20 a minute.
const FAST_BREATH: Duration = Duration::from_secs(3);
/// A way of tensing muscles, though its kind is attention.
const TENSING: &str = "tense-release";
/// Tools that a body lies or leans on.
const LEANED_ON: [&str; 5] =
    ["tennis-ball", "two-tennis-balls", "massage-ball", "lacrosse-ball", "foam-roller"];
/// Places below the knee that hands reach only by bending.
const LOW: [&str; 6] = ["calf", "shin-outer", "shin-bone", "ankle", "leg-inner", "achilles"];

/// What is thought of a step that says neither what it does nor where, in words that balm does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unclear {
    /// It may do anything. For a person, of whom something is known.
    Worst,
    /// It does nothing. For everybody, who would otherwise be warned of everything.
    Harmless,
}

/// A step, with what it works on.
pub(super) struct StepBody<'s> {
    pub step: &'s Step,
    technique: Option<&'static Technique>,
    tool: Option<&'static Tool>,
    /// It names nothing, but its words lead the hands somewhere.
    by_words: bool,
    /// Such words may also be about a tool.
    by_tool: bool,
    /// What else it asks of the body: ids of moves.
    pub loads: Vec<&'s str>,
    /// Where it touches, moves or tenses. Empty where that is not known.
    pub places: Vec<&'static Region>,
    /// Where the hands rest in a step that does nothing else.
    pub rests_on: Vec<&'static Region>,
}

impl<'s> StepBody<'s> {
    /// All steps of a routine.
    pub fn all(routine: &'s Routine, unclear: Unclear) -> Vec<Self> {
        routine.steps().map(|step| Self::of(step, &routine.language, unclear)).collect()
    }

    pub fn of(step: &'s Step, language: &str, unclear: Unclear) -> Self {
        let technique = step.technique.as_deref().and_then(vocabulary::technique);
        let tool = step.tool.as_deref().and_then(vocabulary::tool).filter(|tool| tool.cap > 0);
        let (places, rests_on) = (Vec::new(), Vec::new());
        let loads = step.loads.iter().map(String::as_str).collect();
        let mut body =
            Self { step, technique, tool, by_words: false, by_tool: true, loads, places, rests_on };
        let mut in_words: Vec<_> =
            undeclared_places(step, language).into_iter().map(|place| place.region).collect();
        if technique.is_none() && !body.may_touch() && step.breath.is_none() && step.say.is_some() {
            match work_in_words(step, language) {
                None => body.by_words = unclear == Unclear::Worst,
                Some(found) => {
                    body.by_words = !found.places.is_empty();
                    body.by_tool = found.by_tool;
                    in_words.extend(found.places);
                }
            }
        }
        let points = step.points.iter().filter_map(|code| vocabulary::point(code));
        let named = step.region.iter().chain(&step.also).chain(points.map(|point| &point.region));
        let named = named.filter_map(|id| vocabulary::region(id)).chain(in_words);
        if body.works() {
            body.places = named.flat_map(Region::places).collect();
            if body.places.iter().any(|place| place.id == "whole-body") {
                body.places = vocabulary::regions().iter().collect();
            }
            body.add_loads();
        } else {
            body.rests_on = step.also.iter().filter_map(|id| vocabulary::region(id)).collect();
        }
        body
    }

    /// What a step asks of the body by what it does, whether its author thought of it or not.
    fn add_loads(&mut self) {
        let is_in = |groups: &[Group]| self.places.iter().any(|place| groups.contains(&place.group));
        let leans = self.tool.is_some_and(|tool| LEANED_ON.contains(&&*tool.id));
        let is_low = is_in(&[Group::Foot]) || self.places.iter().any(|place| LOW.contains(&&*place.id));
        let by_hand = self.touches() && !self.is_kind(TechniqueKind::Tool) && self.step.region.is_some();
        let asked = [
            ("stand", self.step.position.as_deref() == Some("standing")),
            ("weight-on-ball", leans && is_in(&[Group::Trunk, Group::Hip])),
            ("bend-to-feet", by_hand && is_low),
            ("fold", self.stretches() && self.step.region.as_deref() == Some("lower-back")),
        ];
        let new = asked.into_iter().filter(|(id, asked)| *asked && !self.loads.contains(id));
        let new: Vec<&str> = new.map(|(id, _)| id).collect();
        self.loads.extend(new);
    }

    /// Whether it touches, moves or tenses, rather than only breathes, rests and attends.
    pub fn works(&self) -> bool {
        match self.technique {
            Some(technique) => technique.kind != TechniqueKind::Inner || technique.id == TENSING,
            None => self.may_touch(),
        }
    }

    pub fn tenses(&self) -> bool {
        self.technique.is_some_and(|technique| technique.id == TENSING)
    }

    pub fn stretches(&self) -> bool {
        self.technique.is_some_and(|technique| technique.id == "stretch")
    }

    pub fn moves(&self) -> bool {
        self.technique.is_some_and(|technique| technique.kind == TechniqueKind::Move)
    }

    /// Whether it touches, with hands or a tool.
    pub fn touches(&self) -> bool {
        self.technique.map_or_else(|| self.may_touch(), Technique::touches)
    }

    /// A step whose technique is not known touches if it names a place to touch, a pressure, a point or a tool.
    fn may_touch(&self) -> bool {
        let is_place =
            |id: &String| vocabulary::region(id).is_none_or(|region| region.status != Status::Attention);
        let step = self.step;
        self.technique.is_none()
            && (self.by_words
                || step.technique.is_some()
                || step.region.iter().any(is_place)
                || step.pressure.is_some()
                || step.effort.is_some()
                || self.tool.is_some()
                || !step.points.is_empty())
    }

    /// Whether it works in an area. Where it works is not always said.
    pub fn is_in(&self, area: Option<&Area>) -> bool {
        let Some(area) = area else { return true };
        self.works() && self.places.is_empty() || self.places.iter().any(|place| area.contains(place))
    }

    /// Whether a block rules it out.
    pub fn matches(&self, block: &TechniqueBlock) -> bool {
        match block {
            TechniqueBlock::All => true,
            TechniqueBlock::Kind(kind, area) => self.is_kind(*kind) && self.is_in(area.as_ref()),
            TechniqueBlock::One(id, area) => self.is_technique(id) && self.is_in(area.as_ref()),
        }
    }

    fn is_kind(&self, kind: TechniqueKind) -> bool {
        let by_tool = || self.tool.is_some_and(|tool| !tool.is_hand());
        match self.technique {
            Some(technique) => technique.kind == kind || kind == TechniqueKind::Tool && by_tool(),
            None => self.works() && self.may_be(kind),
        }
    }

    fn is_technique(&self, id: &str) -> bool {
        match self.technique {
            Some(technique) => technique.id == id,
            None => self.works() && vocabulary::technique(id).is_some_and(|it| self.may_be(it.kind)),
        }
    }

    /// Whether a step that does not say what it does may do this.
    fn may_be(&self, kind: TechniqueKind) -> bool {
        match kind {
            TechniqueKind::Inner => false,
            TechniqueKind::Tool => self.by_tool || self.tool.is_some(),
            TechniqueKind::Touch | TechniqueKind::Move => true,
        }
    }

    /// The side it is for, if it is one.
    pub fn side(&self) -> Option<BodySide> {
        self.step.side.filter(|side| matches!(side, BodySide::Left | BodySide::Right))
    }

    /// The hands that work: left, right. Where the author does not say, a part of one arm is worked on by the
    /// other hand, everything else by both.
    pub fn hands(&self) -> (bool, bool) {
        use Group::{Arm, Hand, Shoulder};
        let is_arm = || self.places.iter().any(|place| matches!(place.group, Arm | Hand | Shoulder));
        match (self.step.by, self.side()) {
            (Some(Hands::Left), _) => (true, false),
            (Some(Hands::Right), _) => (false, true),
            (Some(Hands::Both), _) => (true, true),
            (Some(Hands::Opposite), Some(BodySide::Left)) => (false, true),
            (Some(Hands::Opposite), Some(BodySide::Right)) => (true, false),
            (Some(Hands::Opposite), _) => (true, true),
            (None, _) if !self.touches() || self.is_kind(TechniqueKind::Tool) => (false, false),
            (None, Some(BodySide::Left)) if is_arm() => (false, true),
            (None, Some(BodySide::Right)) if is_arm() => (true, false),
            (None, _) => (true, true),
        }
    }

    /// Whether hands do it: not what a body leans on or a foot rolls over, unless its author says which hand works.
    pub fn is_by_hand(&self) -> bool {
        let is_on_ball = self.tool.is_some_and(|tool| LEANED_ON.contains(&&*tool.id))
            && self
                .places
                .iter()
                .all(|place| matches!(place.group, Group::Trunk | Group::Hip | Group::Leg | Group::Foot));
        self.touches() && (self.step.by.is_some() || !is_on_ball)
    }

    /// Whether it asks for this breath.
    pub fn breathes(&self, kind: BreathKind) -> bool {
        self.step.breath.is_some_and(|breath| match kind {
            BreathKind::Hold => breath.hold > Duration::ZERO,
            BreathKind::Fast => breath.cycle() < FAST_BREATH,
        })
    }

    /// What it does and where: "kneading, calf"; empty where neither is said.
    pub fn in_words(&self) -> String {
        let region = self.step.region.as_deref().and_then(vocabulary::region).map(|region| &region.name);
        let names = self.technique.map(|technique| &technique.name).into_iter().chain(region);
        names.map(|name| lower(short(name))).collect::<Vec<_>>().join(", ")
    }

    /// Its pressure, or its effort, as felt.
    pub fn strength(&self) -> u8 {
        let strength =
            if self.tenses() { self.step.effort.or(self.step.pressure) } else { self.step.pressure };
        match strength {
            Some(strength) => strength,
            // Not said: as firm as its technique may be.
            None if self.touches() || self.tenses() || self.stretches() => {
                self.technique.map_or(vocabulary::safe_limits::MAX_PRESSURE, |t| t.pressure_max)
            }
            None => 0,
        }
    }

    /// The least that its technique makes sense with.
    pub fn least(&self) -> u8 {
        self.technique.map_or(0, |technique| technique.pressure_min)
    }
}
