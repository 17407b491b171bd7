//! The hands at work, seen from behind: palm to the skin. Each comes from where its arm is.

use crate::export::markup::Html;
use crate::routine::Hands;
use crate::vocabulary::{Group, TechniqueKind};

use super::super::map::{BODY, Ends};
use super::super::on::On;
use super::Figure;
use super::scene::Scene;

/// The hand that is drawn, in units of its own view.
const VIEW: &str = "hand-back";
/// Its wrist goes on as a forearm, longer than what is ever seen of it.
const FOREARM: &str = "C51 130 55 170 56 260L20 260C20 170 24 130 26 111Z";
const OUTLINE: f64 = 1.9;
const LINE: f64 = 0.7;

/// Parts of the drawn hand that touch.
const FINGERTIPS: (f64, f64) = (36.0, 18.0);
const FINGERS: (f64, f64) = (38.0, 26.0);
const PALM: (f64, f64) = (38.0, 48.0);
const THUMB: (f64, f64) = (0.0, 60.0);

/// The person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Left,
    Right,
}

/// A hand, written once.
pub(super) fn shared(html: &mut Html) {
    let Some(view) = BODY.views.iter().find(|view| view.id == VIEW) else { return };
    let lines: String = view.lines.iter().map(|line| line.curve(Ends::Loose)).collect();
    html.raw("<path id=\"hf-hand\"").drawn("d", &(view.outline() + FOREARM)).raw("/><path id=\"hf-nails\"");
    html.drawn("d", &lines).raw("/>\n");
}

/// Draws those that work there.
pub(super) fn draw(html: &mut Html, scene: &Scene, figure: &Figure<'_>) {
    let hands = working(scene, figure);
    for hand in &hands {
        let is_positive = (*hand == Hand::Left) == scene.is_left_positive();
        let (place, elbow) = match scene.view.each {
            true => at_part(scene, *hand, hands.len()),
            false => at_body(scene, figure, is_positive, hands.len()),
        };
        let (x, y) = scene.at(place);
        let turn = (-elbow.0).atan2(elbow.1).to_degrees();
        let scale = size(scene) * scene.scale;
        let across = if *hand == Hand::Left { -scale } else { scale };
        let (ax, ay) = contact(scene, figure);
        let transform = format!(
            "translate({x:.1} {y:.1}) rotate({turn:.1}) scale({across:.3} {scale:.3}) translate({} {})",
            -ax, -ay
        );
        html.raw("<g class=\"hf-hand\"").attribute("transform", &transform).raw(">");
        for (part, width) in [("#hf-hand", OUTLINE), ("#hf-nails", LINE)] {
            html.raw("<use").attribute("href", part);
            html.attribute("stroke-width", &format!("{:.2}", width / scale)).raw("/>");
        }
        html.raw("</g>\n");
    }
}

/// Which hands work: those the author names, else those that would.
fn working(scene: &Scene, figure: &Figure<'_>) -> Vec<Hand> {
    let is_touch = figure.technique.is_some_and(|it| it.kind == TechniqueKind::Touch) || figure.by.is_some();
    // A hand that shakes or is rolled does nothing to itself.
    let is_own = scene.group == Some(Group::Hand) && !scene.view.each;
    if !scene.is_touched || figure.tool().is_some() || !is_touch || figure.does("vibration") || is_own {
        return Vec::new();
    }
    let own = match figure.on {
        On::Left => Some(Hand::Left),
        On::Right => Some(Hand::Right),
        On::All => None,
    };
    let other = |hand| if hand == Hand::Left { Hand::Right } else { Hand::Left };
    let is_arm = matches!(scene.group, Some(Group::Arm | Group::Hand));
    let hands = match (figure.by, own) {
        (Some(Hands::Left), _) => vec![Hand::Left],
        (Some(Hands::Right), _) => vec![Hand::Right],
        (Some(Hands::Opposite), Some(own)) => vec![other(own)],
        (None, Some(own)) if is_arm => vec![other(own)],
        (None, Some(own)) => vec![own],
        (Some(Hands::Both | Hands::Opposite) | None, _) => vec![Hand::Left, Hand::Right],
    };
    // A hand cannot take hold of itself; the drawn one is the left where either is meant.
    let is_held = |hand: &Hand| is_arm && scene.view.each && *hand == own.unwrap_or(Hand::Left);
    hands.into_iter().filter(|hand| !is_held(hand)).collect()
}

