//! The frames that a device was given last: those it has not played when it goes are given again.

use crate::sound::Frame;

/// How many are kept: 683 ms, more than any device holds.
const KEPT: usize = 1 << 15;

/// Frames from the ring, the last ones given, as they were before fades and volume.
pub(super) struct Recent {
    frames: Box<[Frame; KEPT]>,
    /// Where the next one goes.
    next: usize,
    /// How many there are.
    held: usize,
    /// How many of them, the last ones, are to be given again.
    again: usize,
    /// Frames of silence given after them.
    silent: u64,
    epoch: u32,
}

impl Recent {
    pub fn new() -> Self {
        Self { frames: Box::new([Frame::SILENCE; KEPT]), next: 0, held: 0, again: 0, silent: 0, epoch: 0 }
    }

    /// Frames of this epoch were given.
    pub fn gave(&mut self, frames: &[Frame], epoch: u32) {
        if epoch != self.epoch {
            (self.epoch, self.held, self.again) = (epoch, 0, 0);
        }
        for frame in frames {
            self.frames[self.next] = *frame;
            self.next = (self.next + 1) % KEPT;
        }
        self.held = (self.held + frames.len()).min(KEPT);
        self.silent = 0;
    }

    /// So many frames of silence were given instead.
    pub fn gave_silence(&mut self, count: usize) {
        self.silent = self.silent.saturating_add(count as u64);
    }

    /// Of everything given, the last `count` frames were not heard.
    #[cfg(feature = "playback")]
    pub fn unheard(&mut self, count: u64) {
        let count = count.saturating_sub(self.silent);
        self.again = (self.again + usize::try_from(count).unwrap_or(KEPT)).min(self.held);
    }

    /// How many are to be given again in this epoch.
    pub fn left(&self, epoch: u32) -> usize {
        if epoch == self.epoch { self.again } else { 0 }
    }

    /// Gives those again that were not heard, as far as `out` has room; how many.
    pub fn give_again(&mut self, out: &mut [Frame], epoch: u32) -> usize {
        let count = self.left(epoch).min(out.len());
        if count == 0 {
            return 0;
        }
        for frame in &mut out[..count] {
            *frame = self.frames[(self.next + KEPT - self.again) % KEPT];
            self.again -= 1;
        }
        self.silent = 0;
        count
    }
}

#[cfg(all(test, feature = "playback"))]
mod tests {
    use super::*;

    fn frames(range: std::ops::Range<usize>) -> Vec<Frame> {
        range.map(|at| Frame { left: at as f32, right: 0.0 }).collect()
    }

    fn again(recent: &mut Recent, epoch: u32) -> Vec<usize> {
        let mut out = vec![Frame::SILENCE; 100];
        let count = recent.give_again(&mut out, epoch);
        out[..count].iter().map(|frame| frame.left as usize).collect()
    }

    #[test]
    fn what_was_not_heard_is_given_again_in_order() {
        let mut recent = Recent::new();
        recent.gave(&frames(0..KEPT + 50), 1);
        recent.unheard(3);
        assert_eq!(again(&mut recent, 1), [KEPT + 47, KEPT + 48, KEPT + 49]);
        assert_eq!(again(&mut recent, 1), [0; 0]);
    }

    #[test]
    fn a_loss_while_it_is_given_again_forgets_nothing() {
        let mut recent = Recent::new();
        recent.gave(&frames(0..50), 1);
        recent.unheard(4);
        let mut out = [Frame::SILENCE; 3];
        assert_eq!(recent.give_again(&mut out, 1), 3);
        recent.unheard(2);
        assert_eq!(again(&mut recent, 1), [47, 48, 49]);
    }

    #[test]
    fn silence_was_given_last_and_after_a_jump_nothing_is_given_again() {
        let mut recent = Recent::new();
        recent.gave(&frames(0..50), 1);
        recent.gave_silence(6);
        recent.unheard(8);
        assert_eq!(again(&mut recent, 1), [48, 49]);
        recent.unheard(20);
        assert_eq!(recent.left(2), 0);
        recent.gave(&frames(0..5), 2);
        recent.unheard(20);
        assert_eq!(again(&mut recent, 2), [0, 1, 2, 3, 4]);
    }
}
