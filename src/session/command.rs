//! What a listener can ask for while it plays.

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
}
