//! Italian: the words for the sides.

use super::rules::{LanguageRules, SideWords};

pub(super) static RULES: LanguageRules = LanguageRules::new(
    "it",
    "Italian",
    SideWords::new("sinistra", "sinistr", "Ora il lato sinistro.", "Lato sinistro."),
    SideWords::new("destra", "destr", "Ora il lato destro.", "Lato destro."),
);
