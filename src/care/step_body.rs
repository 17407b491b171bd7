//! What a step does to the body, as far as its author says. What is not said is taken for the worst it may be.

use crate::routine::{Hands, Step};
use crate::unit::Duration;
use crate::vocabulary::{
    self, Area, BodySide, BreathKind, Region, Status, Technique, TechniqueBlock, TechniqueKind, Tool,
};

/// Faster breaths than people take at rest: more than 20 a minute.
const FAST_BREATH: Duration = Duration::from_secs(3);
/// A way of tensing muscles, though its kind is attention.
const TENSING: &str = "tense-release";
/// Tools that are the hands themselves.
const HANDS: [&str; 2] = ["hands", "knuckles"];

/// A step, with what it works on.
pub(super) struct StepBody<'s> {
    pub step: &'s Step,
    technique: Option<&'static Technique>,
    tool: Option<&'static Tool>,
    /// Where it touches, moves or tenses. Empty where that is not known.
    pub places: Vec<&'static Region>,
    /// Where the hands rest in a step that does nothing else.
    pub rests_on: Vec<&'static Region>,
}

impl<'s> StepBody<'s> {
    pub fn of(step: &'s Step) -> Self {
        let technique = step.technique.as_deref().and_then(vocabulary::technique);
        let tool = step.tool.as_deref().and_then(vocabulary::tool).filter(|tool| tool.cap > 0);
        let mut body = Self { step, technique, tool, places: Vec::new(), rests_on: Vec::new() };
        let points = step.points.iter().filter_map(|code| vocabulary::point(code));
        let named = step.region.iter().chain(&step.also).chain(points.map(|point| &point.region));
        let named = named.filter_map(|id| vocabulary::region(id));
        if body.works() {
            body.places = named.flat_map(Region::places).collect();
            if body.places.iter().any(|place| place.id == "whole-body") {
                body.places = vocabulary::regions().iter().collect();
            }
        } else {
            body.rests_on = step.also.iter().filter_map(|id| vocabulary::region(id)).collect();
        }
        body
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
            && (step.technique.is_some()
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
        let by_tool = || self.tool.is_some_and(|tool| !HANDS.contains(&&*tool.id));
        match self.technique {
            Some(technique) => technique.kind == kind || kind == TechniqueKind::Tool && by_tool(),
            None => self.works() && kind != TechniqueKind::Inner,
        }
    }

    fn is_technique(&self, id: &str) -> bool {
        match self.technique {
            Some(technique) => technique.id == id,
            None => self.works() && vocabulary::technique(id).is_some_and(|t| t.kind != TechniqueKind::Inner),
        }
    }

    /// The side it is for, if it is one.
    pub fn side(&self) -> Option<BodySide> {
        self.step.side.filter(|side| matches!(side, BodySide::Left | BodySide::Right))
    }

    /// The hands that work: left, right. Where the author does not say, a part of one arm is worked on by the
    /// other hand, everything else by both.
    pub fn hands(&self) -> (bool, bool) {
        use vocabulary::Group::{Arm, Hand, Shoulder};
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

    /// Whether it asks for this breath.
    pub fn breathes(&self, kind: BreathKind) -> bool {
        self.step.breath.is_some_and(|breath| match kind {
            BreathKind::Hold => breath.hold > Duration::ZERO,
            BreathKind::Fast => breath.cycle() < FAST_BREATH,
        })
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
