//! A voice that the user names, and what a program that speaks may cost.

use std::time::Duration;

use crate::unit;

/// A command of the user's that speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserVoice {
    /// The voice's name. Fills `{voice}`.
    pub name: String,
    /// The program and its arguments. It reads the text from standard input, or gets it as the argument
    /// `{text}`; it writes a sound file to `{out}`, or to standard output. `{language}` is the line's
    /// language, `{wpm}` its pace in words a minute; `{speed}`, `{stretch}` and `{percent}` are the pace
    /// against 160: for 120 words 0.75, 1.33 and 75. It runs in a temporary folder, so files it needs must be
    /// absolute paths.
    pub argv: Vec<String>,
    /// The languages it speaks (BCP 47); empty for all.
    pub languages: Vec<String>,
}

/// What a program may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time for a phrase.
    pub phrase: Duration,
    /// Time for a line.
    pub line: Duration,
    /// The longest line, as sound.
    pub longest: unit::Duration,
    /// Bytes it may write for a phrase.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            phrase: Duration::from_secs(10),
            line: Duration::from_secs(30),
            longest: unit::Duration::from_secs(300),
            // Five minutes of stereo at 48 kHz in 16 bits are 58 MB.
            bytes: 64_000_000,
        }
    }
}
