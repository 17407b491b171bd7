//! French: the words for the sides, and for those who should not hold their breath.

use super::rules::{BreathCautions, LanguageRules, SideWords};

pub(super) static RULES: LanguageRules = LanguageRules {
    breath_cautions: Some(BreathCautions {
        pregnancy: &["enceinte", "grossesse"],
        blood_pressure: &["hypertens", "tension art"],
        epilepsy: &["épilep"],
        breathing: &["asthme", "respira"],
    }),
    ..LanguageRules::new(
        "fr",
        "French",
        SideWords::new("gauche", "gauche", "Maintenant le côté gauche.", "Côté gauche."),
        SideWords::new("droite", "droit", "Maintenant le côté droit.", "Côté droit."),
    )
};
