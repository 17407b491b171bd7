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

/// Whether any of these steps has a place on it.
pub(super) fn has_marks(parts: &[Part<'_>]) -> bool {
    !Marks::of(parts).is_empty()
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
