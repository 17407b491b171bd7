//! A bed that was not measured whole is turned down where it gets too loud.

use std::collections::VecDeque;

use ebur128::{EbuR128, Mode};

use super::Frame;
use super::loudness::{BED_CEILING, add};
use super::short_term::ShortTerm;
use crate::unit::{Decibels, SAMPLE_RATE};

/// Loudness is looked at this often (a tenth of a second, in frames).
const STEP: usize = ShortTerm::step_at(SAMPLE_RATE);
/// Short-term loudness is that of three seconds.
const WINDOW: usize = 30;
/// Afterwards it is turned up again by at most this per step (dB).
const RELEASE: f32 = 0.3;

/// Turns the level down before loud passages begin. Delays the sound by up to three seconds.
pub(super) struct BedCeiling {
    meter: EbuR128,
    short_term: ShortTerm,
    /// Frames of the step that is not yet full.
    filling: Vec<Frame>,
    /// Full steps, and how far down each must go (dB, 0 or more).
    steps: VecDeque<(Vec<Frame>, f32)>,
    /// How far down the last step ended.
    ended: f32,
}

impl BedCeiling {
    /// A new one; `None` if memory runs out.
    pub fn new() -> Option<Self> {
        let meter = EbuR128::new(2, SAMPLE_RATE, Mode::M).ok()?;
        let short_term = ShortTerm::new();
        Some(Self {
            meter,
            short_term,
            filling: Vec::with_capacity(STEP),
            steps: VecDeque::new(),
            ended: 0.0,
        })
    }

    /// Replaces the frames by those that are ready.
    pub fn hold(&mut self, frames: &mut Vec<Frame>) {
        let mut taken = std::mem::take(frames).into_iter().peekable();
        while taken.peek().is_some() {
            self.filling.extend(taken.by_ref().take(STEP - self.filling.len()));
            if self.filling.len() == STEP {
                self.step();
                while self.steps.len() > WINDOW {
                    self.give(frames);
                }
            }
        }
    }

    /// Appends the frames that are still held.
    pub fn finish(&mut self, frames: &mut Vec<Frame>) {
        if !self.filling.is_empty() {
            self.step();
        }
        while !self.steps.is_empty() {
            self.give(frames);
        }
    }

    /// Measures the step that is full.
    fn step(&mut self) {
        let step = std::mem::replace(&mut self.filling, Vec::with_capacity(STEP));
        let _ = add(&mut self.meter, &step);
        let loudness = self.short_term.step(&self.meter);
        let too_loud = (loudness - BED_CEILING).max(0.0) as f32;
        self.steps.push_back((step, 0.0));
        for (_, down) in self.steps.iter_mut().rev().take(WINDOW) {
            *down = down.max(too_loud);
        }
    }

    /// Appends the oldest step. At each end it is down as far as it or its neighbour there must be.
    fn give(&mut self, out: &mut Vec<Frame>) {
        let Some((mut step, down)) = self.steps.pop_front() else { return };
        let next = self.steps.front().map_or(down, |(_, next)| *next);
        let end = down.max(next).max(self.ended - RELEASE);
        let (from, to) = (Decibels(-self.ended.max(down)).factor(), Decibels(-end).factor());
        if from < 1.0 || to < 1.0 {
            let length = step.len() as f32;
            for (i, frame) in step.iter_mut().enumerate() {
                *frame = *frame * (from + (to - from) * i as f32 / length);
            }
        }
        self.ended = end;
        out.append(&mut step);
    }
}
