//! One mixer in the place of another at the same frame, or one timeline in the place of another.

use std::mem::swap;
use std::sync::Arc;

use super::Mixer;
use super::graph::role;
use crate::timeline::{Clip, Timeline};

impl Mixer {
    /// Goes on in the place of `before`, at its next frame: everything that sounds goes on sounding, and the
    /// beds are where they were. Up to there and a moment beyond, both timelines must agree. Where `before`
    /// stands, this goes on, unless it waits at the same place. Never reads or allocates.
    pub fn take_over(&mut self, before: &mut Self) {
        self.beds.take_over(&mut before.beds);
        swap(&mut self.voices, &mut before.voices);
        swap(&mut self.limiter, &mut before.limiter);
        swap(&mut self.night_filters, &mut before.night_filters);
        swap(&mut self.say_again_duck, &mut before.say_again_duck);
        swap(&mut self.bed_level, &mut before.bed_level);
        swap(&mut self.again, &mut before.again);
        (self.at, self.lead, self.begun) = (before.at, before.lead, before.begun);
        (self.stood, self.beds_ahead, self.released) = (before.stood, before.beds_ahead, before.released);
        self.stands = before.stands && self.waits.binary_search(&self.at).is_ok();
        self.begin_missed(&before.timeline.clips[..before.next_clip]);
    }

    /// Goes on with another timeline of the same lines and sounds, at its next frame. Up to there and a moment
    /// beyond, both must agree. May allocate.
    pub fn retime(&mut self, timeline: Arc<Timeline>) {
        self.clips.retime(&timeline);
        self.beds.retime(&timeline);
        let before = std::mem::replace(&mut self.timeline, timeline);
        if !self.waits.is_empty() {
            self.waits.clear();
            self.wait_for_listener();
        }
        self.stands &= self.waits.binary_search(&self.at).is_ok();
        self.begin_missed(&before.clips[..self.next_clip]);
    }

    /// Goes on after what has begun by now, and begins what should have and is not among what did.
    fn begin_missed(&mut self, begun: &[Clip]) {
        self.next_clip = self.timeline.clips.partition_point(|clip| clip.at < self.at);
        for (number, event) in self.timeline.clips[..self.next_clip].iter().enumerate() {
            let same = |known: &Clip| known.at == event.at && known.sound == event.sound;
            if let Some(clip) = self.clips.get(number)
                && !begun.get(number).is_some_and(same)
                && !begun.iter().any(same)
            {
                let since = (self.at - event.at).0 as usize;
                self.voices.begin_late(clip, since, event.gain.factor(), role(event));
            }
        }
    }
}
