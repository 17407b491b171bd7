//! How long lines last when the voices here speak them. Each line is measured once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use crate::library::SoundFiles;
use crate::lint::SpeechLengths;
use crate::routine::Line;
use crate::unit::Frames;
use crate::voice::Voices;

use super::own_voice::{find_recordings, match_pace};

/// What has been measured so far, for all routines together.
#[derive(Default)]
pub(super) struct Measured {
    /// Lengths of lines that are spoken alike in every routine.
    lines: Mutex<HashMap<Line, Option<Frames>>>,
    /// What went wrong, once a voice: its name, and what.
    troubles: Mutex<BTreeSet<(String, String)>>,
}

impl Measured {
    pub fn troubles(&self) -> Vec<String> {
        let troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        troubles.iter().map(|(_, what)| what.clone()).collect()
    }
}

/// Measures the lines of one routine.
pub(super) struct Measuring<'a> {
    pub voices: &'a Voices,
    pub sounds: &'a SoundFiles,
    pub measured: &'a Measured,
}

impl SpeechLengths for Measuring<'_> {
    fn lengths(&self, lines: &[Line], pronounce: &BTreeMap<String, String>) -> Vec<Option<Frames>> {
        let mut own = lines.to_vec();
        let mut recorded: HashMap<String, Option<Frames>> = HashMap::new();
        find_recordings(&mut own, self.sounds);
        for path in own.iter().filter_map(|line| line.audio.as_ref()) {
            if !recorded.contains_key(path) {
                let recording = self.sounds.recording(path);
                recorded.insert(path.clone(), recording.ok().map(|recording| recording.length()));
            }
        }
        if self.sounds.has_recordings() {
            match_pace(&mut own, |path| recorded.get(path).copied().flatten());
        }
        let lines = &own[..];
        let mut known: HashMap<&Line, Option<Frames>> = HashMap::new();
        let alike = pronounce.is_empty();
        {
            let heard = self.measured.lines.lock().unwrap_or_else(PoisonError::into_inner);
            for line in lines.iter().filter(|line| alike && line.audio.is_none()) {
                known.extend(heard.get(line).map(|length| (line, *length)));
            }
        }
        for line in lines {
            if let Some(length) = line.audio.as_ref().and_then(|path| recorded.get(path)) {
                known.insert(line, *length);
            }
        }
        let asked: Vec<Line> = lines.iter().filter(|line| !known.contains_key(line)).cloned().collect();
        let told = self.spoken(&asked, pronounce);
        if alike {
            let mut heard = self.measured.lines.lock().unwrap_or_else(PoisonError::into_inner);
            heard.extend(asked.iter().cloned().zip(told.iter().copied()));
        }
        known.extend(asked.iter().zip(told));
        lines.iter().map(|line| known.get(line).copied().flatten()).collect()
    }
}

impl Measuring<'_> {
    /// How long lines last when spoken; `None` for those that nobody speaks.
    fn spoken(&self, lines: &[Line], pronounce: &BTreeMap<String, String>) -> Vec<Option<Frames>> {
        if lines.is_empty() || !self.voices.are_wanted() {
            return vec![None; lines.len()];
        }
        let mut casting = self.voices.cast(lines, pronounce);
        if !casting.is_settled() {
            casting.settle();
        }
        let troubles =
            casting.troubles().iter().map(|trouble| (trouble.voice().to_owned(), trouble.to_string()));
        let mut told = self.measured.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        for (voice, what) in troubles {
            if !told.iter().any(|(known, _)| *known == voice) {
                told.insert((voice, what));
            }
        }
        casting
            .lengths()
            .into_iter()
            .map(|length| Some(length).filter(|length| *length > Frames::ZERO))
            .collect()
    }
}
