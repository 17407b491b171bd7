//! How fast one is led to breathe, and whether the breath is held.

use crate::diagnostic::Level;
use crate::language::{self, BreathCautions};
use crate::routine::Breath;
use crate::unit::Duration;

use super::notes::{Note, Notes};
use super::played::Played;

/// 3.5 and 12 breaths a minute.
const SLOWEST: Duration = Duration::from_millis(17_143);
const FASTEST: Duration = Duration::from_secs(5);
const HOLD: Duration = Duration::from_secs(4);
const HOLDS: Duration = Duration::from_secs(7);
/// An empty pause up to here comes by itself.
const NATURAL_REST: Duration = Duration::from_secs(2);

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
pub(super) fn pace_and_holds(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (_, step) in played.steps() {
        let Some(breath) = step.breath else { continue };
        let cycle = breath.cycle();
        if !(FASTEST..=SLOWEST).contains(&cycle) {
            let how = if cycle < FASTEST { "fast" } else { "slow" };
            let message = format!("a breath of {cycle} is {how}: between {FASTEST} and 17s is right");
            let note = Note::new("breath-pace", message);
            notes.on(step, "breath", note.help("about six breaths a minute are usual: \"4-0-6\""));
        }
        let (longest, total) = (breath.hold.max(breath.rest), holds(breath));
        if longest > HOLD || total > HOLDS {
            let message = match longest > HOLD {
                true => format!("the breath is held for {longest}: {HOLD} at most"),
                false => format!("the breath is held for {total} in all: {HOLDS} at most"),
            };
            let note = Note::new("breath-held-long", message);
            notes.on(step, "breath", note.help("a longer breath out does more than a hold: \"4-0-8\""));
        }
    }
}

/// Holding the breath without a word to those it is not for.
pub(super) fn unwarned_holds(played: &Played<'_>, notes: &mut Notes<'_>) {
    let routine = played.routine;
    let held = |breath: Breath| breath.hold > Duration::ZERO || breath.rest > NATURAL_REST;
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
    let message = format!("the breath is held here, and the cautions do not name: {}", missing.join(", "));
    let note = Note::new("breath-held-unwarned", message)
        .help("say in \"cautions\" who leaves the holds out, or write a breath without holds: \"4-0-6\"");
    let is_known = language::rules(&routine.language).is_some_and(|rules| rules.breath_cautions.is_some());
    let note = if is_known { note } else { note.level(Level::Warning) };
    notes.on(step, "breath", note);
}

fn holds(breath: Breath) -> Duration {
    breath.hold.checked_add(breath.rest).unwrap_or(breath.hold)
}
