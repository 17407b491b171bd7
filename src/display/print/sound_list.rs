//! The sounds that come with balm and the beds that a listener saved, as a list.

use std::collections::BTreeMap;

use crate::sound::{BEDS, BuiltIn, CHIMES};
use crate::text::Safe;

/// The beds and chimes, and the `saved` beds: their names, and what they are made of.
#[must_use]
pub fn sounds(saved: &BTreeMap<String, String>) -> String {
    let line = |s: &BuiltIn| {
        let night = if s.night { "  (fit for the night)" } else { "" };
        format!("  {:<12}  {}{night}\n", s.name, s.summary)
    };
    let all = |sounds: &[BuiltIn]| sounds.iter().map(line).collect::<String>();
    let mut own: String =
        saved.iter().map(|(name, bed)| format!("  {:<12}  {}\n", Safe::new(name), Safe::new(bed))).collect();
    if !own.is_empty() {
        own.insert_str(0, "Your beds, from the settings:\n");
        own.push('\n');
    }
    format!(
        "Beds, for as long as you like:\n{}\n{own}Chimes:\n{}\nHear one with: balm sounds NAME\n",
        all(BEDS),
        all(CHIMES)
    )
}
