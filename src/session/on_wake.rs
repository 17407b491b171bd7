//! What the listener wishes for after the computer has slept.

/// What happens after the computer has slept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnWake {
    /// The session stays paused until the listener goes on.
    #[default]
    Pause,
    /// It goes on by itself, by day only.
    Resume,
}

impl OnWake {
    /// By its name.
    ///
    /// # Errors
    /// The names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        let all = [Self::Pause, Self::Resume];
        all.into_iter().find(|it| it.name() == name).ok_or_else(|| "pause or resume".into())
    }

    /// Its name in settings and commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pause => "pause",
            Self::Resume => "resume",
        }
    }
}
