//! One mixer in the place of another, at the same frame.

use std::mem::swap;

use super::Mixer;
use super::graph::Hold;

impl Mixer {
    /// Goes on in the place of `before`, at its next frame: everything that sounds goes on sounding, and the
    /// beds are where they were. Up to there and a moment beyond, both timelines must agree. Where `before`
    /// stands, this goes on, unless it waits at the same place. Never reads or allocates.
    pub fn take_over(&mut self, before: &mut Self) {
        self.beds.take_over(&mut before.beds);
        swap(&mut self.voices, &mut before.voices);
        swap(&mut self.limiter, &mut before.limiter);
        swap(&mut self.night_low_pass, &mut before.night_low_pass);
        swap(&mut self.say_again_duck, &mut before.say_again_duck);
        swap(&mut self.bed_level, &mut before.bed_level);
        swap(&mut self.again, &mut before.again);
        (self.at, self.lead, self.begun) = (before.at, before.lead, before.begun);
        (self.stood, self.beds_ahead, self.released) = (before.stood, before.beds_ahead, before.released);
        let stands = before.hold != Hold::UntilReleased || self.waits.binary_search(&self.at).is_ok();
        self.hold = if stands { before.hold } else { Hold::Runs };
        self.next_clip = self.timeline.clips.partition_point(|clip| clip.at < self.at);
        let begun = &before.timeline.clips[..before.next_clip];
        for (number, event) in self.timeline.clips[..self.next_clip].iter().enumerate() {
            // What should sound by now and was not known to the mixer before.
            if let Some(clip) = self.clips.get(number)
                && !begun.iter().any(|known| known.at == event.at && known.sound == event.sound)
            {
                self.voices.begin_late(clip, (self.at - event.at).0 as usize, event.gain.factor());
            }
        }
    }
}
