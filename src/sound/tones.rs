//! Many steady sine tones at once, each with its phase taken from the clock block by block, so that
//! nothing has to be remembered and a seek costs nothing.

use super::modes::sum;
use super::segment::Block;
use crate::unit::BLOCK;

const LANES: usize = 8;
/// Softer than this is silence.
const FLOOR: f32 = 1e-6;

/// One tone over one block.
#[derive(Clone, Copy)]
pub(super) struct Tone {
    /// Where in its turn it is at the block's start and at its end; whole turns count.
    pub turns: [f64; 2],
    /// The level at the block's start and at its end.
    pub level: [f32; 2],
    /// −1 left to 1 right. Stays where it is: between blocks it would move with an edge.
    pub pan: f32,
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
        let none = Tone { turns: [0.0; 2], level: [0.0; 2], pan: 0.0 };
        Self { out, waiting: [none; LANES], count: 0 }
    }

    /// Adds one. It may be heard only after `finish`.
    pub fn push(&mut self, tone: Tone) {
        if tone.level[0].max(tone.level[1]) < FLOOR {
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
        if self.count > 0 {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let (mut re, mut im) = ([0f32; LANES], [0f32; LANES]);
        let (mut turn_re, mut turn_im) = ([1f32; LANES], [0f32; LANES]);
        let (mut left, mut right) = ([0f32; LANES], [0f32; LANES]);
        for (l, tone) in self.waiting[..self.count].iter().enumerate() {
            let angle = |x: f64| ((x * std::f64::consts::TAU) as f32).sin_cos();
            let [from, to] = tone.level.map(|x| x.max(FLOOR));
            let (sin, cos) = angle(tone.turns[0].fract());
            (re[l], im[l]) = (from * cos, from * sin);
            // The level is folded into the turn: a spiral from one to the other.
            let (sin, cos) = angle((tone.turns[1] - tone.turns[0]) / BLOCK as f64);
            let swell = ((to / from).ln() / BLOCK as f32).exp();
            (turn_re[l], turn_im[l]) = (swell * cos, swell * sin);
            (left[l], right[l]) = (1.0 - tone.pan, 1.0 + tone.pan);
        }
        for frame in self.out.iter_mut() {
            let (mut l_out, mut r_out) = ([0f32; LANES], [0f32; LANES]);
            for l in 0..LANES {
                l_out[l] = im[l] * left[l];
                r_out[l] = im[l] * right[l];
                let turned = re[l] * turn_re[l] - im[l] * turn_im[l];
                im[l] = re[l] * turn_im[l] + im[l] * turn_re[l];
                re[l] = turned;
            }
            frame.left += sum(l_out);
            frame.right += sum(r_out);
        }
        self.count = 0;
    }
}
