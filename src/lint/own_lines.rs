//! The lines of a routine that its author can record, each once however often it is said.

use std::collections::BTreeSet;

use crate::language::primary;
use crate::library::{self, SoundFiles};
use crate::routine::{BUILT_IN, Line, Routine, recording_name};
use crate::timeline::{Script, Talk};

use super::review::answers;

/// The routine's own words in this language, in the order they are said, for all the answers to its questions.
/// Lines that name a recording of their own are left out.
#[must_use]
pub fn own_lines(routine: &Routine, language: &str) -> Vec<Line> {
    let Ok(told) = routine.clone().translated(language) else { return Vec::new() };
    let (mut lines, mut known) = (Vec::new(), BTreeSet::new());
    for answers in answers(routine, |_| true) {
        let Ok(answered) = told.routine.clone().answered(&answers) else { continue };
        let script = Script::of(&answered, Talk::Full);
        // What is not translated is recorded in its own language.
        let is_here = |line: &&Line| primary(&line.language) == primary(language);
        let has_words = |line: &&Line| line.text.contains(char::is_alphanumeric);
        for line in script.authored().filter(is_here).filter(has_words) {
            let is_named = line.audio.as_ref().is_some_and(|path| !path.starts_with(BUILT_IN));
            if !is_named && known.insert(recording_name(&line.text, &line.language)) {
                lines.push(line.clone());
            }
        }
    }
    lines
}

/// The recordings that are found by the words of a routine's lines, in all its languages.
#[must_use]
pub fn recordings_by_words(routine: &Routine, files: &SoundFiles) -> BTreeSet<String> {
    if !files.has_recordings() {
        return BTreeSet::new();
    }
    let lines = routine.languages().into_iter().flat_map(|language| own_lines(routine, &language));
    lines.filter_map(|line| files.recorded(&line.text, &line.language)).collect()
}

/// The languages in which a recording says every line of a routine.
#[must_use]
pub fn recorded_languages(routine: &Routine, files: &SoundFiles) -> Vec<String> {
    let mut recorded = library::recorded_languages(routine);
    for language in routine.languages().into_iter().filter(|_| files.has_recordings()) {
        let lines = own_lines(routine, &language);
        let is_recorded = |line: &Line| files.recorded(&line.text, &line.language).is_some();
        if !recorded.contains(&language) && !lines.is_empty() && lines.iter().all(is_recorded) {
            recorded.push(language);
        }
    }
    recorded
}
