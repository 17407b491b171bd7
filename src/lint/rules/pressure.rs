//! Where not to press, how hard, and with which tools.

use crate::diagnostic::choice;
use crate::vocabulary::safe_limits::{MAX_PRESSURE, PAIN_EDGE};
use crate::vocabulary::{self, Region, Status, felt};

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::{Played, in_a_sentence};

pub(super) const RULES: &[Rule] = &[no_touch_region, felt_only, pressure_high, tool_not_here];

/// Hands or tools on a region that is off limits.
fn no_touch_region(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in &played.turns {
        if turn.region.is_some_and(|region| region.status == Status::Off) && turn.touches() {
            let message = format!("hands and tools must stay away from here: {}", turn.region_name());
            let note = Note::new("no-touch-region", message).help("work beside it, or leave the step out");
            notes.on(turn.step, "region", note);
        }
    }
}

/// Hands, tools or pressure on a whole area. Caps and tools are only known for its parts, so work on the area
/// would escape every rule.
fn felt_only(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in &played.turns {
        let Some(area) = turn.region.filter(|region| region.status == Status::Attention) else { continue };
        if !turn.works() {
            continue;
        }
        let message = match turn.is_stretch() {
            true => format!("\"{}\" does not say what is stretched", area.id),
            false => format!("\"{}\" is a place to feel, to move or to tense, not to work on", area.id),
        };
        let parts: Vec<&str> = area.parts.iter().map(String::as_str).collect();
        let help = match choice(&parts) {
            Some(parts) => format!("name the place: {parts}"),
            None => "name the place; `balm vocabulary regions` lists the places".to_owned(),
        };
        notes.on(turn.step, "region", Note::new("felt-only", message).help(help));
    }
}

/// More pressure than the region allows, or than any region does.
fn pressure_high(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in &played.turns {
        let pressure = turn.pressure();
        let kept_off = |status| matches!(status, Status::Off | Status::Attention);
        let region = turn.region.filter(|region| !kept_off(region.status));
        let cap = region.map_or(MAX_PRESSURE, |region| region.cap);
        let code = match pressure {
            p if p > PAIN_EDGE || p > cap + 1 => "pressure-too-high",
            p if p > MAX_PRESSURE || p > cap => "pressure-high",
            _ => continue,
        };
        let message = match region.filter(|region| region.cap < MAX_PRESSURE) {
            Some(_) => {
                format!("pressure {pressure} is too much for the {}: {cap} at most", turn.region_name())
            }
            None => format!("pressure {pressure} is too much anywhere: {MAX_PRESSURE} at most"),
        };
        let help = format!("{cap} feels like this: {}", felt(cap));
        notes.on(turn.step, "pressure", Note::new(code, message).help(help));
    }
}

/// A tool on a region where it must not be used.
fn tool_not_here(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in &played.turns {
        let (Some(region), Some(tool)) = (turn.region, turn.tool().and_then(vocabulary::tool)) else {
            continue;
        };
        let is_out = |place: &Region| tool.not_on.iter().any(|area| area.contains(place));
        if region.places().any(is_out) && (turn.touches() || tool.cap > 0) {
            let tool = in_a_sentence(&tool.name);
            let message = format!("{tool} must not be used here: {}", turn.region_name());
            let key = if turn.step.tool.is_some() { "tool" } else { "technique" };
            let note = Note::new("tool-not-here", message).help("use the hands, or leave the step out");
            notes.on(turn.step, key, note);
        }
    }
}
