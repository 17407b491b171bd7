//! What is shown, gathered from events.

use crate::session::{Event, Volume};
use crate::sink::OnDeviceLoss;
use crate::text::Safe;
use crate::timeline::Passage;
use crate::unit::Frames;

/// What the desktop may show: lock screens do too.
#[derive(Clone, Debug, PartialEq)]
pub enum Titles {
    /// The titles of the routine and its steps, and who wrote it.
    All {
        /// The routine's title.
        routine: Safe,
        /// Its author.
        author: Option<Safe>,
    },
    /// Only that there is a session.
    Private,
}

impl Titles {
    fn track(&self, number: usize, title: Option<&str>, length: Frames) -> Track {
        let (title, album, artist) = match self {
            Self::Private => (Safe::new("Session"), None, None),
            Self::All { routine, author } => {
                let title = title.map(Safe::new).filter(|title| !Safe::is_blank(title.as_str()));
                (title.unwrap_or_else(|| routine.clone()), Some(routine.clone()), author.clone())
            }
        };
        Track { number, title, album, artist, length }
    }
}

/// One step, as a player shows a track.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// From 1; 0 is the time to get ready.
    pub number: usize,
    /// Its title.
    pub title: Safe,
    /// The routine's title.
    pub album: Option<Safe>,
    /// The routine's author.
    pub artist: Option<Safe>,
    /// How long it is, with what the listener added.
    pub length: Frames,
}

/// Whether time goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It does, or a step waits for the listener.
    Playing,
    /// It stands.
    Paused,
    /// It is over.
    Stopped,
}

/// What a player shows of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct NowPlaying {
    /// The present step.
    pub track: Track,
    /// Whether time goes on.
    pub status: Status,
    /// How loud.
    pub volume: Volume,
}

/// What has been heard of a session.
#[derive(Clone, Debug)]
pub struct Gathered {
    titles: Titles,
    track: Track,
    volume: Volume,
    start: Frames,
    is_paused: bool,
    has_device: bool,
    speaks_up: bool,
    waits: bool,
    is_over: bool,
}

impl Gathered {
    /// Nothing yet, of a session that begins so loud.
    #[must_use]
    pub fn new(titles: Titles, volume: Volume) -> Self {
        let track = titles.track(0, None, Frames::ZERO);
        Self {
            titles,
            track,
            volume,
            start: Frames::ZERO,
            is_paused: false,
            has_device: true,
            speaks_up: false,
            waits: false,
            is_over: false,
        }
    }

    /// Takes one event in.
    pub fn hear(&mut self, event: &Event) {
        match event {
            Event::Ready { length } => self.track.length = *length,
            Event::Step { number, passage, .. } => self.enter(*number, passage),
            Event::Extended { by } => self.track.length += *by,
            Event::Waiting => self.waits = true,
            // Gone on from a wait.
            Event::Tick(tick) if self.waits && tick.at > self.start + self.track.length => self.waits = false,
            Event::Paused | Event::DeviceLost { then: OnDeviceLoss::Pause } => self.is_paused = true,
            Event::Resumed => (self.is_paused, self.has_device, self.speaks_up) = (false, true, false),
            Event::DeviceLost { then } => self.has_device = *then == OnDeviceLoss::Silent,
            Event::DeviceSuspended => self.has_device = false,
            Event::DeviceBack => self.has_device = true,
            Event::SpeakUp(_) | Event::Emergency(_) => self.speaks_up = true,
            Event::Volume { percent, .. } => self.volume = Volume::new(*percent).unwrap_or(self.volume),
            Event::Over { .. } => self.is_over = true,
            _ => {}
        }
    }

    fn enter(&mut self, number: usize, passage: &Passage) {
        self.start = passage.start;
        self.waits = false;
        let length = passage.until.saturating_sub(passage.start);
        self.track = self.titles.track(number, Some(&passage.named), length);
    }

    /// What is shown now.
    #[must_use]
    pub fn now_playing(&self) -> NowPlaying {
        let stands = self.is_paused || self.speaks_up || !self.has_device;
        let status = match () {
            () if self.is_over => Status::Stopped,
            () if stands => Status::Paused,
            () => Status::Playing,
        };
        NowPlaying { track: self.track.clone(), status, volume: self.volume }
    }

    /// How far into the present step a place is.
    #[must_use]
    pub fn into_step(&self, at: Frames) -> Frames {
        at.saturating_sub(self.start)
    }

    /// Whether the step holds until the listener goes on.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// Whether nothing happens that the computer has to stay awake for. Somebody who spoke up is waited for.
    #[must_use]
    pub fn rests(&self) -> bool {
        self.is_over || (!self.speaks_up && (self.is_paused || !self.has_device))
    }
}
