//! A line of a routine as it is written → as it is read aloud: signs left out or put into words,
//! numbers and units spelt out, sentences apart, hard words with their sounds. English, German and
//! Spanish; of other languages only the signs are cleaned, their engines read numbers themselves.
//! What a line means never changes, and no text makes it slow. In the order of the work: `clean`,
//! `reader` (with `quantity` and `measure`, and a `tongue` for each language), `sentences`, `pronounce`.

mod clean;
mod cursor;
mod english;
mod field;
mod german;
mod heteronyms;
mod measure;
mod pronounce;
mod quantity;
mod reader;
mod sentences;
mod spanish;
mod spoken;
mod tongue;
mod value;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_heard;
#[cfg(test)]
mod tests_tongues;

use crate::unit::{Duration, Pace};

use super::{Phrase, Utterance};
pub use pronounce::Pronunciations;
use tongue::Tongue;

/// What is read of a line, in characters: ten minutes of speech. The rest is left out.
const LONGEST: usize = 10_000;

/// How `text` is read aloud in `language` (BCP 47). `None` when nothing in it can be said: only
/// signs, only emoji.
///
/// A word's sounds come from `pronounce`, then from the words beside it (English: "close your eyes",
/// "stay close"), and else are left to the engine.
#[must_use]
pub fn word(text: &str, language: &str, pace: Pace, pronounce: &Pronunciations) -> Option<Utterance> {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let spoken = reader::read(&clean::clean(&text[..end]), Tongue::of(language));
    let mut phrases: Vec<Phrase> = sentences::split(&spoken)
        .into_iter()
        .filter_map(|sentence| pronounce.apply(sentence, language))
        .map(|(text, sounds)| Phrase { text, sounds, pause: pause(pace) })
        .collect();
    phrases.last_mut()?.pause = Duration::ZERO;
    Some(Utterance { phrases, language: language.to_owned(), pace })
}

/// The silence after a sentence: 0.6 s at 130 words a minute, 0.7 s at 120, 1.2 s at 110 and below. The
/// slowest paces come from silence more than from slow words: nobody likes to be read to syllable by
/// syllable.
fn pause(Pace(pace): Pace) -> Duration {
    let pace = u64::from(pace);
    Duration::from_millis(match pace {
        ..=110 => 1200,
        111..=120 => 1200 - 50 * (pace - 110),
        121..=140 => 700 - 10 * (pace - 120),
        _ => 500,
    })
}
