//! What part of the body is seen, from which side, and where in it the work is done.

use crate::export::markup::Html;
use crate::routine::Hands;
use crate::vocabulary::Group;

use super::super::map::{BODY, Ends, Own, Points, Shape, View};
use super::super::on::On;
use super::{Figure, SIDE};

/// Thickness of lines, in the figure's units.
const OUTLINE: f64 = 1.2;
const LINE: f64 = 0.7;
/// The least that is seen of the body around a place, from the middle to the edge, in units of the body; less where
/// the place is small and lies at an end of it.
const AROUND: f64 = 46.0;
const AROUND_LIMB: f64 = 30.0;
/// A whole face, a whole hand or foot.
const AROUND_FACE: f64 = 68.0;
const AROUND_PART: f64 = 62.0;
/// Between a place and the edge.
const MARGIN: f64 = 17.0;

/// A place on the body as it is seen.
#[derive(Debug)]
pub(super) struct Scene {
    pub view: &'static View,
    pub group: Option<Group>,
    pub is_touched: bool,
    /// The hand or foot is the other one than is drawn.
    is_mirrored: bool,
    areas: Vec<Points>,
    /// Where the work is done, in units of the body: once, or on each side.
    pub places: Vec<(f64, f64)>,
    middle: (f64, f64),
    /// Units of the figure to one of the body.
    pub scale: f64,
}

impl Scene {
    /// Nothing where there is no place to show.
    pub fn of(figure: &Figure<'_>) -> Option<Self> {
        if ["arrive", "finish", "breathe"].iter().any(|it| figure.does(it)) {
            return None;
        }
        let region = BODY.regions.iter().find(|region| Some(region.id.as_str()) == figure.region)?;
        let view = view(&region.shapes, figure)?;
        let shapes = region.shapes.iter().filter(|shape| shape.view == view.id);
        let drawn = if view.turned { On::Right } else { On::Left };
        let is_mirrored = view.each && figure.on != On::All && figure.on != drawn;
        let areas: Vec<Points> =
            shapes.flat_map(|shape| areas(shape, view, figure.on, is_mirrored)).collect();
        let edges = Edges::of(&areas)?;
        let group = figure.group();
        let (middle, around) = seen(view, group, &edges, figure.on, is_mirrored);
        let mut places: Vec<(f64, f64)> = areas.iter().flat_map(|area| places(area, figure)).collect();
        if view.each {
            places.truncate(1);
        }
        let scale = SIDE / 2.0 / around;
        let is_one =
            |places: &[(f64, f64)]| places.len() == 2 && (places[0].0 - places[1].0).abs() * scale < 34.0;
        if !figure.is_touched() && figure.by.is_none() && is_one(&places) {
            places = vec![edges.middle()];
        }
        Some(Self { view, group, is_touched: figure.is_touched(), is_mirrored, areas, places, middle, scale })
    }

    /// Where something of the body is in the figure.
    pub fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let half = SIDE / 2.0;
        ((x - self.middle.0) * self.scale + half, (y - self.middle.1) * self.scale + half)
    }

    /// Whether the person's left is where x is positive.
    pub fn is_left_positive(&self) -> bool {
        self.view.plus == Some(Own::Left)
    }

    fn transform(&self, is_mirrored: bool) -> String {
        let (x, y) = self.at((0.0, 0.0));
        let across = if is_mirrored { -self.scale } else { self.scale };
        format!("translate({x:.2} {y:.2}) scale({across:.3} {:.3})", self.scale)
    }

    /// Draws the body and the place on it.
    pub fn draw(&self, html: &mut Html) {
        let id = |what: &str| format!("hf-{what}-{}", self.view.id);
        let (class, fill) = match self.is_touched {
            true => ("ho-worked", "url(#ho-hatch)"),
            false => ("ho-felt", "url(#ho-dots)"),
        };
        html.raw("<g").attribute("transform", &self.transform(self.is_mirrored)).raw(">\n<g");
        html.attribute("clip-path", &format!("url(#{})", id("inside"))).raw(">");
        for area in &self.areas {
            let area = if self.is_mirrored { area.mirrored() } else { area.clone() };
            html.raw("<path").attribute("class", class).attribute("fill", fill);
            html.drawn("d", &area.curve(Ends::Joined)).raw("/>");
        }
        html.raw("</g>\n");
        for (what, width) in [("outline", OUTLINE), ("lines", LINE)] {
            html.raw("<use class=\"hf-body\"").attribute("href", &format!("#{}", id(what)));
            html.attribute("stroke-width", &format!("{:.2}", width / self.scale)).raw("/>");
        }
        html.raw("</g>\n");
    }
}

