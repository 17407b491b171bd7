//! Values of the vocabulary in words.

use crate::vocabulary::{Action, Area, Group, Severity, Strength, TechniqueKind, region};

/// The last line of every page here.
pub(super) const REMARK: &str = "This is information, not advice, and no clinician has reviewed it.";

pub(super) fn kind(kind: TechniqueKind) -> &'static str {
    match kind {
        TechniqueKind::Touch => "with the hands",
        TechniqueKind::Tool => "with a tool",
        TechniqueKind::Move => "by moving",
        TechniqueKind::Inner => "without touch",
    }
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::DoNot => "do not",
        Severity::Ask => "ask first",
        Severity::Adapt => "adapt",
    }
}

pub(super) fn action(action: Action) -> &'static str {
    match action {
        Action::EaseOff => "ease off",
        Action::StopStep => "stop the step",
        Action::StopSession => "stop",
        Action::Emergency => "call for help",
        Action::NextTime => "next time",
    }
}

/// How much a source proves, in words.
pub(super) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Trials => "randomised trials or reviews",
        Strength::Study => "a small or single study",
        Strength::Guideline => "a guideline or leaflet for patients",
        Strength::CaseReport => "a case report",
        Strength::Custom => "custom, not tested",
    }
}

/// A group or a region in words.
pub(super) fn area(area: &Area) -> String {
    match area {
        Area::Group(Group::Attention) => "places of attention".to_owned(),
        Area::Group(group) => format!("the whole {}", group.id()),
        Area::Region(id) => region_named(id),
    }
}

/// A region by its id, in words.
pub(super) fn region_named(id: &str) -> String {
    named(region(id).map_or(id, |region| &region.name), id)
}

/// A name and its id.
pub(super) fn named(name: &str, id: &str) -> String {
    format!("{name} ({id})")
}
