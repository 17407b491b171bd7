//! The lines to record, numbered, as they are read from.

use serde::Serialize;

use crate::library::SoundFiles;
use crate::lint::own_lines;
use crate::routine::{Routine, recording_name};
use crate::text::Safe;

use super::VoiceFolder;

/// What there is to record in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    /// The routine.
    pub title: Safe,
    /// The language (BCP 47).
    pub language: Safe,
    /// The lines, in the order they are first said.
    pub lines: Vec<SheetLine>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SheetLine {
    /// Its place in the list, from 1.
    pub number: usize,
    /// The words.
    pub text: Safe,
    /// What its recording is called.
    pub file: String,
    /// Whether there is one.
    pub recorded: bool,
}

impl Sheet {
    /// The lines of a routine in this language, and which of them are recorded.
    #[must_use]
    pub fn of(routine: &Routine, language: &str, sounds: &SoundFiles, folder: &VoiceFolder) -> Self {
        let lines = own_lines(routine, language);
        let line = |(number, line): (usize, &crate::routine::Line)| {
            let file = recording_name(&line.text, &line.language);
            let recorded = folder.has(&file) || sounds.recorded(&line.text, &line.language).is_some();
            SheetLine { number, text: Safe::new(&line.text), file, recorded }
        };
        Self {
            title: Safe::new(&routine.title),
            language: Safe::new(language),
            lines: (1..).zip(&lines).map(line).collect(),
        }
    }

    /// How many are not recorded.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.lines.iter().filter(|line| !line.recorded).count()
    }
}
