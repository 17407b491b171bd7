//! One view put down: outline, shapes, numbers beside them.

use std::collections::BTreeSet;

use crate::export::markup::Html;

use super::body::{Own, Shape, View};
use super::curve::{Ends, Points};
use super::spots::{Mark, Marks, ranges};

/// Between the outline's reach and the numbers.
const AWAY: f64 = 6.0;
/// Room for numbers on each side.
pub(super) const MARGIN: f64 = 52.0;
/// Between two hands or feet.
const APART: f64 = 12.0;
/// From one line of numbers to the next.
const LINE: f64 = 18.0;
/// As many signs as fit into the margin.
const SIGNS: usize = 5;

/// How wide a view is with its numbers.
pub(super) fn width(view: &View) -> f64 {
    2.0 * (view.reach + MARGIN) + if view.each { APART } else { 0.0 }
}

/// What a view is cut off at, and its shapes at its outline. `height` is how much of it is seen.
pub(super) fn clip(html: &mut Html, view: &View, height: f64) {
    html.raw("<clipPath").attribute("id", &name("clip", view)).raw("><path");
    html.drawn("d", &view.outline()).raw("/></clipPath>\n<clipPath");
    html.attribute("id", &name("seen", view)).raw("><rect x=\"-100\" y=\"-4\" width=\"200\"");
    html.attribute("height", &format!("{}", height + 8.0)).raw("/></clipPath>\n");
}

fn name(what: &str, view: &View) -> String {
    format!("ho-{what}-{}", view.id)
}

/// Numbers, and the place they are for.
struct Label {
    to: (f64, f64),
    lines: Vec<String>,
    /// On the side where x is positive.
    is_plus: bool,
}

/// A view, as much of it as is seen, with its middle at `x` and its top at `y`.
pub(super) fn view(html: &mut Html, (view, height): (&View, f64), marks: &Marks, (x, y): (f64, f64)) {
    html.raw("<g").attribute("transform", &format!("translate({x} {y})")).raw(">\n");
    let mut labels = Vec::new();
    for picture in pictures(view) {
        html.raw("<g").attribute("transform", &picture.transform());
        html.attribute("clip-path", &format!("url(#{})", name("seen", view))).raw(">\n<g");
        html.attribute("clip-path", &format!("url(#{})", name("clip", view))).raw(">\n");
        for mark in &marks.0 {
            let mut seen = mark.region.shapes.iter().filter(|shape| shape.view == view.id).peekable();
            let first = seen.peek().copied();
            for shape in seen {
                for points in picture.shapes(mark, shape) {
                    area(html, &points, mark.is_touched);
                }
            }
            labels.extend(first.into_iter().flat_map(|shape| picture.labels(mark, shape)));
        }
        html.raw("</g>\n<path class=\"ho-outline\"").drawn("d", &view.outline()).raw("/>\n");
        for line in &view.lines {
            html.raw("<path class=\"ho-line\"").drawn("d", &line.curve(Ends::Loose)).raw("/>\n");
        }
        html.raw("</g>\n");
    }
    beside(html, labels, (view, height));
    html.raw("</g>\n");
}

/// The outline as it is shown: the body once, a hand or foot for each side.
struct Picture<'a> {
    view: &'a View,
    /// Whose hand or foot it is.
    of: Option<Own>,
    x: f64,
    is_mirrored: bool,
}

fn pictures(view: &View) -> Vec<Picture<'_>> {
    if !view.each {
        return vec![Picture { view, of: None, x: 0.0, is_mirrored: false }];
    }
    let drawn = if view.turned { Own::Right } else { Own::Left };
    let one = |of: Own| {
        let is_mirrored = of != drawn;
        let edge = if of == Own::Left { -(view.reach + APART / 2.0) } else { APART / 2.0 };
        // Mirrored, it grows to the left of its place.
        let x = if is_mirrored { edge + view.reach } else { edge };
        Picture { view, of: Some(of), x, is_mirrored }
    };
    vec![one(Own::Left), one(Own::Right)]
}

