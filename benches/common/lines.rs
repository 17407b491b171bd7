//! Every line that balm's own routines say, in full and in brief, worded as the voice reads it.

use std::collections::{BTreeMap, HashSet};

use balm::library::Library;
use balm::routine::Delivery;
use balm::timeline::{Script, Talk};
use balm::voice::{Pronunciations, Utterance, normalise};

/// A line that is spoken.
#[allow(dead_code, reason = "each test looks at its own part")]
pub struct Spoken {
    /// As it is written.
    pub text: String,
    /// As it is read.
    pub utterance: Utterance,
}

/// All of them, each once, routine after routine.
pub fn lines() -> Result<Vec<Spoken>, Box<dyn std::error::Error>> {
    let library = Library::new(None, Vec::new());
    let mut seen = HashSet::new();
    let mut lines = Vec::new();
    for listed in library.all() {
        let reading = library.open(&listed)?.read();
        let routine = reading.routine.ok_or_else(|| format!("{} has errors", listed.name))?;
        let pronounce = Pronunciations::new(&routine.pronounce, &BTreeMap::new());
        for talk in [Talk::Full, Talk::Brief] {
            for line in Script::of(&routine, talk).lines {
                let heard = line.delivery == Delivery::Spoken && line.audio.is_none();
                let utterance =
                    normalise(&line.text, &line.language, line.pace, &pronounce).filter(|_| heard);
                let Some(utterance) = utterance else { continue };
                if seen.insert(utterance.clone()) {
                    lines.push(Spoken { text: line.text, utterance });
                }
            }
        }
    }
    Ok(lines)
}
