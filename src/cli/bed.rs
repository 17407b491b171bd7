//! A bed of the listener's own choice.

use std::path::Path;

use crate::diagnostic::meant;
use crate::library::Shelf;
use crate::routine::{Routine, SoundRef};
use crate::sound;

use super::args::Changes;
use super::fail::Failure;

/// The listener's own bed, throughout.
pub fn change_bed(routine: &mut Routine, shelf: &mut Shelf, changes: &Changes) -> Result<(), Failure> {
    let bed = match changes.bed.as_deref() {
        _ if changes.no_bed => None,
        None => return Ok(()),
        Some("none") => None,
        Some(name) if sound::BEDS.iter().any(|b| b.name == name) => Some(SoundRef::BuiltIn(name.to_owned())),
        Some(name) if routine.sounds.contains_key(name) => Some(SoundRef::Own(name.to_owned())),
        Some(path) if Path::new(path).exists() => {
            let given = shelf.give(path.into());
            // The routine is in order; what was typed is not.
            shelf.bed(&given).map_err(|e| Failure::usage(e).hint("`--bed` takes a sound file."))?;
            Some(given)
        }
        Some(other) => {
            let names = sound::BEDS.iter().map(|b| b.name);
            let meant = meant(other, names);
            return Err(Failure::usage(format!("there is no bed or sound file called \"{other}\"{meant}"))
                .hint("`balm sounds` lists the beds."));
        }
    };
    for step in routine.steps_mut() {
        step.bed.clone_from(&bed);
        for cue in &mut step.cues {
            cue.bed = None;
        }
    }
    Ok(())
}
