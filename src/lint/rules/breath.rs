//! The pace of guided breathing, and holding the breath.

use crate::diagnostic::Level;
use crate::language::{self, BreathCautions};
use crate::routine::Breath;
use crate::unit::Duration;
use crate::vocabulary::safe_limits::{BREATH, MAX_BREATH_HOLD, MAX_BREATH_HOLDS, NATURAL_BREATH_REST};

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::Played;

pub(super) const RULES: &[Rule] = &[pace_and_holds, unwarned_holds];

/// A language's words for one of the groups that must be warned.
type Named = fn(&BreathCautions) -> &'static [&'static str];

/// Who must be warned before a breath is held.
const WARNED: [(&str, Named); 4] = [
    ("pregnancy", |words| words.pregnancy),
    ("high blood pressure", |words| words.blood_pressure),
    ("epilepsy", |words| words.epilepsy),
    ("trouble breathing", |words| words.breathing),
];

/// The pace of a guided breath, and its holds.
fn pace_and_holds(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (_, step) in played.steps() {
        let Some(breath) = step.breath else { continue };
        let (cycle, (fastest, slowest)) = (breath.cycle(), BREATH);
        if !(fastest..=slowest).contains(&cycle) {
            let how = if cycle < fastest { "fast" } else { "slow" };
            let longest = slowest.millis() / 1000;
            let message = format!("a breath of {cycle} is too {how}: it should take {fastest} to {longest}s");
            let note = Note::new("breath-pace", message);
            notes.on(step, "breath", note.help("about six breaths a minute are usual: \"4-0-6\""));
        }
        let (longest, total) = (breath.hold.max(breath.rest), holds(breath));
        if longest > MAX_BREATH_HOLD || total > MAX_BREATH_HOLDS {
            let message = if longest > MAX_BREATH_HOLD {
                format!("the breath is held for {longest}: {MAX_BREATH_HOLD} at most")
            } else {
                format!("the breath is held for {total} in all: {MAX_BREATH_HOLDS} at most")
            };
            let note = Note::new("breath-held-long", message);
            notes.on(step, "breath", note.help("a longer breath out does more than a hold: \"4-0-8\""));
        }
    }
}

/// The breath is held, but the cautions do not warn those it is not for.
fn unwarned_holds(played: &Played<'_>, notes: &mut Notes<'_>) {
    let routine = played.routine;
    let held = |breath: Breath| breath.hold > Duration::ZERO || breath.rest > NATURAL_BREATH_REST;
    let first = played.steps().find(|(_, step)| step.breath.is_some_and(held));
    let Some((_, step)) = first else { return };
    let cautions = routine.cautions.join("\n").to_lowercase();
    // In any language: cautions are not always written in the routine's.
    let known = || language::ALL.iter().filter_map(|rules| rules.breath_cautions.as_ref());
    let named = |words: Named| known().flat_map(words).any(|word| cautions.contains(word));
    let missing: Vec<&str> = WARNED.iter().filter(|(_, words)| !named(*words)).map(|(who, _)| *who).collect();
    if missing.is_empty() {
        return;
    }
    let message = format!("the breath is held here, but the cautions do not mention: {}", missing.join(", "));
    let note = Note::new("breath-held-unwarned", message).help(
        "say in \"cautions\" who should leave out the holds, or write a breath without them: \"4-0-6\"",
    );
    let is_known = language::rules(&routine.language).is_some_and(|rules| rules.breath_cautions.is_some());
    let note = if is_known { note } else { note.level(Level::Warning) };
    notes.on(step, "breath", note);
}

fn holds(breath: Breath) -> Duration {
    breath.hold.checked_add(breath.rest).unwrap_or(breath.hold)
}
