//! Both sides as one: half the size, for mail.

use crate::sound::Frame;

/// The mean of both sides.
pub(super) fn mono(frame: Frame) -> f32 {
    (frame.left + frame.right) * 0.5
}

/// Samples as the encoders want them, interleaved; one for both sides where there is one channel. Replaces
/// what is in `out`.
pub(super) fn interleave(frames: &[Frame], channels: u16, out: &mut Vec<f32>) {
    out.clear();
    if channels == 1 {
        out.extend(frames.iter().map(|f| mono(*f)));
    } else {
        out.extend(frames.iter().flat_map(|f| [f.left, f.right]));
    }
}
