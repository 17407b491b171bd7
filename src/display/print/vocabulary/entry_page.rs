//! A page for one entry: what it is, how firmly, how long, where not.

use crate::text::capital;
use crate::vocabulary::{
    Action, Area, BodySide, Condition, Entry, Goal, Move, Point, Position, Region, Status, StopSign,
    Technique, TechniqueBlock, TechniqueKind, Tool, conditions, felt, points, region, source, tools,
};

use super::condition_page::explain_condition;
use super::fact_sheet::{FactSheet, listed, range, seconds};
use super::labels::{REMARK, area, kind, named, severity, strength};

/// Explains an entry in lines of `width` columns.
#[must_use]
pub fn vocabulary_entry(entry: Entry, width: usize) -> String {
    let mut sheet = FactSheet::new(width);
    sheet.text(entry.name());
    sheet.text(&format!("{}: {}", entry.kind().names().0, entry.id()));
    sheet.space();
    let sources: &[String] = match entry {
        Entry::Region(it) => explain_region(&mut sheet, it),
        Entry::Technique(it) => explain_technique(&mut sheet, it),
        Entry::Tool(it) => explain_tool(&mut sheet, it),
        Entry::Position(it) => explain_position(&mut sheet, it),
        Entry::Point(it) => explain_point(&mut sheet, it),
        Entry::Move(it) => explain_move(&mut sheet, it),
        Entry::Goal(it) => explain_goal(&mut sheet, it),
        Entry::Condition(it) => explain_condition(&mut sheet, it),
        Entry::StopSign(it) => explain_stop_sign(&mut sheet, it),
    };
    let sources: Vec<String> = sources
        .iter()
        .filter_map(|key| source(key))
        .map(|source| format!("{} ({})", source.title, strength(source.strength)))
        .collect();
    sheet.facts("Sources", &sources);
    sheet.space();
    sheet.text(REMARK);
    sheet.finish()
}

fn explain_region(sheet: &mut FactSheet, it: &'static Region) -> &'static [String] {
    let firmly = || format!("up to {} of 10: {}", it.cap, felt(it.cap));
    match it.status {
        Status::Ok => sheet.fact("Touch", &format!("yes, {}", firmly())),
        Status::Caution => sheet.fact("Touch", &format!("with care, {}", firmly())),
        Status::Off => sheet.fact("Touch", "no, neither with hands nor with tools"),
        Status::Attention => sheet.fact("Touch", "none: it is a place to feel, to move or to tense"),
    }
    if let Some(note) = &it.note {
        sheet.fact("What to know", note);
    }
    let sides: Vec<String> = it.sides.iter().filter_map(|side| side_word(*side)).map(str::to_owned).collect();
    if !sides.is_empty() {
        sheet.fact("Sides", &listed(&sides));
    }
    if it.status != Status::Attention {
        sheet.fact("Part of", it.group.id());
    }
    let parts: Vec<String> =
        it.parts.iter().filter_map(|id| region(id)).map(|part| named(&part.name, &part.id)).collect();
    sheet.facts("Places in it that may be touched", &parts);
    let here = points().iter().filter(|point| point.region == it.id);
    let here: Vec<String> =
        here.map(|point| format!("{} {}. {}", point.code, point.name, point.place)).collect();
    sheet.facts("Points here", &here);
    if matches!(it.status, Status::Ok | Status::Caution) {
        let not = tools().iter().filter(|tool| tool.not_on.iter().any(|area| area.contains(it)));
        let not: Vec<String> = not.map(|tool| named(&tool.name, &tool.id)).collect();
        sheet.facts("Not with", &not);
        let against: Vec<String> = conditions().iter().filter(|c| names(c, it)).map(judged).collect();
        sheet.facts("Conditions that name it", &against);
    }
    &it.sources
}

fn side_word(side: BodySide) -> Option<&'static str> {
    match side {
        BodySide::Left => Some("left"),
        BodySide::Right => Some("right"),
        BodySide::Both => Some("both at once"),
        BodySide::Midline => Some("the middle"),
        BodySide::None => None,
    }
}

/// Whether the condition names this region itself.
fn names(condition: &Condition, region: &Region) -> bool {
    let is_it = |area: &Area| *area == Area::Region(region.id.clone());
    let blocked = condition.blocks_techniques.iter().any(|block| match block {
        TechniqueBlock::Kind(_, area) | TechniqueBlock::One(_, area) => area.as_ref().is_some_and(is_it),
        TechniqueBlock::All => false,
    });
    blocked || condition.area_caps().any(|(area, _)| is_it(&area))
}

