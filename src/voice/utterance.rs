//! A line as it is spoken: sentence by sentence, with silences between. With serde, so that another process
//! can speak it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::unit::{Duration, Pace};

/// One sentence and the silence after it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Phrase {
    /// The words to read aloud: numbers and units spelt out, hard words respelt. One line, never empty, no
    /// control characters, no dash at the beginning.
    pub text: String,
    /// Words whose sounds are known, in order, without overlap. A voice that reads no phonemes can ignore
    /// them: `text` has the words too.
    pub sounds: Vec<Pronounced>,
    /// The silence after it; zero after the last.
    #[serde(with = "Millis")]
    pub pause: Duration,
}

/// How a part of a phrase sounds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Pronounced {
    /// Which part of the phrase's text, in bytes.
    pub at: Range<usize>,
    /// Its sounds, in misaki's letters for American English: `klˈOz`.
    pub phonemes: String,
}

/// A line to speak.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Utterance {
    /// Its sentences, at least one.
    pub phrases: Vec<Phrase>,
    /// BCP 47.
    pub language: String,
    /// How fast.
    #[serde(with = "WordsAMinute")]
    pub pace: Pace,
}

impl Utterance {
    /// The characters of its words.
    pub(super) fn chars(&self) -> impl Iterator<Item = char> {
        self.phrases.iter().flat_map(|phrase| phrase.text.chars())
    }
}

#[derive(Deserialize, Serialize)]
#[serde(remote = "Pace")]
struct WordsAMinute(u16);

#[derive(Deserialize, Serialize)]
#[serde(remote = "Duration")]
struct Millis(#[serde(getter = "millis")] u64);

fn millis(duration: &Duration) -> u64 {
    duration.millis()
}

impl From<Millis> for Duration {
    fn from(Millis(millis): Millis) -> Self {
        Self::from_millis(millis)
    }
}
