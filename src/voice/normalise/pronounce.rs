//! How words sound that a lexicon gets wrong: by the language's rules, the routine's and the user's.

use std::collections::BTreeMap;
use std::ops::Range;

use super::clean::clean;
use crate::language::{self, Neighbours, SoundRules};
use crate::voice::Pronounced;

/// The longest spelling of sounds, in characters.
const MAX_SOUNDS: usize = 200;
/// The most words in one term.
const MAX_TERM: usize = 6;
/// How far back in a sentence a rule looks, in words.
const MAX_BACK: usize = 10;

/// Words, or terms of a few words, and how they sound. Capitals make no difference, nor does a hyphen or a
/// blank within a term.
///
/// Sounds are spelt in one of two ways: in ordinary letters, `effleurage = "eff luh rahzh"`, which every
/// voice can read; or between slashes in misaki's letters for American English,
/// `effleurage = "/ˌɛfləɹˈɑʒ/"`, which is exact, but only the voice "heart" reads it. Other voices then read
/// the word as it is written.
#[derive(Clone, Debug, Default)]
pub struct Pronunciations {
    declared: BTreeMap<String, Sounds>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Sounds {
    /// In ordinary letters.
    Respelt(String),
    /// In phonemes.
    Phonemes(String),
}

impl Pronunciations {
    /// The user's go before the routine's, and both before the language's. An entry without a word or
    /// without sounds is ignored.
    #[must_use]
    pub fn new(routine: &BTreeMap<String, String>, user: &BTreeMap<String, String>) -> Self {
        let layers = routine.iter().chain(user);
        let declared = layers.filter_map(|(term, sounds)| {
            let term: Vec<String> = words(term).into_iter().map(|word| word.small).collect();
            (1..=MAX_TERM).contains(&term.len()).then_some(())?;
            Some((term.join(" "), Sounds::read(sounds)?))
        });
        Self { declared: declared.collect() }
    }

    /// Whether the sounds of this one word are declared.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.declared.contains_key(&word.to_lowercase())
    }

    /// A sentence with its hard words respelt, and the sounds of those known in phonemes. It begins with a
    /// letter or a number; `None` if it has none.
    pub(super) fn apply(&self, sentence: &str, language: &str) -> Option<(String, Vec<Pronounced>)> {
        let rules = language::rules(language).and_then(|rules| rules.sounds.as_ref());
        let begins = |c: char| c.is_alphanumeric() || matches!(c, '¿' | '¡' | '−' | '$' | '€' | '£');
        let sentence = &sentence[sentence.find(begins)?..];
        let words = words(sentence);
        words.first()?;
        let (mut text, mut sounds) = (String::with_capacity(sentence.len()), Vec::new());
        let (mut done, mut i) = (0, 0);
        while let Some(word) = words.get(i) {
            text.push_str(&sentence[done..word.at.start]);
            let (known, count) = self.known(&words, i, rules).map_or((None, 1), |(s, n)| (Some(s), n));
            let end = words[i + count - 1].at.end;
            let from = text.len();
            let written = &sentence[word.at.start..end];
            text.push_str(if let Some(Sounds::Respelt(respelt)) = &known { respelt } else { written });
            if let Some(Sounds::Phonemes(phonemes)) = known {
                sounds.push(Pronounced { at: from..text.len(), phonemes });
            }
            (done, i) = (end, i + count);
        }
        text.push_str(&sentence[done..]);
        Some((text, sounds))
    }

