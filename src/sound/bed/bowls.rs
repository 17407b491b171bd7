//! Singing bowls, struck softly one after another and left to ring into each other. A bowl's modes
//! lie near 1 : 2.76 : 5.2, and each is a pair a fraction of a hertz apart, because no bowl is quite
//! round: that is its slow wavering.

use super::super::Frame;
use super::super::noise::{Noise, hash};
use super::super::segment::{Block, Blocks, seconds};
use super::super::tones::{Tone, Tones};

/// Seconds between strokes, give or take a quarter.
const GAP: f64 = 3.0;
/// Seconds a bowl is followed; by then it has faded out.
const LIFE: f64 = 15.0;
/// Seconds until a stroke is fully there: a felt mallet, no ping.
const RISE: f32 = 0.6;
/// The bowls, in Hz: five notes that go together in any order.
const BOWLS: [f64; 6] = [130.8, 174.4, 196.2, 218.0, 261.6, 294.3];
/// Each mode: ratio, level, seconds to 1/e, hertz between its two halves at a 200 Hz bowl.
const MODES: [(f64, f32, f32, f64); 3] = [(1.0, 1.0, 6.0, 0.45), (2.76, 0.34, 3.2, 0.8), (5.2, 0.10, 1.6, 1.3)];

pub(in super::super) struct Bowls {
    seed: u64,
}

/// One stroke: everything about it follows from its number.
struct Stroke {
    at: f64,
    pitch: f64,
    level: f32,
    pan: f32,
    own: u64,
}

impl Bowls {
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    fn stroke(&self, number: i64) -> Stroke {
        let own = hash(self.seed, number.cast_unsigned());
        let mut chance = Noise::new(own);
        let late = f64::from(chance.between(-0.25, 0.25));
        let bowl = (chance.unit() * BOWLS.len() as f32) as usize;
        let pitch = BOWLS[bowl.min(BOWLS.len() - 1)];
        Stroke {
            at: (number as f64 + late) * GAP,
            pitch,
            // Low bowls are the heavier ones, and the ear needs more of them.
            level: chance.between(0.75, 1.0) * (196.0 / pitch as f32).powf(0.7),
            pan: chance.between(-0.35, 0.35),
            own,
        }
    }
}

impl Stroke {
    fn envelope(&self, at: f64, decay: f32) -> f32 {
        let since = (at - self.at) as f32;
        if since <= 0.0 || since >= LIFE as f32 {
            return 0.0;
        }
        let smooth = |x: f32| x * x * (3.0 - 2.0 * x);
        let rise = smooth((since / RISE).min(1.0));
        let end = smooth(((LIFE as f32 - since) / 3.0).min(1.0));
        rise * end * (-since / decay).exp()
    }

    fn ring(&self, span: [f64; 2], tones: &mut Tones<'_>) {
        for (m, (ratio, level, decay, split)) in MODES.into_iter().enumerate() {
            let size = span.map(|at| self.level * level * self.envelope(at, decay));
            if size[0].max(size[1]) < 1e-5 {
                continue;
            }
            for (half, share) in [(0.5, 0.62f32), (-0.5, 0.38)] {
                let hz = self.pitch * ratio + half * split * (self.pitch / 200.0);
                let phase = (hash(self.own, m as u64) >> 40) as f64 / f64::from(1 << 24);
                // The two halves lie across each other in the bowl, so each leans to its own side.
                let pan = self.pan + 0.25 * half as f32;
                let level = size.map(|s| Frame { left: s * share * (1.0 - pan), right: s * share * (1.0 + pan) });
                tones.push(Tone { turns: span.map(|at| hz * (at - self.at) + phase), level });
            }
        }
    }
}

impl Blocks for Bowls {
    fn render(&mut self, block: u64, out: &mut Block) {
        out.fill(Frame::SILENCE);
        let span = [seconds(block), seconds(block.wrapping_add(1))];
        let last = (span[1] / GAP).ceil() as i64;
        let first = ((span[0] - LIFE) / GAP).floor() as i64;
        let mut tones = Tones::onto(out);
        // From before the beginning on: one enters a room where they already ring.
        for number in first..=last.saturating_add(1) {
            self.stroke(number).ring(span, &mut tones);
        }
        tones.finish();
    }

    fn enter(&mut self, _: u64) {}
}
