//! A session that sounds at once: its first bed while the voices get ready, then its first words, then all of
//! it. Each takes over from the one before at the same frame, so nothing is heard of the change.

use std::sync::Arc;

use crate::mixer::Mixer;
use crate::routine::{Delivery, Line};
use crate::timeline::{Clip, ClipRef, LiveTimeline, Timeline};
use crate::unit::Frames;

use super::lines::{Waiter, estimated};
use super::{AssetSources, LeadIn, PrepareError, Prepared};

/// From when all is ready to the first step at least: what lies in the ring and in the device (0.43 s) has
/// been heard by then, and the next mixer has taken over.
const MARGIN: Frames = Frames::from_millis(900);
/// Where voices have yet to get ready, the first step begins no earlier. They mostly need half of that, and
/// so the words come when they are expected.
const EARLIEST: Frames = Frames::from_millis(1400);
/// The beds make room for words a moment before they come: until then nothing of them is decided.
const BEFORE_WORDS: Frames = Frames::from_millis(1000);
/// Words later than this after the first step has begun are not its first: the beds are not lowered early.
const SOON: Frames = Frames::from_millis(3000);
/// No voice takes an hour to get ready.
const UNTIL_READY: Frames = Frames::from_millis(3_600_000);

/// A session that is about to sound.
pub struct Start {
    prepared: Prepared,
    /// When the first step begins, if the voices are ready by then, and from when the beds are lowered.
    planned: LeadIn,
    /// When the first step begins, once its first words are under way.
    begun: Option<Frames>,
}

impl Start {
    /// Begins with a session whose lines may not be resolved yet.
    #[must_use]
    pub fn of(prepared: Prepared) -> Self {
        let mut planned = LeadIn::default();
        if !prepared.is_resolved() {
            planned.not_before = EARLIEST;
            planned.not_before = prepared.timeline(planned).lead_in;
            planned.awaited = first_words(&prepared, planned);
        }
        Self { prepared, planned, begun: None }
    }

    /// The session.
    #[must_use]
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The timeline of the whole, once the lines are resolved.
    #[must_use]
    pub fn live_timeline(&self) -> LiveTimeline {
        self.prepared.live_timeline(self.planned)
    }

    /// Whether everything sounds from the first frame on: nothing is left to resolve.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.prepared.is_resolved()
    }

    /// What sounds first, and its timeline: everything where the lines are resolved, else the first bed for
    /// as long as it takes.
    #[must_use]
    pub fn first(&mut self) -> (Arc<Timeline>, AssetSources) {
        if self.prepared.is_resolved() {
            let timeline = self.prepared.timeline(self.planned);
            let sources = self.prepared.sources(&timeline);
            return (timeline, sources);
        }
        let lead_in = LeadIn { not_before: UNTIL_READY, ..self.planned };
        let mut timeline = Timeline::clone(&self.prepared.timeline(lead_in));
        timeline.beds.truncate(1);
        timeline.clips.clear();
        let timeline = Arc::new(timeline);
        let mut sources = self.prepared.silent_sources(&timeline);
        sources.keep_first_bed();
        (timeline, sources)
    }

    /// Resolves the lines. `exchange` takes each mixer that is to take over; `position` tells how far the
    /// session has sounded.
    ///
    /// # Errors
    /// [`PrepareError::Cancelled`] where `waiter` answers that it is no longer wanted.
    pub fn resolve(
        &mut self,
        waiter: &mut Waiter<'_>,
        position: &dyn Fn() -> Frames,
        exchange: &dyn Fn(Mixer),
    ) -> Result<(), PrepareError> {
        self.prepared.resolve_first_lines(waiter)?;
        // The first words, as soon as they are at hand: how long the others are takes longer to find out.
        if let Some(mixer) = self.first_words(position) {
            exchange(mixer);
        }
        self.prepared.resolve_lines(waiter)?;
        let sources = self.prepared.sources(&self.prepared.timeline(self.planned));
        let (_, mixer) = sources.live_in(|| {
            // Asked last: the first words must lie ahead, unless they are under way already.
            let late = || self.planned.not_before.max(position() + MARGIN);
            self.planned.not_before = self.begun.unwrap_or_else(late);
            self.prepared.timeline(self.planned)
        });
        exchange(mixer);
        Ok(())
    }

    /// The first bed and the first words, while voices work at the other lines: the mixer stands before anything
    /// else is due. `None` where the first step says nothing, or nothing is left to wait for.
    fn first_words(&mut self, position: &dyn Fn() -> Frames) -> Option<Mixer> {
        let prepared = &self.prepared;
        let known = &prepared.asked.as_ref()?.known;
        let (line, clip) =
            prepared.first.as_ref().filter(|(line, _)| *line < prepared.script.lines_of_first_step())?;
        let mut lengths = prepared.lengths();
        for ((length, line), known) in lengths.iter_mut().zip(&prepared.script.lines).zip(known) {
            // A recording has its length already.
            *length = known.unwrap_or_else(|| estimated(line)).max(*length);
        }
        let mut sources = prepared.silent_sources(&prepared.timeline_with(&lengths, LeadIn::default()));
        sources.keep_first_bed();
        sources.clips.insert(ClipRef::Speech(*line), clip.clone());
        let (words, mut next) = (clip.length(), Frames::ZERO);
        let (timeline, mut mixer) = sources.live_in(|| {
            let not_before = self.planned.not_before.max(position() + MARGIN);
            let timeline = prepared.timeline_with(&lengths, LeadIn { not_before, ..self.planned });
            next = after_first_words(&timeline, words);
            let mut timeline = Timeline::clone(&timeline);
            timeline.beds.truncate(1);
            Arc::new(timeline)
        });
        mixer.wait_at(next);
        self.begun = Some(timeline.lead_in);
        Some(mixer)
    }
}

/// When the first words are to be heard, whoever says them and however long they are; `None` where none come
/// soon after the first step begins.
fn first_words(prepared: &Prepared, lead_in: LeadIn) -> Option<Frames> {
    let spoken = |line: &Line| if line.delivery == Delivery::Spoken { Frames(1) } else { Frames::ZERO };
    let lengths: Vec<Frames> = prepared.script.lines.iter().map(spoken).collect();
    let timeline = prepared.timeline_with(&lengths, lead_in);
    let first = timeline.clips.iter().find(|clip| is_speech(clip))?.at;
    Some(first).filter(|first| *first <= timeline.lead_in + SOON)
}

/// Where a timeline has to stand so that nothing after its first words, which take so long, has begun.
fn after_first_words(timeline: &Timeline, words: Frames) -> Frames {
    let mut spoken = timeline.clips.iter().filter(|clip| is_speech(clip));
    let said = spoken.next().map_or(timeline.lead_in, |clip| clip.at) + words;
    let then = spoken.next().map(|clip| clip.at);
    let change = timeline.beds.get(1).map(|bed| bed.start);
    let next = then.into_iter().chain(change).min().unwrap_or(timeline.done);
    next.saturating_sub(BEFORE_WORDS).max(said)
}

fn is_speech(clip: &Clip) -> bool {
    matches!(clip.sound, ClipRef::Speech(_))
}
