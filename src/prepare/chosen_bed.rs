//! The bed a listener chose, in place of the routine's own.

use std::collections::BTreeMap;
use std::path::Path;

use crate::files::at_home;
use crate::library::SoundFiles;
use crate::routine::{Layers, LayersError, Routine, SoundRef, WrittenLayer};
use crate::sound::BEDS;
use crate::sound::loudness::sum;
use crate::unit::Decibels;

use super::{BedChoice, PrepareError};

/// Gives every step the bed that was chosen. `saved` are the listener's own names for beds.
pub(super) fn choose_bed(
    routine: &mut Routine,
    sounds: &mut SoundFiles,
    choice: &BedChoice,
    saved: &BTreeMap<String, String>,
) -> Result<(), PrepareError> {
    let bed = match choice {
        BedChoice::AsWritten => return Ok(()),
        BedChoice::Silent => None,
        BedChoice::Named(name) => Some(Choosing { routine, sounds, saved }.bed(name)?),
    };
    for step in routine.steps_mut() {
        step.bed.clone_from(&bed);
        for cue in &mut step.cues {
            cue.bed = None;
        }
    }
    Ok(())
}

/// Where the names come from.
struct Choosing<'a> {
    routine: &'a Routine,
    sounds: &'a mut SoundFiles,
    saved: &'a BTreeMap<String, String>,
}

impl Choosing<'_> {
    fn bed(&mut self, name: &str) -> Result<SoundRef, PrepareError> {
        if let Some(one) = self.one(name)? {
            return Ok(one);
        }
        let bad = |wrong| PrepareError::Layers { bed: name.to_owned(), wrong };
        let layers = self.layers(name, true)?;
        match layers.len() {
            0..=Layers::MAX => Ok(SoundRef::Layered(Layers::new(name, layers))),
            count => Err(bad(LayersError::TooMany(count))),
        }
    }

    /// One sound by its name, if it is one. What the listener saved goes before what a routine declares under the
    /// same name.
    fn one(&mut self, name: &str) -> Result<Option<SoundRef>, PrepareError> {
        let (name, is_saved) = self.saved.get(name).map_or((name, false), |saved| (&**saved, true));
        if BEDS.iter().any(|bed| bed.name == name) {
            return Ok(Some(SoundRef::BuiltIn(name.to_owned())));
        }
        if !is_saved && self.routine.sounds.contains_key(name) {
            return Ok(Some(SoundRef::Declared(name.to_owned())));
        }
        let path = at_home(Path::new(name));
        if !path.exists() {
            return Ok(None);
        }
        let given = self.sounds.give(path);
        self.sounds.bed(&given).map_err(PrepareError::ChosenBed)?;
        Ok(Some(given))
    }

    /// The layers of a bed. A saved bed among them keeps its balance and counts as one sound.
    fn layers(&mut self, text: &str, saved_too: bool) -> Result<Vec<(SoundRef, Decibels)>, PrepareError> {
        let unknown = |name: &str| PrepareError::UnknownBed {
            name: name.to_owned(),
            known: self.saved.keys().chain(self.routine.sounds.keys()).cloned().collect(),
        };
        let bad = |(_, wrong)| PrepareError::Layers { bed: text.to_owned(), wrong };
        if let Some(saved) = self.saved.get(text).filter(|_| saved_too) {
            return self.layers(&saved.clone(), false);
        }
        if !Layers::are_in(text) {
            return Err(unknown(text));
        }
        let mut all = Vec::new();
        for WrittenLayer { name, level, .. } in Layers::parse(text).map_err(bad)? {
            if let Some(one) = self.one(name)? {
                all.push((one, level));
                continue;
            }
            let inner = self.layers(name, saved_too)?;
            let whole = sum(inner.iter().map(|(_, level)| *level));
            all.extend(inner.into_iter().map(|(sound, own)| (sound, Decibels(own.0 + level.0 - whole.0))));
        }
        Ok(all)
    }
}
