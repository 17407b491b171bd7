//! How fast one is led to breathe, and whether the breath is held.

use crate::diagnostic::Level;
use crate::routine::Breath;
use crate::text::primary;
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

/// Who must be warned before a breath is held, and the words by which a caution names them: of English,
/// German, Spanish and French, and the ids of the conditions.
const WARNED: [(&str, &[&str]); 4] = [
    ("pregnancy", &["pregnan", "schwanger", "embaraz", "enceinte", "grossesse"]),
    (
        "high blood pressure",
        &["blood pressure", "blood-pressure", "hypertens", "blutdruck", "presión", "tensión", "tension art"],
    ),
    ("epilepsy", &["epilep", "épilep", "seizure", "krampfanf"]),
    (
        "trouble breathing",
        &["asthma", "copd", "breathless", "breathing", "lung", "atem", "asma", "respira", "asthme"],
    ),
];
/// The languages whose words are known.
const KNOWN: [&str; 4] = ["en", "de", "es", "fr"];

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
    let named = |words: &[&str]| words.iter().any(|word| cautions.contains(word));
    let missing: Vec<&str> = WARNED.iter().filter(|(_, words)| !named(words)).map(|(who, _)| *who).collect();
    if missing.is_empty() {
        return;
    }
    let message = format!("the breath is held here, and the cautions do not name: {}", missing.join(", "));
    let note = Note::new("breath-held-unwarned", message)
        .help("say in \"cautions\" who leaves the holds out, or write a breath without holds: \"4-0-6\"");
    let note =
        if KNOWN.contains(&primary(&routine.language).as_str()) { note } else { note.level(Level::Warning) };
    notes.on(step, "breath", note);
}

fn holds(breath: Breath) -> Duration {
    breath.hold.checked_add(breath.rest).unwrap_or(breath.hold)
}
