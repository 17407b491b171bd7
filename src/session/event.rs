//! The events for listeners, such as the display and JSON.

use serde::Serialize;

use crate::sink::OnDeviceLoss;
use crate::timeline::{LineKind, Passage, Talk};
use crate::unit::{Decibels, Frames};

use super::asked::{Asked, EmergencyCard, SpokenUp};

/// Something a listener may want to show, write down or act on. Events carry what is needed to
/// understand them; texts are a stranger's: make them safe before showing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// The session begins; the time to get ready runs.
    Ready {
        /// How long until the first step.
        length: Frames,
    },
    /// A passage begins.
    Step {
        /// Which, from 1.
        number: usize,
        /// Of how many.
        of: usize,
        /// What it is.
        passage: Box<Passage>,
        /// The title of the one after it.
        next: Option<String>,
    },
    /// Something is said or shown.
    Say {
        /// What kind of line.
        line: LineKind,
        /// The words.
        text: String,
        /// Said once more because the listener asked, or because a pause cut it off.
        again: bool,
    },
    /// Something rings.
    Chime {
        /// Its name.
        sound: String,
    },
    /// The bed changes.
    Bed {
        /// Its name; `None` for silence.
        sound: Option<String>,
    },
    /// In a rehearsal: quiet is left out here.
    Quiet {
        /// How much.
        skipped: Frames,
    },
    /// The routine's file was saved.
    Revised {
        /// The first step that is another now, from 1; `None` where nothing that is heard has changed.
        number: Option<usize>,
        /// Its title.
        title: Option<String>,
    },
    /// The step holds until the listener goes on.
    Waiting,
    /// It has held for a while: told once.
    StillWaiting {
        /// The words.
        text: String,
    },
    /// The listener wants less said, or all of it again. Whoever can lays the routine out again.
    TalkAsked {
        /// Where they are.
        passage: Option<Box<Passage>>,
        /// How far into it.
        into: Frames,
    },
    /// From here on so much is said.
    Talk {
        /// How much.
        talk: Talk,
    },
    /// Time moves; sent about ten times a second, kept out of plain and JSON output.
    Tick(Tick),
    /// The sound has faded and time stands.
    Paused,
    /// Sound and time go on.
    Resumed,
    /// The computer slept. It stays paused until the listener goes on.
    Woke,
    /// The present step was made longer.
    Extended {
        /// By how much.
        by: Frames,
    },
    /// The volume was changed.
    Volume {
        /// Percent, 0 to 100.
        percent: u8,
        /// It may not be louder now: it is night, and the listener has set a limit for that.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        is_limited: bool,
    },
    /// The bed's level was changed.
    BedLevel {
        /// Against the routine's own.
        level: Decibels,
    },
    /// The voice's level was changed.
    VoiceLevel {
        /// Against the beginning of the session.
        level: Decibels,
    },
    /// The listener asked how long it is still.
    TimeLeft {
        /// The words.
        text: String,
        /// How long, up to the end of the last step.
        left: Frames,
    },
    /// The listener spoke up: everything rests, and this is asked or told.
    SpeakUp(Box<Asked>),
    /// They have not answered yet. Nothing is hurried.
    SpeakUpWaits {
        /// The words.
        text: String,
    },
    /// What they said, and what follows from it.
    SpokenUp(Box<SpokenUp>),
    /// It may be serious: whom to call, and what for. Nothing sounds any more.
    Emergency(Box<EmergencyCard>),
    /// The listener asked what the keys do.
    Keys,
    /// The sound device went away. Time stands, unless it goes on without sound.
    DeviceLost {
        /// What follows: a pause until the listener goes on, another device, or silence.
        then: OnDeviceLoss,
    },
    /// The sound device is back, or another one plays.
    DeviceBack,
    /// The system has suspended the sound device; time stands until it goes on.
    DeviceSuspended,
    /// It goes on without sound, and now there is a device: a louder volume brings the sound.
    DeviceOffered,
    /// There is no sound device: the prompts come without sound.
    Soundless,
    /// The listener had enough: the sound fades, and then it is over.
    Stopping,
    /// The terminal is ours again, after it was handed over: what was on it is gone.
    Returned,
    /// The last step is over; the sound fades by itself.
    Done,
    /// The session is over.
    Over {
        /// How it ended.
        outcome: Outcome,
        /// How much of the steps was heard.
        heard: Frames,
        /// Of how much.
        of: Frames,
    },
}

/// Receives events: a display, a record, the desktop.
pub trait Listener {
    /// Takes one event in. Quick, and never fails the session: what goes wrong is kept inside.
    fn hear(&mut self, event: &Event);

    /// The reader is gone (a broken pipe): the session should end quietly.
    fn broken(&self) -> bool {
        false
    }
}

/// Where the listener is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// The position on the timeline.
    pub at: Frames,
    /// Time gone in the present passage, what was added to it included.
    pub step_gone: Frames,
    /// The whole length of the present passage, its gap and what was added to it included.
    pub step_length: Frames,
    /// Time left of the whole routine, up to the end of its last step.
    pub left: Frames,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Played to its end.
    Finished,
    /// The listener stopped it.
    Stopped,
    /// A signal stopped it.
    Interrupted,
    /// The listener stopped it to ask for help.
    AskedForHelp,
}
