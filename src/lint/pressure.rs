//! Where nobody should press, with what, and how hard.

use crate::diagnostic::choice;
use crate::vocabulary::{self, Region, Status, felt};

use super::notes::{Note, Notes};
use super::played::{Played, in_a_sentence};

/// The edge: above it, it is pain.
const EDGE: u8 = 7;
/// As strong as a good ache.
const STRONGEST: u8 = 6;

/// Hands or tools where they never belong.
pub(super) fn no_touch_region(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in &played.turns {
        if turn.region.is_some_and(|region| region.status == Status::Off) && turn.touches() {
            let message = format!("this place is not for hands or tools: {}", turn.region_name());
            let note = Note::new("no-touch-region", message).help("work beside it, or leave the step out");
            notes.on(turn.step, "region", note);
        }
    }
}

/// Hands, tools or pressure on a whole area. No cap and no tool is known for it, so it would pass by every
/// rule that holds for its parts.
pub(super) fn felt_only(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in &played.turns {
        let Some(area) = turn.region.filter(|region| region.status == Status::Attention) else { continue };
        if !turn.works() {
            continue;
        }
        let message = match turn.is_stretch() {
            true => format!("\"{}\" does not say what is stretched so strongly", area.id),
            false => format!("\"{}\" is a place to feel, to move or to tense, not to work on", area.id),
        };
        let parts: Vec<&str> = area.parts.iter().map(String::as_str).collect();
        let help = match choice(&parts) {
            Some(parts) => format!("name the place: {parts}"),
            None => "name the place; `balm vocabulary regions` lists them".to_owned(),
        };
        notes.on(turn.step, "region", Note::new("felt-only", message).help(help));
    }
}

/// More pressure than the region takes, or than anything should.
pub(super) fn pressure_high(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in &played.turns {
        let pressure = turn.pressure();
        let kept_off = |status| matches!(status, Status::Off | Status::Attention);
        let region = turn.region.filter(|region| !kept_off(region.status));
        let cap = region.map_or(STRONGEST, |region| region.cap);
        let code = match pressure {
            p if p > EDGE || p > cap + 1 => "pressure-too-high",
            p if p > STRONGEST || p > cap => "pressure-high",
            _ => continue,
        };
        let message = match region.filter(|region| region.cap < STRONGEST) {
            Some(_) => {
                format!("pressure {pressure} is too much for the {}: {cap} at most", turn.region_name())
            }
            None => format!("pressure {pressure} is more than anything needs: {STRONGEST} at most"),
        };
        let help = format!("{cap} at most: {}", felt(cap));
        notes.on(turn.step, "pressure", Note::new(code, message).help(help));
    }
}

/// A tool on a region it is not for.
pub(super) fn tool_not_here(played: &Played<'_>, notes: &mut Notes<'_>) {
    for turn in &played.turns {
        let (Some(region), Some(tool)) = (turn.region, turn.tool().and_then(vocabulary::tool)) else {
            continue;
        };
        let is_out = |place: &Region| tool.not_on.iter().any(|area| area.contains(place));
        if region.places().any(is_out) && (turn.touches() || tool.cap > 0) {
            let tool = in_a_sentence(&tool.name);
            let message = format!("no place for a tool like this: {tool}, {}", turn.region_name());
            let key = if turn.step.tool.is_some() { "tool" } else { "technique" };
            let note = Note::new("tool-not-here", message).help("use the hands, or leave the step out");
            notes.on(turn.step, key, note);
        }
    }
}
