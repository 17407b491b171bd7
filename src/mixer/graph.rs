//! The mixer itself: the order in which everything is added, and the position in it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crate::routine::SoundRef;
use crate::sound::{Clip, Frame, Source, Supply};
use crate::timeline::{self, ClipRef, Timeline};
use crate::unit::{BLOCK, Decibels, Frames};

use super::bed::Beds;
use super::clips::Clips;
use super::hold::Hold;
use super::limiter::{LOOKAHEAD, Limiter};
use super::night_filters::NightFilters;
use super::ramp::{Ramp, gains, multiply};
use super::say_again::{DOWN, SayAgainDuck};
use super::voices::{RING_OUT, Role, Voices};

/// Everything that sounds, ready.
#[derive(Default)]
pub struct Assets {
    /// A source for each bed of the timeline. A bed without one is silent.
    pub beds: Vec<(SoundRef, Box<dyn Source>)>,
    /// Clips that are at hand from the beginning.
    pub clips: HashMap<ClipRef, Clip>,
    /// Where the other lines come from. A clip that is in neither is silent.
    pub supply: Option<Box<dyn Supply>>,
    /// The beds against the routine's own level, to begin with.
    pub bed_level: Decibels,
}

/// Turns a timeline into frames. The same timeline and assets give the same frames, whatever the
/// sizes they are asked for in.
pub struct Mixer {
    pub(super) timeline: Arc<Timeline>,
    pub(super) clips: Clips,
    pub(super) next_clip: usize,
    pub(super) beds: Beds,
    pub(super) voices: Voices,
    pub(super) night_filters: NightFilters,
    pub(super) say_again_duck: SayAgainDuck,
    pub(super) again: Option<(Clip, f32, u32)>,
    pub(super) bed_level: Ramp,
    pub(super) hold: Hold,
    pub(super) limiter: Limiter,
    /// The next frame of the timeline to be mixed.
    pub(super) at: Frames,
    /// Whether the timeline stands until it is released or another mixer takes over, while beds and ringing clips
    /// go on.
    pub(super) stands: bool,
    /// How long it has stood so far, all waits together.
    pub(super) stood: Frames,
    /// How far the beds are ahead of the timeline since the last jump, because it was paused.
    pub(super) beds_ahead: Frames,
    /// How far the timeline is ahead of what comes out: [`LOOKAHEAD`], and less while it stands.
    pub(super) lead: Frames,
    /// Where the timeline stands until released, in order.
    pub(super) waits: Vec<Frames>,
    /// The listener has gone on from the wait at this very position.
    pub(super) released: bool,
    /// The look-ahead is filled. Not before somebody asks: the first line may still be on its way.
    pub(super) begun: bool,
}

const LEAD: Frames = Frames(LOOKAHEAD as u64);
/// Mixed before the place of a jump: more than the limiter and the filters remember.
const SETTLE: Frames = Frames(2048);

/// How long a jump waits for the line it lands on, and a wish to hear one again for that line.
const SEEK_TIMEOUT: Duration = Duration::from_millis(1000);
const SAY_AGAIN_TIMEOUT: Duration = Duration::from_millis(150);

impl Mixer {
    /// A mixer at the start of the timeline.
    #[must_use]
    pub fn new(timeline: Arc<Timeline>, assets: Assets) -> Self {
        let clips = Clips::new(Arc::clone(&timeline), assets.clips, assets.supply);
        Self {
            beds: Beds::new(&timeline, assets.beds),
            limiter: Limiter::new(timeline.ceiling.factor()),
            clips,
            next_clip: 0,
            voices: Voices::new(),
            night_filters: NightFilters::default(),
            say_again_duck: SayAgainDuck::default(),
            again: None,
            bed_level: Ramp::at(assets.bed_level.factor()),
            hold: Hold::default(),
            at: Frames::ZERO,
            stands: false,
            stood: Frames::ZERO,
            beds_ahead: Frames::ZERO,
            lead: Frames::ZERO,
            waits: Vec::new(),
            released: false,
            begun: false,
            timeline,
        }
    }

    /// From now on, stands at the end of every step that waits for the listener.
    pub fn wait_for_listener(&mut self) {
        self.waits.extend(self.timeline.passages.iter().filter(|p| p.wait).map(|p| p.end));
        self.waits.sort_unstable();
    }

    /// Stands at `at` too, until released or exchanged: what comes then is not known yet.
    pub fn wait_at(&mut self, at: Frames) {
        self.waits.push(at);
        self.waits.sort_unstable();
    }

