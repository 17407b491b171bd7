//! The nearest right name, and how several are offered.

use strsim::osa_distance;

/// The candidate most like `word`, if one is near enough that it was probably meant:
/// at most a third of the letters wrong (optimal string alignment, adjacent swaps count once).
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = by_distance(word, candidates, |apart, letters, c| apart <= letters.max(c.chars().count()) / 3);
    near.first().map(|(_, nearest)| *nearest)
}

/// What to add to a sentence that names `word` as unknown: what was probably meant, if anything was.
#[must_use]
pub fn meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates).map(|near| format!(" (did you mean \"{near}\"?)")).unwrap_or_default()
}

/// The candidate that was meant beyond doubt: a slip or two away, and no other as near.
#[must_use]
pub fn one_meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = by_distance(word, candidates, |apart, letters, _| apart <= 2 && 3 * apart <= letters);
    match near.as_slice() {
        [(_, only)] => Some(only),
        [(nearest, only), (next, _), ..] if nearest < next => Some(only),
        _ => None,
    }
}

/// Names to choose from, as they stand in a sentence: `a, b or c`; `None` where there are none.
#[must_use]
pub fn choice(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [only] => Some((*only).to_owned()),
        [before @ .., last] => Some(format!("{} or {last}", before.join(", "))),
    }
}

/// The candidates that `is_near`, told how many letters are wrong, of how many typed; the nearest first.
fn by_distance<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    is_near: impl Fn(usize, usize, &str) -> bool,
) -> Vec<(usize, &'a str)> {
    let word: String = word.to_lowercase().replace(['_', ' '], "-").chars().take(64).collect();
    let letters = word.chars().count();
    let far = candidates.into_iter().map(|c| (osa_distance(&word, &c.replace('_', "-")), c));
    let mut near: Vec<_> = far.filter(|(apart, c)| is_near(*apart, letters, c)).collect();
    near.sort_by_key(|(apart, _)| *apart);
    near
}
