//! Removes a constant voltage (DC) from a recording.

use std::f32::consts::TAU;

use super::Frame;
use super::frame::RATE;

/// Below this nothing is heard (Hz).
const CUTOFF: f32 = 5.0;

/// A high-pass of the first order: y = x − x₋₁ + p·y₋₁.
pub(super) struct RemoveDc {
    pole: f32,
    before: Option<Frame>,
    out: Frame,
}

impl RemoveDc {
    /// At the start of a sound.
    pub fn new() -> Self {
        Self { pole: 1.0 - TAU * CUTOFF / RATE, before: None, out: Frame::SILENCE }
    }

    /// Filters the next frames in place.
    pub fn apply(&mut self, frames: &mut [Frame]) {
        // Starts at the mean of the first stretch, so that the filter need not settle.
        let mut before = self.before.unwrap_or_else(|| mean(frames));
        if self.before.is_none()
            && let Some(first) = frames.first()
        {
            self.out = *first + before * -1.0;
            before = *first;
        }
        for frame in frames {
            self.out = *frame + before * -1.0 + self.out * self.pole;
            before = *frame;
            *frame = self.out;
        }
        self.before = Some(before);
    }
}

fn mean(frames: &[Frame]) -> Frame {
    let sum = frames.iter().fold(Frame::SILENCE, |sum, frame| sum + *frame);
    sum * (1.0 / frames.len().max(1) as f32)
}
