//! What the recording of a line is called: by its words, so that a line whose words change has none.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::language::primary;
use crate::unit::hex;

/// The file name of the recording of these words: sixteen digits of their SHA-256, in the language without its
/// region. Nobody speaks a line differently for its blanks, its kind of quotes or how its accents are stored.
#[must_use]
pub fn recording_name(text: &str, language: &str) -> String {
    let words = format!("balm recording 1\n{}\n{}", primary(language), same_words(text));
    format!("{}.flac", hex(&Sha256::digest(words.as_bytes())[..8]))
}

/// The words as they count: what is spoken alike is the same.
#[must_use]
pub fn same_words(text: &str) -> String {
    let plain: String = text.nfc().filter(|c| !is_unseen(*c)).map(plain).collect();
    plain.replace('…', "...").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn plain(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '‚' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spoken_alike_has_one_name_and_other_words_another() {
        let name = recording_name("Let go – it\u{2019}s fine.", "en-GB");
        assert_eq!(name, recording_name(" Let  go\n- it's fine. ", "en"));
        assert_eq!(recording_name("Caf\u{e9}", "fr"), recording_name("Cafe\u{301}", "fr"));
        for (text, language) in
            [("Let go - it's fine!", "en"), ("Let go - it's fine.", "de"), ("let go", "en")]
        {
            assert_ne!(name, recording_name(text, language), "{text}");
        }
        // Recordings are kept for years: their names never change.
        assert_eq!(recording_name("Rest.", "en"), "5058b09d998491ae.flac");
        assert_eq!(name.len(), 21);
    }
}
