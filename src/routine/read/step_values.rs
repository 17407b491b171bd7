//! One step, with what `[defaults]` adds to it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ids_and_paths::{folder, path, slug};
use super::key_value::{Field, Scope};
use super::line_text::Places;
use super::measures::shortest_and_longest;
use super::reader::{Id, Reader};
use super::vocabulary_names as names;
use crate::diagnostic::Place;
use crate::routine::format::keys::AROUND_A_STEP;
use crate::routine::format::keys::bounds::{self, LONG, SHORT, TWO_HOURS};
use crate::routine::model::{Hands, KeySpans, Length, Recordings, Sides, Step, Stroke};
use crate::unit::Duration;
use crate::vocabulary::BodySide;

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// It is `[defaults]`: each key is looked at for itself, nothing is missing.
    Defaults,
    /// In a section played `times` over, for rounds and sides; `sided` where for each side.
    Step { times: u64, sided: bool },
}

impl Around {
    /// Whether `{side}` has a value.
    fn is_sided(self, step: &Step) -> bool {
        match self {
            Self::Defaults => true,
            Self::Step { sided, .. } => sided || step.sides.is_some(),
        }
    }
}

impl Reader<'_> {
    /// Reads a step. `None` where it has no length, which is found wrong.
    pub fn step(&mut self, scope: Scope<'_>, heading: Range<usize>, around: Around) -> Option<Step> {
        let length = scope.get("for").and_then(|field| field.length(&mut self.findings));
        let mut step = self.body(scope, length.unwrap_or(Length::Breaths(0)));
        step.spans = scope.spans(heading.clone());
        step.only = self.only(scope);
        self.notes(&mut step, scope);
        self.sound(&mut step, scope);
        self.sides(&mut step, scope, around);
        let sided = around.is_sided(&step);
        self.speech(&mut step, scope, around, sided);
        let Around::Step { times, .. } = around else {
            self.cues(&mut step, scope, None, sided);
            return None;
        };
        if scope.get("for").is_none() {
            self.findings.missing(
                heading.clone(),
                "this step has no length",
                "say how long it takes: for = \"45s\"",
            );
        }
        self.check_id(step.id.as_deref(), scope, true);
        let seconds = length.and_then(|length| self.seconds(length, &step, scope));
        self.cues(&mut step, scope, seconds, sided);
        seconds?;
        self.budget.add(&step, times, heading, &mut self.findings);
        Some(step)
    }

    /// How long the step takes once, breaths counted out.
    fn seconds(&mut self, length: Length, step: &Step, scope: Scope<'_>) -> Option<Duration> {
        let field = scope.get("for")?;
        if matches!(length, Length::Breaths(_)) && step.breath.is_none() {
            if scope.get("breath").is_none() {
                self.findings
                    .error("no-breath", field.span(), "how long is one breath here?")
                    .help("add breath = \"4-0-6\" to the step or to [defaults]");
            }
            return None;
        }
        let seconds = step.written().filter(|seconds| *seconds <= TWO_HOURS);
        if seconds.is_none() {
            self.findings.error("out-of-range", field.span(), format!("a step takes {TWO_HOURS} at most"));
        }
        seconds
    }

    /// The keys that stand for themselves.
    fn body(&mut self, scope: Scope<'_>, length: Length) -> Step {
        let f = &mut self.findings;
        let mut pause =
            |key, usual| scope.get(key).and_then(|field| field.duration(bounds::PAUSE, f)).unwrap_or(usual);
        let (gap, swap) = (pause("gap", bounds::GAP), pause("swap", bounds::SWAP));
        let (between, fade) = (pause("between", Duration::ZERO), pause("fade", bounds::FADE));
        let (min, max) = shortest_and_longest(scope, f);
        let level = |n: u32| u8::try_from(n).ok();
        Step {
            number: 0,
            id: scope.get("id").and_then(|field| slug(field, f)),
            title: None,
            length,
            say: None,
            audio: Recordings::default(),
            cues: Vec::new(),
            region: names::one(scope, "region", names::region, f),
            also: names::list(scope, "also", names::region, f),
            by: scope.get("by").and_then(|field| field.one_of(&Hands::WORDS, f)),
            stroke: scope.get("stroke").and_then(|field| field.one_of(&Stroke::WORDS, f)),
            picture: None,
            told_otherwise: false,
            loads: names::list(scope, "loads", names::load, f),
            side: None,
            sides: None,
            technique: names::one(scope, "technique", names::technique, f),
            pressure: scope.number("pressure", bounds::FELT, f).and_then(level),
            tool: names::one(scope, "tool", names::tool, f),
            position: names::one(scope, "position", names::position, f),
            points: names::list(scope, "points", names::point, f),
            spots: scope.number("spots", bounds::SPOTS, f),
            effort: scope.number("effort", bounds::FELT, f).and_then(level),
            pace: scope.text("pace", SHORT, f),
            pace_others: BTreeMap::new(),
            breath: scope.get("breath").and_then(|field| field.breath(f)),
            repeat: scope.number("repeat", bounds::TIMES, f).unwrap_or(1),
            between,
            gap,
            swap,
            move_line: None,
            wait: scope.flag("wait", f).unwrap_or(false),
            bed: None,
            gain: scope.get("gain").and_then(|field| field.gain(f)).unwrap_or_default(),
            fade,
            chime: None,
            optional: scope.flag("optional", f).unwrap_or(false),
            flex: scope.flag("flex", f).unwrap_or(true),
            min,
            max,
            only: Vec::new(),
            adapt: BTreeMap::new(),
            one_sided: None,
            allow: Vec::new(),
            because: None,
            spans: KeySpans::default(),
        }
    }

    fn sound(&mut self, step: &mut Step, scope: Scope<'_>) {
        step.bed = scope.get("bed").and_then(|field| self.bed(field)).flatten();
        step.chime = scope.get("chime").and_then(|field| self.chime(field)).flatten();
    }

    fn sides(&mut self, step: &mut Step, scope: Scope<'_>, around: Around) {
        step.side =
            scope.get("side").and_then(|field| self.side(field, "sides", &BodySide::WORDS, &Sides::WORDS));
        step.sides =
            scope.get("sides").and_then(|field| self.side(field, "side", &Sides::WORDS, &BodySide::WORDS));
        let Some(field) = scope.get("sides").filter(|_| around != Around::Defaults) else { return };
        if matches!(around, Around::Step { sided: true, .. }) {
            self.findings
                .error("sides-twice", field.span(), "the section is already played for both sides")
                .help("remove \"sides\" from the step or from the section");
        }
        // Where a change says which side, what the step itself says of sides is over.
        let own = scope.over.filter(|over| over.contains_key("side") || over.contains_key("sides"));
        let owns = |key| own.unwrap_or(scope.own).contains_key(key);
        match (owns("side"), owns("sides")) {
            (true, true) => {
                self.findings
                    .error("side-and-sides", field.span(), "a step cannot have both \"side\" and \"sides\"")
                    .help("keep one of the two");
            }
            (true, false) => step.sides = None,
            _ => step.side = None,
        }
    }

    /// One of the words of a key about sides; one of the other key's words belongs there.
    fn side<T: Copy, O>(
        &mut self,
        field: Field<'_>,
        other: &str,
        words: &[(&'static str, T)],
        others: &[(&'static str, O)],
    ) -> Option<T> {
        let word = field.str();
        if !others.iter().any(|(known, _)| *known == word) {
            return field.one_of(words, &mut self.findings);
        }
        let message = format!("\"{}\" cannot be \"{word}\"", field.key);
        self.findings
            .error("unknown-word", field.span(), message)
            .help(format!("write {other} = \"{word}\" instead"));
        None
    }

    fn speech(&mut self, step: &mut Step, scope: Scope<'_>, around: Around, sided: bool) {
        step.title = scope.get("title").and_then(|f| self.line(f, SHORT, Places::Title, sided));
        step.say = scope.get("say").and_then(|f| self.line(f, LONG, Places::Speech, sided));
        step.move_line = scope.get("move").and_then(|f| self.line(f, LONG, Places::Speech, sided));
        step.audio = self.recordings(scope, sided);
        let picture = scope.get("picture").and_then(|field| path(field, &mut self.findings));
        step.picture = picture.map(|picture| format!("{}{picture}", folder(&self.file.path)));
        self.adapted_lines(step, scope, sided);
        if let (Some(audio), None, true) = (scope.get("audio"), scope.get("say"), around != Around::Defaults)
        {
            self.findings
                .error("audio-without-say", audio.span(), "this recording has no text")
                .help("write its words as \"say\": captions and translations need them");
        }
    }

    /// What is said instead, by conditions.
    fn adapted_lines(&mut self, step: &mut Step, scope: Scope<'_>, sided: bool) {
        let Some(lines) = scope.get("adapt").and_then(|field| field.table(&mut self.findings)) else {
            return;
        };
        for (key, value) in lines.iter() {
            if !self.findings.is_swallowed(key, "step.adapt", &AROUND_A_STEP) {
                let line = self.line(Field { key: key.get_ref(), value }, LONG, Places::Speech, sided);
                step.adapt.extend(line.map(|line| (key.get_ref().to_string(), line)));
            }
        }
    }

    /// The id of a step or section must be unique in a file.
    pub fn check_id(&mut self, id: Option<&str>, scope: Scope<'_>, is_step: bool) {
        let (Some(id), Some(field)) = (id, scope.get("id")) else { return };
        let at = field.span().start;
        if let Some(first) = self.file.ids.insert(id.to_owned(), Id { is_step, at })
            && !self.findings.overflows()
        {
            let file = self.findings.sources.at(first.at);
            let line = file.map_or(1, |file| Place::of(&file.text, file.inside(first.at)).line);
            self.findings
                .error("duplicate-id", field.span(), format!("\"{id}\" is an id already, in line {line}"))
                .help(format!("choose another id, such as \"{id}-2\""));
        }
    }

    /// What is for the step's author and reader, not for the player.
    fn notes(&mut self, step: &mut Step, scope: Scope<'_>) {
        let findings = &mut self.findings;
        step.one_sided = scope.text("one_sided", LONG, findings);
        step.because = scope.text("because", LONG, findings);
        if let Some(allow) = scope.get("allow") {
            step.allow = allow.texts(SHORT, findings).iter().map(|code| code.str().to_owned()).collect();
            if scope.get("because").is_none() {
                findings.missing(allow.span(), "why is this allowed?", "give the reason as because = \"…\"");
            }
        }
    }
}
