//! What is said wherever a routine is told or handed on: it may be all that somebody has of it.

/// Of everything.
pub const CARE: &str = "Massage should never hurt. If something turns sharp, numb or dizzy, stop and rest.";

/// Of everything that touches.
pub const HURT: &str = "And never on a place that is hurt, swollen, infected or numb, on varicose veins, or \
over a device under the skin.";

/// A name without what stands in brackets behind it: that is for who writes, not for who does.
#[must_use]
pub fn short(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}
