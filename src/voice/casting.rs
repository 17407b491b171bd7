//! Who speaks each line of a session, and how long that takes. Known for every line before the
//! session begins: at once where a line was spoken before, else after [`Casting::settle`].

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::sound::{Clip, Speech};
use crate::unit::Frames;

use super::{Cache, Engine, Fingerprint, Hush, SpeechError, Utterance};

/// Lines worked on at once: a voice that is another program mostly waits for itself.
const WORKERS: usize = 2;

/// Every line with its voice.
#[derive(Default)]
pub struct Casting {
    pub(super) parts: Vec<Part>,
    pub(super) cache: Option<Cache>,
    pub(super) hush: Hush,
    /// What went wrong, once for each voice.
    troubles: Vec<SpeechError>,
}

/// One line.
#[derive(Clone)]
pub(super) enum Part {
    /// No voice says it.
    Unspoken,
    /// A voice says it, or has said it.
    Cast(Role),
    /// To be settled: who may say it, the best first.
    Open(Utterance, Vec<Arc<dyn Engine>>),
}

/// A line given to a voice.
#[derive(Clone)]
pub(super) struct Role {
    pub engine: Arc<dyn Engine>,
    pub utterance: Utterance,
    pub fingerprint: Fingerprint,
    pub length: Frames,
    /// Where there is nowhere else to keep it.
    pub spoken: Option<Speech>,
}

impl Casting {
    pub(super) fn new(cache: Option<Cache>, hush: Hush) -> Self {
        Self { parts: Vec::new(), cache, hush, troubles: Vec::new() }
    }

    /// The next line: `None` where it is not to be spoken.
    pub(super) fn add(&mut self, utterance: Option<Utterance>, voices: Vec<Arc<dyn Engine>>) {
        self.parts.push(match utterance {
            None => Part::Unspoken,
            Some(utterance) => self.part(utterance, voices),
        });
    }

    fn part(&self, utterance: Utterance, voices: Vec<Arc<dyn Engine>>) -> Part {
        let Some(engine) = voices.first() else { return Part::Unspoken };
        let fingerprint = Fingerprint::of(&engine.identity(), &utterance);
        match self.cache.as_ref().and_then(|cache| cache.length(&fingerprint)) {
            Some(length) => {
                let engine = Arc::clone(engine);
                Part::Cast(Role { engine, utterance, fingerprint, length, spoken: None })
            }
            None => Part::Open(utterance, voices),
        }
    }

    /// Whether every line's length is known.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.parts.iter().any(|part| matches!(part, Part::Open(..)))
    }

    /// Finds a voice for every line that has none yet, the best one that does not fail, and its length.
    /// Ends early, with those lines unspoken, once hush is called.
    pub fn settle(&mut self) {
        self.settle_first(self.parts.len());
        self.parts.iter_mut().filter(|p| matches!(p, Part::Open(..))).for_each(|p| *p = Part::Unspoken);
    }

    /// The same for the first `lines` only; the others stay open.
    pub fn settle_first(&mut self, lines: usize) {
        let lines = lines.min(self.parts.len());
        let open: Vec<usize> = (0..lines).filter(|i| matches!(self.parts[*i], Part::Open(..))).collect();
        let next = AtomicUsize::new(0);
        let (parts, cache, hush) = (&self.parts, self.cache.as_ref(), &self.hush);
        let work = || {
            let mut done = Vec::new();
            while let Some(line) = open.get(next.fetch_add(1, Relaxed))
                && !hush.is_called()
            {
                done.push((*line, settled(&parts[*line], cache)));
            }
            done
        };
        let settled: Vec<_> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..WORKERS.min(open.len())).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
        });
        for (line, (part, troubles)) in settled {
            self.parts[line] = part;
            for trouble in troubles {
                if !self.troubles.iter().any(|known| known.voice() == trouble.voice()) {
                    self.troubles.push(trouble);
                }
            }
        }
    }

    /// The first line that is spoken, as it will be heard, with its number: at hand when a session begins with
    /// it, however slow the computer is.
    #[must_use]
    pub fn first_clip(&self) -> Option<(usize, Clip)> {
        let spoken = |(line, part): (usize, &Part)| if let Part::Cast(_) = part { Some(line) } else { None };
        let line = self.parts.iter().enumerate().find_map(spoken).filter(|_| !self.hush.is_called())?;
        Some((line, Clip::seated(&self.speak(line)?)))
    }

    /// How long each line lasts; zero where nobody says it, or it is not settled yet.
    #[must_use]
    pub fn lengths(&self) -> Vec<Frames> {
        self.known_lengths().into_iter().map(Option::unwrap_or_default).collect()
    }

    /// How long each line lasts; zero where nobody says it, `None` where it is not settled yet.
    #[must_use]
    pub fn known_lengths(&self) -> Vec<Option<Frames>> {
        let length = |part: &Part| match part {
            Part::Unspoken => Some(Frames::ZERO),
            Part::Open(..) => None,
            Part::Cast(role) => Some(role.length),
        };
        self.parts.iter().map(length).collect()
    }

    /// The names of the voices that speak, in order of the alphabet.
    #[must_use]
    pub fn voices(&self) -> Vec<String> {
        let name = |part: &Part| match part {
            Part::Unspoken | Part::Open(..) => None,
            Part::Cast(role) => Some(role.engine.name().to_owned()),
        };
        self.parts.iter().filter_map(name).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// What went wrong while voices were tried, once for each voice.
    #[must_use]
    pub fn troubles(&self) -> &[SpeechError] {
        &self.troubles
    }
}

/// An open line settled, and what failed on the way.
fn settled(part: &Part, cache: Option<&Cache>) -> (Part, Vec<SpeechError>) {
    let mut troubles = Vec::new();
    let Part::Open(utterance, voices) = part else { return (part.clone(), troubles) };
    for engine in voices {
        match role(engine, utterance, cache) {
            Ok(role) => return (Part::Cast(role), troubles),
            Err(trouble) => troubles.push(trouble),
        }
    }
    (Part::Unspoken, troubles)
}

/// What `engine` makes of a line: kept from before, measured, or spoken.
fn role(engine: &Arc<dyn Engine>, utterance: &Utterance, cache: Option<&Cache>) -> Result<Role, SpeechError> {
    let fingerprint = Fingerprint::of(&engine.identity(), utterance);
    let mut spoken = None;
    let length = if let Some(length) = cache.and_then(|cache| cache.length(&fingerprint)) {
        length
    } else if let Some(length) = engine.measure(utterance) {
        length?
    } else {
        let speech = engine.speak(utterance)?;
        let length = speech.length();
        let kept = cache.is_some_and(|cache| cache.put(&fingerprint, &speech).is_ok());
        spoken = Some(speech).filter(|_| !kept);
        length
    };
    Ok(Role { engine: Arc::clone(engine), utterance: utterance.clone(), fingerprint, length, spoken })
}
