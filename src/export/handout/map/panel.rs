//! Where the views stand: front beside back, and the small ones in rows beneath, those that are needed.

use crate::export::markup::Html;

use super::body::{BODY, Own, View};
use super::draw::{clip, view, width};
use super::spots::Marks;

/// Above a view: its name.
const ABOVE: f64 = 30.0;
/// Beneath it: whose side is where.
const BENEATH: f64 = 34.0;
/// Between front and back.
const BETWEEN: f64 = 16.0;
/// The key.
const KEY: f64 = 24.0;

/// Where the body is cut off when nothing below is marked: under the hands.
const HALF: f64 = 296.0;

/// How much is seen of the body.
fn seen(view: &View, marks: &Marks) -> f64 {
    if view.each || view.height < HALF || marks.reach_below(HALF) { view.height } else { HALF }
}

/// The views that are needed, in rows.
struct Layout {
    rows: Vec<Vec<&'static View>>,
    width: f64,
    height: f64,
}

impl Layout {
    fn of(marks: &Marks) -> Self {
        let is_body = |view: &&View| ["front", "back"].contains(&view.id.as_str());
        let is_seen = |view: &&View| marks.in_view(&view.id);
        let (body, small): (Vec<&View>, Vec<&View>) = BODY.views.iter().partition(is_body);
        let width = body.iter().map(|view| width(view)).sum::<f64>() + BETWEEN;
        let body = if body.iter().any(is_seen) { body } else { Vec::new() };
        let small: Vec<&View> = small.into_iter().filter(is_seen).collect();
        let rows = in_rows(&body, &small, width);
        let height = rows.iter().map(|row| high(row, marks)).sum::<f64>() + KEY;
        Self { rows, width, height }
    }
}

fn high(row: &[&View], marks: &Marks) -> f64 {
    row.iter().map(|view| seen(view, marks)).fold(0.0, f64::max) + ABOVE + BENEATH
}

/// The map as SVG.
pub(super) fn sheet(html: &mut Html, marks: &Marks) {
    let Layout { rows, width: whole, height } = Layout::of(marks);
    html.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"ho-body\"");
    let wording = html.wording();
    if wording.is_english() {
        html.attribute("lang", "en");
    }
    html.attribute("viewBox", &format!("0 0 {whole} {height}"))
        .raw(">\n<title>")
        .text(wording.phrase("Body map"));
    html.raw("</title>\n<desc>").text(&marks.in_words(wording)).raw("</desc>\n<defs>\n");
    for view in rows.iter().flatten() {
        clip(html, view, seen(view, marks));
    }
    html.raw("</defs>\n");
    let mut y = 0.0;
    for row in &rows {
        let free = whole - row.iter().map(|view| width(view)).sum::<f64>();
        let between = free / (row.len() + 1) as f64;
        let mut x = between;
        for one in row {
            let middle = x + width(one) / 2.0;
            text(html, (middle, y + 16.0), "ho-name", wording.phrase(&one.name));
            view(html, (one, seen(one, marks)), marks, (middle, y + ABOVE));
            sides(html, one, (middle, y + ABOVE + seen(one, marks) + 20.0));
            x += width(one) + between;
        }
        y += high(row, marks);
    }
    key(html, marks, y + 12.0);
    html.raw("</svg>\n");
}

/// The small ones as many to a row as fit.
fn in_rows<'a>(body: &[&'a View], small: &[&'a View], whole: f64) -> Vec<Vec<&'a View>> {
    let mut rows: Vec<Vec<&View>> = Vec::new();
    if !body.is_empty() {
        rows.push(body.to_vec());
    }
    let mut room = 0.0;
    for view in small {
        if room < width(view) {
            rows.push(Vec::new());
            room = whole;
        }
        room -= width(view);
        if let Some(row) = rows.last_mut() {
            row.push(view);
        }
    }
    rows
}

/// Whose side is where.
fn sides(html: &mut Html, view: &View, (x, y): (f64, f64)) {
    let at = if view.each { view.reach / 2.0 + 10.0 } else { (view.reach / 2.0 + 8.0).max(44.0) };
    let (one, other) = match view.plus {
        Some(Own::Left) => ("your right", "your left"),
        Some(Own::Right) | None => ("your left", "your right"),
    };
    let wording = html.wording();
    text(html, (x - at, y), "ho-side", wording.phrase(one));
    text(html, (x + at, y), "ho-side", wording.phrase(other));
}

fn key(html: &mut Html, marks: &Marks, y: f64) {
    let both = [
        (true, "url(#ho-hatch)", "ho-worked", "hands or tools work here"),
        (false, "url(#ho-dots)", "ho-felt", "felt, tensed or moved"),
    ];
    let mut x = 20.0;
    for (is_touched, fill, class, words) in both {
        if marks.0.iter().any(|mark| mark.is_touched == is_touched) {
            html.raw("<rect width=\"22\" height=\"14\"").attribute("class", class).attribute("fill", fill);
            html.attribute("x", &x.to_string()).attribute("y", &(y - 3.0).to_string()).raw("/>");
            html.raw("<text class=\"ho-key\"").attribute("x", &(x + 29.0).to_string());
            let words = html.wording().phrase(words);
            html.attribute("y", &(y + 9.0).to_string()).raw(">").text(words).raw("</text>\n");
            x += 260.0;
        }
    }
}

fn text(html: &mut Html, (x, y): (f64, f64), class: &str, words: &str) {
    html.raw("<text text-anchor=\"middle\"").attribute("class", class);
    html.attribute("x", &format!("{x:.1}")).attribute("y", &format!("{y:.1}"));
    html.raw(">").text(words).raw("</text>\n");
}