    /// How the longest known term that begins with word `i` sounds, and how many words it has.
    fn known(&self, words: &[Word<'_>], i: usize, rules: Option<&SoundRules>) -> Option<(Sounds, usize)> {
        let joined = 1 + words[i + 1..].iter().take(MAX_TERM - 1).take_while(|word| word.is_joined()).count();
        let term =
            |count: usize| words[i..i + count].iter().map(|w| w.small.as_str()).collect::<Vec<_>>().join(" ");
        let longest = |known: &dyn Fn(&str) -> Option<Sounds>| {
            (1..=joined).rev().find_map(|count| Some((known(&term(count))?, count)))
        };
        longest(&|term| self.declared.get(term).cloned()).or_else(|| {
            let SoundRules { terms, heteronym, turns } = rules?;
            let phonemes = |phonemes: &str| Sounds::Phonemes(phonemes.to_owned());
            let listed = |term: &str| terms.binary_search_by_key(&term, |(term, _)| term).ok();
            longest(&|term| Some(phonemes(terms[listed(term)?].1))).or_else(|| {
                let place = Place { words, i, turns };
                Some((phonemes(heteronym(&words[i].small, &place)?), 1))
            })
        })
    }
}

impl Sounds {
    fn read(spelling: &str) -> Option<Self> {
        let spelling = spelling.trim();
        let exact = spelling.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
        let text: String =
            clean(exact.unwrap_or(spelling)).chars().filter(|c| !"()[]/".contains(*c)).collect();
        let text: Vec<&str> = text.split_whitespace().collect();
        let text: String = text.join(" ").chars().take(MAX_SOUNDS).collect();
        // A dash at the beginning could be an option of another program.
        let text = if exact.is_some() {
            text.as_str()
        } else {
            text.trim_start_matches(|c: char| !c.is_alphanumeric())
        };
        text.contains(char::is_alphanumeric).then(|| match exact {
            Some(_) => Self::Phonemes(text.to_owned()),
            None => Self::Respelt(text.to_owned()),
        })
    }
}

/// A word of a sentence.
struct Word<'a> {
    at: Range<usize>,
    small: String,
    /// The text between it and the word before.
    between: &'a str,
    capital: bool,
}

impl Word<'_> {
    /// Whether only a gap or a hyphen separates it from the word before.
    fn is_joined(&self) -> bool {
        matches!(self.between, " " | "-")
    }
}

fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut from = 0;
    let is_letter = |c: char| c.is_alphanumeric() || c == '\'';
    while let Some(start) = sentence[from..].find(is_letter).map(|at| from + at) {
        let end = sentence[start..].find(|c| !is_letter(c)).map_or(sentence.len(), |length| start + length);
        let word = sentence[start..end].trim_matches('\'');
        let start = start + sentence[start..end].find(|c| c != '\'').unwrap_or(0);
        if !word.is_empty() {
            words.push(Word {
                at: start..start + word.len(),
                small: word.to_lowercase(),
                between: words.last().map_or("", |last| &sentence[last.at.end..start]),
                capital: word.starts_with(char::is_uppercase),
            });
        }
        from = end;
    }
    words
}

/// A word among the others.
struct Place<'a> {
    words: &'a [Word<'a>],
    i: usize,
    /// Words that begin a new part of the sentence.
    turns: &'a str,
}

impl Neighbours for Place<'_> {
    fn before(&self) -> &str {
        let joined = self.words[self.i].is_joined();
        self.i.checked_sub(1).filter(|_| joined).map_or("", |i| &self.words[i].small)
    }

    fn after(&self) -> (&str, bool) {
        let next = self.words.get(self.i + 1).filter(|next| next.is_joined());
        next.map_or(("", false), |next| (&next.small, next.between == "-"))
    }

    fn earlier(&self, wanted: &str) -> bool {
        let listed = |list: &str, word: &Word<'_>| list.split(' ').any(|listed| listed == word.small);
        let mut i = self.i;
        while self.words[i].is_joined() && self.i - i < MAX_BACK && i > 0 {
            i -= 1;
            if listed(wanted, &self.words[i]) {
                return true;
            }
            if listed(self.turns, &self.words[i]) {
                return false;
            }
        }
        false
    }

    fn is_first(&self) -> bool {
        self.i == 0
    }

    fn is_capital(&self) -> bool {
        self.words[self.i].capital
    }
}
