//! The names of languages (BCP 47): `en`, `pt-BR`.

/// Languages written without spaces between words: their words are not counted.
const WITHOUT_SPACES: [&str; 6] = ["zh", "ja", "th", "lo", "km", "my"];

/// Whether a text has the shape of a language's name: two or three letters, then groups of letters and
/// digits.
#[must_use]
pub fn is_language(text: &str) -> bool {
    let group = |g: &str| (1..=8).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = text.split('-').next().unwrap_or_default();
    let letters = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    letters && text.len() <= 35 && text.split('-').all(group)
}

/// The language without its region, in small letters: `pt` for `pt-BR`, and for a system's `pt_BR`.
#[must_use]
pub fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether a text in language `has` suits somebody who asked for `wanted`: `en-GB` suits `en`, but not the
/// other way round.
#[must_use]
pub fn serves(has: &str, wanted: &str) -> bool {
    let [has, wanted] = [has, wanted].map(|name| name.to_ascii_lowercase().replace('_', "-"));
    has.strip_prefix(&*wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// Whether a language puts spaces between its words.
#[must_use]
pub fn has_spaces(language: &str) -> bool {
    !WITHOUT_SPACES.contains(&primary(language).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_recognised_by_its_shape() {
        for name in ["en", "pt-BR", "zh-Hant-TW", "DE"] {
            assert!(is_language(name), "{name}");
        }
        for name in ["", "x", "german", "d_e", "de-", "de-!!!", "de-toolonggroup", "d\u{eb}"] {
            assert!(!is_language(name), "{name}");
        }
        assert_eq!(["pt-BR", "DE", "es_MX"].map(primary), ["pt", "de", "es"]);
    }

    #[test]
    fn a_language_serves_itself_with_and_without_a_region() {
        for (has, wanted) in [("en-GB", "en"), ("en", "EN"), ("pt-BR", "pt_br"), ("zh-Hant-TW", "zh-Hant")] {
            assert!(serves(has, wanted), "{has} for {wanted}");
        }
        for (has, wanted) in [("en", "en-GB"), ("enm", "en"), ("en", "")] {
            assert!(!serves(has, wanted), "{has} for {wanted}");
        }
    }
}
