//! A line as it is spoken: sentence by sentence, with the silences between.

use crate::unit::{Duration, Pace};

/// One sentence and the silence after it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phrase {
    /// Words as they are to be read aloud: numbers and units spelt out, hard words respelt. Never
    /// empty, no control characters, one line.
    pub text: String,
    /// What follows; zero after the last.
    pub pause: Duration,
}

/// A line to be spoken.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Utterance {
    /// Its sentences, at least one.
    pub phrases: Vec<Phrase>,
    /// BCP 47.
    pub language: String,
    /// How fast.
    pub pace: Pace,
}
