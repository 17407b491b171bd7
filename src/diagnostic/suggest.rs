//! The nearest right name, and how several are offered.

/// The candidate most like `word`, if one is near enough that it was probably meant:
/// at most a third of the letters wrong (Damerau–Levenshtein, adjacent swaps count once).
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().replace(['_', ' '], "-").chars().take(64).collect();
    candidates
        .into_iter()
        .map(|c| (distance(&word, &c.replace('_', "-").chars().collect::<Vec<_>>()), c))
        .filter(|(d, c)| *d <= word.len().max(c.chars().count()) / 3)
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}

/// What to add to a sentence that names `word` as unknown: what was probably meant, if anything was.
#[must_use]
pub fn meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates).map(|near| format!(" (did you mean \"{near}\"?)")).unwrap_or_default()
}

/// The candidate that was meant beyond doubt: a slip or two away, and no other as near.
#[must_use]
pub fn one_meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.to_lowercase().replace(['_', ' '], "-").chars().take(64).collect();
    let near = candidates
        .into_iter()
        .map(|c| (distance(&letters, &c.replace('_', "-").chars().collect::<Vec<_>>()), c));
    let mut near: Vec<_> = near.filter(|(apart, _)| *apart <= 2 && 3 * apart <= letters.len()).collect();
    near.sort_by_key(|(apart, _)| *apart);
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

fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}
