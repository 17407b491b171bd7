//! Spanish words that tell people to crack joints, or to move them with a jerk.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Crack,
        unless: "despacio suave* ligero ligera leve sola solo",
        patterns: &[
            "tirón|sacudida & dedo|brazo|pierna|pie|cuello|cabeza",
            "+deja|deje|haz|haga que . el|la .. cruja|truene|suene|chasquee & cuello|espalda|nuca|columna",
            "tirón|sacudida|golpe & cuello|cabeza|barbilla|vértebra|espalda|cadera|seco|brusco",
            "cruja|crujan|truene|truena|chasquee|suene & cuello|espalda|dedo|dedos|vértebra*|hasta|rodilla|cadera",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "despacio suave* suavidad pequeño",
        patterns: &[
            "tir*|jal*|estir* & cabeza|cuello & coloc*|encaj*|vértebra*|fuerte|golpe|cruj*",
            "hasta .. @crack",
            "lanza|lance|arroja|arroje . .. cabeza",
            "giro|tirón . rápido|seco|brusco|fuerte . .. cabeza|cuello",
            "lanza|lance|arroja|arroje|echa|eche|sacud*|azota . .. cabeza|cuello . .. fuerza|golpe|atrás|fuerte|rápid*",
            "gir*|mueve|mueva|rueda|sacud* . .. cabeza|cuello . .. más|tan rápido|rápida|deprisa",
            "crujir|crujirnos|crujirte|crujirse|crújete|crújase|tronar|tronarnos|tronarte|truénate . .. @joint|cervicales",
            "hasta|que . .. suene & tir*|dedo|cuello|espalda|golpe|tirón",
            "haz|haga|hacer . crujir|tronar|sonar .. @joint",
            "cruje|crujir|truena|truene|chasquea .. @joint",
            "tira|tire|jala|gira|gire|sacude .. cabeza|cuello|cuello|brazo|pierna .. brusc*|golpe|tirón|rápid*|fuerza",
            "movimiento|giro|tirón . brusco|seco|rápido|fuerte",
            "rebot* .. estir*",
            "agárr*|agarra|coge|toma|sujét*|sujeta . .. cabeza|barbilla|cuello . .. gír*|gira|gire|tira|tire|sacud* . .. fuerza|fuerte|rápid*|golpe|brusc*",
            "manipulación|ajuste|thrust . brusca|brusco|rápida|rápido|forzada .. cervicales|columna|cuello|vértebra*|lumbar*",
        ],
    },
];