/// The view that shows it best: close up where there is one; a hand that crosses over is seen from the front.
fn view(shapes: &[Shape], figure: &Figure<'_>) -> Option<&'static View> {
    let is_body = |shape: &&Shape| ["front", "back"].contains(&shape.view.as_str());
    let crosses = matches!(
        (figure.by, figure.on),
        (Some(Hands::Opposite), _) | (Some(Hands::Left), On::Right) | (Some(Hands::Right), On::Left)
    );
    let front = || shapes.iter().find(|shape| crosses && shape.view == "front");
    let shape = shapes.iter().find(|shape| !is_body(shape)).or_else(front).or_else(|| shapes.first())?;
    BODY.views.iter().find(|view| view.id == shape.view)
}

/// A shape on the sides that are meant.
fn areas(shape: &Shape, view: &View, on: On, is_mirrored: bool) -> Vec<Points> {
    let Some(half) = &shape.half else {
        let whole = shape.whole.iter();
        return whole.map(|points| if is_mirrored { points.mirrored() } else { points.clone() }).collect();
    };
    let is_plus = match on {
        On::All if half.meets_its_mirror() => return vec![half.with_its_mirror()],
        On::All => return vec![half.clone(), half.mirrored()],
        On::Left => view.plus == Some(Own::Left),
        On::Right => view.plus == Some(Own::Right),
    };
    let side = if is_plus { half.clone() } else { half.mirrored() };
    vec![if half.meets_its_mirror() { side.with_corners() } else { side }]
}

/// Where work is done on an area: in its middle, and on each half of one that lies across the body, for two hands.
fn places(area: &Points, figure: &Figure<'_>) -> Vec<(f64, f64)> {
    let right: Vec<(f64, f64)> = area.0.iter().copied().filter(|(x, _)| *x >= 0.0).collect();
    let crosses = right.len() < area.0.len() && right.iter().any(|(x, _)| *x > 4.0) && figure.on == On::All;
    if !crosses || !figure.is_touched() || area.0.iter().all(|(x, _)| *x >= -4.0) {
        return vec![area.centre()];
    }
    let (x, y) = Points(right).centre();
    vec![(x, y), (-x, y)]
}

/// What is seen: its middle, and how far it is from there to the edge.
fn seen(view: &View, group: Option<Group>, edges: &Edges, on: On, is_mirrored: bool) -> ((f64, f64), f64) {
    if view.each {
        let (x, y) = Edges::of(view.drawn()).map(|edges| edges.middle()).unwrap_or_default();
        return ((if is_mirrored { -x } else { x }, y), AROUND_PART);
    }
    if view.id == "face" {
        return ((0.0, view.height / 2.0 - 3.0), AROUND_FACE);
    }
    let (x, y) = edges.middle();
    let least = match group {
        Some(Group::Arm | Group::Hand | Group::Leg | Group::Foot) => AROUND_LIMB,
        _ => AROUND,
    };
    let around = least.max(edges.width() / 2.0 + MARGIN).max(edges.height() / 2.0 + MARGIN);
    // A place beside the middle is seen with the middle, so that one knows whose side it is.
    let x = if on != On::All && x.abs() < around { x * 0.55 } else { x };
    ((x, y.max(around - 8.0)), around)
}

/// How far points reach.
struct Edges {
    from: (f64, f64),
    to: (f64, f64),
}

impl Edges {
    fn of<'a>(areas: impl IntoIterator<Item = &'a Points>) -> Option<Self> {
        let mut points = areas.into_iter().flat_map(|area| &area.0).copied();
        let first = points.next()?;
        Some(points.fold(Self { from: first, to: first }, |edges, (x, y)| Self {
            from: (edges.from.0.min(x), edges.from.1.min(y)),
            to: (edges.to.0.max(x), edges.to.1.max(y)),
        }))
    }

    fn width(&self) -> f64 {
        self.to.0 - self.from.0
    }

    fn height(&self) -> f64 {
        self.to.1 - self.from.1
    }

    fn middle(&self) -> (f64, f64) {
        (f64::midpoint(self.from.0, self.to.0), f64::midpoint(self.from.1, self.to.1))
    }
}
