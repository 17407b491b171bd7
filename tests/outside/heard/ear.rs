//! What a recording tells: where sounds begin, gaps, fades, clicks, and where one sound lies in
//! another. All of it on stereo frames at 48 kHz.

use std::f64::consts::TAU;
use std::ops::Range;

/// One instant, left and right.
pub type Frame = [f32; 2];

/// Frames a second.
pub const RATE: usize = 48_000;

/// Below this nobody hears anything: −100 dBFS.
pub const FLOOR: f32 = 1e-5;

/// So many seconds in frames.
pub fn frames(seconds: f64) -> usize {
    (seconds * RATE as f64).round() as usize
}

/// So many frames in seconds.
pub fn seconds(frames: usize) -> f64 {
    frames as f64 / RATE as f64
}

/// The difference of two amplitudes in decibels.
pub fn decibels(a: f64, b: f64) -> f64 {
    20.0 * (a / b).log10()
}

/// From the first to one past the last frame that can be heard; empty for silence.
pub fn sounding(sound: &[Frame]) -> Range<usize> {
    let first = sound.iter().position(audible);
    let last = sound.iter().rposition(audible);
    first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
}

/// Where sound begins after at least `quiet` frames of silence. The very first counts too.
pub fn beginnings(sound: &[Frame], quiet: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut silent = quiet;
    for (at, frame) in sound.iter().enumerate() {
        if !audible(frame) {
            silent += 1;
            continue;
        }
        if silent >= quiet {
            found.push(at);
        }
        silent = 0;
    }
    found
}

/// The longest stretch without a single bit of sound.
pub fn longest_silence(sound: &[Frame]) -> Range<usize> {
    let mut longest = 0..0;
    let mut start = 0;
    for at in 0..=sound.len() {
        if at < sound.len() && sound[at] == [0.0; 2] {
            continue;
        }
        if at - start > longest.len() {
            longest = start..at;
        }
        start = at + 1;
    }
    longest
}

/// The RMS of each `window` frames, both sides together.
pub fn level(sound: &[Frame], window: usize) -> Vec<f64> {
    let square = |frame: &Frame| frame.iter().map(|s| f64::from(*s).powi(2)).sum::<f64>() / 2.0;
    sound
        .chunks_exact(window)
        .map(|part| (part.iter().map(square).sum::<f64>() / window as f64).sqrt())
        .collect()
}

/// How loud one tone is in each `window` frames: its amplitude on the left. Exact where a window
/// holds whole waves; then other such tones do not disturb it.
pub fn tone_level(sound: &[Frame], hz: f64, window: usize) -> Vec<f64> {
    let turn = TAU * hz / RATE as f64;
    let amplitude = |part: &[Frame]| {
        let (mut cos, mut sin) = (0.0, 0.0);
        for (at, frame) in part.iter().enumerate() {
            cos += f64::from(frame[0]) * (turn * at as f64).cos();
            sin += f64::from(frame[0]) * (turn * at as f64).sin();
        }
        2.0 * f64::hypot(cos, sin) / part.len() as f64
    };
    sound.chunks_exact(window).map(amplitude).collect()
}

/// The largest jump from one frame to the next: a click is far above what the sound itself needs.
pub fn largest_step(sound: &[Frame]) -> f32 {
    let step = |pair: &[Frame]| (pair[1][0] - pair[0][0]).abs().max((pair[1][1] - pair[0][1]).abs());
    sound.windows(2).map(step).fold(0.0, f32::max)
}

/// The first place where `curve` falls though it should rise, as a message. `slack` is the share of
/// the highest value that may be lost to the measuring itself.
pub fn rises(curve: &[f64], slack: f64) -> Result<(), String> {
    let allowed = slack * curve.iter().copied().fold(0.0, f64::max);
    let mut highest = 0.0_f64;
    for (at, value) in curve.iter().enumerate() {
        if *value < highest - allowed {
            return Err(format!("falls to {value:.5} at window {at} after {highest:.5}: {curve:.4?}"));
        }
        highest = highest.max(*value);
    }
    Ok(())
}

/// As [`rises`], the other way round.
pub fn falls(curve: &[f64], slack: f64) -> Result<(), String> {
    let reversed: Vec<f64> = curve.iter().rev().copied().collect();
    rises(&reversed, slack).map_err(|message| format!("read from its end, {message}"))
}

/// The largest difference between two sounds, over the length of the shorter.
pub fn difference(a: &[Frame], b: &[Frame]) -> f32 {
    a.iter().zip(b).map(|(a, b)| apart(a, b)).fold(0.0, f32::max)
}

/// Where `part` lies in `whole`: the place that fits best, and the largest difference there.
pub fn find(part: &[Frame], whole: &[Frame]) -> (usize, f32) {
    let mut best = (0, f32::INFINITY);
    for (at, there) in whole.windows(part.len()).enumerate() {
        let mut worst = 0.0_f32;
        for (a, b) in part.iter().zip(there) {
            worst = worst.max(apart(a, b));
            if worst >= best.1 {
                break;
            }
        }
        if worst < best.1 {
            best = (at, worst);
        }
    }
    best
}

fn apart(a: &Frame, b: &Frame) -> f32 {
    (a[0] - b[0]).abs().max((a[1] - b[1]).abs())
}

/// Whether anybody could hear it.
pub fn audible(frame: &Frame) -> bool {
    frame.iter().any(|sample| sample.abs() > FLOOR)
}

/// No step from frame to frame is larger than these tones (Hz and amplitude) have in themselves.
#[track_caller]
pub fn no_click(sound: &[Frame], tones: &[(f64, f64)]) {
    let own: f64 = tones.iter().map(|(hz, amplitude)| amplitude * TAU * hz / RATE as f64).sum();
    let is_click = |pair: &[Frame]| f64::from(largest_step(pair)) >= 1.15 * own;
    let clicks: Vec<f64> =
        (1..sound.len()).filter(|at| is_click(&sound[at - 1..=*at])).map(seconds).collect();
    let step = largest_step(sound);
    assert!(
        clicks.is_empty(),
        "a step of {step:.6} where the sound itself has {own:.6}, at {clicks:.4?} of {:.2} s",
        seconds(sound.len())
    );
}