impl Picture<'_> {
    fn transform(&self) -> String {
        let flip = if self.is_mirrored { " scale(-1 1)" } else { "" };
        format!("translate({} 0){flip}", self.x)
    }

    /// The parts of a shape that are marked.
    fn shapes(&self, mark: &Mark, shape: &Shape) -> Vec<Points> {
        let on = |own: Own| {
            let numbers = if own == Own::Left { &mark.left } else { &mark.right };
            !(numbers.is_empty() && mark.all.is_empty())
        };
        let Some(half) = &shape.half else {
            return shape.whole.iter().filter(|_| self.of.is_none_or(on)).cloned().collect();
        };
        let (plus, minus) = (self.own(true), self.own(false));
        match (on(plus), on(minus)) {
            (true, true) if half.meets_its_mirror() => vec![half.with_its_mirror()],
            (one, other) => {
                let ends = |points: &Points| {
                    if half.meets_its_mirror() { points.with_corners() } else { points.clone() }
                };
                let both = [(one, half.clone()), (other, half.mirrored())];
                both.into_iter().filter(|(wanted, _)| *wanted).map(|(_, points)| ends(&points)).collect()
            }
        }
    }

    /// The person's own side at one side of the picture.
    fn own(&self, is_plus: bool) -> Own {
        match (self.view.plus, is_plus) {
            (Some(Own::Right), true) | (None | Some(Own::Left), false) => Own::Right,
            (Some(Own::Right), false) | (None | Some(Own::Left), true) => Own::Left,
        }
    }

    fn labels(&self, mark: &Mark, shape: &Shape) -> Vec<Label> {
        let of = |own: Own| if own == Own::Left { &mark.left } else { &mark.right };
        let label = |numbers: &BTreeSet<usize>, to, is_plus| Label { to, lines: lines(numbers), is_plus };
        let joined = |own: Own| of(own).union(&mark.all).copied().collect::<BTreeSet<usize>>();
        let labels = match (&shape.half, &shape.whole, self.of) {
            (Some(half), _, _) if half.meets_its_mirror() => {
                let ((x, y), (_, top)) = (half.centre(), half.0.first().copied().unwrap_or_default());
                let (_, bottom) = half.0.last().copied().unwrap_or_default();
                let side =
                    |is_plus: bool| label(of(self.own(is_plus)), (if is_plus { x } else { -x }, y), is_plus);
                vec![label(&mark.all, (0.0, f64::midpoint(top, bottom)), true), side(true), side(false)]
            }
            (Some(half), _, _) => {
                let (x, y) = half.centre();
                vec![
                    label(&joined(self.own(true)), (x, y), true),
                    label(&joined(self.own(false)), (-x, y), false),
                ]
            }
            (None, Some(whole), Some(own)) => {
                let (x, y) = whole.centre();
                let x = if self.is_mirrored { self.x - x } else { self.x + x };
                vec![label(&joined(own), (x, y), own == Own::Right)]
            }
            (None, whole, _) => {
                let to = whole.as_ref().map(Points::centre).unwrap_or_default();
                vec![label(&mark.all, to, true)]
            }
        };
        labels.into_iter().filter(|label| !label.lines.is_empty()).collect()
    }
}

fn area(html: &mut Html, points: &Points, is_touched: bool) {
    let class = if is_touched { "ho-worked" } else { "ho-felt" };
    let fill = if is_touched { "url(#ho-hatch)" } else { "url(#ho-dots)" };
    html.raw("<path").attribute("class", class).attribute("fill", fill);
    html.drawn("d", &points.curve(Ends::Joined)).raw("/>\n");
}

/// Numbers in lines that fit into the margin.
fn lines(numbers: &BTreeSet<usize>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for number in ranges(numbers) {
        match lines.last_mut() {
            Some(line) if line.len() + number.chars().count() + 2 <= SIGNS => {
                line.push_str(", ");
                line.push_str(&number);
            }
            Some(line) => {
                line.push(',');
                lines.push(number);
            }
            None => lines.push(number),
        }
    }
    lines
}

/// Numbers stand in the margins, as near to their places as those above them let them, with a line to each.
fn beside(html: &mut Html, labels: Vec<Label>, (view, height): (&View, f64)) {
    let (plus, minus): (Vec<_>, Vec<_>) = labels.into_iter().partition(|label| label.is_plus);
    let edge = view.reach + if view.each { APART / 2.0 } else { 0.0 } + AWAY;
    for (mut labels, at, anchor) in [(plus, edge, "start"), (minus, -edge, "end")] {
        labels.sort_by(|a, b| a.to.1.total_cmp(&b.to.1));
        let heights: Vec<f64> = labels.iter().map(|label| label.lines.len() as f64 * LINE).collect();
        let wanted: Vec<f64> = labels.iter().zip(&heights).map(|(l, h)| l.to.1 - h / 2.0).collect();
        for (label, top) in labels.iter().zip(tops(&wanted, &heights, height)) {
            let middle = top + label.lines.len() as f64 * LINE / 2.0;
            let from = at - AWAY.copysign(at) / 2.0;
            html.raw("<path class=\"ho-lead-line\"");
            html.drawn("d", &format!("M{from:.1} {middle:.1}L{:.1} {:.1}", label.to.0, label.to.1)).raw("/>");
            html.raw("<circle class=\"ho-spot\" r=\"1.8\"").attribute("cx", &format!("{:.1}", label.to.0));
            html.attribute("cy", &format!("{:.1}", label.to.1)).raw("/>\n");
            for (i, line) in label.lines.iter().enumerate() {
                let y = top + LINE * (i as f64 + 0.8);
                html.raw("<text class=\"ho-number\"").attribute("x", &format!("{at:.1}"));
                html.attribute("y", &format!("{y:.1}")).attribute("text-anchor", anchor);
                html.raw(">").text(line).raw("</text>\n");
            }
        }
    }
}

/// Where each begins so that none lies upon another: not above what it wants, unless they would run out
/// below.
fn tops(wanted: &[f64], heights: &[f64], height: f64) -> Vec<f64> {
    let mut tops: Vec<f64> = Vec::new();
    let mut free = 0.0;
    for (want, high) in wanted.iter().zip(heights) {
        let top = want.max(free);
        free = top + high;
        tops.push(top);
    }
    let mut below = height;
    for (top, high) in tops.iter_mut().zip(heights).rev() {
        *top = top.min(below - high);
        below = *top;
    }
    tops
}
