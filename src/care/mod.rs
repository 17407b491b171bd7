//! What a routine must not do to a person: the conditions that speak against it and the signs to stop at, both
//! worked out from its steps, and the advice that goes with every routine. Shown before playing, in handouts and on exported pages.
//! Safe pressures and times are in `vocabulary::safe_limits`, and `lint` checks them.

mod advice;
mod contraindications;
mod stop_signs;

pub use advice::{CARE, HURT};
pub use contraindications::{Contraindications, Warning, contraindications};
pub use stop_signs::{Stop, stops};
