//! How loud samples are.

use ebur128::{Channel, EbuR128, Mode};

/// Integrated loudness in LUFS, and the true peak in dBTP. One channel counts as sounding on both sides, as
/// phones and headphones play it.
pub fn heard(samples: &[f32], channels: usize) -> (f64, f64) {
    let mut meter = EbuR128::new(channels as u32, 48_000, Mode::I | Mode::TRUE_PEAK).unwrap();
    if channels == 1 {
        meter.set_channel(0, Channel::DualMono).unwrap();
    }
    meter.add_frames_f32(samples).unwrap();
    let peaks = (0..channels as u32).map(|channel| meter.true_peak(channel).unwrap());
    (meter.loudness_global().unwrap(), 20.0 * peaks.fold(0.0, f64::max).log10())
}
