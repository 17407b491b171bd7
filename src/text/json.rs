//! JSON that cannot control a terminal, without losing anything.

use std::fmt::Write as _;

use super::safe::acts;

/// JSON in which every character that could move a cursor, hide or reverse text is escaped. Such characters
/// occur only in its strings, so a JSON reader gets the same text back.
#[must_use]
pub fn tame_json(json: &str) -> String {
    let mut tame = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && (c.is_control() || acts(c)) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(tame, "\\u{unit:04x}");
            }
        } else {
            tame.push(c);
        }
    }
    tame
}
