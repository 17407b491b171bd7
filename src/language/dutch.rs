//! Dutch: the words for the sides.

use super::rules::{LanguageRules, SideWords};

pub(super) static RULES: LanguageRules = LanguageRules::new(
    "nl",
    "Dutch",
    SideWords::new("links", "link", "Nu de linkerkant.", "Linkerkant."),
    SideWords::new("rechts", "recht", "Nu de rechterkant.", "Rechterkant."),
);
