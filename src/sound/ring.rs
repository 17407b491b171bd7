//! Chimes that ring for seconds: bowls and a bell, made of their modes as they sound. As files they would be larger
//! than all else that is heard; here they cost a table, and memory for one block.

use super::segment::{Bed, Block, Blocks, seconds};
use super::tones::{Tone, Tones};
use super::{Frame, Source};
use crate::unit::{Frames, SAMPLE_RATE};

/// One mode of a struck thing. Nothing cast or hammered is quite round, so each is two tones close to each other,
/// which beat.
#[derive(Debug, PartialEq)]
struct Mode {
    hz: f64,
    /// Hertz between its two tones.
    split: f64,
    level: f32,
    /// Seconds until it has died down by 60 dB.
    rings: f32,
    /// −1 left to 1 right.
    pan: f64,
}

/// A thing that is struck softly and left to ring.
#[derive(Debug, PartialEq)]
pub struct Struck {
    name: &'static str,
    /// Seconds until the strike is fully there: a felt mallet, no ping.
    rise: f32,
    /// Seconds until it is silent.
    seconds: f32,
    /// Brings its loudest 400 ms to [`super::loudness::CHIME`]. Measured, not derived: a test says by how much it is off.
    gain: f32,
    modes: &'static [Mode],
}

/// The blow itself dies down this many times faster than the ring it leaves, and has this share.
const BLOW: (f32, f32) = (5.0, 0.45);
/// The shares of a mode's two tones: equal ones would silence each other at every beat.
const SHARES: [f32; 2] = [0.7, 0.3];
/// Over so many seconds at the end, what is left goes to exact silence.
const END: f32 = 2.0;
/// −60 dB in time constants.
const SIXTY_DB: f32 = 6.908;

const fn mode(hz: f64, split: f64, level: f32, rings: f32, pan: f64) -> Mode {
    Mode { hz, split, level, rings, pan }
}

/// The modes of bowls lie as in O. Inácio, L. Henrique, J. Antunes: The Dynamics of Tibetan Singing Bowls, Acta Acustica
/// 92 (2006), 637–653: 1 : 2.778 : 5.181 : 8.163 in one of 180 mm, 1 : 2.765 : 5.121 : 7.807 in one of 140 mm. In the small
/// one the second is raised: it is what a small bowl is known by. Those of the bell are hum, prime, tierce, quint,
/// nominal and duodecime, 1/2 : 1 : 6/5 : 3/2 : 2 : 3, as in N. Fletcher, T. Rossing: The Physics of Musical Instruments,
/// chapter 21, each a little off as in cast bells.
const STRUCK: &[Struck] = &[
    Struck {
        name: "bowl-low",
        rise: 0.26,
        seconds: 19.5,
        gain: 0.0993,
        modes: &[
            mode(164.8, 2.0, 1.0, 18.5, -0.12),
            mode(164.8 * 2.778, 2.6, 0.42, 12.0, 0.15),
            mode(164.8 * 5.181, 3.2, 0.13, 7.0, -0.2),
            mode(164.8 * 8.163, 3.8, 0.03, 4.0, 0.1),
        ],
    },
    Struck {
        name: "bowl-high",
        rise: 0.22,
        seconds: 18.5,
        gain: 0.0924,
        modes: &[
            mode(392.0, 2.2, 1.0, 18.0, 0.1),
            mode(392.0 * 2.765, 2.8, 0.55, 12.5, -0.15),
            mode(392.0 * 5.121, 3.4, 0.08, 6.0, 0.15),
            mode(392.0 * 7.807, 4.0, 0.02, 3.5, -0.1),
        ],
    },
    Struck {
        name: "bell-soft",
        rise: 0.2,
        seconds: 12.5,
        gain: 0.0961,
        modes: &[
            mode(261.6, 2.0, 0.45, 10.5, 0.0),
            mode(523.3, 2.4, 1.0, 10.5, -0.1),
            mode(622.8, 2.8, 0.34, 7.0, 0.15),
            mode(784.9, 3.0, 0.22, 5.5, -0.2),
            mode(1046.5, 3.4, 0.26, 5.0, 0.1),
            mode(1569.8, 4.0, 0.08, 3.0, -0.1),
        ],
    },
];

impl Struck {
    /// The chime of that name, if it is one that rings.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        STRUCK.iter().find(|struck| struck.name == name)
    }

    /// How long it sounds.
    #[must_use]
    pub fn length(&self) -> Frames {
        Frames((f64::from(self.seconds) * f64::from(SAMPLE_RATE)) as u64)
    }

    fn envelope(&self, mode: &Mode, at: f64) -> f32 {
        let at = at as f32;
        let smooth = |x: f32| x * x * (3.0 - 2.0 * x);
        let rise = smooth((at / self.rise).clamp(0.0, 1.0));
        let end = smooth(((self.seconds - at) / END).clamp(0.0, 1.0));
        // From the end of the rise on: what decays fast would else be gone before it is heard.
        let decays = (at - 0.6 * self.rise).max(0.0) * SIXTY_DB / mode.rings;
        let (faster, share) = BLOW;
        rise * end * (share * (-decays * faster).exp() + (1.0 - share) * (-decays).exp())
    }
}

impl Blocks for &'static Struck {
    fn render(&mut self, block: u64, out: &mut Block) {
        out.fill(Frame::SILENCE);
        let span = [seconds(block), seconds(block.saturating_add(1))];
        let mut tones = Tones::onto(out);
        for (number, mode) in self.modes.iter().enumerate() {
            let level = span.map(|at| mode.level * self.envelope(mode, at));
            for (half, share) in [-0.5, 0.5].into_iter().zip(SHARES) {
                let hz = mode.hz + half * mode.split;
                // Both tones of a mode are together when the strike is fully there. The modes are not, or all would
                // peak at once: the golden ratio keeps phases apart.
                let phase = 0.618 * number as f64;
                let turns = span.map(|at| hz * (at - f64::from(self.rise)) + phase);
                // The two lie across each other in the rim, so each leans to its own side.
                let pan = (mode.pan + 0.25 * half) as f32;
                tones.push(Tone { turns, level: level.map(|level| level * share), pan });
            }
        }
        tones.finish();
    }

    fn enter(&mut self, _: u64) {}
}

/// A chime that is ringing. Its frame at a place is always the same, however it is reached.
#[derive(Clone)]
pub struct Ring {
    sound: Bed<&'static Struck>,
    left: u64,
}

impl Ring {
    /// From its frame `from` on. Never allocates.
    #[must_use]
    pub fn from(struck: &'static Struck, from: Frames) -> Self {
        let mut sound = Bed::new(struck, struck.gain);
        sound.seek(from);
        Self { sound, left: struck.length().saturating_sub(from).0 }
    }

    /// Overwrites `out` with its next frames; how many there were. Never allocates.
    pub fn fill(&mut self, out: &mut [Frame]) -> usize {
        let count = out.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        self.sound.fill(&mut out[..count]);
        self.left -= count as u64;
        count
    }

    /// Whether it is silent from here on.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.left == 0
    }
}
