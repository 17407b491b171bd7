//! Speech and chimes that sound just now.

use crate::sound::{Clip, Frame};

/// As many as can sound at once. More than two lines and a few ringing chimes is no routine.
const MAX_VOICES: usize = 24;
/// Frames a voice takes to fall silent when it has to (100 ms).
const HUSH: f32 = 4800.0;

/// One clip that is playing.
#[derive(Clone)]
struct Voice {
    clip: Clip,
    next: usize,
    /// Frames until it begins.
    wait: usize,
    gain: f32,
    /// 1 until hushed, then falling to 0.
    left: f32,
    hushed: bool,
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
        let free = self.slots.iter_mut().find(|slot| slot.is_none());
        let Some(free) = free.filter(|_| from < clip.frames.len()) else { return };
        // Cloning a clip counts a reference and copies nothing.
        *free = Some(Voice { clip: clip.clone(), next: from, wait, gain, left: 1.0, hushed: false, again });
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
        self.slots.iter_mut().flatten().filter(|v| v.again).for_each(|v| v.hushed = true);
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
        if self.hushed {
            for (slot, frame) in out.iter_mut().zip(&rest[..n]) {
                self.left = (self.left - 1.0 / HUSH).max(0.0);
                *slot += *frame * (self.gain * self.left);
            }
        } else {
            for (slot, frame) in out.iter_mut().zip(&rest[..n]) {
                *slot += *frame * self.gain;
            }
        }
        self.next += n;
        self.next < self.clip.frames.len() && self.left > 0.0
    }
}
