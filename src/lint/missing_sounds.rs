//! Sound files of a routine that are missing or cannot be decoded, and pictures that are not there.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Finding, Level, Span};
use crate::files::FileError;
use crate::library::{FolderError, SoundError, SoundFiles};
use crate::routine::{BUILT_IN, Placeholders, Routine, Section, SoundRef, Step, fill};
use crate::sound::DecodeError;
use crate::unit::Frames;

use super::codes::code;
use super::own_lines::own_lines;
use super::review::answers;

/// What a sound is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    Bed,
    Chime,
    /// Of a line in one of the routine's languages, counted from its own.
    Recording(usize),
}

/// Opens and decodes every sound file of a routine; reports a failure where the file is first used.
#[must_use]
pub fn unsound(routine: &Routine, files: &SoundFiles) -> Vec<Finding> {
    let languages = routine.languages();
    let mut used = used(routine, &languages);
    // One file under many names is decoded once.
    let mut tried: BTreeSet<(Use, String)> = BTreeSet::new();
    used.retain(|(what, name), _| {
        let file = routine.sounds.get(name).map_or_else(|| name.clone(), |sound| sound.file.clone());
        tried.insert((*what, file))
    });
    let mut chimes = SoundFiles::MAX_CHIMES;
    let mut recordings = vec![SoundFiles::MAX_RECORDED; languages.len()];
    let mut findings = Vec::new();
    for ((what, name), span) in used {
        let own = SoundRef::Declared(name.clone());
        // Once one does not fit, the rest are not decoded.
        let tried = match what {
            Use::Bed => files.bed(&own).map(drop),
            Use::Chime if chimes == Frames::ZERO => continue,
            Use::Chime => files
                .chime(&own)
                .and_then(|clip| take(&mut chimes, clip.length()).ok_or(SoundError::ChimesTooLong)),
            Use::Recording(language) if recordings[language] == Frames::ZERO => continue,
            Use::Recording(language) => files.recording(&name).and_then(|recording| {
                take(&mut recordings[language], recording.length()).ok_or(SoundError::RecordingsTooLong)
            }),
        };
        findings.extend(tried.err().map(|why| finding(&why, span)));
    }
    if files.has_recordings() {
        for (language, room) in languages.iter().zip(&mut recordings) {
            findings.extend(recorded(routine, language, files, room));
        }
    }
    findings.extend(missing_pictures(routine, files));
    findings
}

/// The pictures of steps that are not there, or are something else.
fn missing_pictures(routine: &Routine, files: &SoundFiles) -> Vec<Finding> {
    let mut tried = BTreeSet::new();
    let mut findings = Vec::new();
    for step in routine.steps() {
        let Some(name) = step.picture.as_deref().filter(|name| tried.insert(*name)) else { continue };
        let (name, said, help) = match files.is_picture(name) {
            Ok(true) => continue,
            Ok(false) => {
                ("no-picture", format!("{name}: this is not a PNG or JPEG picture"), "save it as PNG or JPEG")
            }
            Err(why) => {
                let why = SoundError::File(why);
                ("no-picture", why.to_string(), missing(&why).1)
            }
        };
        let level = code(name).map_or(Level::Warning, |code| code.level);
        let mut finding = Finding::new(level, name, step.spans.key("picture"), said);
        finding.help(help);
        findings.push(finding);
    }
    findings
}

/// What is wrong with the recordings that are found by their words: those that cannot be played, and that some are
/// missing. In a translation of which nothing is recorded, none is missing.
fn recorded(routine: &Routine, language: &str, files: &SoundFiles, room: &mut Frames) -> Vec<Finding> {
    let span = routine.spans.key("voice");
    let (lines, mut missing, mut findings) = (own_lines(routine, language), 0, Vec::new());
    for line in &lines {
        let Some(path) = files.recorded(&line.text, &line.language) else {
            missing += 1;
            continue;
        };
        if *room > Frames::ZERO {
            let tried = files
                .recording(&path)
                .and_then(|it| take(room, it.length()).ok_or(SoundError::RecordingsTooLong));
            findings.extend(tried.err().map(|why| finding(&why, span)));
        }
    }
    if missing > 0 && (language == routine.language || missing < lines.len()) {
        let all = lines.len();
        let which = if language == routine.language { String::new() } else { format!(" in \"{language}\"") };
        let (name, message) = match missing {
            1 => ("not-recorded", format!("1 of {all} lines{which} is not recorded")),
            n => ("not-recorded", format!("{n} of {all} lines{which} are not recorded")),
        };
        let mut finding = Finding::new(Level::Warning, name, span, message);
        finding.help("a voice speaks them; to record them: balm record ROUTINE");
        findings.push(finding);
    }
    findings
}

/// The paths of all sound files that a routine uses, in every language, as it names them; not those of balm.
#[must_use]
pub fn sound_files(routine: &Routine) -> BTreeSet<String> {
    let named = |(_, name): &(Use, String)| match routine.sounds.get(name) {
        Some(sound) => sound.file.clone(),
        None => name.clone(),
    };
    used(routine, &routine.languages()).keys().map(named).collect()
}

