//! What becomes of a session when its device goes, and how its device is.

/// What happens when the device is lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnDeviceLoss {
    /// The session pauses until the listener goes on.
    #[default]
    Pause,
    /// It goes on with another device, as soon as there is one.
    Follow,
    /// It goes on without sound.
    Silent,
}

impl OnDeviceLoss {
    /// By its name.
    ///
    /// # Errors
    /// The names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        let all = [Self::Pause, Self::Follow, Self::Silent];
        all.into_iter().find(|it| it.name() == name).ok_or_else(|| "pause, follow or silent".into())
    }

    /// Its name in settings and commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pause => "pause",
            Self::Follow => "follow",
            Self::Silent => "silent",
        }
    }
}

/// How the device is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum DeviceState {
    /// It plays.
    #[default]
    Playing = 0,
    /// The system has suspended it: what it was given waits.
    Suspended = 1,
    /// There is none. Time stands.
    Lost = 2,
    /// There is none. Time goes on without sound.
    Silent = 3,
    /// The same, and now there is one that could play.
    Offered = 4,
}

impl DeviceState {
    pub(super) fn from_number(number: u8) -> Self {
        let all = [Self::Playing, Self::Suspended, Self::Lost, Self::Silent, Self::Offered];
        all.into_iter().find(|state| *state as u8 == number).unwrap_or_default()
    }
}