fn judged(condition: &Condition) -> String {
    format!("{}, {}: {}", condition.id, severity(condition.severity), condition.name)
}

fn explain_technique(sheet: &mut FactSheet, it: &'static Technique) -> &'static [String] {
    sheet.fact("How", &format!("{} {}.", it.how, capital(kind(it.kind))));
    if let Some(pace) = &it.pace {
        sheet.fact("Pace", pace);
    }
    let (usual, most) = (range(it.usual_seconds), seconds(it.max_seconds));
    sheet.fact("Time", &format!("usually {usual} a side, {most} at most"));
    let label = if it.id == "tense-release" { "Effort" } else { "Pressure" };
    match (it.pressure_min, it.pressure_max) {
        (0, 0) => {}
        (from, to) if from == to => sheet.fact(label, &format!("{to} of 10: {}", felt(to))),
        (from, to) if it.kind == TechniqueKind::Inner => sheet.fact(label, &format!("{from} to {to} of 10")),
        (from, to) => {
            sheet.fact(label, &format!("{from} of 10 ({}) to {to} ({})", felt(from), felt(to)));
        }
    }
    if let Some(note) = &it.note {
        sheet.fact("What to know", note);
    }
    &it.sources
}

fn explain_tool(sheet: &mut FactSheet, it: &'static Tool) -> &'static [String] {
    if it.cap > 0 {
        sheet.fact("Pressure", &format!("up to {} of 10: {}", it.cap, felt(it.cap)));
    }
    if let Some(note) = &it.note {
        sheet.fact("What to know", note);
    }
    let not: Vec<String> = it.not_on.iter().map(area).collect();
    if !not.is_empty() {
        sheet.fact("Not on", &not.join("; "));
    }
    &it.sources
}

fn explain_position(sheet: &mut FactSheet, it: &Position) -> &'static [String] {
    if let Some(note) = &it.note {
        sheet.fact("What to know", note);
    }
    let against = conditions().iter().filter(|c| c.blocks_positions.contains(&it.id));
    let against: Vec<String> = against.map(judged).collect();
    sheet.facts("Conditions that rule it out", &against);
    &[]
}

fn explain_point(sheet: &mut FactSheet, it: &'static Point) -> &'static [String] {
    sheet.fact("Where", &it.place);
    if let Some(region) = region(&it.region) {
        let pressure = format!("{}, up to {} of 10", named(&region.name, &region.id), region.cap);
        sheet.fact("Region", &pressure);
    }
    sheet.fact("Sides", if it.pair { "left and right" } else { "one, in the middle" });
    if let Some(usual) = it.usual_seconds {
        sheet.fact("Time", &format!("usually {}", range(usual)));
    }
    if it.avoid_in_pregnancy {
        let custom =
            "by custom it is avoided before about the 37th week; a review of studies found no sign of harm";
        sheet.fact("In pregnancy", custom);
    }
    sheet.fact("What to know", "a point helps to place the finger; no other effect is claimed");
    &it.sources
}

fn explain_move(sheet: &mut FactSheet, it: &Move) -> &'static [String] {
    let loads: Vec<String> = it.loads.iter().map(area).collect();
    sheet.facts("Parts of the body it loads", &loads);
    let against = conditions().iter().filter(|c| c.blocks_moves.contains(&it.id));
    let against: Vec<String> = against.map(judged).collect();
    sheet.facts("Conditions that rule it out", &against);
    &[]
}

fn explain_goal(sheet: &mut FactSheet, it: &'static Goal) -> &'static [String] {
    sheet.fact("What may be said", &it.claim);
    sheet.fact("What should not be said", &it.avoid);
    sheet.fact("Evidence", &it.evidence);
    &it.sources
}

fn explain_stop_sign(sheet: &mut FactSheet, it: &StopSign) -> &'static [String] {
    let what = match it.action {
        Action::EaseOff => "ease off: lighter, and go on",
        Action::StopStep => "leave this place; go on elsewhere or stop",
        Action::StopSession => "end the session",
        Action::Emergency => "stop at once and call the emergency number",
        Action::NextTime => "remember it next time",
    };
    sheet.fact("What to do", what);
    sheet.fact("In words", &it.say);
    &[]
}
