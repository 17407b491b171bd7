//! On which side of the body something is done.

/// The person's own sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum On {
    Left,
    Right,
    /// Both sides, or a place without any.
    All,
}
