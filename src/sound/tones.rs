//! Many steady sine tones at once, each with its phase taken from the clock block by block, so that
//! nothing has to be remembered and a seek costs nothing.

use super::Frame;
use super::ring::sum;
use super::segment::{BLOCK, Block};

const LANES: usize = 8;

/// One tone over one block.
#[derive(Clone, Copy)]
pub(super) struct Tone {
    /// Where in its turn it is at the block's start and at its end; whole turns count.
    pub turns: [f64; 2],
    /// The level on each side at the block's start and at its end.
    pub level: [Frame; 2],
}

/// Adds tones to a block, eight at a time.
pub(super) struct Tones<'a> {
    out: &'a mut Block,
    waiting: [Tone; LANES],
    count: usize,
}

impl<'a> Tones<'a> {
    /// Onto `out`.
    pub fn onto(out: &'a mut Block) -> Self {
        let none = Tone { turns: [0.0; 2], level: [Frame::SILENCE; 2] };
        Self { out, waiting: [none; LANES], count: 0 }
    }

    /// Adds one. It may be heard only after `finish`.
    pub fn push(&mut self, tone: Tone) {
        if tone.level[0].peak().max(tone.level[1].peak()) < 1e-6 {
            return;
        }
        self.waiting[self.count] = tone;
        self.count += 1;
        if self.count == LANES {
            self.flush();
        }
    }

    /// Adds those still waiting.
    pub fn finish(mut self) {
        self.flush();
    }

    fn flush(&mut self) {
        let (mut re, mut im) = ([0f32; LANES], [0f32; LANES]);
        let (mut turn_re, mut turn_im) = ([1f32; LANES], [0f32; LANES]);
        let (mut left, mut right) = ([0f32; LANES], [0f32; LANES]);
        let (mut left_step, mut right_step) = ([0f32; LANES], [0f32; LANES]);
        for (l, tone) in self.waiting[..self.count].iter().enumerate() {
            let turn = |x: f64| ((x * std::f64::consts::TAU) as f32).sin_cos();
            (im[l], re[l]) = turn(tone.turns[0].fract());
            (turn_im[l], turn_re[l]) = turn((tone.turns[1] - tone.turns[0]) / BLOCK as f64);
            let [from, to] = tone.level;
            (left[l], right[l]) = (from.left, from.right);
            left_step[l] = (to.left - from.left) / BLOCK as f32;
            right_step[l] = (to.right - from.right) / BLOCK as f32;
        }
        for frame in self.out.iter_mut() {
            let (mut l_sum, mut r_sum) = ([0f32; LANES], [0f32; LANES]);
            for l in 0..LANES {
                l_sum[l] = im[l] * left[l];
                r_sum[l] = im[l] * right[l];
                let turned = re[l] * turn_re[l] - im[l] * turn_im[l];
                im[l] = re[l] * turn_im[l] + im[l] * turn_re[l];
                re[l] = turned;
                left[l] += left_step[l];
                right[l] += right_step[l];
            }
            frame.left += sum(l_sum);
            frame.right += sum(r_sum);
        }
        self.count = 0;
    }
}
