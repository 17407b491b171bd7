//! How much room a text takes, in the drawing's font, and what of it fits.

use unicode_width::UnicodeWidthChar;

use super::svg::Type;

/// Advances of Noto Sans Regular from blank to tilde, in thousandths of the size.
#[rustfmt::skip]
const ADVANCES: [u16; 95] = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372,
    572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434,
    899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781,
    605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444,
    281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605,
    615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
];
/// Of a character beyond those, for each column a terminal would give it.
const OTHER: u16 = 640;
/// Bold is so much wider.
const BOLD: f64 = 1.055;
/// A fallback font may be wider.
const SPARE: f64 = 1.05;

/// The width of a line, on the safe side.
pub(super) fn width(text: &str, set: Type) -> f64 {
    let sum: f64 = text.chars().map(advance).sum();
    sum * set.size * SPARE * if set.bold { BOLD } else { 1.0 }
}

fn advance(c: char) -> f64 {
    let known = (c as usize).checked_sub(32).and_then(|i| ADVANCES.get(i)).copied();
    let thousandths = known.unwrap_or_else(|| OTHER * c.width().unwrap_or(0) as u16);
    f64::from(thousandths) / 1000.0
}

/// As much of `text` as fits, the cut marked; nothing where not even a few letters would.
pub(super) fn fit(text: &str, room: f64, set: Type) -> String {
    if width(text, set) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", set);
    let mut kept = String::new();
    for c in text.chars() {
        left -= width(c.encode_utf8(&mut [0; 4]), set);
        if left < 0.0 {
            break;
        }
        kept.push(c);
    }
    if kept.trim().chars().count() < 3 { String::new() } else { kept.trim_end().to_owned() + "…" }
}

/// `text` in at most `most` lines, the last one cut where there is more.
pub(super) fn lines(text: &str, room: f64, set: Type, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        let end = if lines.len() + 1 == most { rest.len() } else { whole_words(rest, room, set) };
        let line = fit(rest[..end].trim_end(), room, set);
        if line.is_empty() {
            break;
        }
        lines.push(line);
        rest = rest[end..].trim_start();
    }
    lines
}

/// Where the words that fit end; after the first word in any case.
fn whole_words(text: &str, room: f64, set: Type) -> usize {
    let ends = text.match_indices(' ').map(|(i, _)| i).chain([text.len()]);
    let mut best = 0;
    for end in ends {
        if best > 0 && width(&text[..end], set) > room {
            break;
        }
        best = end;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: Type = Type::plain(10.0, "#000000");

    #[test]
    fn no_line_is_wider_than_its_room() {
        let text = "Squeeze the back of the neck, slowly, with unbelievablylonghandednessofwords";
        for room in [20.0, 35.0, 60.0, 100.0, 1000.0] {
            for line in lines(text, room, SET, 4) {
                assert!(width(&line, SET) <= room, "{line} in {room}");
            }
        }
        assert_eq!(lines("Warm the hands", 500.0, SET, 3), ["Warm the hands"]);
        assert_eq!(lines("Warm the hands", 60.0, SET, 3), ["Warm the", "hands"]);
    }

    #[test]
    fn too_little_room_is_left_empty() {
        assert_eq!(fit("Warm the hands", 12.0, SET), "");
    }
}
