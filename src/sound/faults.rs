//! Faults of recordings that can be heard and mended: one side turned over, and a constant voltage.

use super::Frame;
use super::remove_dc::RemoveDc;

/// Of two sides that are one sound, added up, less than this share is left where one is the other turned over.
const CANCELLED: f64 = 0.05;
/// A mean above this (−54 dB of full scale) is a voltage, and no low tone.
const DC: f64 = 0.002;

/// What is wrong with a sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// One side is the other turned over: a wire swapped in a plug. Played on one loudspeaker, it would be gone.
    pub is_inverted: bool,
    /// A constant voltage lies under it: nothing to hear, but it thumps where the sound begins and ends.
    pub has_dc: bool,
}

/// Adds up what is needed to find them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FindFaults {
    left: f64,
    right: f64,
    both: f64,
    sum: (f64, f64),
    frames: u64,
}

impl FindFaults {
    /// Hears the next frames.
    pub fn hear(&mut self, frames: &[Frame]) {
        self.frames += frames.len() as u64;
        for Frame { left, right } in frames {
            self.left += f64::from(left * left);
            self.right += f64::from(right * right);
            self.both += f64::from(left * right);
            self.sum.0 += f64::from(*left);
            self.sum.1 += f64::from(*right);
        }
    }

    /// What is wrong with what was heard.
    pub fn found(&self) -> Faults {
        let sum = self.left + self.right;
        let mean = self.sum.0.abs().max(self.sum.1.abs()) / self.frames.max(1) as f64;
        Faults {
            is_inverted: sum > 0.0 && (sum + 2.0 * self.both) / (2.0 * sum) < CANCELLED,
            has_dc: mean > DC,
        }
    }
}

/// Takes them away, from the first frame on.
pub(super) struct Mend {
    is_inverted: bool,
    remove_dc: Option<RemoveDc>,
}

impl Mend {
    /// At the start of a sound, or behind a jump in it.
    pub fn new(faults: Faults) -> Self {
        Self { is_inverted: faults.is_inverted, remove_dc: faults.has_dc.then(RemoveDc::new) }
    }

    /// Mends the next frames in place.
    pub fn apply(&mut self, frames: &mut [Frame]) {
        if self.is_inverted {
            frames.iter_mut().for_each(|frame| frame.right = -frame.right);
        }
        if let Some(remove_dc) = &mut self.remove_dc {
            remove_dc.apply(frames);
        }
    }
}
