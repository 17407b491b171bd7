//! The routine that is recorded: its file, its lines, its folder of recordings.

use std::path::PathBuf;

use crate::cli::world::reading::read_found;
use crate::cli::world::{Env, Failure, shown};
use crate::files::{FileError, read_text};
use crate::library::{Found, Origin, SoundFiles};
use crate::narration::{Sheet, SheetLine, VoiceFolder, named_in, with_recordings};
use crate::routine::{self, Routine};
use crate::sound::Take;

/// A routine and its recordings in one language.
pub struct Recorded {
    pub routine: Routine,
    pub sheet: Sheet,
    pub folder: VoiceFolder,
    /// What the routine is called in commands.
    pub called: String,
    found: Found,
    place: PathBuf,
    /// The routine names the folder already.
    is_named: bool,
}

impl Recorded {
    /// Opens a routine of the user's own.
    pub fn open(env: &Env, name: &str, language: Option<&str>) -> Result<Self, Failure> {
        let found = env.library.find(name).map_err(Failure::failed)?;
        let place = own_file(&found)?;
        let routine = read_found(&found)?;
        let named = match &routine.overlay {
            None => named_in(&found.text),
            // The lines are those of the routine it changes, and so is their folder.
            Some(overlay) => Some(routine.recordings.first().cloned().ok_or_else(|| {
                let base = place.with_file_name(&overlay.extends);
                Failure::usage(format!("{}: this only changes another routine", shown(&place)))
                    .hint(&format!("Record that one first: balm record {}", env.library.called(&base)))
            })?),
        };
        let is_named = named.is_some();
        let folder = VoiceFolder::beside(&place, named);
        if folder.leads_out(&place) {
            let what = format!("{}: this leads out of the routine's folder", shown(&folder.path));
            return Err(Failure::failed(what).hint("Make it a folder beside the routine."));
        }
        let language = language.unwrap_or(&routine.language).to_owned();
        let told = routine.clone().translated(&language).map_err(Failure::usage)?;
        let sounds = SoundFiles::of(&routine, &found.origin);
        let sheet = Sheet::of(&routine, &told.routine.language, &sounds, &folder);
        if sheet.lines.is_empty() {
            return Err(Failure::failed(format!("{}: there is no line to record", shown(&place)))
                .hint("Lines that name a file with \"audio\" are recorded already."));
        }
        Ok(Self { called: env.library.called(&place), routine, sheet, folder, found, place, is_named })
    }

    /// The lines of all its languages.
    pub fn sheets(&self) -> Vec<Sheet> {
        let sounds = SoundFiles::of(&self.routine, &self.found.origin);
        let sheet = |language: &String| Sheet::of(&self.routine, language, &sounds, &self.folder);
        self.routine.languages().iter().map(sheet).collect()
    }

    /// Whether this is a change to another routine.
    pub fn is_overlay(&self) -> bool {
        self.routine.overlay.is_some()
    }

    /// The line of this index.
    pub fn line(&self, index: usize) -> &SheetLine {
        &self.sheet.lines[index]
    }

    /// Keeps a recording of a line, and names the folder in the routine with the first. Gives what is to be said of
    /// that.
    pub fn keep(&mut self, index: usize, take: &Take) -> Result<Option<String>, Failure> {
        let Some(line) = self.sheet.lines.get_mut(index) else { return Ok(None) };
        self.folder.keep(line, &self.sheet.language, take).map_err(Failure::failed)?;
        line.recorded = true;
        if std::mem::replace(&mut self.is_named, true) { Ok(None) } else { self.name_folder() }
    }

    /// Names the folder in the routine, whose text may have been edited in the meantime.
    fn name_folder(&self) -> Result<Option<String>, Failure> {
        let text = read_text(&self.place, routine::LARGEST as u64).map_err(Failure::failed)?;
        if named_in(&text).is_some() {
            return Ok(None);
        }
        let name = &self.folder.name;
        let named = with_recordings(&text, name).filter(|named| named_in(named).as_deref() == Some(name));
        let Some(named) = named else {
            let place = shown(&self.place);
            return Ok(Some(format!("Write this into {place}, under [voice]: recordings = \"{name}\"")));
        };
        rewrite(&self.found, &named).map_err(Failure::failed)?;
        Ok(Some(format!("Added to {}: [voice] recordings = \"{name}\"", shown(&self.place))))
    }

    /// What is still to be done, or how to hear it.
    pub fn what_next(&self) -> String {
        let (missing, all) = (self.sheet.missing(), self.sheet.lines.len());
        let language = if *self.sheet.language.as_str() == *self.routine.language {
            String::new()
        } else {
            format!(" --language {}", self.sheet.language)
        };
        match missing {
            0 => format!("All {all} lines are recorded. To hear it: balm play {}{language}\n", self.called),
            1 => format!("{} of {all} lines are recorded. A voice speaks the other one.\n", all - 1),
            missing => format!(
                "{} of {all} lines are recorded. A voice speaks the other {missing}.\n",
                all - missing
            ),
        }
    }
}

/// The file of a routine that is the user's to change.
fn own_file(found: &Found) -> Result<PathBuf, Failure> {
    let copy = format!("Record a copy of your own: balm new --from {}", found.name);
    match &found.origin {
        Origin::BuiltIn => Err(Failure::usage(format!("{} comes with balm", found.name)).hint(&copy)),
        Origin::File(place) if place.is_added() => {
            Err(Failure::usage(format!("{} was added and stays as it was sent", found.name)).hint(&copy))
        }
        Origin::File(place) => Ok(place.to_path_buf()),
    }
}

fn rewrite(found: &Found, text: &str) -> Result<(), FileError> {
    match &found.origin {
        Origin::File(place) => place.hold()?.rewrite(text),
        Origin::BuiltIn => Ok(()),
    }
}
