//! The spectrum of a voice → its sound. A train of pulses at the pitch of the voice, shaped in every
//! frame, with breath and what has no pitch added, and all put together by an inverse transform:
//!
//! iSTFT( e^tone · e^(iπ tanh turn) · STFT(pulses) + e^breath · Z + e^free · e^(i phase) )

use std::f32::consts::{PI, TAU};
use std::sync::Arc;

use realfft::num_complex::Complex;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};

use crate::sound::{Noise, Speech};

/// Samples from one frame to the next: 12.5 ms.
pub(super) const HOP: usize = 300;
/// Samples of a beat, in which the network measures each id: two frames, 25 ms.
pub(super) const BEAT: usize = 2 * HOP;
/// Samples of a frame.
const WINDOW: usize = 4 * HOP;
/// Frequencies of a frame, 20 Hz apart.
pub(super) const BINS: usize = WINDOW / 2 + 1;
const RATE: f32 = Speech::RATE as f32;
/// Below this the voice is not voiced (Hz).
const VOICED: f32 = 40.0;
/// Pulses have no overtone above this (Hz).
const BRIGHTEST: f32 = 11_000.0;
/// The network was taught with magnitudes up to e^7.
const LOUDEST: f32 = 7.0;
/// How much of the tone is given to breath, in nepers (1.7 dB). It makes the voice softer; predicted
/// quality and how well it is understood stay the same up to twice as much.
const SOFTNESS: f32 = 0.2;

/// The voice as the network gives it, frame by frame. The layers are `BINS` rows of one value a frame.
pub(super) struct Spectrum {
    /// Hz, one a frame; below 40 the voice is not voiced.
    pub pitch: Vec<f32>,
    /// lh: the magnitude of the voiced part, as its logarithm.
    pub tone: Vec<f32>,
    /// theta: its turn in phase.
    pub turn: Vec<f32>,
    /// ln: the magnitude of the noise, as its logarithm.
    pub breath: Vec<f32>,
    /// lr: the magnitude of the part with a phase of its own, as its logarithm.
    pub free: Vec<f32>,
    /// phi: that phase.
    pub phase: Vec<f32>,
}

/// Turns spectra into sound.
pub(super) struct Vocoder {
    analyse: Arc<dyn RealToComplex<f32>>,
    build: Arc<dyn ComplexToReal<f32>>,
    /// Hann, periodic.
    window: Vec<f32>,
}

impl Vocoder {
    pub fn new() -> Self {
        let mut planner = RealFftPlanner::new();
        Self {
            analyse: planner.plan_fft_forward(WINDOW),
            build: planner.plan_fft_inverse(WINDOW),
            window: (0..WINDOW).map(|i| 0.5 - 0.5 * (TAU * i as f32 / WINDOW as f32).cos()).collect(),
        }
    }

    /// [`HOP`] samples for each frame. The same seed gives the same breath.
    ///
    /// # Errors
    /// Never, with layers of the right size.
    pub fn sound(&self, voice: &Spectrum, seed: u64) -> Result<Vec<f32>, String> {
        let frames = voice.pitch.len();
        let pulses = pulses(&voice.pitch);
        let mut noise = Noise::new(seed);
        let mut seen = self.analyse.make_input_vec();
        let mut bins = self.analyse.make_output_vec();
        let mut built = self.build.make_output_vec();
        let scratch = self.analyse.get_scratch_len().max(self.build.get_scratch_len());
        let mut scratch = vec![Complex::default(); scratch];
        // Frames overlap; the excess at both ends is cut off.
        let mut sound = vec![0.0; frames * HOP + WINDOW];
        let mut weight = vec![0.0; sound.len()];
        for frame in 0..frames {
            let from = (frame * HOP).cast_signed() - (WINDOW / 2).cast_signed();
            for (i, (sample, window)) in seen.iter_mut().zip(&self.window).enumerate() {
                // A whole cosine then has the magnitude 1, and the tone is that of one overtone.
                *sample = mirrored(&pulses, from + i.cast_signed()) * window / (WINDOW / 4) as f32;
            }
            self.analyse
                .process_with_scratch(&mut seen, &mut bins, &mut scratch)
                .map_err(|e| e.to_string())?;
            for (bin, value) in bins.iter_mut().enumerate() {
                let at = bin * frames + frame;
                let turn = Complex::cis(PI * voice.turn[at].tanh());
                *value = *value * turn * magnitude(voice.tone[at] - SOFTNESS)
                    + gaussian(&mut noise) * magnitude(voice.breath[at] + SOFTNESS)
                    + Complex::cis(voice.phase[at]) * magnitude(voice.free[at]);
            }
            // No constant part; and the highest frequency has no phase.
            bins[0] = Complex::default();
            bins[BINS - 1].im = 0.0;
            self.build
                .process_with_scratch(&mut bins, &mut built, &mut scratch)
                .map_err(|e| e.to_string())?;
            let place = frame * HOP..frame * HOP + WINDOW;
            let there = sound[place.clone()].iter_mut().zip(&mut weight[place]);
            for ((sample, weight), (new, window)) in there.zip(built.iter().zip(&self.window)) {
                *sample += new * window / WINDOW as f32;
                *weight += window * window;
            }
        }
        let whole = sound.iter().zip(&weight).skip(WINDOW / 2).take(frames * HOP);
        Ok(whole.map(|(sample, weight)| sample / weight.max(1e-9)).collect())
    }
}

fn magnitude(logarithm: f32) -> f32 {
    logarithm.min(LOUDEST).exp()
}

/// Normal, with a variance of 1 in both parts (Box and Muller).
fn gaussian(noise: &mut Noise) -> Complex<f32> {
    Complex::from_polar((-2.0 * (1.0 - noise.unit()).ln()).sqrt(), TAU * noise.unit())
}

/// A sample of `sound` as if it were mirrored at its ends.
fn mirrored(sound: &[f32], at: isize) -> f32 {
    let last = sound.len().cast_signed() - 1;
    let inside = if at > last { 2 * last - at } else { at.abs() };
    usize::try_from(inside).ok().and_then(|i| sound.get(i)).copied().unwrap_or(0.0)
}

/// Pulses that follow the pitch, which is linear between the middles of frames. Each is the sum of
/// all overtones below [`BRIGHTEST`]: Σ cos(ht), h = 1…n, which is sin((n + ½)t) / 2 sin(t/2) − ½.
fn pulses(pitch: &[f32]) -> Vec<f32> {
    let mut turns = 0.0f64;
    let pulse = |i: usize| {
        let place = (i as f32 + 0.5) / HOP as f32 - 0.5;
        let (before, share) = (place.floor(), place - place.floor());
        let frame = |n: f32| pitch[(n.max(0.0) as usize).min(pitch.len() - 1)];
        let hz = frame(before) + (frame(before + 1.0) - frame(before)) * share;
        turns = (turns + f64::from(hz.max(VOICED)) / f64::from(RATE)).fract();
        if hz.is_nan() || hz <= VOICED {
            return 0.0;
        }
        let overtones = (BRIGHTEST / hz).floor();
        let t = turns as f32 * TAU;
        let below = 2.0 * (t / 2.0).sin();
        // At the pulse itself both halves of the fraction vanish.
        if below.abs() <= 2e-3 { overtones } else { ((overtones + 0.5) * t).sin() / below - 0.5 }
    };
    (0..pitch.len() * HOP).map(pulse).collect()
}
