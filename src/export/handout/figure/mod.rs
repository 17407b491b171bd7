//! A small drawing of each step, to be followed without reading: the part of the body, cut out of the map's drawing
//! and marked as there; the hands at work, each from where its arm comes; and how they move. A step that works
//! nowhere is shown by its position. `scene` says what is seen and where, `hands`, `motion` and `posture` what is
//! drawn upon it.

mod hands;
mod motion;
mod posture;
mod scene;

use crate::export::markup::Html;
use crate::routine::{Hands, Stroke};
use crate::vocabulary::{Group, Technique, TechniqueKind, region};

use super::map::{BODY, Ends};
use super::on::On;

use scene::Scene;

/// What a figure shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'a> {
    /// Region id.
    pub region: Option<&'a str>,
    pub on: On,
    pub technique: Option<&'static Technique>,
    pub tool: Option<&'a str>,
    pub by: Option<Hands>,
    pub stroke: Option<Stroke>,
    /// Position id.
    pub position: Option<&'a str>,
}

impl Figure<'_> {
    fn does(&self, technique: &str) -> bool {
        self.technique.is_some_and(|it| it.id == technique)
    }

    /// Whether hands or a tool work there.
    fn is_touched(&self) -> bool {
        let kind = self.technique.map(|it| it.kind);
        let is_work = matches!(kind, Some(TechniqueKind::Touch | TechniqueKind::Tool));
        is_work || self.by.is_some() && kind == Some(TechniqueKind::Inner)
    }

    /// What works there in the place of hands.
    fn tool(&self) -> Option<&str> {
        self.tool.filter(|tool| !["hands", "knuckles", "lotion"].contains(tool))
    }

    fn group(&self) -> Option<Group> {
        self.region.and_then(region).map(|region| region.group)
    }
}

/// How wide and high a figure is, in its own units.
const SIDE: f64 = 100.0;

/// What the figures and the map of a document refer to. Written once, before the first of them, where it is not hidden:
/// what is not shown cannot be drawn from.
pub(in crate::export) fn shared(html: &mut Html) {
    html.raw("<svg class=\"ho-shared\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n").raw(PATTERNS);
    for view in &BODY.views {
        let id = |what: &str| format!("hf-{what}-{}", view.id);
        html.raw("<path").attribute("id", &id("outline")).drawn("d", &view.outline()).raw("/>");
        html.raw("<clipPath").attribute("id", &id("inside")).raw("><use");
        html.attribute("href", &format!("#{}", id("outline"))).raw("/></clipPath><path");
        let lines: String = view.lines.iter().map(|line| line.curve(Ends::Loose)).collect();
        html.attribute("id", &id("lines")).drawn("d", &lines).raw("/>\n");
    }
    hands::shared(html);
    html.raw("</defs></svg>\n");
}

/// Draws it: a square without words, which says nothing that the words beside it do not say.
pub(super) fn figure(html: &mut Html, figure: &Figure<'_>) {
    html.raw("<svg class=\"ho-figure\" viewBox=\"0 0 100 100\" aria-hidden=\"true\">\n");
    match Scene::of(figure) {
        Some(scene) => {
            scene.draw(html);
            hands::draw(html, &scene, figure);
            motion::draw(html, &scene, figure);
        }
        None => posture::draw(html, figure),
    }
    html.raw("<rect class=\"hf-frame\" x=\"0.5\" y=\"0.5\" width=\"99\" height=\"99\" rx=\"5\"/></svg>\n");
}

/// Hatching and dots on white: what is drawn over something hides it.
const PATTERNS: &str = "<pattern id=\"ho-hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><rect class=\"ho-paper\" width=\"4\" height=\"4\"/>\
    <rect class=\"ho-ink\" width=\"1.5\" height=\"4\"/></pattern>\n\
    <pattern id=\"ho-dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
    <rect class=\"ho-paper\" width=\"5\" height=\"5\"/><circle class=\"ho-ink\" cx=\"2.5\" cy=\"2.5\" r=\"0.9\"/>\
    </pattern>\n";
