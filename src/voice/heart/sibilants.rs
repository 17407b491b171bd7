//! Softer sibilants: the voice's s and sh are sharp on headphones and on small speakers near an ear.

use crate::sound::{Peaking, Speech};

/// The middle of the band of s and sh in Hz, how wide it is, and by how much it is lowered in dB: by 3 to 4 dB from 5
/// to 9 kHz.
const BAND: (f32, f32, f32) = (7000.0, 0.5, -4.0);

/// Lowers the band, in place.
pub(super) fn soften(samples: &mut [f32]) {
    let (hz, q, db) = BAND;
    let mut filter = Peaking::new(hz, q, db, Speech::RATE);
    samples.iter_mut().for_each(|sample| *sample = filter.step(*sample));
}
