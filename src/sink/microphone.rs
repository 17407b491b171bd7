//! A microphone, reached through the sound server: found without being opened, and open only as long as somebody
//! speaks into it.

use std::time::{Duration, Instant};

#[cfg(all(feature = "playback", target_os = "linux"))]
use super::server::{Limit, RecordStream as Stream, find};

/// Within this many looks, 20 a second, a server answers.
#[cfg(all(feature = "playback", target_os = "linux"))]
const LIMIT: Limit = Limit(60);
/// A microphone that was asleep takes a while to give its first sound.
#[cfg(all(feature = "playback", target_os = "linux"))]
const FIRST_SOUND_TIMEOUT: Duration = Duration::from_secs(5);
/// How long sound is on its way from the air to balm.
const ON_ITS_WAY: Duration = Duration::from_millis(150);

/// A microphone that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Microphone {
    /// What people call it.
    pub name: String,
    /// What the server calls it.
    pub id: String,
}

/// Why nothing is recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MicrophoneError {
    /// This balm reaches none.
    #[error("this balm was built without sound, so it cannot record")]
    NotBuilt,
    /// There is no sound server.
    #[error("there is no sound server to record with")]
    NoServer,
    /// It does not answer.
    #[error("the sound server does not answer")]
    Silent,
    /// It has no microphone.
    #[error("no microphone was found")]
    None,
    /// None of that name.
    #[error("there is no microphone called \"{name}\"")]
    Unknown {
        /// The name.
        name: String,
        /// What there is.
        there: Vec<String>,
    },
    /// It is silenced.
    #[error("the microphone \"{0}\" is muted")]
    Muted(String),
    /// The server says no.
    #[error("the microphone cannot be opened: {0}")]
    Refused(String),
    /// It is open and gives no sound.
    #[error("the microphone gives no sound")]
    NoSound,
    /// It was there and is gone.
    #[error("the microphone is gone")]
    Lost,
}

#[cfg(all(feature = "playback", target_os = "linux"))]
impl Microphone {
    /// The microphone of this name, else the default one. Nothing is opened.
    ///
    /// # Errors
    /// [`MicrophoneError`] where there is none.
    pub fn find(name: Option<&str>) -> Result<Self, MicrophoneError> {
        find(name, LIMIT)
    }

    /// Opens it, and returns when it is heard.
    ///
    /// # Errors
    /// [`MicrophoneError`] where that fails.
    pub fn open(&self) -> Result<OpenMicrophone, MicrophoneError> {
        let mut open = OpenMicrophone { stream: Stream::open(self, LIMIT)?, first: Vec::new() };
        let until = Instant::now() + FIRST_SOUND_TIMEOUT;
        while open.first.is_empty() {
            if Instant::now() > until {
                return Err(MicrophoneError::NoSound);
            }
            open.first = open.stream.next(Duration::from_millis(50))?;
        }
        Ok(open)
    }
}

#[cfg(not(all(feature = "playback", target_os = "linux")))]
impl Microphone {
    /// There is none.
    ///
    /// # Errors
    /// Always.
    pub fn find(_: Option<&str>) -> Result<Self, MicrophoneError> {
        Err(MicrophoneError::NotBuilt)
    }

    /// There is none.
    ///
    /// # Errors
    /// Always.
    pub fn open(&self) -> Result<OpenMicrophone, MicrophoneError> {
        Err(MicrophoneError::NotBuilt)
    }
}

/// No stream where there is no server.
#[cfg(not(all(feature = "playback", target_os = "linux")))]
enum Stream {}

#[cfg(not(all(feature = "playback", target_os = "linux")))]
impl Stream {
    fn next(&mut self, _: Duration) -> Result<Vec<f32>, MicrophoneError> {
        match *self {}
    }
}

/// A microphone that listens. Dropping it closes it.
pub struct OpenMicrophone {
    stream: Stream,
    first: Vec<f32>,
}

impl OpenMicrophone {
    /// What is heard within `wait`: one channel at 48 kHz. Nothing where nothing came.
    ///
    /// # Errors
    /// [`MicrophoneError::Lost`] when it is gone.
    pub fn next(&mut self, wait: Duration) -> Result<Vec<f32>, MicrophoneError> {
        if !self.first.is_empty() {
            return Ok(std::mem::take(&mut self.first));
        }
        self.stream.next(wait)
    }

    /// Closes it, and gives what was said before and is still on its way.
    ///
    /// # Errors
    /// [`MicrophoneError::Lost`] when it is gone.
    pub fn close(mut self) -> Result<Vec<f32>, MicrophoneError> {
        let until = Instant::now() + ON_ITS_WAY;
        let mut heard = Vec::new();
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            heard.extend(self.next(left)?);
        }
        Ok(heard)
    }
}
