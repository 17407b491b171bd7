//! A map of the body with the places of a routine marked: hatched where hands or tools work, dotted where a
//! place is only felt, tensed or moved, with the numbers of the steps beside them. The drawing is data, in
//! `body.toml`; `marks` says what is marked, `sheet` where things stand, `draw` puts them down.

mod body;
mod curve;
mod draw;
mod panel;
mod spots;

use crate::export::markup::Html;

use super::steps::Part;

use spots::Marks;

pub(super) use body::{BODY, Own, Shape, View};
pub(super) use curve::{Ends, Points};

/// How much room a map takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// None of the steps has a place on it.
    None,
    /// Less high than wide.
    Low,
    /// High enough for more than the title next to it.
    Tall,
}

/// How many times as high as wide a tall one is.
const TALL: f64 = 0.95;

/// How much room the map for these steps takes.
pub(super) fn size(parts: &[Part<'_>]) -> Size {
    match Marks::of(parts) {
        marks if marks.is_empty() => Size::None,
        marks if panel::proportion(&marks) > TALL => Size::Tall,
        _ => Size::Low,
    }
}

/// The map for these steps, as a figure; nothing where none of them has a place on it.
pub(super) fn map(html: &mut Html, parts: &[Part<'_>]) {
    let marks = Marks::of(parts);
    if marks.is_empty() {
        return;
    }
    html.raw("<figure class=\"ho-map\">\n");
    panel::sheet(html, &marks);
    html.raw("<figcaption>").phrase("The numbers are the steps. Left and right are your own.");
    html.raw("</figcaption>\n</figure>\n");
}
