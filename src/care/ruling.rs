//! What may become of a step, whoever decides it.

/// What becomes of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ruling {
    /// It is not played.
    LeaveOut,
    /// It is no firmer than this, 0 to 10 as felt; for tensing, the effort.
    AtMost(u8),
    /// It is done in this position.
    Position(String),
    /// One hand does it.
    OneHand,
    /// The hands rest elsewhere.
    HandsElsewhere,
}
