//! A look-ahead limiter: it sees a peak 5 ms before it passes, and has turned down by then.

use crate::sound::Frame;

/// Frames of look-ahead, and so of delay: 5 ms.
pub const LOOKAHEAD: usize = 240;
/// A frame counts from the moment it is seen to the moment it passes, both included.
const WINDOW: usize = LOOKAHEAD + 1;
/// So many frames after one that needed less, nothing remembers it: it has left the window and then the minima.
const SETTLED: usize = 2 * LOOKAHEAD + 1;

/// Holds every sample at or under a ceiling. The gain is the smallest needed by any frame within
/// the look-ahead, averaged over as long again: no step in it, and at the peak it has arrived.
pub struct Limiter {
    ceiling: f32,
    delay: [Frame; LOOKAHEAD],
    /// The gain each frame in the delay needs, as a queue of ever larger values with their ages:
    /// its front is the smallest in the window.
    least: [(f32, u64); WINDOW],
    front: usize,
    queued: usize,
    /// The last `LOOKAHEAD` minima and their sum. Exact: 24-bit fractions summed in 53 bits.
    smooth: [f32; LOOKAHEAD],
    sum: f64,
    at: usize,
    clock: u64,
    /// Frames until every gain is exactly 1, if none needs less meanwhile.
    busy: usize,
}

impl Limiter {
    /// No sample will pass above `ceiling`, a factor of full scale.
    #[must_use]
    pub fn new(ceiling: f32) -> Self {
        Self {
            ceiling,
            delay: [Frame::SILENCE; LOOKAHEAD],
            least: [(1.0, 0); WINDOW],
            front: 0,
            queued: 0,
            smooth: [1.0; LOOKAHEAD],
            sum: LOOKAHEAD as f64,
            at: 0,
            clock: 0,
            busy: 0,
        }
    }

    /// Limits in place. What comes out is what went in [`LOOKAHEAD`] frames before.
    pub fn apply(&mut self, block: &mut [Frame]) {
        let peak = block.iter().fold(0.0f32, |p, f| p.max(f.peak()));
        if self.busy == 0 && peak <= self.ceiling {
            self.pass(block);
        } else {
            for frame in block {
                *frame = self.limit(*frame);
            }
        }
    }

    fn pass(&mut self, block: &mut [Frame]) {
        self.queued = 0;
        self.clock += block.len() as u64;
        let mut rest = block;
        while !rest.is_empty() {
            let n = rest.len().min(LOOKAHEAD - self.at);
            let (part, after) = rest.split_at_mut(n);
            self.delay[self.at..self.at + n].swap_with_slice(part);
            self.at = (self.at + n) % LOOKAHEAD;
            rest = after;
        }
    }

    fn limit(&mut self, frame: Frame) -> Frame {
        let peak = frame.peak();
        let need = if peak > self.ceiling { self.ceiling / peak } else { 1.0 };
        self.busy = if need < 1.0 { SETTLED } else { self.busy.saturating_sub(1) };
        let least = self.least_with(need);
        self.sum += f64::from(least) - f64::from(std::mem::replace(&mut self.smooth[self.at], least));
        let late = std::mem::replace(&mut self.delay[self.at], frame);
        self.at = (self.at + 1) % LOOKAHEAD;
        self.clock += 1;
        late * (self.sum / LOOKAHEAD as f64) as f32
    }

    /// The smallest need among this frame's and those still in the window.
    fn least_with(&mut self, need: f32) -> f32 {
        let slot = |front: usize, i: usize| (front + i) % WINDOW;
        while self.queued > 0 && self.least[slot(self.front, self.queued - 1)].0 >= need {
            self.queued -= 1;
        }
        if self.queued > 0 && self.clock - self.least[self.front].1 >= WINDOW as u64 {
            self.front = slot(self.front, 1);
            self.queued -= 1;
        }
        self.least[slot(self.front, self.queued)] = (need, self.clock);
        self.queued += 1;
        self.least[self.front].0
    }
}
