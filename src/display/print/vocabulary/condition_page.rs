//! The page for a condition: what it means and what it rules out.

use crate::vocabulary::{
    Area, BreathKind, Condition, Scope, Severity, TechniqueBlock, TechniqueKind, ToolBlock, felt, load,
    position, technique, tool,
};

use super::fact_sheet::FactSheet;
use super::labels::{area, named};

pub(super) fn explain_condition(sheet: &mut FactSheet, it: &'static Condition) -> &'static [String] {
    let meaning = match it.severity {
        Severity::DoNot => "do not do what is ruled out here",
        Severity::Ask => "ask a doctor, midwife or physiotherapist first",
        Severity::Adapt => "make the routine gentler",
    };
    let reach = match it.scope {
        Scope::Session => "for the whole session",
        Scope::Local => "for the affected place",
    };
    sheet.fact("What it means", &format!("{meaning}; {reach}"));
    sheet.fact("What to do", &it.advice);
    if let Some(cap) = it.cap {
        sheet.fact("Pressure", &format!("up to {cap} of 10: {}", felt(cap)));
    }
    sheet.facts("Pressure in places", &most_in(it.area_caps()));
    if let Some(stretch) = it.stretch {
        sheet.fact("Stretching", &format!("up to {stretch} of 10"));
    }
    if let Some(effort) = it.effort {
        sheet.fact("Tensing", &format!("up to {effort} of 10"));
    }
    sheet.facts("Tensing in places", &most_in(it.area_efforts()));
    let techniques: Vec<String> = it.blocks_techniques.iter().map(technique_block).collect();
    sheet.facts("Ruled out", &techniques);
    let tools: Vec<String> = it.blocks_tools.iter().map(tool_block).collect();
    sheet.facts("Tools to leave out", &tools);
    let positions = it.blocks_positions.iter().filter_map(|id| position(id));
    let positions: Vec<String> = positions.map(|position| named(&position.name, &position.id)).collect();
    sheet.facts("Positions to leave out", &positions);
    let moves = it.blocks_moves.iter().filter_map(|id| load(id));
    let moves: Vec<String> = moves.map(|load| named(&load.name, &load.id)).collect();
    sheet.facts("Moves to leave out", &moves);
    let breaths = it.blocks_breath.iter().map(|breath| match breath {
        BreathKind::Hold => "held".to_owned(),
        BreathKind::Fast => "fast".to_owned(),
    });
    sheet.facts("Breaths to leave out", &breaths.collect::<Vec<_>>());
    let places = it.replaces_positions.iter().filter_map(|(from, to)| position(from).zip(position(to)));
    let places: Vec<String> = places.map(|(from, to)| format!("{} → {}", from.name, to.name)).collect();
    sheet.facts("Positions to change", &places);
    &it.sources
}

fn technique_block(block: &TechniqueBlock) -> String {
    match block {
        TechniqueBlock::All => "everything, even breathing and rest".to_owned(),
        TechniqueBlock::Kind(kind, at) => placed(all_of(*kind).to_owned(), at.as_ref()),
        TechniqueBlock::One(id, at) => {
            let name = technique(id).map_or(id.as_str(), |technique| &technique.name);
            placed(named(name, id), at.as_ref())
        }
    }
}

fn all_of(kind: TechniqueKind) -> &'static str {
    match kind {
        TechniqueKind::Touch => "all work with the hands",
        TechniqueKind::Tool => "all work with tools",
        TechniqueKind::Move => "all moving and stretching",
        TechniqueKind::Inner => "breathing, attention and rest",
    }
}

/// The most in areas: "calf: 2".
fn most_in(areas: impl Iterator<Item = (Area, u8)>) -> Vec<String> {
    areas.map(|(at, most)| format!("{}: {most} of 10", area(&at))).collect()
}

fn tool_block(ToolBlock(id, at): &ToolBlock) -> String {
    let name = tool(id).map_or(id.as_str(), |tool| &tool.name);
    placed(named(name, id), at.as_ref())
}

fn placed(what: String, at: Option<&Area>) -> String {
    match at {
        Some(at) => format!("{what}, on: {}", area(at)),
        None => what,
    }
}
