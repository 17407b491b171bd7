//! A line said once more because the listener asked: it makes its own room in the beds.

use crate::sound::Frame;
use crate::unit::Shape;

/// The beds go down over this many frames before the line begins (400 ms), and up over thrice that.
pub(super) const DOWN: u32 = 19_200;
const UP: u32 = 3 * DOWN;

/// Lowers the beds for a line that is repeated on request.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SayAgainDuck {
    /// 0 (up) to 1 (down).
    depth: f32,
    /// Frames until the line begins, then frames it lasts; at zero the beds rise again.
    down_for: u32,
}

impl SayAgainDuck {
    /// Goes down for a line of `length` frames that begins [`DOWN`] frames from now.
    pub fn begin(&mut self, length: u32) {
        self.down_for = DOWN + length;
    }

    /// Rises from here.
    pub fn end(&mut self) {
        self.down_for = 0;
    }

    /// `floor` is the factor at the bottom; `others` what the timeline's own duck already does.
    pub fn apply(&mut self, floor: f32, others: &[f32], out: &mut [Frame]) {
        if self.down_for == 0 && self.depth <= 0.0 {
            return;
        }
        for (frame, other) in out.iter_mut().zip(others) {
            if self.down_for > 0 {
                self.down_for -= 1;
                self.depth = (self.depth + 1.0 / DOWN as f32).min(1.0);
            } else {
                self.depth = (self.depth - 1.0 / UP as f32).max(0.0);
            }
            // Where the timeline has ducked already, only the rest is taken.
            let wanted = Shape::Smooth.between(1.0, floor, self.depth);
            *frame = *frame * (wanted / *other).min(1.0);
        }
    }
}
