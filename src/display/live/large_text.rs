//! Words and times as large letters of block characters, to be read from across a room.

use font8x8::{BASIC_FONTS, LATIN_FONTS, UnicodeFonts};

use crate::text::Safe;

/// A letter is so many pixels high, and at most so wide.
const PIXELS: usize = 8;
/// The pixels of a blank between words.
const BLANK: usize = 4;

/// How large letters are. Each is 8 pixels high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LetterSize {
    /// Two pixels beside and above each other in a character: 4 rows, a letter at most 4 columns and a gap.
    Small,
    /// Two pixels above each other in a character: 4 rows, a letter at most 8 columns.
    Medium,
    /// A pixel is two characters wide: 8 rows, a letter at most 16 columns.
    Large,
}

impl LetterSize {
    /// Rows of characters that a line takes.
    pub fn rows(self) -> usize {
        match self {
            Self::Small | Self::Medium => PIXELS / 2,
            Self::Large => PIXELS,
        }
    }

    /// Columns of characters for so many pixels.
    fn columns(self, pixels: usize) -> usize {
        match self {
            Self::Small => pixels.div_ceil(2),
            Self::Medium => pixels,
            Self::Large => pixels * 2,
        }
    }
}

/// A letter: rows of pixels from the top, the lowest bit on the left.
type Letter = [u8; PIXELS];

fn letter(c: char) -> Option<Letter> {
    // The font's nought is crossed, and looks like an eight from afar.
    let c = if c == '0' { 'O' } else { c };
    BASIC_FONTS.get(c).or_else(|| LATIN_FONTS.get(c))
}

/// The columns of pixels that a letter takes, without what is blank on both sides. Figures are all alike, so that
/// nothing moves when a time changes.
fn extent(c: char, letter: &Letter) -> (usize, usize) {
    if c.is_ascii_digit() {
        return (0, 7);
    }
    let ink = letter.iter().fold(0, |ink, row| ink | row);
    match ink {
        0 => (0, BLANK),
        ink => (ink.trailing_zeros() as usize, 8 - ink.leading_zeros() as usize),
    }
}

/// The rows of one line; `None` if a letter is in no font, as those of many scripts.
fn line(text: &str) -> Option<Vec<Vec<bool>>> {
    let mut rows = vec![Vec::new(); PIXELS];
    for (i, c) in text.chars().enumerate() {
        let letter = letter(c)?;
        let (from, to) = extent(c, &letter);
        for (row, bits) in rows.iter_mut().zip(letter) {
            row.extend(std::iter::repeat_n(false, usize::from(i > 0)));
            row.extend((from..to).map(|column| bits >> column & 1 == 1));
        }
    }
    Some(rows)
}

/// `text` on one line, [`LetterSize::rows`] rows of characters; `None` if it is wider than `width` columns or has
/// letters that cannot be drawn.
pub(super) fn large(text: &str, size: LetterSize, width: usize) -> Option<Vec<String>> {
    let pixels = line(text)?;
    let across = pixels.first().map_or(0, Vec::len);
    if size.columns(across) > width {
        return None;
    }
    let at =
        |row: usize, column: usize| pixels.get(row).and_then(|row| row.get(column)).copied().unwrap_or(false);
    let row = |row: usize| -> String {
        let drawn: String = match size {
            LetterSize::Small => (0..across.div_ceil(2))
                .map(|column| {
                    let [x, y] = [2 * column, 2 * row];
                    quarters([at(y, x), at(y, x + 1), at(y + 1, x), at(y + 1, x + 1)])
                })
                .collect(),
            LetterSize::Medium => (0..across).map(|x| halves([at(2 * row, x), at(2 * row + 1, x)])).collect(),
            LetterSize::Large => (0..across).map(|x| if at(row, x) { "██" } else { "  " }).collect(),
        };
        drawn.trim_end().to_owned()
    };
    Some((0..size.rows()).map(row).collect())
}

/// `text` on at most `lines` lines of at most `width` columns, broken between words.
pub(super) fn large_lines(text: &Safe, size: LetterSize, width: usize, lines: usize) -> Option<Vec<String>> {
    let (mut done, mut open) = (Vec::new(), String::new());
    for word in text.as_str().split(' ').filter(|word| !word.is_empty()) {
        let longer = if open.is_empty() { word.to_owned() } else { format!("{open} {word}") };
        if large(&longer, size, width).is_some() {
            open = longer;
            continue;
        }
        if open.is_empty() {
            return None;
        }
        done.push(std::mem::replace(&mut open, word.to_owned()));
    }
    done.push(open);
    if done.len() > lines {
        return None;
    }
    let drawn = done.iter().map(|line| large(line, size, width)).collect::<Option<Vec<_>>>()?;
    Some(drawn.concat())
}

/// Which of the upper and the lower half is full.
fn halves(full: [bool; 2]) -> char {
    match full {
        [false, false] => ' ',
        [true, false] => '▀',
        [false, true] => '▄',
        [true, true] => '█',
    }
}

/// Which quarters are full: above left and right, below left and right.
fn quarters(full: [bool; 4]) -> char {
    const QUARTERS: [char; 16] =
        [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];
    QUARTERS[full.iter().enumerate().map(|(bit, full)| usize::from(*full) << bit).sum::<usize>()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_drawn_in_every_size() {
        assert_eq!(
            large("1:0", LetterSize::Medium, 80).expect("it has room"),
            [" ▄██    ▄▄  ▄█▀█▄", "  ██    ▀▀ ██   ██", "  ██    ▄▄ ▀█▄ ▄█▀", "▀▀▀▀▀▀  ▀▀   ▀▀▀"]
        );
    }

    #[test]
    fn what_cannot_be_drawn_is_not() {
        assert!(large("12:34", LetterSize::Large, 40).is_none());
        assert!(large("首", LetterSize::Small, 80).is_none());
        assert!(large("Füße, niña", LetterSize::Small, 80).is_some());
    }

    #[test]
    fn figures_are_all_as_wide() {
        let width = |text: &str| line(text).expect("figures")[0].len();
        assert!((0..10).all(|figure| width(&format!("{figure}:11")) == width("0:00")));
    }

    #[test]
    fn words_are_kept_whole() {
        let title = Safe::new("Stroke the jaw with soft hands");
        let drawn = large_lines(&title, LetterSize::Small, 60, 2).expect("two lines");
        assert_eq!(drawn.len(), 2 * LetterSize::Small.rows());
        assert!(large_lines(&title, LetterSize::Small, 60, 1).is_none());
        assert!(
            large_lines(&Safe::new("Donaudampfschifffahrtsgesellschaft"), LetterSize::Small, 40, 9).is_none()
        );
    }
}
