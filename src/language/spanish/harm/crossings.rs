//! Spanish words for harm that is said in two parts: what must not be touched or ignored, and the urge to do it.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Place,
        unless: "@caution",
        patterns: &[
            // What must not be worked.
            "@handle & lunar|lunares|cicatriz|cicatrices|puntos|pus|supura*|purulent*|infectad* & sangr*|uña|operación|cirugía|fresca|reciente|ayer|fuerte|fuerza|abre|abierta|lados|dedo",
            "@handle & @bad|@injured & fuerte|fuerza|profund*|firme*|diario|diaria|minutos|veces|pulgares|nudillos|codo|puño|peso|cada|ambos|ambas",
            "torciste|torció|rompiste|rompió|fracturaste|fracturó|quemaste|quemó|cortaste|desgarraste|luxaste|dislocaste|esguinzaste & hace|ayer|hoy|semana|hora|días|anoche|mañana & @handle|profunda|presión",
            "muñeca|tobillo|brazo|pierna|costilla|costillas|clavícula|dedo|hueso|cuello|rodilla|hombro|cadera|tendón|ligamento|músculo . @injured & @handle",
            // The weight of a body.
            "pise|pisa|pisan|párate|párese|ponte|ponga|póngase|camina|camine|camin*|anda|ande|sube|suba|súbete|súbase|arrodíll*|arrodill*|salt*|siéntate|pasea . .. sobre|encima|por|arriba . .. columna|espalda|espinazo|nuca|cuello|vértebras|riñones|barriga|vientre|costillas|coxis|rabadilla & pareja|compañero|compañera|peso|amigo|niño|alguien|él|ella|coxis|pies|columna",
            "@force|@handle & barriga|vientre|abdomen|tripa & embaraz*|embarazada|meses|trimestre|bebé & fuerte|fuerza|hond*|profund*|puño|puños|peso|codo",
            "puntos & separ*|bordes|quitaron|herida & dedos|tira|estira|masaj*|ahora",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@caution",
        patterns: &[
            "empuj*|respir*|atravies*|trabaj*|pasa|ve|rueda|presion* . .. más|través|por|encima . .. allá|encima|del|de . .. dolor|hormigue*|entumec*|pinchazo*|ardor|mareo|adormec*",
            "profundo|fuerte|lejos|allá|más . .. que|lo . .. cuerpo|músculo|articulación . .. permite|quiere|deja|pide|admite|puede",
            "puñalada|pinchazo|dolor|punzada|ardor|calambre & aguant*|soport*|resist* & más|otra|otros|vamos|diez|venga|campeón|campeona|fuerte",
            "@sign & simplemente|sencillamente & @carryon",
            "@sign|caída & pasará|pasa|nada|normal|debilidad|tontería & @carryon|masajea|masajee|frota",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "@caution cómod*",
        patterns: &[
            "sumérg*|sumerg*|bajo|debajo|abajo|buce* & hasta & ganas|necesidad|urgencia|impulso|queme*|negro|puedas|aguantes",
            "@breath|respirar & hasta|espera|aguanta & ganas|necesidad|urgencia|impulso & pasen|pase|desaparezca*|quiten|quite|vayan",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "",
        patterns: &[
            "+no|nada|apenas|poco|sin . .. siente|sientes|nota|sentir|notas|sensibilidad & almohadilla|manta|bolsa|calor|esterilla|lámpara|infrarrojo*|compresa & máximo|máxima|tope|suba|sube|más|horas|tranquil*|caliente|dormir !nunca jamás evita evite cuidado peligro* quema* prueba comprueba tibi* médic* retir* apag*",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny médic* farmac* pregunt* mañana después evita evite",
        patterns: &[
            "@booze & bebe|beba|tómate|tómese|toma|tome|sírvete|sírvase|échate|échese|copa|copas|vaso|vasos|dos|trago|tragos & antes|primero|empezar|músculos|masaje|relaj*|aflojar|afloj*|dolor|pastillas|somníferos|fácil|ejercicio|sesión",
            "@sedative|pastillas . para . dormir|@booze|vino|copa|relaj*|antes|dos|doble|ejercicio|masaje|grabación !cama siempre",
            "@painkiller & antes|primero|así|luego|después & fuerte|profund*|sentir|notar|aprieta|apriete|aguant*|dolor",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "",
        patterns: &[
            "+sáltate|sáltese|salta|omite|omita|olvida|olvídate|suspende|suspenda|deja|deje . la|el|tu|su|las|los|de . @med|insulina . .. hoy|noche|mañana|semana|para|así|porque !no nunca jamás",
            "+@painkiller ... sin|no|nada|menos|ni . sentir|notar|sientas|notes|enterarte|dolor !nunca médico",
            "+conduces|conducir|conduce|conduzca|conduciendo|manejas|manejar|manejando|autopista|autovía|carretera|volante|tráfico|coche & dormir|sueño|duerm*|párpados|ojos|siesta|hipnosis|trance|adormec* & cierr*|cerr*|deja|caer|cae|hund*|profundo|escucha|escuche|pesad* !nunca no sin aparca* aparcado antes copiloto pasajero para solo imagina después",
            "+no|ningún|ninguna|nadie . .. ver|verlo|mirar|mirarlo|revis* . ningún|ninguna . @expert|hospital !sin si",
            "+ningún|ninguna|nadie . @expert|hospital|clínica . .. tiene|necesita|debe|hace . .. ver*|mirar*|saber*|revis* !si",
            "+no . .. digas|diga|cuentes|cuente|menciones . .. @expert . nada !sin si",
            "+@expert . .. dice|dijo|quiere|manda|prohibió|aconseja ... pero . .. no|nunca|nada|ni !suave* ligero pregunt* razón",
            "vez|lugar de . .. molestar|llamar|avisar|despertar . .. ambulancia|médico|urgencias|112|911 !nunca no",
            "+haz|haga|ve|ven|entrena|prueba|pasa ... sin . tu|el|la|los|las @med|inhalador|insulina !nunca no si",
            "+@expert|médicos . .. asust*|exager*|dramatiz*|alarman|inventan !nunca no si",
            "+haz|haga|ve|ven|entrena|prueba|pasa|clase|sesión ... sin @med|inhalador|insulina !nunca no si",
            "+conduces|conducir|conduce|conduzca|conduciendo|manejas|manejar|manejando|volante & dormir|sueño|relajación|hipnosis|siesta|ojos & puedes|escuch*|pon|ponte|mientras|también|cerrados !nunca no sin antes copiloto pasajero después aparca*",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "no nunca jamás sin evita evite pare médic* ayuda imagina despacio",
        patterns: &[
            // Asleep in water; a head that is flung; a limb without blood.
            "bañera|tina|baño|piscina|agua|jacuzzi & dormir|dormido|dormida|duérm*|duerm*|sueño|adormec*|siesta|hipnosis|dormit* & quéd*|déj*|deja|métase|métete|pon|ponga|mete|entra|túmb*|lleno|llena|hund* !después luego cama sonido olas vaso bebe mar antes",
            "cabeza|cuello & gira*|gire|girar|hazla|lanza*|balance*|rueda|círculos|vueltas|voltea & rápid*|impulso|peso|fuerza|fuerte|completas|completos|velocidad !suave* lento lenta lentos pequeñ* hombro* medio",
            "pierna|pie|mano|brazo|pantorrilla|dedo|dedos & azul|blanc*|fría|frío|pálid*|morad*|negro|negra|helad* & frota*|frote|masaje*|amas*|sigue|siga|fuerte|presion* !calcetines guantes si abrig*",
            "todavía|aún|sigues|puedes . .. soportas|soporta|aguantas|aguanta|soportarlo|aguantarlo|hablar|sonreír|soportable ~ poco|más|demasiado|suave|flojo|fuerte",
            // The sharpest pain, gone through.
            "desgarrador*|punzante|ardiente|lacerante|cortante|agudo|aguda|quemante|desgarro & sensación|dolor|músculo|tendón|estiramiento & mantén|atravies*|sonríe*|quéd*|ignora*|disfruta*|más|sigue|siga|aguanta",
            "dolor|ardor|pinchazo|presión|molestia|escozor & suba|crezca|aumente|sube|crece|llegue|convierta & grito|insoportable|lágrimas|fuego|máximo|chill*|grit* & deja|deje|hasta|luego|después|empuja|otra|mantén",
            "clava|clave|hunde|hunda|mete|meta|incrusta|taladra & pulgar|pulgares|dedo|dedos|codo|nudillos|puño|talón & hueco|corva|axila|ingle|ojo|ojos|garganta|costillas|riñones|ombligo|sien|sienes|fondo & hasta|todo|lejos|puedas|entren|más",
            "tapa*|tape|bloque*|cierra|cierre|pinza|pince|ocluy*|comprim* & carótida*|yugular*|arteria*|tráquea|garganta & lados|cuenta|segundos|dedos|dos|hasta",
            "adolorid*|dolorid*|magullad*|fisurad*|golpead* & costilla|costillas|riñón|riñones|coxis|espinilla & presion*|apriet*|empuj*|amas*|golpe* & hasta|fuerte|fuerza|peso|más",
            "gripe|fiebre|resfriado|virus|infección & amas*|masaj*|friccion*|sud*|sauna|amasen & fuerte|profund*|cuerpo|aunque|entero|todo|sudar !si cama",
            "operación|cirugía|operarte|operado|operada|quirófano & cicatriz|herida|puntos|costura & separ*|abr*|estir*|tir*|frot*|amas*|despeg*|masaj*",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@hedge",
        patterns: &[
            // Where nothing in the whole text is kind or careful.
            "^@handle & @peril",
            "^niño|niña|niños|hijo|hija|pareja|amigo|amiga|alguien|marido|mujer & salt*|camin*|pis*|arrodill*|brinc*|sub*|pás* & espalda|lumbares|columna|cuello|barriga|riñones|costillas",
            "^tercer|cuarto|quinto|sexto|séptimo|octavo|noveno mes & peso|apoya|aprieta|amasa|fuerte|codo|barriga|sacro|presion*",
            "^bebé|recién|lactante|bebés & cuelg*|colg*|tobillos|sacud*|vibra*|boca|miel|fuerte|fuerza|lanza*|cruj*|tuerc*|apriet*",
            "carrerilla|carrera|impulso & talón|codo|salt*|puño|rodilla|clava",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@hedge",
        patterns: &[
            "^@alarm & @urge",
            "^hasta & @alarm",
            "masaje|presión|rodillo|trabajo & morad*|verde|verdes|azul|amoratad* & deja|queda|piel|buen|bien",
            "+solo|sólo cuando . .. @alarm & suficiente|bastante|bien|funciona|basta|hondo",
            "^llor* & clava|clave|aprieta|apriete|fuerte|codo|puño",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "@hedge",
        patterns: &[
            "^@breath|pulmones|labios & @sign|negro|estrellas|oscur*|vueltas|revient*|azul|azules|pánico|grit*|zumb* & hasta|aguanta|aguantar|aguante|mantén|mantener|retén|retener|buen|bueno|buena|bien|cerca|casi|sigue|siga|más|otra|rápido|fuerte|vez|espera|espere|bienvenid*|quédate",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool antes mínimo paño si médic* apag*",
        patterns: &["^@heatthing & duerm*|duérm*|dorm*|noche|ampollas|desnud*|máximo|máxima|tope"],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny médic* farmac* mal noche si después",
        patterns: &[
            "^@booze|tinto & masaje|masajear|nudos|nudo|músculo|músculos|@handle|fácil|estira*|sesión|hombros",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny suave* ligero permit* pregunt* razón",
        patterns: &[
            "^@expert & dice|dijo|quiere|manda|ordenó|prohibió|prohíbe|aconseja|insiste & pero|igual|tontería*|exagera*|bobada*|paparruchas",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "",
        patterns: &[
            "+no . sueltes|suelte|abras|abra|respires|respire|quites|quite ... hasta|antes . .. vueltas|negro|mare*|estrellas|azul|oscur*|revient*|gire",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@deny médic* suave*",
        patterns: &[
            "cuello|garganta & sangre|flujo|circulación|pulso|riego|carótida* & cort*|bloque*|cierr*|pinz*|comprim*|presion*|apriet*|interrump* & cuenta|contando|segundos|treinta|veinte|hasta|lados",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "nunca no jamás tibi* enfri* té cuidado espera",
        patterns: &[
            "humeante|recién|directamente|sacad* & olla|cazo|hervidor|horno|microondas|fuego|tetera & piel|espalda|nuca|barriga|toalla|paño|hombro*|rodilla",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "@hedge",
        patterns: &["^cruj*|chasqu*|tron*|crac & cuello|nuca|columna|vértebra*|mandíbula|cervical*"],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool prueb* comprueb* otro otra alguien",
        patterns: &[
            "^insensib*|entumecid*|dormidos|dormidas|adormecid* & caliente|calor|hirviendo|ardiendo",
            "^caliente|calor|piedra|piedras|bolsa & cerco|marca|marcas|ampolla* & piel|días|deja|rojo|roja",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny médic* farmac*",
        patterns: &[
            "doble|triple|puñado|dosis . de @med|@sedative|@painkiller",
            "porro|porros|marihuana & luego|después|antes|codo|masaje|presión|relaj*",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "no nunca sin evita despacio suave* lento pequeñ*",
        patterns: &[
            "cabeza|cuello & caer|cae|caiga & fuerza|golpe|impulso|peso|brusc*|otra & atrás|adelante|lado|otra|rápid*",
            "cabeza|cuello & todo|máximo|tope|lejos & atrás|lado|adelante & empuj*|presion*|tira|tire|fuerza",
            "podrías|puedes|podría|puede . apretar|presionar|empujar . .. más|fuerte & pues|hazlo|hágalo|entonces|hasta",
            "hasta . .. límite|borde|tope . .. que|lo|dolor|aguant*|soport*",
            "atraves*|atravies*|cruz*|super*|rebas*|romp* . el|tu|su umbral|límite|barrera . dolor",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "no nunca jamás sin imagina",
        patterns: &[
            "bufanda|cuerda|cinta|toalla|correa|cinturón|pañuelo & cuello|garganta & apriet*|apriét*|tens*|tira|tire|fuerte|estrech*|enróll*",
            "persona|pareja|amigo|alguien & pies|talones|rodillas & columna|espalda|nuca|riñones|barriga & sub*|pis*|camin*|par*",
            "rued*|pas*|recorr*|pistola|rodillo|desliz* & columna|vértebra*|coxis|espinazo & sobre|encima|directo|directamente|máxim*|peso|tope !lados lado junto músculo*",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "",
        patterns: &[
            "+no|apenas . puedas|puedes|pueda . levantar|mover|alzar|doblar|girar|caminar & bastante|hasta|mañana|bien|prueba !para médico nunca",
            "+no . existe|hay|hay demasiado|exceso",
            "+nunca . es|será demasiado . fuerte|profundo|hondo|duro",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "no nunca médic* fisio* curad*",
        patterns: &[
            "muñequera|férula|yeso|rodillera|collarín|venda|vendaje|cabestrillo & quít*|quita|quite|sác*|saca|tira|corta & gir*|mueve|mueva|fuerza|dobl*|masaj*|carga|amas*",
            "muñequera|férula|yeso|rodillera|collarín|vendaje|cabestrillo ~ quít*|sác*|arránc*|córt*",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "no nunca jamás sin",
        patterns: &[
            "hueco|hoyo|hendidura & tráquea|garganta|nuez|clavícula & hund*|húnd*|presion*|apriet*|clav*|met*",
            "guindilla|chile|mostaza|pimienta|vinagre|sal|limón|aguarrás & agrietad*|abiert*|herida|heridas|viva|irritad* & frot*|echa|eche|vierte|aplica|masaj*|unta",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "@deny suave* despacio médic*",
        patterns: &[
            "enderez*|dobl*|desbloque*|libera & bloquead*|trabad*|atascad*|rígid* & empujón|golpe|tirón|fuerza",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool espera",
        patterns: &["aceite|cera|agua|té & humee|humea|hierva|burbujee|borbotee & viert*|ech*|gote*|frot*"],
    },
];
