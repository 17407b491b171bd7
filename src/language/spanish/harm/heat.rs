//! Spanish words that tell people to use heat or cold that burns.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Heat,
        unless: "no nunca jamás sin ni evita evite @cool",
        patterns: &[
            "hirviendo|hirviente|abrasador*|ardiendo|escald*|quemando|hierv* & piel|nuca|cuello|espalda|cara|pie|pies|mano|manos|barriga|pierna|rodilla|paño|toalla|compresa|agua|pon*|pón*|mete*|mét*|echa*|vierte*|aceite",
            "caliente|calor & como|lo|tan|que . .. aguant*|soport*|puedas|pueda|posible|resist*",
            "caliente & casi|apenas|justo . .. aguant*|soport*|puedas|tocar|resist*",
            "@heatthing & duerm*|duérm*|dorm*|noche|siesta|cama !antes",
            "@heatthing & máximo|máxima|tope|alto|fuerte . .. acuést*|túmb*|pon*|pón*|déj*|duérm*|potencia|temperatura",
            "@heatthing & máximo|máxima|tope",
            "@heatthing & dormida|dormido|insensible|entumecid*|quemad*|quemadura|herida|diabet*|inflamad*|hinchad* !tengas",
            "@heatthing|toalla|paño|déjal* & aunque|hasta . .. quem*|roj*|ard*|duel*|ampollas",
            "@heatthing & hasta . .. ampollas|quem*|roj*|ard*",
            "piel . .. quem*|roj*|ard*|ampollas & deja|déjal*|sigue|aguanta & @heatthing|caliente|toalla",
            "aunque . .. quem*|ard* . .. piel & deja|deje|déjal*|aguanta|mantén",
            "mechero|vela|plancha|secador|cerilla & piel|espalda|nuca|brazo|pierna|cerca",
            "hielo & directo|directamente|desnuda . .. piel|espalda|nuca|barriga|sobre",
            "hielo & directamente|piel & hora|minutos|déjal*",
            "hielo & hora|horas|noche|treinta|cuarenta|sesenta|30|40|60",
            "hielo|cubito|cubitos & hasta . .. sientas|sienta|duerm*|blanc*|azul|nada",
            "hielo & hasta . .. duerm*|dorm*|blanc*|azul|sientas",
            "pistola|manta|masajeador|secador|aparato . .. bañera|ducha|agua|baño|piscina",
            "sauna|vapor|baño & hasta|más & mare*|desmay*|puedas|aguantes",
            "radiador|estufa|plancha|hoguera . .. hasta|aunque . .. quem*|ard*|roj*",
            "radiador|estufa|plancha & desnuda|desnudo & hasta|quem*",
            "deja|deje|déjal* . .. @heatthing . .. dormid*|insensible|hora|horas|noche|quem*",
            "hielo .. piel desnuda",
            "calor .. toda la noche",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "",
        patterns: &[
            "+no|apenas|poco . .. siente|sientes|nota|notas|sensibilidad & caliente|hirviendo & agua|mét*|mete|pon*|pón*|más|sube|bolsa !nunca nada evita deja fuera tibia templada cuidado comprueba",
            "+caliente|calor .. que . casi|apenas . no . .. aguant*|soport*|tocar",
            "+insensible*|dormid*|entumecid* & caliente|hirviendo & agua|mét*|mete|pon*|pón*|más|bolsa !nunca no nada evita deja fuera tibia templada cuidado comprueba",
            "+hielo|cubito|cubitos .. hasta . que . no . sientas|sienta|notes",
            "deja|deje|déjal* . .. @heatthing . .. hasta|aunque . .. ampollas|quem*|roj*|ard*",
            "+hielo . .. noche|hora|horas|treinta|cuarenta|sesenta !nunca no quita envuélv*",
            "+pies|pie|manos|mano|piel|zona . no . siente|sienten|nota|notan & caliente|hirviendo !nunca tibia templada",
            "+calor|caliente|hirviendo .. sin . sensibilidad|sentir|sensación !no nunca evita",
        ],
    },
];
