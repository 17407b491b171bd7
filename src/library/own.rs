//! The routines that come with balm, and their translations.

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../routines/", $path)))),*]
    };
}

/// Every file of `routines/`, by its path there. A test holds the list against the folder.
const OWN: &[(&str, &str)] = embedded![
    "breath-and-body-scan-sleep.toml",
    "desk-neck-shoulders.toml",
    "feet-with-a-ball.toml",
    "focus-reset.toml",
    "full-body-evening-unwind.toml",
    "hands-forearms-typists.toml",
    "jaw-face-headache.toml",
    "low-back-hips-two-balls.toml",
    "morning-wake-up.toml",
    "progressive-muscle-relaxation.toml",
    "scalp-sleep-wind-down.toml",
    "i18n/desk-neck-shoulders.es.toml",
    "i18n/scalp-sleep-wind-down.de.toml",
];

/// A file's text.
pub(super) fn text(path: &str) -> Option<&'static str> {
    OWN.iter().find(|(own, _)| *own == path).map(|(_, text)| *text)
}

/// The routine of this name.
pub(super) fn routine(name: &str) -> Option<(&'static str, &'static str)> {
    let name = names().find(|own| *own == name)?;
    Some((name, text(&format!("{name}.toml"))?))
}

/// The routines' names.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    OWN.iter().filter(|(path, _)| !path.contains('/')).filter_map(|(path, _)| path.strip_suffix(".toml"))
}
