//! How loud the whole is.

/// Percent of what the routine was made for; never more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(u8);

/// What one key press changes.
const STEP: u8 = 5;

impl Volume {
    /// `None` beyond 100.
    #[must_use]
    pub fn new(percent: u8) -> Option<Self> {
        (percent <= 100).then_some(Self(percent))
    }

    /// 0 to 100.
    #[must_use]
    pub fn percent(self) -> u8 {
        self.0
    }

    /// The factor on every sample: the square, as half the number should sound about half as loud.
    #[must_use]
    pub fn factor(self) -> f32 {
        let x = f32::from(self.0) / 100.0;
        x * x
    }

    /// A hundredth softer than it is.
    #[must_use]
    pub(super) fn a_little_softer(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// A step up, 100 at most.
    #[must_use]
    pub fn louder(self) -> Self {
        Self((self.0 + STEP).min(100))
    }

    /// A step down, to silence at last.
    #[must_use]
    pub fn softer(self) -> Self {
        Self(self.0.saturating_sub(STEP))
    }
}

impl Default for Volume {
    fn default() -> Self {
        Self(100)
    }
}
