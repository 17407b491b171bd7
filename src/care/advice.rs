//! Advice that goes wherever a routine goes: it may be all that somebody gets to read.

/// For every routine.
pub const CARE: &str = "Massage should never hurt. If something turns sharp, numb or dizzy, stop and rest.";
