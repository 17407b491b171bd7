//! In which languages a routine is, and whether it is heard in them.

use crate::care::Wording;
use crate::text::Safe;

/// "also in Spanish, spoken; German, shown"; `None` where there is only the `present` language.
#[must_use]
pub fn also_in(languages: &[Safe], spoken: &[Safe], present: &str, wording: Wording) -> Option<String> {
    let others: Vec<&Safe> = languages.iter().filter(|language| language.as_str() != present).collect();
    let named = |is_heard: bool, how: &'static str| {
        let these = others.iter().filter(|language| spoken.contains(language) == is_heard);
        let names: Vec<String> = these.map(|language| wording.language(language.as_str())).collect();
        let names = wording.all_of(&names.iter().map(String::as_str).collect::<Vec<_>>());
        (!names.is_empty()).then(|| wording.fill(how, &[("languages", &names)]))
    };
    let parts: Vec<String> =
        named(true, "{languages}, spoken").into_iter().chain(named(false, "{languages}, shown")).collect();
    (!parts.is_empty()).then(|| wording.fill("also in {languages}", &[("languages", &parts.join("; "))]))
}
