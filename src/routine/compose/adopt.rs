//! Takes what belongs to a used routine into the routine that uses it.

use std::collections::BTreeMap;

use crate::routine::model::{Ask, Routine, Sound, SoundRef, Step, Text};

/// What routines share with those they use.
pub struct Shared<'r> {
    /// Cautions.
    pub cautions: &'r mut Vec<String>,
    /// Questions.
    pub asks: &'r mut Vec<Ask>,
    /// Declared sounds.
    pub sounds: &'r mut BTreeMap<String, Sound>,
    /// Folders of recordings.
    pub recordings: &'r mut Vec<String>,
}

/// Moves the cautions, questions, sounds and recordings of the routine at `path` to those of its user.
pub fn adopt(path: &str, routine: &mut Routine, shared: Shared<'_>) {
    let Shared { cautions, asks, sounds, recordings } = shared;
    for folder in std::mem::take(&mut routine.recordings) {
        if !recordings.contains(&folder) {
            recordings.push(folder);
        }
    }
    // A draft that is used is still one.
    for caution in routine.draft.take().into_iter().chain(std::mem::take(&mut routine.cautions)) {
        if !cautions.contains(&caution) {
            cautions.push(caution);
        }
    }
    for ask in std::mem::take(&mut routine.asks) {
        if !asks.iter().any(|known| known.name == ask.name) {
            asks.push(ask);
        }
    }
    for (name, sound) in std::mem::take(&mut routine.sounds) {
        // Two routines may use one name for different sounds. No file can write the new name.
        let name_here = match sounds.get(&name) {
            Some(known) if *known != sound => format!("{name} ({path})"),
            _ => name.clone(),
        };
        sounds.insert(name_here.clone(), sound);
        routine.steps_mut().for_each(|step| rename(step, &name, &name_here));
    }
    let language = routine.language.clone();
    for text in routine.steps_mut().flat_map(texts) {
        text.language.get_or_insert_with(|| language.clone());
    }
}

/// Everything a step says.
fn texts(step: &mut Step) -> impl Iterator<Item = &mut Text> {
    let cues = step.cues.iter_mut().filter_map(|cue| cue.say.as_mut());
    let lines = [&mut step.title, &mut step.say, &mut step.move_line].into_iter().flatten();
    lines.chain(step.adapt.values_mut()).chain(cues)
}

/// Calls a declared sound by another name.
fn rename(step: &mut Step, from: &str, to: &str) {
    let cues = step.cues.iter_mut().flat_map(|cue| cue.chime.iter_mut().chain(cue.bed.iter_mut().flatten()));
    let sounds = step.bed.iter_mut().chain(step.chime.iter_mut()).chain(cues);
    for sound in sounds.flat_map(SoundRef::parts_mut) {
        if matches!(sound, SoundRef::Declared(name) if name == from) {
            *sound = SoundRef::Declared(to.to_owned());
        }
    }
}
