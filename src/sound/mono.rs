//! Encoded sound → one channel at the rate of speech.

use super::{DecodeError, Decoder, Frame, Media, Speech};
use crate::unit::Duration;

/// The whole of a sound as samples at [`Speech::RATE`], both sides added evenly. Decoded stretch by
/// stretch, and by what is really there: some programs say any length at all in their headers.
///
/// # Errors
/// [`DecodeError`] when it is no sound, empty, or longer than `longest`.
pub fn mono(media: &Media, longest: Duration) -> Result<Vec<f32>, DecodeError> {
    let mut decoder = Decoder::open_at(media, Some(Speech::RATE))?;
    let limit = longest.millis().saturating_mul(u64::from(Speech::RATE) / 1000);
    // As long as it says, where it says so and that can be.
    let told = decoder.told_length.filter(|told| *told <= limit).unwrap_or(0);
    let (mut frames, mut samples) = (Vec::new(), Vec::with_capacity(told as usize));
    while decoder.next(&mut frames) {
        samples.extend(frames.drain(..).map(|Frame { left, right }| (left + right) / 2.0));
        if samples.len() as u64 > limit {
            return Err(DecodeError::TooLong { name: media.name.clone(), allowed: longest });
        }
    }
    match samples.len() {
        0 => Err(DecodeError::TooShort { name: media.name.clone(), needed: "a moment" }),
        _ => Ok(samples),
    }
}
