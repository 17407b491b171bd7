//! Everything about each language, in one file a language: its words for the sides, how numbers, units
//! and abbreviations are read aloud, which words promise too much or do harm. To add a language, write its file and
//! add it to `mod` and `ALL` below. Start with `rules`; `reading` has what reading aloud needs, `harm` finds
//! words that harm, `names` are what the vocabulary's entries are called, `tag` has the names of languages, `script`
//! the letters they are written in.

mod dutch;
mod english;
mod french;
mod german;
mod harm;
mod harm_rules;
mod harm_words;
mod italian;
mod names;
mod portuguese;
mod reading;
mod rules;
mod script;
mod spanish;
mod speak_up;
mod tag;

pub use harm::HarmFinder;
pub use harm_rules::{Harm, HarmKind, HarmRules};
pub use names::{ConditionWords, Names};
pub use reading::{Abbreviation, Around, Form, Measure, ReadingRules, SignWords, Unit, When};
pub use rules::{
    BreathCautions, CareWords, LanguageRules, Neighbours, SideWords, SoundRules, StrokeWords, TitleSides,
};
pub use script::{Script, foreign, foreign_script};
pub use speak_up::{SpeakUpLine, SpeakUpWords, WhomToCall};
pub use tag::{has_spaces, is_language, primary, serves};

/// Every language balm knows.
pub const ALL: [&LanguageRules; 7] = [
    &english::RULES,
    &german::RULES,
    &spanish::RULES,
    &french::RULES,
    &italian::RULES,
    &dutch::RULES,
    &portuguese::RULES,
];

/// The rules of a language (BCP 47) of any region; `None` if it has none.
#[must_use]
pub fn rules(language: &str) -> Option<&'static LanguageRules> {
    let language = primary(language);
    ALL.into_iter().find(|rules| rules.code == language)
}

/// How a language (BCP 47) is read aloud in its region, if balm has rules for it.
#[must_use]
pub fn reading(language: &str) -> Option<&'static ReadingRules> {
    let rules = rules(language)?;
    let is_here = |regions: &str| {
        let parts = || language.split(['-', '_']).skip(1);
        parts().any(|part| regions.split(' ').any(|region| region.eq_ignore_ascii_case(part)))
    };
    let regional = rules.regional.iter().find(|(regions, _)| is_here(regions)).map(|(_, reading)| *reading);
    regional.or(rules.reading.as_ref())
}

/// The rules of a language, or English: the wrong language is better than no words at all.
#[must_use]
pub fn rules_or_english(language: &str) -> &'static LanguageRules {
    rules(language).unwrap_or(&english::RULES)
}

/// What is said when a listener of this language speaks up; in English if balm does not have the words.
#[must_use]
pub fn speak_up_words(language: &str) -> &'static SpeakUpWords {
    let english = english::RULES.speak_up.as_ref();
    rules(language).and_then(|rules| rules.speak_up.as_ref()).or(english).expect("English has them")
}

/// What is said where a routine in this language was changed for a person, if balm has the words.
#[must_use]
pub fn care_words(language: &str) -> Option<&'static CareWords> {
    rules(language)?.care.as_ref()
}

/// What the vocabulary's entries and balm's own phrases are called in a language; `None` for English, and where balm has
/// no names.
#[must_use]
pub fn names(language: &str) -> Option<&'static Names> {
    rules(language)?.names.map(|names| &**names)
}
