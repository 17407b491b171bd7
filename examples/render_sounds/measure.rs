//! The figures a bed is held to, measured.

use balm::sound::Frame;
use balm::unit::SAMPLE_RATE;
use ebur128::{EbuR128, Mode};

/// What was measured, in dB.
pub struct Measured {
    /// Integrated loudness, LUFS.
    pub lufs: f64,
    /// The softest and loudest 3 s, relative to the whole.
    pub swing: (f64, f64),
    /// The loudest 100 ms, relative to the 3 s around it.
    pub event: f64,
    /// By how much 100 ms are louder than the 100 ms before, at most.
    pub rise: f64,
    /// dBFS.
    pub peak: f64,
    /// What the mono sum loses.
    pub mono: f64,
    /// Density between 8 and 16 kHz, relative to that between 4 and 8 kHz.
    pub top_octave: f64,
}

/// Measures a bed of at least ten seconds.
pub fn measure(frames: &[Frame]) -> Measured {
    let tenth = SAMPLE_RATE as usize / 10;
    let mut whole = meter(Mode::I);
    feed(&mut whole, frames);
    let lufs = whole.loudness_global().unwrap_or(f64::NAN);
    let powers = tenths(frames, tenth);
    let (mut low, mut high, mut event) = (f64::MAX, f64::MIN, f64::MIN);
    for (i, around) in powers.windows(30).enumerate() {
        let mean = around.iter().sum::<f64>() / 30.0;
        let short = loudness(mean);
        low = low.min(short - lufs);
        high = high.max(short - lufs);
        event = event.max(10.0 * (powers[i + 15] / mean).log10());
    }
    let side = |f: &Frame| f64::from(f.left * f.left + f.right * f.right) / 2.0;
    let mid = |f: &Frame| f64::from((f.left + f.right) / 2.0).powi(2);
    let power = |of: &dyn Fn(&Frame) -> f64| frames.iter().map(of).sum::<f64>();
    let peak = frames.iter().map(|f| f.peak()).fold(0.0, f32::max);
    Measured {
        lufs,
        swing: (low, high),
        event,
        rise: powers.windows(2).map(|p| 10.0 * (p[1] / p[0]).log10()).fold(0.0, f64::max),
        peak: 20.0 * f64::from(peak).log10(),
        mono: 10.0 * (power(&side) / power(&mid)).log10(),
        top_octave: top_octave(frames),
    }
}

fn loudness(power: f64) -> f64 {
    -0.691 + 10.0 * power.log10()
}

fn meter(mode: Mode) -> EbuR128 {
    EbuR128::new(2, SAMPLE_RATE, mode).expect("two channels at 48 kHz")
}

fn feed(meter: &mut EbuR128, frames: &[Frame]) {
    let samples: Vec<f32> = frames.iter().flat_map(|f| [f.left, f.right]).collect();
    meter.add_frames_f32(&samples).expect("whole frames");
}

/// The K-weighted power of each 100 ms.
fn tenths(frames: &[Frame], tenth: usize) -> Vec<f64> {
    let mut meter = meter(Mode::M);
    let ten = |lufs: f64| 10f64.powf((lufs + 0.691) / 10.0);
    frames
        .chunks_exact(tenth)
        .map(|chunk| {
            feed(&mut meter, chunk);
            ten(meter.loudness_window(100).unwrap_or(f64::NAN))
        })
        .collect()
}

/// Two bands of equal logarithmic width, from the same two-pole filters.
fn top_octave(frames: &[Frame]) -> f64 {
    let band = |hz: f64| {
        let (g, k) = ((std::f64::consts::PI * hz / f64::from(SAMPLE_RATE)).tan(), 1.0 / 3.0);
        let a = 1.0 / (1.0 + g * (g + k));
        let (mut one, mut two, mut power) = (0.0, 0.0, 0.0);
        for f in frames {
            let v1 = a * (one + g * (f64::from(f.left + f.right) - two));
            let v2 = two + g * v1;
            (one, two) = (2.0 * v1 - one, 2.0 * v2 - two);
            power += k * k * v1 * v1;
        }
        power / hz
    };
    10.0 * (band(11_300.0) / band(5_650.0)).log10()
}
