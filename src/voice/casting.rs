//! Which voice speaks each line of a session, and how long that takes. Both are known for every line before
//! the session begins: at once if a line was spoken before, otherwise after [`Casting::settle`].

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::sound::{Clip, Speech};
use crate::unit::Frames;

use super::cache::{Cache, Fingerprint};
use super::engine::{Engine, SpeechError};
use super::utterance::Utterance;
use crate::process::CancelToken;

/// How many lines are worked on at once: voices that are other programs mostly wait.
const WORKERS: usize = 2;

/// Every line with its voice.
#[derive(Default)]
pub struct Casting {
    pub(super) lines: Vec<Assignment>,
    pub(super) cache: Option<Cache>,
    pub(super) cancel: CancelToken,
    /// The errors so far, one for each voice.
    troubles: Vec<SpeechError>,
}

/// Whether a voice speaks a line.
#[derive(Clone)]
pub(super) enum Assignment {
    /// No voice speaks it.
    Unspoken,
    /// This voice speaks it.
    Cast(Role),
    /// Not decided: the voices that may speak it, the best first.
    Open(Utterance, Vec<Arc<dyn Engine>>),
}

/// A line given to a voice.
#[derive(Clone)]
pub(super) struct Role {
    pub engine: Arc<dyn Engine>,
    pub utterance: Utterance,
    pub fingerprint: Fingerprint,
    pub length: Frames,
    /// The spoken line, if it could not be kept on disk.
    pub spoken: Option<Speech>,
}

impl Assignment {
    fn is_open(&self) -> bool {
        matches!(self, Self::Open(..))
    }

    /// The voice that speaks it.
    pub(super) fn role(&self) -> Option<&Role> {
        if let Self::Cast(role) = self { Some(role) } else { None }
    }
}

impl Casting {
    pub(super) fn new(cache: Option<Cache>, cancel: CancelToken) -> Self {
        Self { lines: Vec::new(), cache, cancel, troubles: Vec::new() }
    }

    /// Adds the next line; `None` for one that is not spoken.
    pub(super) fn add(&mut self, utterance: Option<Utterance>, voices: Vec<Arc<dyn Engine>>) {
        self.lines.push(match utterance {
            None => Assignment::Unspoken,
            Some(utterance) => self.assign(utterance, voices),
        });
    }

    fn assign(&self, utterance: Utterance, voices: Vec<Arc<dyn Engine>>) -> Assignment {
        let Some(engine) = voices.first() else { return Assignment::Unspoken };
        let fingerprint = Fingerprint::of(&engine.identity(), &utterance);
        match self.cache.as_ref().and_then(|cache| cache.length(&fingerprint)) {
            Some(length) => {
                let engine = Arc::clone(engine);
                Assignment::Cast(Role { engine, utterance, fingerprint, length, spoken: None })
            }
            None => Assignment::Open(utterance, voices),
        }
    }

    /// Whether the length of every line is known.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.lines.iter().any(Assignment::is_open)
    }

    /// Finds the best voice that does not fail for every open line, and the length of that line. When
    /// cancelled it returns early, and the remaining lines stay unspoken.
    pub fn settle(&mut self) {
        self.settle_first(self.lines.len());
        self.lines.iter_mut().filter(|line| line.is_open()).for_each(|line| *line = Assignment::Unspoken);
    }

    /// The same for the first `count` lines only; the others stay open.
    pub fn settle_first(&mut self, count: usize) {
        let count = count.min(self.lines.len());
        let open: Vec<usize> = (0..count).filter(|i| self.lines[*i].is_open()).collect();
        let next = AtomicUsize::new(0);
        let (lines, cache, cancel) = (&self.lines, self.cache.as_ref(), &self.cancel);
        let work = || {
            let mut done = Vec::new();
            while let Some(line) = open.get(next.fetch_add(1, Relaxed))
                && !cancel.is_cancelled()
            {
                done.push((*line, decided(&lines[*line], cache)));
            }
            done
        };
        let decided: Vec<_> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..WORKERS.min(open.len())).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
        });
        for (line, (assignment, troubles)) in decided {
            self.lines[line] = assignment;
            for trouble in troubles {
                if !self.troubles.iter().any(|known| known.voice() == trouble.voice()) {
                    self.troubles.push(trouble);
                }
            }
        }
    }

    /// The first spoken line as it will be heard, with its number, so that it is ready when a session begins,
    /// however slow the computer is.
    #[must_use]
    pub fn first_clip(&self) -> Option<(usize, Clip)> {
        let line = self.lines.iter().position(|line| line.role().is_some())?;
        if self.cancel.is_cancelled() {
            return None;
        }
        Some((line, Clip::with_room(&self.speak(line)?)))
    }

    /// How long each line lasts; zero if no voice speaks it, or it is still open.
    #[must_use]
    pub fn lengths(&self) -> Vec<Frames> {
        self.known_lengths().into_iter().map(Option::unwrap_or_default).collect()
    }

    /// How long each line lasts; zero if no voice speaks it, `None` if it is still open.
    #[must_use]
    pub fn known_lengths(&self) -> Vec<Option<Frames>> {
        let length = |line: &Assignment| match line {
            Assignment::Unspoken => Some(Frames::ZERO),
            Assignment::Open(..) => None,
            Assignment::Cast(role) => Some(role.length),
        };
        self.lines.iter().map(length).collect()
    }

    /// The lines that a voice speaks.
    pub(super) fn roles(&self) -> impl Iterator<Item = &Role> {
        self.lines.iter().filter_map(Assignment::role)
    }

    /// The names of the voices that speak, in alphabetical order.
    #[must_use]
    pub fn voices(&self) -> Vec<String> {
        let name = |role: &Role| role.engine.name().to_owned();
        self.roles().map(name).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The errors of the voices that were tried, one for each voice.
    #[must_use]
    pub fn troubles(&self) -> &[SpeechError] {
        &self.troubles
    }
}

/// Decides an open line, and returns the errors of voices that failed.
fn decided(line: &Assignment, cache: Option<&Cache>) -> (Assignment, Vec<SpeechError>) {
    let mut troubles = Vec::new();
    let Assignment::Open(utterance, voices) = line else { return (line.clone(), troubles) };
    for engine in voices {
        match role(engine, utterance, cache) {
            Ok(role) => return (Assignment::Cast(role), troubles),
            Err(trouble) => troubles.push(trouble),
        }
    }
    (Assignment::Unspoken, troubles)
}

/// Gives a line to `engine`: its length is known from the cache, measured, or found by speaking it.
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
