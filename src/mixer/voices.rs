//! Speech and chimes that sound just now.

use crate::sound::{Clip, Frame};

/// As many as can sound at once. More than two lines and a few ringing chimes is no routine.
const MAX_VOICES: usize = 24;
/// Frames a voice takes to fall silent when it has to (100 ms).
const HUSH: f32 = 4800.0;
/// Frames to fade in a clip that begins in its middle (20 ms): a shorter fade clicks.
const RISE: f32 = 960.0;

/// One clip that is playing.
#[derive(Clone)]
struct Voice {
    clip: Clip,
    next: usize,
    /// Frames until it begins.
    wait: usize,
    gain: f32,
    /// A factor on its gain, for fades.
    level: f32,
    /// By how much the level changes with each frame, while it does: up to 1, or down to 0 and over.
    fade: Option<f32>,
    again: bool,
}

/// The clips that sound, in the order they began: added in that order however they were reached.
pub(super) struct Voices {
    slots: [Option<Voice>; MAX_VOICES],
}

impl Voices {
    pub fn new() -> Self {
        Self { slots: [const { None }; MAX_VOICES] }
    }

    /// Begins a clip at its frame `from`, `wait` frames into the block being mixed. With no room
    /// left it is not heard: two dozen others are.
    pub fn begin(&mut self, clip: &Clip, from: usize, wait: usize, gain: f32, again: bool) {
        // Cloning a clip counts a reference and copies nothing.
        let clip = clip.clone();
        self.add_voice(Voice { clip, next: from, wait, gain, level: 1.0, fade: None, again });
    }

    /// Fades a clip in at its frame `from`, which should have begun before.
    pub fn begin_late(&mut self, clip: &Clip, from: usize, gain: f32) {
        let clip = clip.clone();
        self.add_voice(Voice {
            clip,
            next: from,
            wait: 0,
            gain,
            level: 0.0,
            fade: Some(1.0 / RISE),
            again: false,
        });
    }

    fn add_voice(&mut self, voice: Voice) {
        let free = self.slots.iter_mut().find(|slot| slot.is_none());
        if let Some(free) = free.filter(|_| voice.next < voice.clip.frames.len()) {
            *free = Some(voice);
        }
    }

    /// Adds every voice's next frames to `out`.
    pub fn add(&mut self, out: &mut [Frame]) {
        let mut kept = 0;
        for i in 0..MAX_VOICES {
            let Some(voice) = &mut self.slots[i] else { break };
            if voice.add(out) {
                self.slots.swap(kept, i);
                kept += 1;
            } else {
                // Dropping a clip here frees nothing: `Clips` holds another reference as long as a voice does.
                self.slots[i] = None;
            }
        }
    }

    /// Lets a line that is being said again fall silent.
    pub fn hush_again(&mut self) {
        self.slots.iter_mut().flatten().filter(|v| v.again).for_each(|v| v.fade = Some(-1.0 / HUSH));
    }

    pub fn clear(&mut self) {
        self.slots = [const { None }; MAX_VOICES];
    }
}

impl Voice {
    /// Adds its next frames; whether there are more.
    fn add(&mut self, out: &mut [Frame]) -> bool {
        let out = &mut out[std::mem::take(&mut self.wait)..];
        let rest = &self.clip.frames[self.next..];
        let n = rest.len().min(out.len());
        let sound = out.iter_mut().zip(&rest[..n]);
        match self.fade {
            None => sound.for_each(|(slot, frame)| *slot += *frame * self.gain),
            Some(step) => {
                for (slot, frame) in sound {
                    self.level = (self.level + step).clamp(0.0, 1.0);
                    *slot += *frame * (self.gain * self.level);
                }
                self.fade = self.fade.filter(|_| self.level < 1.0);
            }
        }
        self.next += n;
        self.next < self.clip.frames.len() && self.level > 0.0
    }
}
