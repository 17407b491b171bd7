//! How hands, tools and limbs move: arrows, rings and ticks, white around, so that they are seen on anything.

use std::f64::consts::PI;

use crate::export::markup::Html;
use crate::routine::Stroke;

use super::Figure;
use super::scene::Scene;

type Point = (f64, f64);

/// Half of a stroke.
const STROKE: f64 = 17.0;
/// Beyond the end of its line, an arrow's tip.
const TIP: f64 = 4.5;
const HEAD: f64 = 9.0;
/// Half of the angle of a head.
const SPREAD: f64 = 0.45;
/// A tennis ball, in units of the body, and of a single hand or foot.
const BALL: f64 = 9.0;
const BALL_AT_PART: f64 = 16.0;

/// Draws the tool, and how things move at each place.
pub(super) fn draw(html: &mut Html, scene: &Scene, figure: &Figure<'_>) {
    let ball = (figure.tool().is_some() && figure.is_touched())
        .then_some(scene.scale * if scene.view.each { BALL_AT_PART } else { BALL });
    for place in &scene.places {
        let at = scene.at(*place);
        let out = if place.0 < 0.0 { -1.0 } else { 1.0 };
        if let Some(radius) = ball {
            draw_ball(html, at, radius);
        }
        let Some(technique) = figure.technique else { continue };
        match technique.id.as_str() {
            "effleurage" | "feather" => stroke(html, scene, figure.stroke, at, out),
            "friction" => turn(html, at, 10.0 * out, (-200.0, 90.0)),
            "petrissage" | "skin-rolling" => {
                for side in [1.0, -1.0] {
                    let (from, to) = ((at.0 + side * 19.0, at.1 - 7.0), (at.0 + side * 6.0, at.1));
                    arrow(html, from, to, -4.0 * side);
                }
            }
            "compression" | "sustained-pressure" | "acupressure" => press(html, at, ball),
            "tapotement" => {
                for x in [-9.0, 0.0, 9.0] {
                    let from = (at.0 + x, at.1 - 16.0);
                    path(html, "hf-arrow", &format!("M{:.1} {:.1}l0 7", from.0, from.1));
                }
            }
            "vibration" | "percussion" => {
                for side in [-1.0, 1.0] {
                    let (x, y, wide) = (at.0 + side * 16.0, at.1 - 10.0, 4.0 * side);
                    path(html, "hf-arrow", &format!("M{x:.1} {y:.1}q{wide} 5 0 10q{} 5 0 10", -wide));
                }
            }
            "rolling" => both_ways(html, at, (0.0, 24.0)),
            "stretch" | "pin-move" => both_ways(html, at, (16.0 * out, 14.0)),
            "mobilise" => {
                turn(html, at, 13.0 * out, (-150.0, -30.0));
                turn(html, at, 13.0 * out, (30.0, 150.0));
            }
            "tense-release" => {
                for (x, y) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
                    let from = (at.0 + 17.0 * x, at.1 + 17.0 * y);
                    arrow(html, from, (at.0 + 9.0 * x, at.1 + 9.0 * y), 0.0);
                }
            }
            _ => {}
        }
    }
}

/// A stroke in its direction, or to and fro where the author gives none.
fn stroke(html: &mut Html, scene: &Scene, stroke: Option<Stroke>, at: Point, out: f64) {
    // Hands and feet are drawn with their fingers and toes up, a body with its fingers down.
    let down = if scene.view.each { -STROKE } else { STROKE };
    let by = match stroke {
        Some(Stroke::Down) => (0.0, down),
        Some(Stroke::Up) => (0.0, -down),
        Some(Stroke::Out) => (STROKE * out, 3.0),
        Some(Stroke::In) => (-STROKE * out, -3.0),
        Some(Stroke::Circles) => return turn(html, at, 13.0 * out, (-200.0, 90.0)),
        None => return both_ways(html, at, (0.6 * STROKE * out, -0.5 * STROKE)),
    };
    arrow(html, (at.0 - by.0, at.1 - by.1), (at.0 + by.0, at.1 + by.1), 0.0);
}

fn both_ways(html: &mut Html, at: Point, by: Point) {
    for side in [1.0, -1.0] {
        let from = (at.0 + 0.2 * by.0 * side, at.1 + 0.2 * by.1 * side);
        arrow(html, from, (at.0 + by.0 * side, at.1 + by.1 * side), 0.0);
    }
}

/// Pressure straight in: rings around a point, or around a ball.
fn press(html: &mut Html, at: Point, ball: Option<f64>) {
    let first = ball.map_or(7.0, |radius| radius + 4.0);
    if ball.is_none() {
        circle(html, "hf-point", at, 3.0);
    }
    circle(html, "hf-ring", at, first);
    circle(html, "hf-ring", at, first + 4.0);
}

fn draw_ball(html: &mut Html, at: Point, radius: f64) {
    circle(html, "hf-ball", at, radius);
    let (wide, high) = (radius * 0.8, radius * 0.6);
    let seam =
        |x: f64| format!("M{x:.1} {:.1}Q{:.1} {:.1} {x:.1} {:.1}", at.1 - high, at.0, at.1, at.1 + high);
    path(html, "hf-seam", &(seam(at.0 - wide) + &seam(at.0 + wide)));
}

/// An arrow, bent by so much at its middle.
fn arrow(html: &mut Html, from: Point, to: Point, bend: f64) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1e-6);
    let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    let by = (middle.0 - dy / length * bend, middle.1 + dx / length * bend);
    let line = format!("M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}", from.0, from.1, by.0, by.1, to.0, to.1);
    path(html, "hf-halo", &line);
    path(html, "hf-arrow", &line);
    head(html, by, to);
}

/// An arrow on a circle, between two angles in degrees; the other way round where the radius is negative.
fn turn(html: &mut Html, at: Point, radius: f64, (from, to): (f64, f64)) {
    const STEPS: usize = 16;
    let on = |i: usize| {
        let angle = (from + (to - from) * i as f64 / STEPS as f64) * PI / 180.0;
        (at.0 + radius * angle.cos(), at.1 + radius.abs() * angle.sin())
    };
    let points: Vec<Point> = (0..=STEPS).map(on).collect();
    let line: String = points
        .iter()
        .enumerate()
        .map(|(i, (x, y))| format!("{}{x:.1} {y:.1}", if i == 0 { 'M' } else { 'L' }))
        .collect();
    path(html, "hf-halo", &line);
    path(html, "hf-arrow", &line);
    head(html, points[STEPS - 1], points[STEPS]);
}

/// The head of an arrow that ends at `to`.
fn head(html: &mut Html, from: Point, to: Point) {
    let angle = (to.1 - from.1).atan2(to.0 - from.0);
    let (x, y) = (to.0 + TIP * angle.cos(), to.1 + TIP * angle.sin());
    let corner = |by: f64| (x - HEAD * (angle + by).cos(), y - HEAD * (angle + by).sin());
    let ((ax, ay), (bx, by)) = (corner(SPREAD), corner(-SPREAD));
    path(html, "hf-head", &format!("M{x:.1} {y:.1}L{ax:.1} {ay:.1}L{bx:.1} {by:.1}Z"));
}

fn path(html: &mut Html, class: &'static str, d: &str) {
    html.raw("<path").attribute("class", class).drawn("d", d).raw("/>");
}

fn circle(html: &mut Html, class: &'static str, (x, y): Point, radius: f64) {
    html.raw("<circle").attribute("class", class).attribute("cx", &format!("{x:.1}"));
    html.attribute("cy", &format!("{y:.1}")).attribute("r", &format!("{radius:.1}")).raw("/>");
}