/// Every sound and recording of a routine, and where it is used first.
fn used(routine: &Routine, languages: &[String]) -> BTreeMap<(Use, String), Span> {
    let mut used: BTreeMap<(Use, String), Span> = BTreeMap::new();
    for (number, language) in languages.iter().enumerate() {
        let Ok(told) = routine.clone().translated(language) else { continue };
        let heading = routine.translations.get(language).filter(|_| number > 0).map(|t| t.spans.heading);
        // All answers, because the name of a recording may contain one.
        for answers in answers(routine, |_| true) {
            let Ok(answered) = told.routine.clone().answered(&answers) else { continue };
            for section in &answered.sections {
                for step in &section.steps {
                    for (what, name, span) in sounds(step) {
                        used.entry((what, name)).or_insert(span);
                    }
                    for (name, span) in recordings(&answered, section, step) {
                        // balm's own are there. Where a translation lacks a line, the routine's own is heard.
                        if !name.starts_with(BUILT_IN)
                            && !used.contains_key(&(Use::Recording(0), name.clone()))
                        {
                            let span = heading.unwrap_or(span);
                            used.entry((Use::Recording(number), name)).or_insert(span);
                        }
                    }
                }
            }
        }
    }
    for name in routine.sounds.keys() {
        if !used.keys().any(|(_, known)| known == name) {
            used.insert((Use::Bed, name.clone()), routine.spans.key("sounds"));
        }
    }
    used
}

/// Takes a length from the room there is; `None`, and no room left, where it is too long.
fn take(room: &mut Frames, length: Frames) -> Option<()> {
    let left = room.0.checked_sub(length.0);
    *room = Frames(left.unwrap_or(0));
    left.map(drop)
}

fn finding(why: &SoundError, span: Span) -> Finding {
    let (name, help) = match why {
        SoundError::Decode(error) => ("bad-sound", remedy(error)),
        other => {
            let (name, help) = missing(other);
            (name, help.to_owned())
        }
    };
    let level = code(name).map_or(Level::Error, |code| code.level);
    let mut finding = Finding::new(level, name, span, why.to_string());
    finding.help(&help);
    finding
}

/// The code and the remedy for a sound that is not there, or not there as it is named.
fn missing(why: &SoundError) -> (&'static str, &'static str) {
    match why {
        SoundError::File(FolderError::Elsewhere { .. }) => {
            ("no-sound", "put this file into the folder of the routine it names")
        }
        SoundError::File(FolderError::Outside { .. }) => {
            ("no-sound", "copy the file into the routine's folder")
        }
        SoundError::File(FolderError::Alike { .. }) => {
            ("no-sound", "write the name as the file has it: capitals and accents count on many systems")
        }
        SoundError::File(FolderError::File(FileError::DeadLink { .. })) => {
            ("no-sound", "put the file where the link leads, or in place of the link")
        }
        SoundError::File(FolderError::File(FileError::Missing { .. } | FileError::NoFolder { .. }))
        | SoundError::File(FolderError::NoFolder { .. })
        | SoundError::Unknown(_) => ("no-sound", "paths start in the routine's folder; put the file there"),
        SoundError::ChimesTooLong | SoundError::RecordingsTooLong => {
            ("bad-sound", "use shorter ones, or fewer")
        }
        SoundError::File(_) | SoundError::Decode(_) => {
            ("bad-sound", "the file is there, but it cannot be used as it is")
        }
    }
}

/// What makes a sound of a file that balm can play.
fn remedy(error: &DecodeError) -> String {
    match error {
        DecodeError::Unsupported { .. } => {
            let command = error.conversion().unwrap_or_default();
            format!("convert it, then name the new file: {command}")
        }
        DecodeError::Damaged { .. } | DecodeError::Unreadable { .. } | DecodeError::Silent { .. } => {
            "ask for the file again, or record it anew".into()
        }
        DecodeError::TooShort { .. } => "use a longer one".into(),
        DecodeError::TooLong { .. } => "cut it, or split it over several steps".into(),
        DecodeError::NotSound { .. } | DecodeError::Other { .. } | DecodeError::Rate { .. } => {
            "name a sound file here; ffmpeg converts nearly every kind: ffmpeg -i OLD NEW.flac".into()
        }
    }
}

/// The sound files of a step, and where they are named.
fn sounds(step: &Step) -> Vec<(Use, String, Span)> {
    let mut found = Vec::new();
    let mut add = |what, sound: Option<&SoundRef>, span| {
        for part in sound.into_iter().flat_map(SoundRef::parts) {
            if let SoundRef::Declared(name) = part {
                found.push((what, name.clone(), span));
            }
        }
    };
    add(Use::Bed, step.bed.as_ref(), step.spans.key("bed"));
    add(Use::Chime, step.chime.as_ref(), step.spans.key("chime"));
    for cue in &step.cues {
        add(Use::Bed, cue.bed.as_ref().and_then(|bed| bed.as_ref()), cue.spans.heading);
        add(Use::Chime, cue.chime.as_ref(), cue.spans.heading);
    }
    found
}

/// The recordings of a step's lines, for every side and round.
fn recordings(routine: &Routine, section: &Section, step: &Step) -> Vec<(String, Span)> {
    let sides = step.sides.or(section.sides).map_or(vec![None], |sides| sides.order().map(Some).to_vec());
    let own = step.audio.own.iter().map(|audio| (audio, step.spans.key("audio")));
    let cues = step.cues.iter().flat_map(|cue| cue.audio.own.iter().map(|audio| (audio, cue.spans.heading)));
    let mut found = Vec::new();
    for (audio, span) in own.chain(cues) {
        for side in &sides {
            let path = audio.for_side(*side);
            let rounds = if path.contains("{round}") { section.rounds } else { 1 };
            for round in 1..=rounds {
                let (language, answers) = (routine.language.as_str(), &routine.answers[..]);
                let rounds = section.rounds;
                let names =
                    Placeholders { side: *side, round, rounds, language, answers, ..Placeholders::default() };
                found.push((fill(path, &names), span));
            }
        }
    }
    found
}
