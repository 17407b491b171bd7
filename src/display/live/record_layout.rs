//! A line to be read aloud into a microphone: as large as the screen allows, with what to do below it.

use unicode_width::UnicodeWidthStr;

use super::large_text::{LetterSize, large_lines};
use super::text_area::MEASURE;
use crate::text::{Safe, fit, wrap};

/// What is shown while somebody records.
#[derive(Clone, Debug, Default)]
pub struct RecordPanel {
    /// Which line this is.
    pub heading: Safe,
    /// Its words.
    pub words: Safe,
    /// What is going on.
    pub status: String,
    /// How loud it is now, from 0 to 1; `None` while nobody listens.
    pub level: Option<f32>,
    /// What the keys do.
    pub keys: String,
}

/// More lines of large letters than this are harder to read than plain ones.
const LARGE_LINES: usize = 3;
/// Cells of the level's bar.
const CELLS: usize = 30;

impl RecordPanel {
    /// The rows of a screen, the last one for the keys.
    #[must_use]
    pub fn rows(&self, width: usize, height: usize) -> Vec<String> {
        let measure = width.saturating_sub(4).clamp(1, MEASURE);
        let indent = " ".repeat(width.saturating_sub(measure) / 2);
        let put = |text: &str| if text.is_empty() { String::new() } else { format!("{indent}{text}") };
        let mut below: Vec<String> =
            wrap(&Safe::new(&self.status), measure).iter().map(|row| put(row)).collect();
        below.push(self.level.map_or_else(String::new, |level| put(&bar(level))));
        below.extend(wrap(&Safe::new(&self.keys), measure).iter().map(|row| put(row)));
        let room = height.saturating_sub(below.len() + 4);
        let words = self.words(width, measure, room);
        let above = room.saturating_sub(words.len()) / 2;
        let mut rows = vec![put(&fit(self.heading.as_str(), measure)), String::new()];
        rows.extend(std::iter::repeat_n(String::new(), above));
        rows.extend(words);
        rows.truncate(height.saturating_sub(below.len() + 1));
        rows.resize(height.saturating_sub(below.len()), String::new());
        rows.extend(below);
        rows.truncate(height);
        rows
    }

    /// The words in large letters where there is room, else with blank rows between, else as they fit.
    fn words(&self, width: usize, measure: usize, room: usize) -> Vec<String> {
        let wide = width.saturating_sub(4);
        let centred = |rows: Vec<String>| -> Vec<String> {
            let widest = rows.iter().map(|row| row.width()).max().unwrap_or(0);
            let indent = " ".repeat(width.saturating_sub(widest) / 2);
            rows.iter().map(|row| format!("{indent}{row}").trim_end().to_owned()).collect()
        };
        let size = LetterSize::Small;
        if let Some(drawn) = large_lines(&self.words, size, wide, LARGE_LINES.min(room / size.rows())) {
            return centred(drawn);
        }
        let plain = wrap(&self.words, measure.min(56));
        let spaced: Vec<String> = plain.iter().flat_map(|row| [row.clone(), String::new()]).collect();
        if spaced.len() <= room + 1 { centred(spaced) } else { centred(wrap(&self.words, measure)) }
    }
}

/// How loud it is, from −60 dB to full scale.
fn bar(level: f32) -> String {
    let share = (20.0 * level.max(1e-6).log10() / 60.0 + 1.0).clamp(0.0, 1.0);
    let full = (share * CELLS as f32).round() as usize;
    format!("{}{}", "█".repeat(full), "·".repeat(CELLS - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel(words: &str) -> RecordPanel {
        RecordPanel {
            heading: Safe::new("Line 3 of 14"),
            words: Safe::new(words),
            status: "Recording. Enter ends it.".into(),
            level: Some(0.1),
            keys: "Enter records · q stops".into(),
        }
    }

    #[test]
    fn short_words_are_large_and_long_ones_are_all_there() {
        let rows = panel("Slower now.").rows(80, 24);
        assert_eq!(rows.len(), 24);
        assert!(rows.iter().any(|row| row.contains('█') && !row.contains('·')), "{rows:#?}");
        assert!(rows[23].ends_with("Enter records · q stops") && rows[22].contains("····"), "{rows:#?}");
        let long =
            "Find one tender spot on top of the left shoulder. Press a little, and breathe out slowly. "
                .repeat(3);
        for (width, height) in [(80, 24), (40, 24), (60, 50)] {
            let rows = panel(&long).rows(width, height);
            assert!(rows.len() == height && rows.iter().all(|row| row.width() <= width), "{rows:#?}");
            let shown: Vec<&str> = rows.iter().flat_map(|row| row.split_whitespace()).collect();
            let words: Vec<&str> = long.split_whitespace().collect();
            assert!(shown.windows(words.len()).any(|part| part == words), "{width}: {rows:#?}");
        }
    }

    #[test]
    fn no_key_is_cut_off() {
        let keys = "Enter keeps it · r records again · p plays again · s skips · b goes back · q stops";
        for width in [30, 60, 80, 120] {
            let rows = RecordPanel { keys: keys.into(), ..panel("Rest.") }.rows(width, 24);
            let shown: Vec<&str> = rows.iter().flat_map(|row| row.split_whitespace()).collect();
            let words: Vec<&str> = keys.split_whitespace().collect();
            assert!(rows.len() == 24 && shown.ends_with(&words), "{width}: {rows:#?}");
        }
    }

    #[test]
    fn no_screen_is_too_small() {
        for (width, height) in [(0, 0), (1, 1), (5, 3), (20, 6)] {
            let rows = panel("Find one tender spot.").rows(width, height);
            assert_eq!(rows.len(), height);
        }
    }
}
