//! The recordings that come with balm: the lines of its routines in a language that balm has no voice for. A line
//! is known by its words. So a copy of a routine is spoken as well, and no line with other words than it shows.

use sha2::{Digest, Sha256};

use crate::language::primary;
use crate::routine::{BUILT_IN, Recordings, Routine, Step, Text, Words};
use crate::unit::hex;

/// A line's fingerprint, and a sound file.
type Recorded = (&'static str, &'static [u8]);

/// By language.
const LANGUAGES: [(&str, &[Recorded]); 1] = [("es", &include!("../../sounds/es/clips.rs"))];

/// Gives every line its recording, where its author has none.
pub(super) fn add_to(routine: &mut Routine) {
    let language = routine.language.clone();
    for step in routine.steps_mut() {
        let cues = step.cues.iter_mut().map(|cue| (&cue.say, &mut cue.audio));
        for (say, audio) in cues.chain([(&step.say, &mut step.audio)]) {
            if let Some(say) = say {
                add(say, audio, &language);
            }
        }
    }
}

/// The languages in which a recording says every line of a routine.
#[must_use]
pub fn recorded_languages(routine: &Routine) -> Vec<String> {
    let is_recorded = |language: &String| {
        let of_step = |step: &Step| {
            let cues = step.cues.iter().map(|cue| (&cue.say, &cue.audio));
            let mut said = cues.chain([(&step.say, &step.audio)]).filter(|(say, _)| say.is_some());
            said.all(|(_, audio)| match *language == routine.language {
                true => audio.own.is_some(),
                false => audio.others.contains_key(language),
            })
        };
        routine.steps().all(of_step) && routine.steps().any(|step| step.say.is_some())
    };
    routine.languages().into_iter().filter(is_recorded).collect()
}

fn add(say: &Text, audio: &mut Recordings, language: &str) {
    let language = say.language.as_deref().unwrap_or(language);
    if audio.own.is_none() {
        audio.own = path_of(&say.words, language);
    }
    for (language, words) in &say.others {
        if let Some(path) = path_of(words, language) {
            audio.others.entry(language.clone()).or_insert(path);
        }
    }
}

/// The path that [`file`] knows a recording of these words by.
fn path_of(words: &Words, language: &str) -> Option<Words> {
    let (language, known) = LANGUAGES.iter().find(|(known, _)| *known == primary(language))?;
    let Words::Same(text) = words else { return None };
    let print = hex(&Sha256::digest(text.as_bytes())[..8]);
    known
        .iter()
        .any(|(known, _)| *known == print)
        .then(|| Words::Same(format!("{BUILT_IN}{language}/{print}")))
}

/// A recording that comes with balm.
pub(super) fn file(path: &str) -> Option<&'static [u8]> {
    let (language, print) = path.strip_prefix(BUILT_IN)?.split_once('/')?;
    let (_, known) = LANGUAGES.iter().find(|(known, _)| *known == language)?;
    known.iter().find(|(known, _)| *known == print).map(|(_, bytes)| *bytes)
}