    /// The position of the next frame that [`Mixer::fill`] gives.
    #[must_use]
    pub fn position(&self) -> Frames {
        self.at.saturating_sub(self.lead).min(self.timeline.end)
    }

    /// Whether the next frame lies beyond the end: from here on there is only silence.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !self.stands && !self.released && self.position() >= self.timeline.end
    }

    /// Sees to it that what is soon to be said is at hand, waiting at most `patience` for what is due
    /// within half a second, and says whether that is there. To be called before every fill of up to that
    /// much; may read and allocate.
    pub fn gather(&mut self, patience: Duration) -> bool {
        let is_there = self.clips.gather(self.at, patience);
        // A listener who keeps waiting may still get the first line in time.
        if is_there {
            self.begin();
        }
        is_there
    }

    /// Does without what is due within half a second and has not come: it stays silent from here on.
    pub fn forgo(&mut self) {
        self.clips.forgo(self.at);
    }

    /// A bed that fell silent because its file has gone, or gone bad.
    #[must_use]
    pub fn lost(&self) -> Option<&SoundRef> {
        self.beds.lost()
    }

    /// How many lines were due and could not be had.
    #[must_use]
    pub fn unheard(&self) -> usize {
        self.clips.unheard()
    }

    /// Overwrites `out` with the next frames. Never allocates, frees, locks, reads or panics.
    pub fn fill(&mut self, out: &mut [Frame]) {
        self.begin();
        let mut rest = out;
        while !rest.is_empty() {
            self.stands |= !self.released && self.waits.binary_search(&self.at).is_ok();
            let n = self.stretch().min(rest.len());
            let (block, after) = rest.split_at_mut(n);
            self.mix(block);
            self.limiter.apply(block);
            rest = after;
        }
    }

    /// Goes to `to`. May read and allocate; what sounded before is gone at once, so fade out first.
    pub fn seek(&mut self, to: Frames) {
        self.stood = self.stood();
        self.beds_ahead = Frames::ZERO;
        let to = to.min(self.timeline.end);
        // What came just before is mixed and thrown away: filters and limiter remember it.
        self.stand_at(Frames(to.saturating_sub(SETTLE).0 / BLOCK as u64 * BLOCK as u64));
        self.begun = true;
        self.lead = LEAD;
        self.clips.gather(self.at, SEEK_TIMEOUT);
        self.next_clip = self.timeline.clips.partition_point(|c| c.at < self.at);
        let begun = &self.timeline.clips[..self.next_clip];
        let is_old = |event: &timeline::Clip| (self.at - event.at).0 >= RING_OUT as u64;
        // Chimes before this one have made room for it by now.
        let heard = begun.iter().rposition(|event| role(event) == Role::Chime && is_old(event));
        for (number, event) in begun.iter().enumerate() {
            let (since, role) = ((self.at - event.at).0, role(event));
            if role == Role::Chime {
                if heard.is_some_and(|heard| number < heard) {
                    continue;
                }
                self.voices.ring_out(i64::try_from(since).unwrap_or(i64::MAX));
            }
            if let Some(clip) = self.clips.get(number) {
                self.voices.begin(clip, since as usize, 0, event.gain.factor(), role);
            }
        }
        let waits = std::mem::take(&mut self.waits);
        while self.at < to {
            let n = self.stretch().min((to - self.at).0 as usize);
            self.fill(&mut [Frame::SILENCE; BLOCK][..n]);
        }
        self.waits = waits;
        // A wait at this very place lies behind.
        self.released = true;
        self.fill_look_ahead();
    }

    /// Goes back to the first frame, as if it were new: nothing is waited for yet.
    pub fn rewind(&mut self) {
        (self.stood, self.beds_ahead) = (Frames::ZERO, Frames::ZERO);
        self.stand_at(Frames::ZERO);
        (self.begun, self.released) = (false, false);
        self.lead = Frames::ZERO;
        self.next_clip = 0;
    }

    /// Forgets all that sounded, and puts the beds where they are to be.
    fn stand_at(&mut self, at: Frames) {
        self.at = at;
        self.stands = false;
        self.voices.clear();
        self.say_again_duck = SayAgainDuck::default();
        self.again = None;
        self.hold = Hold::default();
        self.night_filters = NightFilters::default();
        self.limiter = Limiter::new(self.timeline.ceiling.factor());
        self.beds.seek(at, self.beds_ahead);
    }

    /// Lets the timeline go on from where it waits.
    pub fn release(&mut self) {
        self.stands = false;
        self.released = true;
    }

    /// How long the timeline has stood so far, all waits together.
    #[must_use]
    pub fn stood(&self) -> Frames {
        self.stood.saturating_sub(LEAD.saturating_sub(self.lead))
    }

    /// Plays the timeline's clip of this number once more, beginning shortly.
    pub fn say_again(&mut self, number: usize) {
        let clip = self.clips.fetch(number, SAY_AGAIN_TIMEOUT).cloned();
        let (Some(clip), Some(event)) = (clip, self.timeline.clips.get(number)) else { return };
        self.say_again_duck.begin(clip.length().0 as u32);
        self.again = Some((clip, event.gain.factor(), DOWN));
    }

    fn begin(&mut self) {
        if !std::mem::replace(&mut self.begun, true) {
            self.fill_look_ahead();
        }
    }

    fn fill_look_ahead(&mut self) {
        self.lead = Frames::ZERO;
        self.fill(&mut [Frame::SILENCE; LOOKAHEAD]);
    }

    /// How many frames can be mixed in one go: up to the next block boundary of the timeline, so
    /// that what is decided once a block is decided at the same frames for everyone.
    fn stretch(&self) -> usize {
        if self.stands {
            return BLOCK;
        }
        let block = BLOCK - self.at.0 as usize % BLOCK;
        let wait = self.waits.partition_point(|w| *w <= self.at);
        self.waits.get(wait).map_or(block, |w| block.min((*w - self.at).0 as usize))
    }

    fn mix(&mut self, out: &mut [Frame]) {
        out.fill(Frame::SILENCE);
        let still = self.stands;
        let (mut duck, mut master) = ([0.0; BLOCK], [0.0; BLOCK]);
        let timeline = Arc::clone(&self.timeline);
        self.beds.add(self.at, still, out);
        if let Some(cutoff) = &timeline.bed_cutoff {
            self.night_filters.darken(cutoff.at(Frames(self.at.0 / BLOCK as u64 * BLOCK as u64)), out);
        }
        let duck = gains(&timeline.duck, self.at, still, &mut duck[..out.len()]);
        multiply(out, duck);
        self.say_again_duck.apply(timeline.duck_depth.factor(), duck, out);
        self.hold.apply(duck, out);
        self.bed_level.apply(out);
        self.sound_clips(still, out);
        multiply(out, gains(&timeline.master, self.at, still, &mut master[..out.len()]));
        let length = Frames(out.len() as u64);
        if still {
            self.stood += length;
            self.beds_ahead += length;
            self.lead = self.lead.saturating_sub(length);
        } else {
            self.at += length;
            self.lead = (self.lead + length).min(LEAD);
            self.released = false;
        }
    }

    fn sound_clips(&mut self, still: bool, out: &mut [Frame]) {
        let until = if still { self.at } else { self.at + Frames(out.len() as u64) };
        while let Some(event) = self.timeline.clips.get(self.next_clip).filter(|c| c.at < until) {
            let offset = event.at.saturating_sub(self.at).0 as usize;
            if matches!(event.sound, ClipRef::Speech(_)) {
                // What was asked for again gives way to what comes anyway.
                self.voices.hush_again();
                self.say_again_duck.end();
                self.again = None;
            }
            let role = role(event);
            if role == Role::Chime {
                self.voices.ring_out(-(offset as i64));
            }
            if let Some(clip) = self.clips.get(self.next_clip) {
                self.voices.begin(clip, 0, offset, event.gain.factor(), role);
            }
            self.next_clip += 1;
        }
        // A chime is out when the session is over.
        let last = self.timeline.end.0 as i64 - RING_OUT;
        if until.0 as i64 > last {
            self.voices.ring_out(self.at.0 as i64 - last);
        }
        if let Some((clip, gain, wait)) = &mut self.again {
            if (*wait as usize) < out.len() {
                self.voices.begin(clip, 0, *wait as usize, *gain, Role::Again);
                self.again = None;
            } else {
                *wait -= out.len() as u32;
            }
        }
        self.night_filters.add(self.timeline.kind, &mut self.voices, out);
    }
}

/// Why a clip of the timeline sounds.
pub(super) fn role(event: &timeline::Clip) -> Role {
    match event.sound {
        ClipRef::Speech(_) => Role::Line,
        ClipRef::Chime(_) => Role::Chime,
    }
}
