//! How a bed without an end can be entered anywhere. Sound is made in blocks that lie on a fixed
//! grid, so what is asked for in which portions cannot matter. A texture that remembers (filters,
//! drops still ringing) is made of segments, each begun afresh from its number and crossfaded into
//! the next, so that a seek has at most two segments to run through.

use crate::unit::{BLOCK, Frames, Shape};

use super::frame::RATE;
use super::noise::hash;
use super::{Frame, Hour, Source};

const BLOCKS_PER_SEGMENT: u64 = 3375;
const BLOCKS_PER_FADE: u64 = 375;

/// A block of sound.
pub(super) type Block = [Frame; BLOCK];

/// Seconds from the beginning to the start of a block.
pub(super) fn seconds(block: u64) -> f64 {
    block as f64 * (BLOCK as f64 / f64::from(RATE))
}

/// Sound that can be made block after block from anywhere.
pub(super) trait Blocks: Send {
    /// Overwrites `out` with a block. Blocks are asked for in order, unless `enter` said otherwise.
    fn render(&mut self, block: u64, out: &mut Block);

    /// Makes ready for `block` to be rendered next.
    fn enter(&mut self, block: u64);
}

/// A texture with a memory. Slow changes must be functions of `at` alone, so that two segments
/// agree on them while one fades into the other.
pub(super) trait Texture: Copy + Send {
    /// A fresh one. `seed` is the bed's, `noise` this segment's own.
    fn start(seed: u64, noise: u64, hour: Hour) -> Self;

    /// Overwrites `out` with the block that starts `at` seconds after the bed's beginning.
    fn block(&mut self, at: f64, out: &mut Block);
}

/// A texture without an end: 18 s segments that overlap by 2 s.
pub(super) struct Segmented<T> {
    seed: u64,
    hour: Hour,
    fading: T,
    current: T,
}

impl<T: Texture> Segmented<T> {
    pub fn new(seed: u64, hour: Hour) -> Self {
        let first = Self::segment(seed, hour, 0);
        Self { seed, hour, fading: first, current: first }
    }

    fn segment(seed: u64, hour: Hour, number: u64) -> T {
        T::start(seed, hash(seed ^ 0x5E67, number), hour)
    }
}

impl<T: Texture> Blocks for Segmented<T> {
    fn render(&mut self, block: u64, out: &mut Block) {
        let (number, within) = (block / BLOCKS_PER_SEGMENT, block % BLOCKS_PER_SEGMENT);
        if within == 0 && number > 0 {
            self.fading = self.current;
            self.current = Self::segment(self.seed, self.hour, number);
        }
        self.current.block(seconds(block), out);
        if number == 0 || within >= BLOCKS_PER_FADE {
            return;
        }
        let mut old = [Frame::SILENCE; BLOCK];
        self.fading.block(seconds(block), &mut old);
        let along = |b: u64| b as f32 / BLOCKS_PER_FADE as f32;
        let rise = [along(within), along(within + 1)].map(|x| Shape::Power.between(0.0, 1.0, x));
        let fall = [along(within), along(within + 1)].map(|x| Shape::Power.between(1.0, 0.0, x));
        for (i, (new, old)) in out.iter_mut().zip(old).enumerate() {
            let x = i as f32 / BLOCK as f32;
            *new = *new * (rise[0] + (rise[1] - rise[0]) * x) + old * (fall[0] + (fall[1] - fall[0]) * x);
        }
    }

    fn enter(&mut self, block: u64) {
        let (number, within) = (block / BLOCKS_PER_SEGMENT, block % BLOCKS_PER_SEGMENT);
        // Within a crossfade the segment before is still heard and must be followed from its start.
        // What that one itself fades out of is wrong here, and over before `block`.
        let from = if within < BLOCKS_PER_FADE { number.saturating_sub(1) } else { number };
        self.current = Self::segment(self.seed, self.hour, from);
        let mut lost = [Frame::SILENCE; BLOCK];
        for b in from * BLOCKS_PER_SEGMENT..block {
            self.render(b, &mut lost);
        }
    }
}

/// Blocks as a [`Source`], at a loudness.
#[derive(Clone)]
pub(super) struct Bed<B> {
    blocks: B,
    gain: f32,
    next: u64,
    ready: Block,
    taken: usize,
}

impl<B: Blocks> Bed<B> {
    /// `gain` brings it to the loudness all beds share.
    pub fn new(blocks: B, gain: f32) -> Self {
        Self { blocks, gain, next: 0, ready: [Frame::SILENCE; BLOCK], taken: BLOCK }
    }

    fn advance(&mut self) {
        self.blocks.render(self.next, &mut self.ready);
        for frame in &mut self.ready {
            *frame = *frame * self.gain;
        }
        self.next = self.next.wrapping_add(1);
        self.taken = 0;
    }
}

impl<B: Blocks> Source for Bed<B> {
    fn fill(&mut self, mut out: &mut [Frame]) {
        while !out.is_empty() {
            if self.taken >= BLOCK {
                self.advance();
            }
            let count = out.len().min(BLOCK - self.taken);
            let (now, later) = out.split_at_mut(count);
            now.copy_from_slice(&self.ready[self.taken..self.taken + count]);
            self.taken += count;
            out = later;
        }
    }

    fn seek(&mut self, to: Frames) {
        self.next = to.0 / BLOCK as u64;
        self.blocks.enter(self.next);
        self.advance();
        self.taken = (to.0 % BLOCK as u64) as usize;
    }
}
