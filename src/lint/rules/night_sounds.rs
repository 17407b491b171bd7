//! Sounds in a night routine that may wake people. Speech that comes late is in `speech_time`.

use crate::routine::{Kind, SoundRef};
use crate::unit::Frames;
use crate::vocabulary::safe_limits::MIN_NIGHT_FADE;

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::Played;

pub(super) const RULES: &[Rule] = &[chimes, sudden, louder];

/// A bed that grows louder by less than this (about 1 dB) goes unnoticed.
const AUDIBLY: f32 = 1.12;

/// A chime at night, which does not ring anyway.
fn chimes(played: &Played<'_>, notes: &mut Notes<'_>) {
    if played.routine.kind != Kind::Night {
        return;
    }
    for (_, step) in played.steps() {
        let note = |chime: &SoundRef| {
            let message = format!("\"{}\" does not ring: chimes are silent at night", chime.name());
            Note::new("night-chime", message).help("leave it out")
        };
        if let Some(chime) = &step.chime {
            let span = step.spans.key("chime");
            notes.in_step(step, span, note(chime).fix(span, "\"none\""));
        }
        for cue in &step.cues {
            if let Some(chime) = &cue.chime {
                notes.in_step(step, cue.spans.heading, note(chime));
            }
        }
    }
}

/// A bed that changes suddenly.
fn sudden(played: &Played<'_>, notes: &mut Notes<'_>) {
    if played.routine.kind != Kind::Night {
        return;
    }
    for (_, step) in played.steps() {
        let changes = step.bed.is_some() || step.cues.iter().any(|cue| cue.bed.is_some());
        if changes && step.fade < MIN_NIGHT_FADE {
            let message =
                format!("the sound changes within {}: at night {MIN_NIGHT_FADE} at least", step.fade);
            let note = Note::new("night-sudden", message).help("changes of 3 seconds or more go unnoticed");
            notes.on(step, "fade", note);
        }
    }
}

/// Beds that are louder in the last third than in the first.
fn louder(played: &Played<'_>, notes: &mut Notes<'_>) {
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
    let help = "a night routine should grow quieter: give the last steps no more \"gain\" than the first";
    notes.on(turn.step, "gain", note.help(help));
}
