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
