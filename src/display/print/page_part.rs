//! The part of a page of the handbook that answers a question.

/// The part of a page whose heading has a word in it, in singular or plural.
#[must_use]
pub fn part_about<'p>(page: &'p str, word: &str) -> Option<&'p str> {
    let starts: Vec<usize> = page.match_indices("\n## ").map(|(at, _)| at + 1).collect();
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    let mut parts = starts.iter().zip(ends).map(|(start, end)| &page[*start..end]);
    let singular = |word: &str| word.to_lowercase().trim_end_matches('s').to_owned();
    let word = singular(word);
    parts.find(|part| {
        let heading = part.lines().next().unwrap_or_default();
        heading.split(|c: char| !c.is_alphanumeric()).any(|other| !word.is_empty() && singular(other) == word)
    })
}
