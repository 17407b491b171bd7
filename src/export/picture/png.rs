//! The drawing in pixels.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::cover::PAPER;

/// Two pixels to a point of the drawing: sharp on paper.
const SCALE: f32 = 2.0;
/// Pixels of a cover's side, and how many it would have at 96 to the inch.
const COVER: f32 = 800.0;
const COVER_AT_96: f32 = (PAPER / 25.4 * 96.0) as f32;
/// More pixels than this are for no printer and no memory: about twenty pages.
const MAX_PIXELS: f32 = 72e6;
/// Latin, Greek and Cyrillic; where they come from stands in fonts/SOURCES.md.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../fonts/NotoSans-Bold.ttf"),
];

/// Why there is no picture in pixels.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// Too many pages.
    #[error("this is too long for one PNG picture; an SVG picture holds it")]
    TooLarge,
    /// The drawing could not be rendered.
    #[error("the picture cannot be drawn: {0}")]
    Failed(String),
}

/// Renders a drawing made by [`super::picture`]. Its own fonts come first, so that it looks the same
/// everywhere; those of the computer are asked for scripts they lack.
///
/// # Errors
/// [`PngError`].
pub fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    render(svg, SCALE)
}

/// Renders a drawing made by [`super::cover`], 800 pixels square: sharp on a phone, and light in a file.
///
/// # Errors
/// [`PngError`].
pub(super) fn cover(svg: &str) -> Result<Vec<u8>, PngError> {
    render(svg, COVER / COVER_AT_96.round())
}

fn render(svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
    let failed = |e: &dyn std::fmt::Display| PngError::Failed(e.to_string());
    // Known before the drawing is read, which takes far more memory than its text.
    if area(svg).is_some_and(|area| area * scale * scale > 1.1 * MAX_PIXELS) {
        return Err(PngError::TooLarge);
    }
    let mut fonts = fontdb::Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family("Noto Sans");
    if svg.chars().any(|c| c > '\u{24ff}') || svg.chars().any(|c| ('\u{530}'..'\u{1e00}').contains(&c)) {
        fonts.load_system_fonts();
    }
    let options = Options { fontdb: Arc::new(fonts), dpi: 96.0, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| failed(&e))?;
    let size = tree.size();
    let (w, h) = ((size.width() * scale).round(), (size.height() * scale).round());
    if w * h > MAX_PIXELS {
        return Err(PngError::TooLarge);
    }
    let mut pixels = Pixmap::new(w as u32, h as u32).ok_or(PngError::TooLarge)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| failed(&e))
}

/// Width times height of a drawing, as its first tag says.
fn area(svg: &str) -> Option<f32> {
    let (_, after) = svg.split_once("viewBox=\"")?;
    let sides = after.split('"').next()?.split(' ').skip(2).map(|side| side.parse::<f32>().ok());
    sides.collect::<Option<Vec<f32>>>().map(|sides| sides.iter().product())
}
