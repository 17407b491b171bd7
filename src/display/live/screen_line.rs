//! One line of the screen, independent of any terminal.

use std::fmt;

use unicode_width::UnicodeWidthChar;

/// A line as the layout decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// Words.
    Text {
        /// Blank columns before them.
        indent: usize,
        /// How they stand out.
        tone: Tone,
        /// The words.
        text: String,
    },
    /// A bar between two short texts.
    Bar {
        /// Blank columns before it.
        indent: usize,
        /// How the bar stands out.
        tone: Tone,
        /// Before the bar, with its padding.
        label: String,
        /// Columns of the bar itself.
        cells: usize,
        /// How full it is, in thousandths.
        full: u64,
        /// After the bar.
        tail: String,
    },
}

/// How a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// What to do.
    Strong,
    /// Plain.
    Normal,
    /// What need not be read.
    Soft,
    /// What moves.
    Accent,
    /// Words at night: as dark as can still be read.
    Night,
}

/// Whether there is colour. Bold and dim are not colours and stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// A little.
    #[default]
    Colour,
    /// None, as `NO_COLOR` asks.
    NoColour,
}

impl Palette {
    /// The sequence that switches `tone` on; may be empty. [`OFF`](Self::OFF) ends it.
    pub(super) fn on(self, tone: Tone) -> &'static str {
        match (tone, self) {
            (Tone::Strong, _) => "\x1b[1m",
            (Tone::Normal, _) | (Tone::Accent, Self::NoColour) => "",
            (Tone::Soft, _) | (Tone::Night, Self::NoColour) => "\x1b[2m",
            (Tone::Accent, Self::Colour) => "\x1b[36m",
            // A fixed grey, because "bright black" is the background in some themes.
            (Tone::Night, Self::Colour) => "\x1b[2;38;5;242m",
        }
    }

    /// Switches everything off again.
    pub(super) const OFF: &'static str = "\x1b[0m";
}

/// Full, at the edge, empty: for indicatif, and for `Display` to draw the same.
pub(super) const BAR: [&str; 3] = ["━", "╸", "─"];

impl fmt::Display for Line {
    /// The characters as on the screen, without tone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => Ok(()),
            Self::Text { indent, text, .. } => write!(f, "{:indent$}{text}", ""),
            Self::Bar { indent, label, cells, full, tail, .. } => {
                write!(f, "{:indent$}{label}", "")?;
                let solid = cells * (*full).min(1000) as usize / 1000;
                let edge = usize::from(*full > 0 && solid < *cells);
                write!(f, "{}{}", BAR[0].repeat(solid), BAR[1].repeat(edge))?;
                write!(f, "{}{tail}", BAR[2].repeat(cells - solid - edge))
            }
        }
    }
}

/// `text` cut to `width` columns. Each character counts by itself, because terminals differ in how they show
/// emoji made of several, and no line may be too wide.
pub(super) fn clip(text: &str, width: usize) -> String {
    let mut left = width;
    text.chars()
        .take_while(|c| {
            let w = c.width().unwrap_or(0);
            let fits = w <= left;
            left = left.saturating_sub(w);
            fits
        })
        .collect()
}