/// On a single hand or foot: where, and in which direction the elbow lies.
fn at_part(scene: &Scene, hand: Hand, count: usize) -> ((f64, f64), (f64, f64)) {
    let side = if hand == Hand::Right { 1.0 } else { -1.0 };
    let (x, y) = scene.places[0];
    let elbow = if scene.group == Some(Group::Foot) { (0.8, 0.6) } else { (0.75, 0.66) };
    let place = if count == 2 { (x + 10.0 * side, y + 4.0) } else { (x, y) };
    (place, (elbow.0 * side, elbow.1))
}

/// On the body.
fn at_body(scene: &Scene, figure: &Figure<'_>, is_positive: bool, count: usize) -> ((f64, f64), (f64, f64)) {
    let own = if is_positive { 1.0 } else { -1.0 };
    let near = scene.places.iter().find(|(x, _)| (*x > 0.0) == is_positive);
    let place = near.or_else(|| scene.places.first()).copied().unwrap_or_default();
    let side = if place.0 > 0.0 { 1.0 } else { -1.0 };
    if count == 2 && scene.places.len() == 1 {
        // Two hands at one place lie side by side; on a leg they come from above.
        let is_leg = matches!(scene.group, Some(Group::Leg | Group::Foot));
        let elbow = if is_leg { (0.34 * own, -0.94) } else { (0.9 * own, 0.4) };
        return ((place.0 + 9.0 * own, place.1), elbow);
    }
    let (x, y) = elbow(scene, figure, own == side);
    (place, (x * side, y))
}

/// The direction in which the elbow lies as seen from a place where x is positive.
fn elbow(scene: &Scene, figure: &Figure<'_>, is_own_side: bool) -> (f64, f64) {
    /// Places in the middle of the face are reached with flat hands.
    const MIDDLE: [&str; 7] = ["forehead", "brow", "cheek", "eye-rim", "nose-side", "chin", "mouth"];
    let is_middle = figure.region.is_some_and(|region| MIDDLE.contains(&region));
    let is_face = scene.view.id == "face";
    match (scene.group, is_own_side) {
        (_, true) if is_face && is_middle => (0.93, 0.37),
        (_, true) if is_face => (0.62, 0.78),
        (Some(Group::Head | Group::Neck), true) => (0.95, 0.3),
        (Some(Group::Shoulder), true) => (0.5, 0.87),
        (Some(Group::Leg | Group::Foot), true) => (0.3, -0.95),
        (Some(Group::Leg | Group::Foot), false) => (-0.3, -0.95),
        (Some(Group::Arm), true) => (0.8, 0.3),
        (Some(Group::Arm), false) => (-0.85, 0.5),
        (Some(Group::Hip), true) => (0.85, -0.5),
        (Some(Group::Hip), false) => (-0.8, -0.6),
        (_, true) => (0.95, 0.3),
        (_, false) => (-0.8, 0.6),
    }
}

/// The size of a hand, as a share of its own view, in units of the body's: on the whole body it is 54 long, a face is
/// as long as a hand, and so nearly is a foot.
fn size(scene: &Scene) -> f64 {
    match scene.view.id.as_str() {
        "front" | "back" => 0.56,
        "sole" | "foot-top" => 0.85,
        _ => 0.93,
    }
}

/// The part of the hand that touches.
fn contact(scene: &Scene, figure: &Figure<'_>) -> (f64, f64) {
    let is = |ids: &[&str]| ids.iter().any(|id| figure.does(id));
    if scene.view.each && is(&["petrissage", "acupressure", "sustained-pressure", "friction"]) {
        THUMB
    } else if is(&["friction", "tapotement", "feather", "acupressure", "sustained-pressure", "skin-rolling"])
    {
        FINGERTIPS
    } else if scene.view.id == "face" {
        FINGERS
    } else {
        PALM
    }
}
