//! Faults of recordings that can be found and corrected: an inverted side, and a constant voltage.

use super::Frame;
use super::remove_dc::RemoveDc;

/// If less than this share of the energy is left when both sides are added, one is the other inverted.
const CANCELLED: f64 = 0.05;
/// A mean above this (−54 dB of full scale) is a constant voltage, not a low tone.
const DC: f64 = 0.002;

/// What is wrong with a sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// One side is the other inverted, by a swapped wire. On one loudspeaker they would cancel each other.
    pub is_inverted: bool,
    /// It contains a constant voltage (DC), which thumps where the sound begins and ends.
    pub has_dc: bool,
}

/// Collects what is needed to find them.
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

    /// The faults of what was heard.
    pub fn found(&self) -> Faults {
        let sum = self.left + self.right;
        let mean = self.sum.0.abs().max(self.sum.1.abs()) / self.frames.max(1) as f64;
        Faults {
            is_inverted: sum > 0.0 && (sum + 2.0 * self.both) / (2.0 * sum) < CANCELLED,
            has_dc: mean > DC,
        }
    }
}

/// Corrects them, frame by frame.
pub(super) struct Mend {
    is_inverted: bool,
    remove_dc: Option<RemoveDc>,
}

impl Mend {
    /// For the start of a sound, or after a jump in it.
    pub fn new(faults: Faults) -> Self {
        Self { is_inverted: faults.is_inverted, remove_dc: faults.has_dc.then(RemoveDc::new) }
    }

    /// Corrects the next frames in place.
    pub fn apply(&mut self, frames: &mut [Frame]) {
        if self.is_inverted {
            frames.iter_mut().for_each(|frame| frame.right = -frame.right);
        }
        if let Some(remove_dc) = &mut self.remove_dc {
            remove_dc.apply(frames);
        }
    }
}
