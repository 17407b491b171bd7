//! In which languages a routine is, and whether it is heard in them.

use crate::language::rules;
use crate::text::{Safe, all_of};

/// "also in Spanish, spoken; German, shown"; `None` where there is only the `present` language.
#[must_use]
pub fn also_in(languages: &[Safe], spoken: &[Safe], present: &str) -> Option<String> {
    let others: Vec<&Safe> = languages.iter().filter(|language| language.as_str() != present).collect();
    let named = |is_heard: bool, how: &str| {
        let these = others.iter().filter(|language| spoken.contains(language) == is_heard);
        let names: Vec<&str> = these.map(|language| name(language.as_str())).collect();
        (!names.is_empty()).then(|| format!("{}, {how}", all_of(&names)))
    };
    let parts: Vec<String> = named(true, "spoken").into_iter().chain(named(false, "shown")).collect();
    (!parts.is_empty()).then(|| format!("also in {}", parts.join("; ")))
}

/// "German"; the code of a language of a region, or of one that balm does not know.
fn name(code: &str) -> &str {
    rules(code).filter(|rules| rules.code == code).map_or(code, |rules| rules.name)
}
