//! How the short chimes are made: a struck thing is a handful of modes, each a sine tone that dies down at
//! its own pace. A soft mallet is a slow rise. Shared with the test that compares the files.

use std::f64::consts::TAU;

use balm::sound::Frame;
use balm::unit::SAMPLE_RATE;
use ebur128::{EbuR128, Mode};

/// The loudest 400 ms of every chime, in LUFS.
pub const LOUDNESS: f64 = -24.0;
/// No chime peaks above this, in dBFS.
pub const PEAK: f64 = -9.0;

/// Frames in a FLAC block.
const BLOCK: usize = 4096;

/// One mode of what is struck.
struct Tone {
    hz: f64,
    level: f64,
    /// Seconds to 1/e.
    decay: f64,
    /// −1 left to 1 right.
    pan: f64,
}

const fn tone(hz: f64, level: f64, decay: f64, pan: f64) -> Tone {
    Tone { hz, level, decay, pan }
}

/// A chime: how long, how fast it comes, and what rings.
pub struct Chime {
    /// As in `balm::sound::CHIMES`.
    pub name: &'static str,
    /// What it imitates, for SOURCES.md.
    pub what: &'static str,
    seconds: f64,
    rise: f64,
    tones: &'static [Tone],
}

/// Those that are files: what rings for longer is made as it sounds. A bar's modes lie near 1 : 4 : 9.
pub const CHIMES: [Chime; 2] = [
    Chime {
        name: "wood",
        what: "a wooden bar, soft mallet",
        seconds: 1.0,
        rise: 0.05,
        tones: &[
            tone(330.0, 1.0, 0.16, 0.0),
            tone(331.5, 0.4, 0.15, 0.1),
            tone(1305.0, 0.5, 0.06, -0.1),
            tone(2980.0, 0.25, 0.03, 0.1),
        ],
    },
    Chime {
        name: "tap",
        what: "a fingertip on a cushion",
        seconds: 0.5,
        rise: 0.05,
        tones: &[
            tone(128.0, 1.0, 0.06, 0.0),
            tone(213.0, 0.8, 0.05, 0.1),
            tone(347.0, 0.5, 0.04, -0.1),
            tone(571.0, 0.35, 0.035, 0.1),
            tone(929.0, 0.2, 0.03, -0.1),
        ],
    },
];

impl Chime {
    /// Left and right in turn, 16 bit.
    pub fn samples(&self) -> Vec<i32> {
        let count = (self.seconds * f64::from(SAMPLE_RATE)) as usize;
        // Whole blocks: flacenc writes a shorter last block's length down as the least of all, and
        // strict readers then expect blocks of every length and find none.
        let count = count.next_multiple_of(BLOCK);
        let mut frames: Vec<Frame> = (0..count).map(|i| self.at(i as f64 / f64::from(SAMPLE_RATE))).collect();
        let gain = gain(&frames) as f32;
        for frame in &mut frames {
            *frame = *frame * gain;
        }
        let whole = |x: f32| (f64::from(x) * 32_768.0).round() as i32;
        frames.iter().flat_map(|f| [whole(f.left), whole(f.right)]).collect()
    }

    fn at(&self, t: f64) -> Frame {
        let smooth = |x: f64| x * x * (3.0 - 2.0 * x);
        let rise = smooth((t / self.rise).min(1.0));
        // The last third goes to exact silence, and stays there for 20 ms.
        let fade = smooth(((self.seconds - 0.02 - t) / (self.seconds / 3.0)).clamp(0.0, 1.0));
        let mut frame = Frame::SILENCE;
        for tone in self.tones {
            // From the end of the rise on: what decays fast would else be gone before it is heard.
            let age = (t - self.rise * 0.6).max(0.0);
            let x = tone.level * rise * fade * (-age / tone.decay).exp() * (TAU * tone.hz * t).sin();
            frame += Frame { left: (x * (1.0 - tone.pan)) as f32, right: (x * (1.0 + tone.pan)) as f32 };
        }
        frame
    }
}

/// What brings the loudest 400 ms to `LOUDNESS`, or the peak to `PEAK` if that is less.
fn gain(frames: &[Frame]) -> f64 {
    let peak = frames.iter().map(|f| f.peak()).fold(0.0, f32::max);
    let loud = 10f64.powf((LOUDNESS - loudest(frames)) / 20.0);
    loud.min(10f64.powf((PEAK - 0.1) / 20.0) / f64::from(peak))
}

/// The momentary loudness at its highest, in LUFS.
pub fn loudest(frames: &[Frame]) -> f64 {
    let mut meter = EbuR128::new(2, SAMPLE_RATE, Mode::M).expect("two channels at 48 kHz");
    let mut loudest = f64::MIN;
    for part in frames.chunks(480) {
        let samples: Vec<f32> = part.iter().flat_map(|f| [f.left, f.right]).collect();
        meter.add_frames_f32(&samples).expect("whole frames");
        loudest = loudest.max(meter.loudness_momentary().unwrap_or(f64::MIN));
    }
    loudest
}
