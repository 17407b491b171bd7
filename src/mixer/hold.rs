//! The session stands because the listener spoke up: nothing is said but what is meant for that, over beds that are low.

use crate::sound::{Clip, Frame};
use crate::unit::Decibels;

use super::Mixer;
use super::ramp::Ramp;
use super::voices::Role;

/// How low the beds are while the session stands, and what is said then.
#[derive(Default)]
pub(super) struct Hold {
    /// The beds' factor; `None` while the session goes on.
    beds: Option<Ramp>,
    /// The lines that may sound. Kept here, so that a voice that ends frees nothing.
    lines: [Option<Clip>; 2],
}

impl Mixer {
    /// Stands here until the next jump, with the beds lowered to `beds` and everything else silent. What sounded is
    /// gone at once, so fade out first.
    pub fn hold(&mut self, beds: Decibels) {
        self.stands = true;
        self.voices.clear();
        self.again = None;
        self.hold = Hold { beds: Some(Ramp::at(beds.factor())), lines: [None, None] };
    }

    /// While it stands: brings the beds to this level over so many frames.
    pub fn set_held_beds(&mut self, beds: Decibels, frames: u32) {
        if let Some(ramp) = &mut self.hold.beds {
            ramp.go_over(beds.factor(), frames);
        }
    }

    /// While it stands: says a line at the level of the routine's own voice. One that is still being said fades.
    pub fn say_held(&mut self, clip: Clip) {
        if self.hold.beds.is_none() {
            return;
        }
        self.voices.hush_again();
        let gain = self.speech_gain();
        self.voices.begin(&clip, 0, 0, gain, Role::Again);
        self.hold.keep(clip);
    }
}

impl Hold {
    /// Keeps a line that sounds, and the one before it.
    pub fn keep(&mut self, line: Clip) {
        self.lines.rotate_left(1);
        self.lines[1] = Some(line);
    }

    /// Lowers the beds in `out`. Where the timeline has lowered them by `others` already, only the rest is taken.
    pub fn apply(&mut self, others: &[f32], out: &mut [Frame]) {
        let Some(ramp) = &mut self.beds else { return };
        for (frame, other) in out.iter_mut().zip(others) {
            *frame = *frame * (ramp.next() / *other).min(1.0);
        }
    }
}
