//! A person in the step's position, for what is done nowhere in particular.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::export::markup::Html;

use super::super::map::Points;
use super::Figure;

/// How a position looks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Posture {
    head: Points,
    chest: Points,
    limbs: Vec<Points>,
    things: Vec<Points>,
}

/// By position id.
static POSTURES: LazyLock<BTreeMap<String, Posture>> = LazyLock::new(|| {
    toml::from_str(include_str!("posture.toml")).expect("the embedded drawing is read by a test")
});

/// Where nobody says how one sits or lies.
const USUAL: &str = "seated-chair";

/// Draws it; a breath as rings around the chest.
pub(super) fn draw(html: &mut Html, figure: &Figure<'_>) {
    let Some(posture) = figure.position.and_then(|id| POSTURES.get(id)).or_else(|| POSTURES.get(USUAL))
    else {
        return;
    };
    for (class, lines) in [("hf-thing", &posture.things), ("hf-limb", &posture.limbs)] {
        for line in lines {
            let points: Vec<String> = line.0.iter().map(|(x, y)| format!("{x} {y}")).collect();
            html.raw("<path")
                .attribute("class", class)
                .drawn("d", &format!("M{}", points.join("L")))
                .raw("/>");
        }
    }
    circle(html, "hf-skull", &posture.head, "8");
    if figure.does("breathe") {
        circle(html, "hf-breath", &posture.chest, "11");
        circle(html, "hf-breath", &posture.chest, "17");
    }
    html.raw("\n");
}

fn circle(html: &mut Html, class: &'static str, at: &Points, radius: &str) {
    let (x, y) = at.centre();
    html.raw("<circle").attribute("class", class).attribute("cx", &x.to_string());
    html.attribute("cy", &y.to_string()).attribute("r", radius).raw("/>");
}

#[cfg(test)]
mod tests {
    use crate::vocabulary;

    use super::*;

    #[test]
    fn every_position_has_a_figure_and_no_figure_is_for_another() {
        let mut known: Vec<&str> =
            vocabulary::positions().iter().map(|position| position.id.as_str()).collect();
        known.sort_unstable();
        assert_eq!(POSTURES.keys().map(String::as_str).collect::<Vec<_>>(), known);
    }
}
