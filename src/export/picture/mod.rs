//! A session on paper: sections and steps along the time, with speech, chimes, breath, pressure and sound
//! beneath, and the steps in words below. SVG, in pages of A4; the same bytes for the same timeline. PNG is
//! the same drawing in pixels. Start with `rows`, then `strip`.

mod cover;
mod head;
mod lanes;
mod pages;
mod palette;
mod passage_words;
mod picture_format;
#[cfg(feature = "png")]
mod png;
mod rows;
mod step_list;
mod strip;
mod svg;
mod text_width;

use crate::care::Wording;
use crate::routine::Routine;
use crate::text::Safe;
use crate::timeline::Timeline;

use lanes::Lane;
use pages::{MARGIN, Sheet};
use rows::Ruler;
use strip::{GUTTER, Strip};

pub use cover::cover;
pub use passage_words::details as passage_details;
pub use picture_format::PictureFormat;
#[cfg(feature = "png")]
pub use png::{PngError, png};

/// Draws a session as SVG. `routine` is the one the timeline was made from; `notes` say how it was changed.
/// All text is a stranger's and stays text: nothing in it can run, fetch or break the drawing.
#[must_use]
pub fn picture(timeline: &Timeline, routine: &Routine, notes: &[Safe]) -> String {
    let wording = Wording::of(&timeline.language);
    let mut sheet = Sheet::new(wording);
    head::head(&mut sheet, timeline, routine, notes);
    let lanes = Lane::of(timeline);
    let width = Sheet::width() - GUTTER;
    let (ruler, rows) = Ruler::new(timeline, width);
    let levels = timeline.beds.iter().flat_map(|bed| bed.gain.points()).map(|point| point.value);
    let loudest = levels.fold(0.01, f32::max);
    let strip = Strip { timeline, ruler: &ruler, lanes: &lanes, loudest, x: MARGIN + GUTTER };
    for row in &rows {
        sheet.need(strip.height(*row));
        let y = sheet.y;
        strip.draw(&mut sheet.canvas, *row, y);
        sheet.y += strip.height(*row);
    }
    let squeezed = rows.iter().any(|row| ruler.squeezed(*row).next().is_some());
    head::key(&mut sheet, timeline, &lanes, squeezed);
    step_list::list(&mut sheet, timeline);
    step_list::cautions(&mut sheet, &routine.cautions);
    let steps = timeline.passages.len();
    let about = "A timeline of {steps} steps, {length} long.";
    let about = wording.fill(about, &[("steps", &steps), ("length", &passage_words::clock(timeline.done))]);
    sheet.finish(&timeline.title, &about)
}
