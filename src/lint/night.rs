//! What wakes people up: sounds in a night routine. What is said late is found where speech is.

use crate::routine::{Kind, SoundRef};
use crate::unit::{Duration, Frames};

use super::notes::{Note, Notes};
use super::played::Played;

const SLOWEST_ONSET: Duration = Duration::from_secs(1);
/// A louder bed by less than this (about 1 dB) is not noticed.
const AUDIBLY: f32 = 1.12;

/// A chime at night. It would not ring anyway.
pub(super) fn chimes(played: &Played<'_>, notes: &mut Notes<'_>) {
    if played.routine.kind != Kind::Night {
        return;
    }
    for (_, step) in played.steps() {
        let note = |chime: &SoundRef| {
            let message = format!("\"{}\" never rings: nothing does at night", chime.name());
            Note::new("night-chime", message).help("leave it out")
        };
        if let Some(chime) = &step.chime {
            let span = step.marks.key("chime");
            notes.in_step(step, span, note(chime).fix(span, "\"none\""));
        }
        for cue in &step.cues {
            if let Some(chime) = &cue.chime {
                notes.in_step(step, cue.marks.heading, note(chime));
            }
        }
    }
}

/// A bed that changes within a second.
pub(super) fn sudden(played: &Played<'_>, notes: &mut Notes<'_>) {
    if played.routine.kind != Kind::Night {
        return;
    }
    for (_, step) in played.steps() {
        let changes = step.bed.is_some() || step.cues.iter().any(|cue| cue.bed.is_some());
        if changes && step.fade < SLOWEST_ONSET {
            let message = format!("the sound changes within {}: at night 1s at least", step.fade);
            let note = Note::new("night-sudden", message).help("3 seconds and more are not noticed");
            notes.on(step, "fade", note);
        }
    }
}

/// Beds that are louder in the last third than in the first.
pub(super) fn louder(played: &Played<'_>, notes: &mut Notes<'_>) {
    let timeline = played.timeline;
    if played.routine.kind != Kind::Night || timeline.done <= timeline.lead_in {
        return;
    }
    let third = (timeline.done - timeline.lead_in).0 / 3;
    let (first, last) = (timeline.lead_in + Frames(third), timeline.lead_in + Frames(2 * third));
    let loudest = |from: Frames, to: Frames| {
        let at = |turn: Frames| timeline.beds.iter().map(|bed| bed.gain.at(turn)).fold(0.0, f32::max);
        let middles = played.turns.iter().map(|turn| turn.passage.start.max(from)..turn.passage.end.min(to));
        middles
            .filter(|part| part.start < part.end)
            .map(|part| at(Frames((part.start.0 + part.end.0) / 2)))
            .fold(0.0, f32::max)
    };
    if loudest(last, timeline.done) <= loudest(timeline.lead_in, first) * AUDIBLY {
        return;
    }
    let Some(turn) = played.turns.iter().find(|turn| turn.passage.end > last) else { return };
    let note = Note::new("night-louder", "the last third is louder than the first");
    let help = "a night routine grows quieter: give the first steps no more \"gain\" than the last";
    notes.on(turn.step, "gain", note.help(help));
}
