//! Normalises a line for reading aloud: signs are removed or put into words, numbers and units spelt out,
//! sentences separated, hard words given their sounds. In languages without reading rules only the signs
//! are cleaned; their voices read numbers themselves. The meaning never changes, and the time is bounded
//! for any text. In the order of the work: `clean`, `read_aloud` (with `spoken_quantity`, `clock`,
//! `ordinals`, `amount`, `number`), `sentences`, `pronounce`.

mod amount;
mod clean;
mod clock;
mod cursor;
mod guesses;
mod number;
mod ordinals;
mod pronounce;
mod read_aloud;
mod sentences;
mod spoken_quantity;
mod spoken_text;

use std::borrow::Cow;

use crate::language;
use crate::unit::{Duration, Pace};

use super::utterance::{Phrase, Utterance};
pub use guesses::{Guess, guesses};
pub use pronounce::Pronunciations;

/// How much of a line is read, in characters: ten minutes of speech. The rest is ignored.
const MAX_CHARS: usize = 10_000;

/// How `text` is read aloud in `language` (BCP 47). `None` if nothing in it can be said: only signs, only
/// emoji, or mostly letters that no voice for the language can read. Single words in such letters are left
/// out, unless `pronounce` knows their sounds.
///
/// A word's sounds come from `pronounce`, then from the words beside it ("close your eyes", "stay close" in
/// English), and otherwise from the voice.
#[must_use]
pub fn normalise(text: &str, language: &str, pace: Pace, pronounce: &Pronunciations) -> Option<Utterance> {
    let end = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(at, _)| at);
    let text = readable(&text[..end], language, pronounce)?;
    let rules = language::reading(language);
    let spoken = read_aloud::read(&clean::clean(&text), rules, &mut |_| {});
    let mut phrases: Vec<Phrase> = sentences::split(&spoken)
        .into_iter()
        .filter_map(|sentence| pronounce.apply(sentence, language))
        .map(|(text, sounds)| Phrase { text, sounds, pause: pause(pace) })
        .collect();
    phrases.last_mut()?.pause = Duration::ZERO;
    Some(Utterance { phrases, language: language.to_owned(), pace })
}

/// Whether a voice for `language` is given less than all of `text`, because of letters it cannot read.
#[must_use]
pub fn is_unread(text: &str, language: &str, pronounce: &Pronunciations) -> bool {
    readable(text, language, pronounce).is_none_or(|read| read != text)
}

/// `text` without words in letters that a voice for `language` would spell one by one; `None` if that is most
/// of it.
fn readable<'a>(text: &'a str, language: &str, pronounce: &Pronunciations) -> Option<Cow<'a, str>> {
    let Some((_, mostly)) = language::foreign_script(text, language) else { return Some(text.into()) };
    let is_foreign = |c: char| language::foreign(c, language).is_some();
    let is_between = |c: char| !(c.is_alphanumeric() || is_foreign(c));
    let mut kept = String::with_capacity(text.len());
    let mut known = false;
    for word in text.split_inclusive(is_between) {
        let letters = word.trim_end_matches(is_between);
        let is_unread = letters.contains(is_foreign) && !pronounce.knows(letters);
        known |= letters.contains(is_foreign) && !is_unread;
        kept.push_str(if is_unread { &word[letters.len()..] } else { word });
    }
    (!mostly || known).then_some(kept.into())
}

/// The silence after a sentence: 0.6 s at 130 words a minute, 0.7 s at 120, 1.2 s at 110 and below. Slow
/// paces come from silence more than from slow words: nobody likes to be read to syllable by syllable.
fn pause(Pace(pace): Pace) -> Duration {
    let pace = u64::from(pace);
    Duration::from_millis(match pace {
        ..=110 => 1200,
        111..=120 => 1200 - 50 * (pace - 110),
        121..=140 => 700 - 10 * (pace - 120),
        _ => 500,
    })
}
