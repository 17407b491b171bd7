//! Singing bowls, struck softly one after another and left to ring into each other. A bowl's modes
//! lie near 1 : 2.76 : 5.2, and each is a pair a fraction of a hertz apart, because no bowl is quite
//! round: that is its slow wavering.

use super::super::noise::{Noise, hash};
use super::super::segment::{Block, Blocks, seconds};
use super::super::tones::{Tone, Tones};
use super::super::{Frame, Hour};

/// Seconds between strokes, give or take a fifth.
const GAP: f64 = 2.8;
/// Seconds a bowl is followed; by then it has faded out.
const LIFE: f64 = 24.0;
/// Seconds until a strike is fully there, by day and by night: a felt mallet, no ping.
const RISE: [f32; 2] = [0.3, 1.4];
/// The blow itself dies down this many times faster than the ring it leaves, and has this share.
const BLOW: (f32, f32) = (5.0, 0.45);
/// The bowls, in Hz: five notes that go together in any order.
const BOWLS: [f64; 6] = [130.8, 174.4, 196.2, 218.0, 261.6, 294.3];
/// Each mode: ratio, level, seconds to 1/e, hertz between its two halves at a 200 Hz bowl.
const MODES: [(f64, f32, f32, f64); 3] =
    [(1.0, 1.0, 6.0, 0.35), (2.76, 0.28, 3.6, 0.6), (5.2, 0.06, 2.0, 1.1)];

pub(in super::super) struct Bowls {
    seed: u64,
    rise: f32,
}

/// One strike: everything about it follows from its number.
struct BowlStrike {
    at: f64,
    pitch: f64,
    level: f32,
    pan: f32,
    own: u64,
}

impl Bowls {
    pub fn new(seed: u64, hour: Hour) -> Self {
        Self { seed, rise: RISE[usize::from(hour == Hour::Night)] }
    }

    /// Three of the bowls by turns with the other three, each three in an order of their own: a bowl
    /// is left to ring at least four strokes long before it is struck again.
    fn bowl(&self, number: i64) -> usize {
        let (round, place) = (number.div_euclid(3), number.rem_euclid(3) as u64);
        let order = hash(self.seed ^ 0xB0, round.cast_unsigned());
        let turn = if order & 1 == 0 { place } else { 2 - place };
        let place = (turn + (order >> 1) % 3) % 3;
        (place * 2) as usize + round.rem_euclid(2) as usize
    }

    fn strike(&self, number: i64) -> BowlStrike {
        let own = hash(self.seed, number.cast_unsigned());
        let mut chance = Noise::new(own);
        let late = f64::from(chance.between(-0.2, 0.2));
        let pitch = BOWLS[self.bowl(number)];
        BowlStrike {
            at: (number as f64 + late) * GAP,
            pitch,
            // Low bowls are the heavier ones, and the ear needs more of them.
            level: chance.between(0.8, 1.0) * (196.0 / pitch as f32).powf(0.4),
            pan: chance.between(-0.35, 0.35),
            own,
        }
    }
}

impl BowlStrike {
    fn envelope(&self, at: f64, rise: f32, decay: f32) -> f32 {
        let since = (at - self.at) as f32;
        if since <= 0.0 || since >= LIFE as f32 {
            return 0.0;
        }
        let smooth = |x: f32| x * x * (3.0 - 2.0 * x);
        let rise = smooth((since / rise).min(1.0));
        let end = smooth(((LIFE as f32 - since) / 4.0).min(1.0));
        let (faster, share) = BLOW;
        let ring = share * (-since * faster / decay).exp() + (1.0 - share) * (-since / decay).exp();
        rise * end * (ring - 4e-3).max(0.0)
    }

    fn ring(&self, span: [f64; 2], rise: f32, tones: &mut Tones<'_>) {
        for (m, (ratio, level, decay, split)) in MODES.into_iter().enumerate() {
            let size = span.map(|at| self.level * level * self.envelope(at, rise, decay));
            if size[0].max(size[1]) < 1e-4 {
                continue;
            }
            for (half, share) in [(0.5, 0.8f32), (-0.5, 0.2)] {
                let hz = self.pitch * ratio + half * split * (self.pitch / 200.0);
                let phase = (hash(self.own, m as u64) >> 40) as f64 / f64::from(1 << 24);
                // The two halves lie across each other in the bowl, so each leans to its own side.
                let pan = self.pan + 0.25 * half as f32;
                let turns = span.map(|at| hz * (at - self.at) + phase);
                tones.push(Tone { turns, level: size.map(|s| s * share), pan });
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
            self.strike(number).ring(span, self.rise, &mut tones);
        }
        tones.finish();
    }

    fn enter(&mut self, _: u64) {}
}
