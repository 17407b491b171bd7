//! Words → the numbers the network reads: phonemes by the lexicon, ids by the model's table.

use std::sync::OnceLock;

use loqui_g2p::{Dialect, G2p, OovFallback};

use crate::voice::utterance::Phrase;

/// How many ids the network reads at once: its author's limit. A longer sentence is split.
const MAX_IDS: usize = 400;
/// Silence, before and after everything that is read.
const EDGE: i32 = 0;
const SPACE: i32 = 16;
/// Marks a voice rests at: `;:,.!?`, the dash and the ellipsis.
const RESTS: std::ops::RangeInclusive<i32> = 1..=10;
/// Stress and length marks: they are no sounds.
const MARKS: std::ops::RangeInclusive<i32> = 156..=158;

/// The model's symbols, in runs: the first id and the characters from there on.
const SYMBOLS: &[(i32, &str)] = &[
    (1, ";:,.!?"),
    (9, "—…\"()“” \u{303}ʣʥʦʨᵝꭧAI"),
    (31, "O"),
    (33, "Q"),
    (35, "ST"),
    (39, "W"),
    (41, "Yᵊabcdef"),
    (50, "hijklmnopqrstuvwxyzɑɐɒæ"),
    (75, "βɔɕç"),
    (80, "ɖðʤə"),
    (85, "ɚɛɜ"),
    (90, "ɟ"),
    (92, "ɡ"),
    (99, "ɥ"),
    (101, "ɨɪʝ"),
    (110, "ɯɰŋɳɲɴø"),
    (118, "ɸθœ"),
    (123, "ɹ"),
    (125, "ɾɻ"),
    (128, "ʁɽʂʃʈʧ"),
    (135, "ʊʋ"),
    (138, "ʌɣɤ"),
    (142, "χʎ"),
    (147, "ʒʔ"),
    (156, "ˈˌː"),
    (162, "ʰ"),
    (164, "ʲ"),
    (169, "↓"),
    (171, "→↗↘"),
    (177, "ᵻ"),
];

/// Loads the lexicon ahead of time.
pub(super) fn load() {
    // Its error is returned again when it is needed.
    let _ = lexicon();
}

/// The lexicon. The first call loads it, which takes about 0.3 s.
fn lexicon() -> Result<&'static G2p, String> {
    static LEXICON: OnceLock<Result<G2p, String>> = OnceLock::new();
    LEXICON
        .get_or_init(|| G2p::new(Dialect::American, OovFallback::Neural).map_err(|e| e.to_string()))
        .as_ref()
        .map_err(Clone::clone)
}

/// The ids of this sentence for the network, in as many pieces as it takes. None if nothing in it can be
/// said.
///
/// # Errors
/// When the lexicon is broken, which is a fault of the build.
pub(super) fn read(phrase: &Phrase) -> Result<Vec<Vec<i32>>, String> {
    let ids: Vec<i32> = transcribe(phrase)?.chars().filter_map(id).collect();
    Ok(pieces(&ids))
}

/// The phonemes of the sentence, in the lexicon's letters.
///
/// # Errors
/// When the lexicon is broken, which is a fault of the build.
pub fn transcribe(phrase: &Phrase) -> Result<String, String> {
    Ok(lexicon()?.phonemize(&marked(phrase)))
}

/// The sentence in the lexicon's markup, with known sounds as `[word](/sounds/)`.
fn marked(phrase: &Phrase) -> String {
    // The text itself must not look like markup.
    let plain = |text: &str| text.replace(['[', ']'], " ");
    let mut marked = String::with_capacity(phrase.text.len() + 16 * phrase.sounds.len());
    let mut done = 0;
    for sound in &phrase.sounds {
        let parts = phrase.text.get(done..sound.at.start).zip(phrase.text.get(sound.at.clone()));
        let Some((before, word)) = parts.filter(|(_, word)| !word.trim().is_empty()) else { continue };
        let phonemes: String = sound.phonemes.chars().filter(|c| !"()[]/".contains(*c)).collect();
        if phonemes.is_empty() {
            continue;
        }
        marked.push_str(&format!("{}[{}](/{phonemes}/)", plain(before), plain(word)));
        done = sound.at.end;
    }
    marked + &plain(phrase.text.get(done..).unwrap_or_default())
}

fn id(symbol: char) -> Option<i32> {
    SYMBOLS.iter().find_map(|(first, run)| {
        let place = run.chars().position(|c| c == symbol)?;
        Some(first + i32::try_from(place).ok()?)
    })
}

fn pieces(mut ids: &[i32]) -> Vec<Vec<i32>> {
    let mut pieces = Vec::new();
    while !ids.is_empty() {
        let (piece, rest) = ids.split_at(cut(ids));
        if piece.iter().any(|id| *id > SPACE && !MARKS.contains(id)) {
            let edged = [EDGE].into_iter().chain(piece.iter().copied()).chain([EDGE]);
            pieces.push(edged.collect());
        }
        ids = rest;
    }
    pieces
}

/// Where the first piece ends: after a mark, or else a word, or else anywhere.
fn cut(ids: &[i32]) -> usize {
    if ids.len() <= MAX_IDS {
        return ids.len();
    }
    let last = |wanted: &dyn Fn(i32) -> bool| ids[..MAX_IDS].iter().rposition(|id| wanted(*id));
    last(&|id| RESTS.contains(&id)).or_else(|| last(&|id| id == SPACE)).map_or(MAX_IDS, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Duration;

    fn phrase(text: &str) -> Phrase {
        Phrase { text: text.into(), sounds: Vec::new(), pause: Duration::ZERO }
    }

    #[test]
    fn a_word_is_its_sounds_between_two_silences() {
        // həlˈO wˈɜɹld.
        let read = read(&phrase("Hello world.")).expect("the lexicon");
        assert_eq!(read, [[0, 50, 83, 54, 156, 31, 16, 65, 156, 87, 123, 54, 46, 4, 0]]);
    }

    #[test]
    fn what_cannot_be_said_gives_nothing() {
        for text in ["", " ", "…", "?!", "\u{1f600}", "日本語", "ˈˌː"] {
            assert_eq!(read(&phrase(text)).expect("the lexicon"), Vec::<Vec<i32>>::new(), "{text:?}");
        }
    }

    #[test]
    fn an_unknown_word_is_read_all_the_same() {
        let read = read(&phrase("Press Yintang.")).expect("the lexicon");
        assert!(read[0].len() > 14, "{read:?}");
    }

    #[test]
    fn a_long_sentence_is_split_at_marks_then_words_then_anywhere() {
        let long = |text: &str, n| -> Vec<i32> { text.repeat(n).chars().filter_map(id).collect() };
        let ends = |ids: &[i32]| -> Vec<i32> {
            let pieces = pieces(ids);
            assert!(pieces.iter().all(|p| p.len() <= MAX_IDS + 2), "too long for the network");
            assert_eq!(pieces.iter().map(|p| p.len() - 2).sum::<usize>(), ids.len(), "something is lost");
            pieces[..pieces.len() - 1].iter().map(|p| p[p.len() - 2]).collect()
        };
        assert_eq!(ends(&long("nˈi, nˈi nˈi ", 50)), [3]);
        assert_eq!(ends(&long("nˈi ", 250)), [SPACE, SPACE]);
        assert_eq!(ends(&long("nˈi", 250)).len(), 1);
    }
}
