//! Several beds heard as one.

use super::loudness::sum;
use super::{Frame, Source};
use crate::unit::{BLOCK, Decibels, Frames};

/// Sources played together. If each is as loud as a bed ([`super::loudness::BED`]), so is the whole, whatever their levels
/// relative to each other: sounds that know nothing of each other add up by their power.
pub struct Layered {
    layers: Vec<(Box<dyn Source>, f32)>,
    scratch: [Frame; BLOCK],
}

impl Layered {
    /// These sources at these levels relative to each other. Without any it is silent.
    #[must_use]
    pub fn new(layers: Vec<(Box<dyn Source>, Decibels)>) -> Self {
        let whole = sum(layers.iter().map(|(_, level)| *level)).factor();
        let layers = layers.into_iter().map(|(source, level)| (source, level.factor() / whole)).collect();
        Self { layers, scratch: [Frame::SILENCE; BLOCK] }
    }
}

impl Source for Layered {
    fn fill(&mut self, out: &mut [Frame]) {
        for out in out.chunks_mut(BLOCK) {
            out.fill(Frame::SILENCE);
            let part = &mut self.scratch[..out.len()];
            for (source, gain) in &mut self.layers {
                source.fill(part);
                for (slot, frame) in out.iter_mut().zip(part.iter()) {
                    *slot += *frame * *gain;
                }
            }
        }
    }

    fn is_lost(&self) -> bool {
        self.layers.iter().any(|(source, _)| source.is_lost())
    }

    fn seek(&mut self, to: Frames) {
        self.layers.iter_mut().for_each(|(source, _)| source.seek(to));
    }
}
