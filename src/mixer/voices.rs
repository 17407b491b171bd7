//! Speech and chimes that sound just now.

use crate::sound::{Clip, Frame};

/// As many as can sound at once. More than two lines and a few ringing chimes is no routine.
const MOST: usize = 24;
/// Frames a voice takes to fall silent when it has to (100 ms).
const HUSH: f32 = 4800.0;

/// One clip on its way.
#[derive(Clone)]
struct Voice {
    clip: Clip,
    next: usize,
    gain: f32,
    /// 1 until hushed, then falling to 0.
    left: f32,
    hushed: bool,
    again: bool,
}

/// The clips that sound.
pub(super) struct Voices {
    slots: [Option<Voice>; MOST],
}

impl Voices {
    pub fn new() -> Self {
        Self { slots: [const { None }; MOST] }
    }

    /// Begins a clip at its frame `from`, at `offset` frames into the block being mixed. With no
    /// room left it is not heard: two dozen others are.
    pub fn begin(&mut self, clip: &Clip, from: usize, gain: f32, again: bool) -> usize {
        let free = self.slots.iter().position(Option::is_none);
        let Some(free) = free.filter(|_| from < clip.frames.len()) else { return MOST };
        // Cloning a clip counts a reference and copies nothing.
        self.slots[free] =
            Some(Voice { clip: clip.clone(), next: from, gain, left: 1.0, hushed: false, again });
        free
    }

    /// Adds one voice's next frames to `out`.
    pub fn add_one(&mut self, slot: usize, out: &mut [Frame]) {
        let Some(voice) = self.slots.get_mut(slot).and_then(Option::as_mut) else { return };
        let rest = &voice.clip.frames[voice.next..];
        let n = rest.len().min(out.len());
        if voice.hushed {
            for (slot, frame) in out.iter_mut().zip(&rest[..n]) {
                voice.left = (voice.left - 1.0 / HUSH).max(0.0);
                *slot += *frame * (voice.gain * voice.left);
            }
        } else {
            for (slot, frame) in out.iter_mut().zip(&rest[..n]) {
                *slot += *frame * voice.gain;
            }
        }
        voice.next += n;
        // Dropping a clip here frees nothing: the mixer's assets hold another reference.
        if voice.next >= voice.clip.frames.len() || voice.left <= 0.0 {
            self.slots[slot] = None;
        }
    }

    /// Adds every voice but those begun in this block.
    pub fn add(&mut self, out: &mut [Frame], begun: &[bool; MOST]) {
        for (slot, _) in begun.iter().enumerate().filter(|(_, begun)| !**begun) {
            self.add_one(slot, out);
        }
    }

    /// Lets a line that is being said again fall silent.
    pub fn hush_again(&mut self) {
        self.slots.iter_mut().flatten().filter(|v| v.again).for_each(|v| v.hushed = true);
    }

    pub fn clear(&mut self) {
        self.slots = [const { None }; MOST];
    }

    pub const fn none_begun() -> [bool; MOST] {
        [false; MOST]
    }
}
