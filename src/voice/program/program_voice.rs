//! The voices that one program has, and how well they speak.

use crate::language::is_language;

/// A voice of a program.
#[derive(Clone, Debug)]
pub(super) struct ProgramVoice {
    /// BCP 47; empty for any language.
    pub language: String,
    /// The program's name for it.
    pub name: String,
    /// How it sounds, in tenths of what listeners would give (50 is a person).
    pub quality: u8,
}

/// All voices of a program, the best of each language first.
#[derive(Clone, Debug)]
pub(super) struct ProgramVoices(pub Vec<ProgramVoice>);

impl ProgramVoices {
    /// The voice for a language: of the same region, else the first of the same language. `None` if there
    /// is none, or if `language` is no language: it may be a stranger's, and becomes part of an argument.
    pub fn nearest(&self, language: &str) -> Option<&ProgramVoice> {
        if !is_language(language) {
            return None;
        }
        let shared = |voice: &ProgramVoice| {
            let (theirs, ours) = (language.split('-'), voice.language.split('-'));
            theirs.zip(ours).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
        };
        let spoken = self.0.iter().filter(|voice| voice.language.is_empty() || shared(voice) > 0);
        // `max_by_key` takes the last of the greatest: in reverse, that is the first.
        spoken.rev().max_by_key(|voice| shared(voice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(spoken: &[&str], language: &str) -> Option<String> {
        let voice = |language: &&str| ProgramVoice {
            language: (*language).to_owned(),
            name: format!("v-{language}"),
            quality: 30,
        };
        let voices = ProgramVoices(spoken.iter().map(voice).collect());
        voices.nearest(language).map(|voice| voice.name.clone())
    }

    #[test]
    fn the_same_region_is_preferred_and_any_region_will_do() {
        let english = ["en-US", "en-GB", "de-DE"];
        for (language, voice) in
            [("en", "v-en-US"), ("en-gb", "v-en-GB"), ("EN-AU", "v-en-US"), ("de-CH", "v-de-DE")]
        {
            assert_eq!(nearest(&english, language).as_deref(), Some(voice), "{language}");
        }
        assert_eq!(nearest(&english, "fr"), None);
        assert_eq!(nearest(&english, "eng"), None);
        assert_eq!(nearest(&["", "fr"], "fr-CA").as_deref(), Some("v-fr"));
        assert_eq!(nearest(&["", "fr"], "nl").as_deref(), Some("v-"));
    }

    #[test]
    fn what_is_no_language_is_not_passed_on() {
        for odd in ["", "-x", "en_US", "e n", "$(x)", "../en", &"a".repeat(36), "ü", "en\n"] {
            assert_eq!(nearest(&[""], odd), None, "{odd:?}");
        }
    }
}
