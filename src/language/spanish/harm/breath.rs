//! Spanish words that tell people to hold the breath, or to force it.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Breath,
        unless: "cómod* tranquil* presión estiramiento calma",
        patterns: &[
            "aire|respiración|pulmones|aliento|inhalar & aguant*|contén|detiene|detén|retrasa|espera|vacíos|retén|mantén|quédate & @long|minuto*|pánico|negro|estrellas|marees|latidos|desmay*|revienten|quemen",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "cómod*",
        patterns: &[
            "+no . vuelvas|vuelva|respires|respire|inhales|inhale|tomes|tome|cojas .. hasta|mientras|minuto*|@long|que",
            "aire|respiración & dure|duren|durar & minuto*|@long",
            "+toma|coge|inhala .. aire .. no . sueltes|suelte|exhales & minuto*|@long",
            "aguant*|contén|retén . respiración|aire .. mientras|todo|entero",
            "bajo|debajo agua|del & hasta|segundos|minuto*|necesites",
            "respira|respire . tan rápido .. que|hasta",
            "+sin . respirar|aire|inhalar & hasta|minuto*|@long|quéd*|aguant*",
            "@breath|pulmones & aguant*|contén|contenga|mantén|retén & hasta & @ill|@react|quem*|negro|tiembl*",
            "aguant*|contén|contenga|contener|retén|retenga|retener|mantén|mantenga .. @breath .. todo|más|máximo .. puedas|pueda|posible|aguantes|tiempo",
            "aguant*|contén|contenga|contener|retén|retenga|retener|mantén|mantenga . @breath .. minuto*",
            "aguant*|contén|contenga|contener|retén|retenga|retener|mantén|mantenga . @breath .. @long segundos|s",
            "aguant*|contén|contenga|contener|retén|retenga . @breath .. hasta",
            "inhala|inspira|respira .. aguanta|retén|contén|pausa .. @long segundos",
            "inhala|inspira|respira .. aguanta|retén|contén .. minuto*",
            "respir* .. rápido .. hasta|posible|puedas|pueda",
            "hiperventil*",
            "+no respires|respire .. minuto*|hasta|@long",
            "nariz|boca . .. tap*|cerrad* & minuto*|segundos|hasta",
            "táp*|tapa|tape|cierra . .. nariz|boca & minuto*|segundos|hasta !bostez*",
            "bolsa . .. cabeza|cara|boca",
            "jade*|resopl* .. hasta",
            "respir* . .. cada vez más . rápido|deprisa",
            "respir*|jade* .. rápido|deprisa .. hasta",
            "@sign|mareas & respir* & rápido|deprisa|fuerte !normal* despacio lento no",
            "cabeza|cara .. agua & saques|aguant*|hasta|puedas",
            "+cabeza|cara .. agua & no . saques|saque|salgas",
            "rápidas|rápidos|fuertes|forzadas . respiraciones",
            "respiraciones . rápidas|fuertes|forzadas|cortas",
            "+cabeza|cara . bajo|en|dentro|debajo . agua .. hasta|minuto*|mientras",
            "+respiraciones . rápidas|fuertes|forzadas .. sin",
            "deja|deje|dejar . de . respirar",
            "respir* . .. muy|tan|más . rápido|deprisa|fuerte !normal* despacio lento no puede",
            "+sin respirar|aire ~ minuto*|@long !tranquil*",
            "ignor*|resist*|aguant*|supera|vence . .. ganas|necesidad|impulso|urgencia . .. respirar|aire|inspirar",
            "aire|respir*|pulmones . .. espera|espere|quédate|aguanta . hasta . .. tiembl*|mare*|negro|estrellas|quem*|puedas",
        ],
    },
];
