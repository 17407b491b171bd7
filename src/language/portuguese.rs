//! Portuguese: the words for the sides.

use super::rules::{LanguageRules, SideWords};

pub(super) static RULES: LanguageRules = LanguageRules::new(
    "pt",
    "Portuguese",
    SideWords::new("esquerda", "esquerd", "Agora o lado esquerdo.", "Lado esquerdo."),
    SideWords::new("direita", "direit", "Agora o lado direito.", "Lado direito."),
);
