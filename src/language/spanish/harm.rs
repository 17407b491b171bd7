//! Spanish words that tell people to do what may hurt them.

use std::sync::LazyLock;

use crate::language::harm::HarmFinder;
use crate::language::harm_rules::{Harm, HarmKind, HarmRules};

/// Finds them.
pub(in crate::language) static FINDER: LazyLock<HarmFinder> = LazyLock::new(|| HarmFinder::new(&RULES));

static RULES: HarmRules = HarmRules {
    lists: &[
        (
            "touch",
            "presion* presiónal* amásal* masajéal* frótal* apriétal* apriet* apret* amas* masaje* frot* frota* rued* rodar rodillo pasa pase pasar hunde* hundir trabaja trabaje estruj* \
             golpe* pellizc* rasc* clava* clave fricc* empuj* aplasta*",
        ),
        (
            "firm",
            "presion* apriet* apret* amas* masaje* hunde* clava* empuj* golpe* nudillo* puño* codo pulgar*",
        ),
        (
            "pain",
            "duel* doler dolor dolores dolerá dolid* insoportable* adormec* duerma hormigue* entumec* moratón moratones moretón \
             moretones cardenal* sangr* marees mareo maree marear* estrellas grit* llor* ardor arda",
        ),
        (
            "bad",
            "varice várices varices varicos* hinchad* hinchazón hinchazones coágulo* trombo* flebitis bulto* tumor* \
             cáncer hernia moratón moratones moretón moretones cardenal herida* erupción quemad* infect* inflamad* \
             inflamación ampolla* forúnculo* fractur* roto rota rotos rotas esguince* desgarr* torcid* úlcera* \
             absceso* hematoma*",
        ),
        (
            "med",
            "medicación medicamento* medicina medicinas pastilla* insulina anticoagulante* inhalador* dosis \
             antidepresivo* receta* tratamiento fármaco* píldora* antibiótico*",
        ),
        ("doctor", "médico médica doctor doctora hospital urgencias ambulancia"),
        ("crack", "cruj* truen* tron* chasque* chasqui* crac"),
        (
            "joint",
            "cuello nuca vértebra* espalda nudillo* dedo* articulación articulaciones columna cabeza mandíbula",
        ),
        ("long", "# diez quince veinte treinta cuarenta cincuenta sesenta noventa cien"),
        ("breath", "respiración aire aliento"),
    ],
    denials: "no nunca jamás ni sin evita evite evitar evitando excepto salvo lejos alrededor deja deje nada \
              fuera menos",
    carriers: "ni o",
    openers: "hasta que",
    turns: "pero sino entonces",
    barriers: "si cuando aunque porque mientras",
    excuses: &[
        "al|los lado|lados",
        "+peligroso|peligrosa|peligro|riesgo|riesgos|dañino|mito|error",
        "puede|pueden|podría .. soltar|dañar|lesionar",
        "pregunt*|llam*|consult*|habl*|vaya|acud*|hablar .. médico|médica|emergencias|doctor",
    ],
    harms: &[
        Harm {
            kind: HarmKind::Pain,
            unless: "parar pare suave* suavidad suelta suelte afloja afloje ligero alivi* agradable cómodo",
            patterns: &[
                "hasta .. @pain",
                "hasta .. lágrimas",
                "si|cuando|donde .. arde|quema|escuece|pincha|punza .. más|fuerte|profundo|sigue|siga !menos",
                "fuerte|profundo|hondo|duro . si|cuando|donde . arde|quema|escuece|pincha|punza",
                "hasta que . no .. puedas|pueda|aguantes|aguante|soportes|sientas",
                "tiene|tienen|debe|debería|deben|ha|va . que|de|a|doler . doler|duela",
                "tiene|debe|debería|va . doler",
                "+no pares|pare|parar|detengas|detenga|sueltes|aflojes .. si|cuando|aunque|hasta .. @pain",
                "+no importa|importe .. @pain",
                "+sin dolor no",
                "+cuanto más .. @pain .. mejor|más",
                "+no . miedo .. dolor|moratones",
                "fuerte|profundo|hondo|duro . si|cuando|donde . @pain",
                "tan fuerte|profundo .. que .. @pain",
                "si|cuando|donde .. @pain .. fuerte|profundo|sigue|siga|continúa|continúe|insiste|insista !menos",
                "aunque|incluso . si|te|le|cuando .. @pain",
                "aunque @pain",
                "aguant*|soport*|ignor*|resist*|sufr*|tolera* .. dolor|ardor|hormigueo",
                "@pain .. que funciona",
                "dolor|hormigueo|entumecimiento .. buena|bueno|normal|funciona",
                "apriet* . dientes",
                "a través del dolor",
                "toda . fuerza|fuerzas",
                "todas tus|sus fuerzas",
                "tan|lo más fuerte|profundo|hondo .. como|que .. puedas|pueda|aguantes|posible",
            ],
        },
        Harm {
            kind: HarmKind::Place,
            unless: "alto descanso médico",
            patterns: &[
                "@touch .. @bad",
                "@touch ... sobre|en|por|largo|de . @bad",
                "@bad .. @touch",
                "ve|vaya|desliza|deslice|recorre|recorra . por|sobre .. @bad",
                "presión . en|sobre|a . @bad",
                "masaje|presión firme|fuerte|profundo|profunda .. @bad",
                "aceite|sal|crema .. sobre|en . herida|heridas",
                "@firm .. garganta|tráquea|carótida*|laringe",
                "@firm .. ojos|globos|párpados",
                "pistola|pelota|rodillo|puño* .. cuello|garganta|cabeza|cara|columna !entre|lados",
                "@firm|@touch .. sobre|en|por . columna|espinazo|vértebra* !entre|lados",
                "@firm .. en|sobre . axila*|ingle|riñones|embaraz*|corva*",
                "hielo .. piel desnuda",
                "calor .. toda la noche",
            ],
        },
        Harm {
            kind: HarmKind::Crack,
            unless: "despacio suave* suavidad pequeño",
            patterns: &[
                "hasta .. @crack",
                "haz|haga|hacer . crujir|tronar|sonar .. @joint",
                "cruje|crujir|truena|truene|chasquea .. @joint",
                "tira|tire|jala|gira|gire|sacude .. cabeza|cuello|cuello|brazo|pierna .. brusc*|golpe|tirón|rápid*|fuerza",
                "movimiento|giro|tirón . brusco|seco|rápido|fuerte",
                "rebot* .. estir*",
            ],
        },
        Harm {
            kind: HarmKind::Breath,
            unless: "cómod*",
            patterns: &[
                "aguant*|contén|contenga|contener|retén|retenga|retener|mantén|mantenga .. @breath .. todo|más|máximo .. puedas|pueda|posible|aguantes|tiempo",
                "aguant*|contén|contenga|contener|retén|retenga|retener|mantén|mantenga . @breath .. minuto*",
                "aguant*|contén|contenga|contener|retén|retenga|retener|mantén|mantenga . @breath .. @long segundos|s",
                "aguant*|contén|contenga|contener|retén|retenga . @breath .. hasta",
                "inhala|inspira|respira .. aguanta|retén|contén|pausa .. @long segundos",
                "inhala|inspira|respira .. aguanta|retén|contén .. minuto*",
                "respir* .. rápido .. hasta|posible|puedas|pueda",
                "hiperventil*",
                "+no respires|respire .. minuto*|hasta|@long",
            ],
        },
        Harm {
            kind: HarmKind::Medicine,
            unless: "consultar",
            patterns: &[
                "deja|deje|dejar . de|tomar . tomar .. @med",
                "+deja|deje de tomar .. @med !no|nunca",
                "deja|deje|dejar|salta|salte|saltar|omite|omita|abandona|abandone|suspende|suspenda|tira|tire|reduce|reduzca|olvida|olvide|sáltate|sáltese|cambia|duplica .. tu|tus|su|sus|la|las|el|los|una . @med|@med",
                "+no|sin necesit*|necesidad|hace|hará .. falta|tu|tus|su|sus|de . @med",
                "+ya no .. @med",
                "+no tomes|tome|uses|use . @med !sin|más|con",
                "+no más @med",
                "+no hace|hay falta|que .. @doctor",
                "+no necesit* .. @doctor|@med",
                "+no vayas|vaya|llames|llame .. @doctor",
                "sustituye|sustituyen|reemplaza|reemplazan|sustituto .. @med|@doctor",
                "en lugar|vez de .. @med|@doctor",
                "ignor*|olvida* .. @doctor",
                "retras*|aplaza*|cancela* .. @doctor|cita|operación",
                "toma|tome|tómate|tómese .. analgésico*|ibuprofeno|paracetamol|aspirina .. apretar|fuerte|más|antes|presionar",
                "bebe|beba|toma|tome .. vino|alcohol|copas .. antes|para|menos",
                "pecho .. sigue|siga|continúa|continúe|masajea",
            ],
        },
    ],
};
