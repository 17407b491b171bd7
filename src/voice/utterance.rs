//! A line as it is spoken: sentence by sentence, with the silences between.

use std::ops::Range;

use crate::unit::{Duration, Pace};

/// One sentence and the silence after it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phrase {
    /// Words as they are to be read aloud: numbers and units spelt out, hard words respelt. Never
    /// empty, no control characters, one line; does not begin with a dash.
    pub text: String,
    /// Words whose sounds are known, in order and apart. A voice that reads no phonemes needs none of
    /// this: `text` has the words too.
    pub sounds: Vec<Pronounced>,
    /// What follows; zero after the last.
    pub pause: Duration,
}

/// How a part of a phrase sounds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pronounced {
    /// Which part of the phrase's text, in bytes.
    pub at: Range<usize>,
    /// Its sounds, in misaki's letters for American English: `klˈOz`.
    pub phonemes: String,
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
