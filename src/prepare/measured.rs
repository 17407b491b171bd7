//! How long lines last when the voices here speak them. Each line is measured once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use crate::library::SoundFiles;
use crate::lint::SpeechLengths;
use crate::routine::Line;
use crate::unit::Frames;
use crate::voice::Voices;

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
        let mut known: HashMap<&Line, Option<Frames>> = HashMap::new();
        let alike = pronounce.is_empty();
        {
            let heard = self.measured.lines.lock().unwrap_or_else(PoisonError::into_inner);
            for line in lines.iter().filter(|line| alike && line.audio.is_none()) {
                known.extend(heard.get(line).map(|length| (line, *length)));
            }
        }
        let mut recorded: HashMap<&str, Option<Frames>> = HashMap::new();
        for line in lines {
            if let Some(path) = &line.audio {
                let measure = || self.sounds.recording(path).ok().map(|recording| recording.length());
                known.insert(line, *recorded.entry(path).or_insert_with(measure));
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
