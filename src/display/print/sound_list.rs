//! The sounds that come with balm, as a list.

use crate::sound::{BEDS, BuiltIn, CHIMES};

/// The beds and chimes.
#[must_use]
pub fn sounds() -> String {
    let line = |s: &BuiltIn| {
        let night = if s.night { "  (fit for the night)" } else { "" };
        format!("  {:<12}  {}{night}\n", s.name, s.summary)
    };
    let all = |sounds: &[BuiltIn]| sounds.iter().map(line).collect::<String>();
    format!(
        "Beds, for as long as you like:\n{}\nChimes:\n{}\nHear one with: balm sounds NAME\n",
        all(BEDS),
        all(CHIMES)
    )
}
