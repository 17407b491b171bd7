//! What a listener sets while it plays: the levels of the background and of the voice, and a line in between.

use crate::sound::Clip;
use crate::unit::Decibels;

use super::Mixer;
use super::say_again::DOWN;

impl Mixer {
    /// The beds' level against the routine's own, from now on.
    pub fn set_bed_level(&mut self, level: Decibels) {
        self.bed_level.go(level.factor());
    }

    /// The level of all that is said, against what the timeline says, from now on.
    pub fn set_voice_level(&mut self, level: Decibels) {
        self.voices.set_speech_level(level);
    }

    /// Says a line that is not on the timeline, beginning shortly, at the level of the routine's own voice. What is
    /// said anyway comes first.
    pub fn say_now(&mut self, clip: Clip) {
        self.voices.hush_again();
        self.say_again_duck.begin(u32::try_from(clip.length().0).unwrap_or(u32::MAX));
        let gain = self.speech_gain();
        self.again = Some((clip.clone(), gain, DOWN));
        // Kept, so that a voice that ends frees nothing.
        self.hold.keep(clip);
    }

    /// The gain of the last line, or of the first.
    pub(super) fn speech_gain(&self) -> f32 {
        let before = &self.timeline.clips[..self.next_clip];
        let speech = |clip: &&crate::timeline::Clip| clip.sound.chime().is_none();
        let near = before.iter().rev().find(speech).or_else(|| self.timeline.clips.iter().find(speech));
        near.map_or(1.0, |clip| clip.gain.factor())
    }
}
