//! The routines that come with balm, and their translations.

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../routines/", $path)))),*]
    };
}

/// Every file of `routines/`, by its path there. A test compares the list with the folder.
const FILES: &[(&str, &str)] = embedded![
    "after-run-legs.toml",
    "breath-and-body-scan-sleep.toml",
    "breath-eyes-open.toml",
    "desk-neck-shoulders.toml",
    "expecting-side-or-chair.toml",
    "feet-with-a-ball.toml",
    "focus-reset.toml",
    "full-body-evening-unwind.toml",
    "hands-forearms-typists.toml",
    "jaw-face-headache.toml",
    "low-back-hips-two-balls.toml",
    "low-day.toml",
    "morning-wake-up.toml",
    "progressive-muscle-relaxation.toml",
    "scalp-sleep-wind-down.toml",
    "seated-and-steady.toml",
    "three-minute-hands.toml",
    "i18n/breath-eyes-open.de.toml",
    "i18n/breath-eyes-open.es.toml",
    "i18n/desk-neck-shoulders.es.toml",
    "i18n/low-day.de.toml",
    "i18n/low-day.es.toml",
    "i18n/scalp-sleep-wind-down.de.toml",
    "i18n/scalp-sleep-wind-down.es.toml",
    "i18n/three-minute-hands.de.toml",
    "i18n/three-minute-hands.es.toml",
];

/// The text of a file.
pub(super) fn text(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == path).map(|(_, text)| *text)
}

/// The name and text of the routine with this name.
pub(super) fn routine(name: &str) -> Option<(&'static str, &'static str)> {
    let name = names().find(|known| *known == name)?;
    Some((name, text(&format!("{name}.toml"))?))
}

/// The routines' names.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().filter(|(path, _)| !path.contains('/')).filter_map(|(path, _)| path.strip_suffix(".toml"))
}
