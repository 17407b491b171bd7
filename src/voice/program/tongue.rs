//! The languages a program speaks, and how well.

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Tongue {
    /// BCP 47; empty for any.
    pub language: String,
    /// What the program calls it.
    pub voice: String,
    /// How it sounds, in tenths of what listeners would give (50 is a person).
    pub quality: u8,
}

/// All of a program's, the one it likes best of a language first.
#[derive(Clone, Debug)]
pub(super) struct Tongues(pub Vec<Tongue>);

impl Tongues {
    /// What comes nearest to `language`: its very region, else the first of the same language. `None`
    /// where it speaks none, or `language` is no such name.
    pub fn nearest(&self, language: &str) -> Option<&Tongue> {
        if !is_language(language) {
            return None;
        }
        let shared = |tongue: &Tongue| {
            let (theirs, ours) = (language.split('-'), tongue.language.split('-'));
            theirs.zip(ours).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
        };
        let spoken = self.0.iter().filter(|tongue| tongue.language.is_empty() || shared(tongue) > 0);
        // The last of the greatest is taken: backwards, that is the first.
        spoken.rev().max_by_key(|tongue| shared(tongue))
    }
}

/// Whether it may be a language's name (BCP 47). It may be a stranger's, and becomes part of an
/// argument.
fn is_language(language: &str) -> bool {
    language.len() <= 35
        && language.starts_with(|c: char| c.is_ascii_alphabetic())
        && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(spoken: &[&str], language: &str) -> Option<String> {
        let tongue = |language: &&str| Tongue {
            language: (*language).to_owned(),
            voice: format!("v-{language}"),
            quality: 30,
        };
        Tongues(spoken.iter().map(tongue).collect()).nearest(language).map(|tongue| tongue.voice.clone())
    }

    #[test]
    fn the_very_region_is_preferred_and_any_region_is_spoken() {
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
    fn a_language_cannot_be_anything_else() {
        for odd in ["", "-x", "en_US", "e n", "$(x)", "../en", &"a".repeat(36), "ü", "en\n"] {
            assert_eq!(nearest(&[""], odd), None, "{odd:?}");
        }
    }
}
