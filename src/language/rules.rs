//! The rules of a language. What balm does not know is empty or `None`.

use std::sync::LazyLock;

use super::harm::HarmFinder;
use super::names::Names;
use super::reading::ReadingRules;
use super::speak_up::SpeakUpWords;

/// One language.
#[derive(Debug)]
pub struct LanguageRules {
    /// BCP 47, without a region.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// Its words for the left side.
    pub left: SideWords,
    /// Its words for the right side.
    pub right: SideWords,
    /// How titles name a side.
    pub titles: Option<TitleSides>,
    /// How prompts say where a stroke goes.
    pub strokes: Option<StrokeWords>,
    /// Words that promise more than massage can do, in lower case; `*` matches any ending.
    pub claims: &'static [&'static str],
    /// Finds words that tell people to do what may hurt them.
    pub harm: Option<&'static LazyLock<HarmFinder>>,
    /// What is said where a routine was changed for a person.
    pub care: Option<CareWords>,
    /// What the vocabulary's entries are called; English has its names there.
    pub names: Option<&'static LazyLock<Names>>,
    /// What is said when a listener speaks up.
    pub speak_up: Option<SpeakUpWords>,
    /// How cautions name the people who should not hold their breath.
    pub breath_cautions: Option<BreathCautions>,
    /// How numbers, signs and abbreviations are read aloud; left to the voice where it is `None`.
    pub reading: Option<ReadingRules>,
    /// The same in regions where it differs: their codes (ISO 3166) with blanks between.
    pub regional: &'static [(&'static str, &'static ReadingRules)],
    /// Words whose sounds are known; only the voice "heart", which speaks English, reads these.
    pub sounds: Option<SoundRules>,
}

impl LanguageRules {
    /// A language of which only the words for the sides are known.
    pub(super) const fn new(
        code: &'static str,
        name: &'static str,
        left: SideWords,
        right: SideWords,
    ) -> Self {
        Self {
            code,
            name,
            left,
            right,
            titles: None,
            strokes: None,
            claims: &[],
            harm: None,
            care: None,
            names: None,
            speak_up: None,
            breath_cautions: None,
            reading: None,
            regional: &[],
            sounds: None,
        }
    }
}

/// Words for one side of the body.
#[derive(Debug)]
pub struct SideWords {
    /// What `{side}` becomes.
    pub word: &'static str,
    /// What the word begins with, however it is inflected: "linke", "linken".
    pub stem: &'static str,
    /// Said between the sides, before this one begins.
    pub change_over: &'static str,
    /// Said before a prompt that does not name the side.
    pub first: &'static str,
    /// Before these the word means something else: "right now", "right below the skull".
    pub not_before: &'static [&'static str],
}

impl SideWords {
    pub(super) const fn new(
        word: &'static str,
        stem: &'static str,
        change_over: &'static str,
        first: &'static str,
    ) -> Self {
        Self { word, stem, change_over, first, not_before: &[] }
    }

    /// Whether a text names this side in its first two sentences. Later is too late: the hands have moved
    /// by then.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        let sentences = text.split_inclusive(['.', '!', '?']).take(2);
        let words = sentences.flat_map(|s| s.split(|c: char| !c.is_alphabetic()));
        let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        let is_other = |next: Option<&String>| next.is_some_and(|next| self.not_before.contains(&&**next));
        (0..words.len()).any(|i| words[i].starts_with(self.stem) && !is_other(words.get(i + 1)))
    }
}

/// How titles name a side.
#[derive(Debug)]
pub struct TitleSides {
    /// Every form of "left", in small letters.
    pub left: &'static [&'static str],
    /// Every form of "right".
    pub right: &'static [&'static str],
    /// What does the work may be on the other side: in "mit der linken Hand" the side is the hand's.
    pub workers: &'static [&'static str],
    /// A side before these is not the region's: "right behind the ear". Empty where a side word is always
    /// a side.
    pub not_before: &'static [&'static str],
}

/// What is said at the start of a step that was changed for a person.
#[derive(Debug)]
pub struct CareWords {
    /// Who should not do a routine today that touches, moves or tenses.
    pub not_today: &'static str,
    /// The same of one that only breathes and rests.
    pub not_driving: &'static str,
    /// Which places to leave out.
    pub leave_out: &'static str,
    /// No firmer than `{n}` out of ten.
    pub at_most: &'static str,
    /// Hands only rest.
    pub still: &'static str,
    /// Tense no more than `{n}` out of ten.
    pub effort: &'static str,
    /// With one hand.
    pub one_hand: &'static str,
    /// Hands do not rest where the step says.
    pub hands_elsewhere: &'static str,
    /// Ids of positions, each with the words to take it.
    pub positions: &'static [(&'static str, &'static str)],
}

/// How prompts say where a stroke goes.
#[derive(Debug)]
pub struct StrokeWords {
    /// Words before a place that hands go over: "from the wrist".
    pub begin: &'static [&'static str],
    /// Between those and a place, these say that hands do not touch it: "from below the elbow".
    pub not_there: &'static [&'static str],
    /// Between a part and its whole: "the back of the neck".
    pub of: &'static str,
}

/// Parts of words, in small letters, by which a caution names those who should not hold their breath.
#[derive(Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub struct BreathCautions {
    pub pregnancy: &'static [&'static str],
    pub blood_pressure: &'static [&'static str],
    pub epilepsy: &'static [&'static str],
    pub breathing: &'static [&'static str],
}

/// Words that a lexicon gets wrong, and their phonemes in misaki's letters.
#[derive(Debug)]
pub struct SoundRules {
    /// Terms of massage in small letters, in order.
    pub terms: &'static [(&'static str, &'static str)],
    /// The phonemes of a word that is spelt like another, by the words beside it.
    pub heteronym: fn(&str, &dyn Neighbours) -> Option<&'static str>,
    /// Words that begin a new part of a sentence, separated by blanks.
    pub turns: &'static str,
}

/// The words next to a word in its sentence.
pub trait Neighbours {
    /// The word before, in small letters; empty where a part of the sentence begins.
    fn before(&self) -> &str;
    /// The word after, in small letters, and whether a hyphen joins it; empty where a part of the sentence
    /// ends.
    fn after(&self) -> (&str, bool);
    /// Whether one of `words`, separated by blanks, stands before it in the same part of the sentence.
    fn earlier(&self, words: &str) -> bool;
    /// Whether it begins its sentence.
    fn is_first(&self) -> bool;
    /// Whether it begins with a capital.
    fn is_capital(&self) -> bool;
}
