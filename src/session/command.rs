//! What a listener can ask for while it plays.

use crate::unit::Frames;

use super::Volume;

/// One wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Pause, or go on.
    TogglePause,
    /// To the next step.
    Next,
    /// To the start of this step, or of the one before.
    Back,
    /// The whole louder.
    Louder,
    /// The whole softer.
    Softer,
    /// The bed louder.
    BedUp,
    /// The bed softer.
    BedDown,
    /// The voice louder.
    VoiceUp,
    /// The voice softer.
    VoiceDown,
    /// Say less, or all again.
    TalkLess,
    /// How long is it still?
    TimeLeft,
    /// The last line once more.
    SayAgain,
    /// Thirty seconds more of this.
    Longer,
    /// Go on from a step that waits.
    GoOn,
    /// Something hurts or feels wrong.
    SpeakUp,
    /// A key that answers a question: a digit, or `y`.
    Answer(char),
    /// What do the keys do?
    Keys,
    /// Enough: fade and stop.
    Quit,
    /// A signal says stop: fade quickly.
    Interrupt,
    /// The terminal says stand still: fade, and hand over.
    Suspend,
    /// The desktop passes on a media key, a headset's button or what was done in its player.
    Media(MediaCommand),
    /// The computer is about to sleep: fade, and keep the place.
    FallAsleep,
    /// It slept, and is awake again.
    Wake,
}

/// What the desktop asks for. It answers no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaCommand {
    /// Go on. Nothing, where it plays.
    Play,
    /// Pause. Nothing, where it is paused.
    Pause,
    /// One or the other.
    PlayPause,
    /// To the next step.
    Next,
    /// To the start of this step, or of the one before.
    Previous,
    /// Enough: fade and stop.
    Stop,
    /// How loud the whole is.
    Volume(Volume),
    /// To a place in a step; nothing, where that is not the present one or is shorter.
    SeekTo {
        /// Its number, from 1; 0 is the time to get ready.
        step: usize,
        /// How far into it.
        into: Frames,
    },
    /// So much further; beyond the end of the step, to the next one.
    Forward(Frames),
    /// So much back, to the start of the step at most.
    Rewind(Frames),
}
