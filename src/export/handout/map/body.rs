//! The drawing as data.

use std::sync::LazyLock;

use serde::Deserialize;

use super::curve::{Ends, Points};

/// What is in `body.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::export::handout) struct Body {
    #[serde(rename = "view")]
    pub views: Vec<View>,
    #[serde(rename = "region")]
    pub regions: Vec<Region>,
}

/// The body, or a part of it, seen from one side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::export::handout) struct View {
    pub id: String,
    pub name: String,
    /// Whose side lies where x is positive.
    pub plus: Option<Own>,
    pub height: f64,
    pub reach: f64,
    half: Option<Points>,
    whole: Option<Points>,
    #[serde(default)]
    open: bool,
    /// It holds one hand or foot and is shown for each.
    #[serde(default)]
    pub each: bool,
    /// That one is the right one.
    #[serde(default)]
    pub turned: bool,
    #[serde(default)]
    pub lines: Vec<Points>,
}

/// The person's own side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::export::handout) enum Own {
    Left,
    Right,
}

impl View {
    /// The points of its outline as they are written.
    pub fn drawn(&self) -> impl Iterator<Item = &Points> {
        self.half.iter().chain(&self.whole)
    }

    /// Its outline as a path.
    pub fn outline(&self) -> String {
        let ends = if self.open { Ends::Loose } else { Ends::Joined };
        match (&self.half, &self.whole) {
            (Some(half), _) => half.with_its_mirror().curve(Ends::Joined),
            (None, Some(whole)) => whole.curve(ends),
            (None, None) => String::new(),
        }
    }
}

/// Where a region of the vocabulary is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::export::handout) struct Region {
    pub id: String,
    /// Why it has no place.
    pub none: Option<String>,
    #[serde(default)]
    pub shapes: Vec<Shape>,
}

/// A region as it is seen in a view.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::export::handout) struct Shape {
    /// The view's id.
    pub view: String,
    pub half: Option<Points>,
    pub whole: Option<Points>,
}

/// The drawing, read at the first map.
pub(in crate::export::handout) static BODY: LazyLock<Body> = LazyLock::new(|| {
    toml::from_str(include_str!("body.toml")).expect("the embedded drawing is read by a test")
});
