//! The part of a page of the handbook that answers a question.

/// The part of a page that says most about a word.
#[must_use]
pub fn part_about<'p>(page: &'p str, word: &str) -> Option<&'p str> {
    let starts: Vec<usize> = page.match_indices("\n## ").map(|(at, _)| at + 1).collect();
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    let parts = starts.iter().zip(ends).map(|(start, end)| &page[*start..end]);
    // The tables at the end name everything.
    let parts = parts.take_while(|part| !part.starts_with("## Every key"));
    let word = word.to_lowercase();
    let says = |part: &str| {
        let lower = part.to_lowercase();
        let heading = lower.lines().next().unwrap_or_default();
        let words = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|w| w.trim_end_matches('s') == word.trim_end_matches('s'))
                .count()
        };
        10 * words(heading) + words(&lower)
    };
    parts.map(|part| (says(part), part)).max_by_key(|(n, _)| *n).filter(|(n, _)| *n > 1).map(|(_, part)| part)
}
