//! What is to be read before a session, in pages for a screen that has no room for it.

use super::About;
use crate::text::wrap;

/// How to go on and how to leave, below each page.
const READ: &str = "Enter: go on. q and Enter: leave.";

/// What is to be read before a session, in pages of at most `height` lines, at least three, none wider than `width` columns less one for the cursor.
/// Each ends with how to go on and how to leave. Words are broken only where they are longer than a line.
#[must_use]
pub fn pages_to_read(about: &About, width: usize, height: usize) -> Vec<Vec<String>> {
    let width = width.saturating_sub(1);
    let ways_on = wrap(&about.wording().phrase(READ).into(), width);
    // The lines of a page without its last ones; the texts on it have a blank line below each.
    let room = height.saturating_sub(ways_on.len()).max(2);
    let mut pages: Vec<Vec<String>> = Vec::new();
    for text in &about.before {
        for part in wrap(text, width).chunks(room - 1) {
            match pages.last_mut() {
                Some(page) if page.len() + part.len() < room => page.extend_from_slice(part),
                _ => pages.push(part.to_vec()),
            }
        }
        pages.iter_mut().last().into_iter().for_each(|page| page.push(String::new()));
    }
    pages.iter_mut().for_each(|page| page.extend_from_slice(&ways_on));
    pages
}
