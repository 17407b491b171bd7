//! The keys as one table, for the screen, the answer to `?` and the documentation.

use crate::care::Wording;
use crate::session::Command;
use crate::text::{Safe, wrap};

/// Columns the keys take before what they do.
const INDENT: usize = 8;
/// The longest word of what they do.
const LONGEST_WORD: usize = 10;

/// A key and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// As shown on the screen.
    pub key: &'static str,
    /// As said aloud, because a screen reader may skip a sign.
    pub name: &'static str,
    /// What it does, in words.
    pub does: &'static str,
    /// What it does.
    pub command: Command,
}

const fn key(key: &'static str, name: &'static str, does: &'static str, command: Command) -> Key {
    Key { key, name, does, command }
}

/// Every key, the most used first. No digits, because the night screen shows no numbers.
pub const KEYS: [Key; 17] = [
    key("space", "Space", "pause, or go on", Command::TogglePause),
    key("h", "h", "say that something hurts or feels wrong", Command::SpeakUp),
    key("→ n", "Right arrow or n", "next step", Command::Next),
    key("← p", "Left arrow or p", "back a step", Command::Back),
    key("enter", "Enter", "go on, if a step waits for you", Command::GoOn),
    key("r", "r", "say it again", Command::SayAgain),
    key("+", "Plus", "thirty seconds more", Command::Longer),
    key("↑", "Up arrow", "louder", Command::Louder),
    key("↓", "Down arrow", "quieter", Command::Softer),
    key("]", "Right bracket", "background louder", Command::BedUp),
    key("[", "Left bracket", "background quieter", Command::BedDown),
    key("V", "Capital v", "voice louder", Command::VoiceUp),
    key("v", "v", "voice quieter", Command::VoiceDown),
    key("t", "t", "less talk, and in the end all of it again", Command::TalkLess),
    key(".", "Full stop", "say how much time is left", Command::TimeLeft),
    key("q", "q", "stop, with a fade", Command::Quit),
    key("?", "Question mark", "show or hide the keys", Command::Keys),
];

/// The keys used most, on one line of at most `width` columns; a key that does not fit is left out, how to stop
/// last.
pub(super) fn short(width: usize, wording: Wording) -> String {
    let parts = ["? keys", "q stop", "h if it hurts", "space pause", "→ next", "← back", "+ longer"]
        .map(|it| wording.phrase(it));
    let [keys, leave, ..] = parts;
    if width < format!("{keys}   {leave}").chars().count() {
        return leave.to_owned();
    }
    let mut line = String::new();
    for part in parts {
        let longer = if line.is_empty() { part.to_owned() } else { format!("{line}   {part}") };
        if longer.chars().count() > width {
            break;
        }
        line = longer;
    }
    line
}

/// What is shown of the table when it has been asked for so many times: all of it, or a page after the other
/// where the screen is low, each saying what the key shows next. Nothing when it is closed.
pub(super) fn shown(asked: usize, (width, height): (usize, usize), wording: Wording) -> Vec<String> {
    let table = table(width, wording);
    if table.len() <= height {
        return if asked % 2 == 1 { table } else { Vec::new() };
    }
    let mut pages = table.chunks(height.saturating_sub(1).max(1));
    let Some(page) = (asked % (pages.len() + 1)).checked_sub(1) else { return Vec::new() };
    let footer = wording.phrase(if page + 1 < pages.len() { "? more keys" } else { "? back" });
    pages.nth(page).unwrap_or_default().iter().cloned().chain([footer.to_owned()]).take(height).collect()
}

/// The whole table in lines of at most `width` columns. Where words would not fit beside the keys, they stand below.
pub(super) fn table(width: usize, wording: Wording) -> Vec<String> {
    let row = |k: &Key| {
        if width < INDENT + LONGEST_WORD {
            return std::iter::once(k.key.to_owned())
                .chain(wrap(&Safe::new(wording.phrase(k.does)), width))
                .collect();
        }
        let does = wrap(&Safe::new(wording.phrase(k.does)), width - INDENT);
        let keys = std::iter::once(k.key).chain(std::iter::repeat(""));
        keys.zip(does).map(|(key, does)| format!("{key:<INDENT$}{does}")).collect::<Vec<_>>()
    };
    KEYS.iter().flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_line_drops_whole_keys() {
        assert_eq!(
            short(80, Wording::ENGLISH),
            "? keys   q stop   h if it hurts   space pause   → next   ← back   + longer"
        );
        assert_eq!(short(33, Wording::ENGLISH), "? keys   q stop   h if it hurts");
        assert_eq!(short(15, Wording::ENGLISH), "? keys   q stop");
        assert_eq!(short(14, Wording::ENGLISH), "q stop");
    }

    #[test]
    fn on_a_low_screen_the_table_has_pages() {
        let shown = |asked, width, height| shown(asked, (width, height), Wording::ENGLISH);
        let table = table(36, Wording::ENGLISH);
        assert_eq!(shown(1, 36, 24), table);
        assert!(shown(2, 36, 24).is_empty());
        let pages: Vec<_> = (1..).map(|asked| shown(asked, 36, 12)).take_while(|p| !p.is_empty()).collect();
        assert!(pages.iter().all(|page| page.len() <= 12), "{pages:?}");
        let lines: Vec<_> =
            pages.concat().into_iter().filter(|line| !line.starts_with("? ") || line.len() > 12).collect();
        assert_eq!(lines, table);
        assert_eq!(shown(pages.len() + 2, 36, 12), pages[0]);
        assert!((0..3).all(|height| shown(1, 36, height).len() <= height));
    }

    #[test]
    fn no_word_of_the_table_is_broken() {
        let longest = |k: &Key| k.does.split(' ').map(str::len).max();
        assert_eq!(KEYS.iter().filter_map(longest).max(), Some(LONGEST_WORD));
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let all: Vec<String> = KEYS.iter().flat_map(|k| words(&format!("{} {}", k.key, k.does))).collect();
        for width in LONGEST_WORD..100 {
            assert_eq!(words(&table(width, Wording::ENGLISH).join(" ")), all, "{width}");
        }
    }

    #[test]
    fn the_table_counts_nothing() {
        assert!(!KEYS.iter().any(|k| k.does.contains(|c: char| c.is_ascii_digit())));
    }
}
