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
             golpe* pellizc* rasc* clava* clave fricc* empuj* aplasta* aplast* restreg* restrieg* machac* soba* sobe* exprim* deshaz* \
             deshac* disuelv* romp* revient* revent* descarg* *masaj* *amás* *amas* *apriét* *frót* remuev*",
        ),
        (
            "firm",
            "presion* apriet* apret* amas* masaje* hunde* clava* empuj* golpe* nudillo* puño* codo pulgar*",
        ),
        (
            "hard",
            "fuerte fuertes fuertemente fuerza duro dura profundo profundos profunda profundamente hondo firme firmes firmeza \
             enérgic* vigoros* intens* peso",
        ),
        ("react", "grit* llor* chill* gem* lágrimas suplic* retuerz* muecas aúll* sollo* implor* salte"),
        (
            "ill",
            "mare* mareo desmay* estrell* hormigue* entumec* adormec* náuseas palpitaciones sensibilidad",
        ),
        ("pulse", "pulso late laten latido latidos palpita palpitando pulsa aorta arteria*"),
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
             absceso* hematoma* quiste* ganglio* araña* costra* quemadura* eccema* psoriasis sutura* flemón fiebre fiebres \
             moradura* morado moradas úlcera hinchó hinche inflamó aneurisma* trombosis",
        ),
        (
            "med",
            "medicación medicamento* medicina medicinas pastilla* insulina anticoagulante* inhalador* dosis \
             antidepresivo* receta* tratamiento fármaco* píldora* antibiótico*",
        ),
        (
            "deny",
            "nadie no nunca jamás ni sin evita evite evitar evitando excepto salvo lejos alrededor deja deje nada \
              fuera menos",
        ),
        (
            "careful",
            "médico médica urgencias emergencias matrona reposo emergencia urgencia demasiado déjalos déjalas déjala déjalo señal retira descans* sáltese sáltate salta deja dejan dejar paz suave* suavidad ligero ligera \
             alrededor lado junto rodea curad* cicatriz* frío enfría hielo alto cojín espera evita afuera excepto lejos \
             tranquilo aplaza mejor paseo pregunta pregunt* acaricia fuera tapa lava cubre para detén retira libre motivo \
             muñeca cama después",
        ),
        (
            "kind",
            "parar pare para suave* suavidad suelta suelte suéltalo afloja afloje ligero ligera alivi* agradable cómodo menos \
             antes lejos médico urgencias emergencias señal descans* espera ablande cede cediendo pasa pasará despacio \
             cabeza notar nota observa alrededor baja sal umbral debajo cambia avisa di dilo agujetas demasiado despacio revis*",
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
    denials: "@deny",
    carriers: "ni o",
    openers: "hasta que",
    turns: "pero sino entonces",
    reversals: "parar pares pare detengas detenga aflojes afloje sueltes suelte miedo motivo importa importe temas dudes preocupes saltarse detenerse razón",
    barriers: "si cuando aunque porque mientras",
    excuses: &[
        "al|los lado|lados",
        "+peligroso|peligrosa|peligro|riesgo|riesgos|dañino|mito|error",
        "puede|pueden|podría .. soltar|dañar|lesionar",
        "pulsa|pulse|presiona|presione|aprieta|apriete . h|q|tecla|barra|botón",
        "pregunt*|llam*|consult*|habl*|vaya|acud*|hablar .. médico|médica|emergencias|doctor",
    ],
    harms: &[
        Harm {
            kind: HarmKind::Pain,
            unless: "parar pare suave* suavidad suelta suelte afloja afloje ligero alivi* agradable cómodo",
            patterns: &[
                "hasta|que .. @react|maldig*|jur*",
                "+si . no .. llor*|lágrimas|ojos .. más|fuerte|hondo",
                "+lo|masaje . que . no . duele|duela & no|nada",
                "+no . caso|escuches & suave|pide|pida",
                "+ignora|ignore . la|lo|le|si & suave|pide|pida|queja",
                "por|aunque . mucho . que . queme|arda|duela|escueza",
                "hasta .. apenas|no .. respirar|hablar",
                "+suave|suavidad|flojo & sirve|nada|inútil|tontería",
                "+hasta .. haya|salgan|queden . marcas|moratones|morad*",
                "sujét*|agárr*|inmovil* & sigue|continúa",
                "+disfrut* . del|el . dolor",
                "ignor* .. @ill|entumec*",
                "+dedo|mano|pierna|brazo|pie .. duerme|dormido|dormida & aguanta|sigue|más|hasta !suelta mueve",
                "hasta .. dormid*|adormec*|insensible",
                "+si|mientras|cuando . no . duele|arde|molesta|duela & mal|más|nada|sirve|funciona|bien|falta|inútil",
                "+no|nada . sirve|funciona|vale|cuenta|hace .. si|hasta|mientras|sin .. duela|duele|dolor",
                "+no . aflojes|afloje|pares|pare|sueltes|suelte|cedas|ceda|descanses & aunque|si|hasta|cuando & @pain|@react|@ill|quem*|ard*",
                "dolor|duela|duele .. ocho|nueve|diez|8|9|10",
                "hasta|tan .. morad*|roja|sangr*|marca|marcas|moratones|cardenales !poco",
                "castig*|castíg*|tortur*|machac*|destroz*|atac* & punto|nudo|zona|músculo|@pain",
                "@ill & sigue|siga|continúa|continúe|más|igual|aguanta|aguante & si|cuando|aunque !despacio lento lenta normal*",
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
                "@touch & @bad !suave suavidad ligero ligera alrededor cicatriz* curad* rodea",
                "@touch & vena|venas|variz|várices !suave suavidad ligero ligera",
                "pantorrilla|pierna|gemelo & caliente|roja|rojo|enrojecida & @touch|@hard",
                "caliente|roja|hinche|hincha .. articulación|rodilla|tobillo|noche & @touch|@hard|golp*",
                "articulación|rodilla|tobillo|pierna . caliente|roja|hincha|hinche & @touch|@hard|golp*|amasa",
                "pierna & hincha|hinche & golp*|@touch|@hard",
                "presión & párpados|globos",
                "sobre . puntos|sutura|grapas & día|segundo|masaje*",
                "columna|espalda & suba|súbete|pise|pisa|salta & cruj*|espera|encima",
                "corte|cortes . abierto*|fresco* & @touch|aceite|sal|crema !no nada sin",
                "banda|cinta|correa|bufanda & cuello & apretada|aprieta|tira|échate|fuerte",
                "puntos|sutura . frescos|fresca & @touch|dedos|pasa|aplan*",
                "fiebre|temperatura|décimas & @touch|@hard|masaje|sud*",
                "presion*|apriet*|clava*|hunde*|frot*|frót*|masaje*|dedos|pulgar* & globos|oculares|párpados|ojos !manos palmas suave suavidad alrededor entre cejas contorno blandos suelta relaja sin",
                "@touch|agarra|estrangula|pinza & garganta|tráquea|carótida*|nuez|laringe",
                "@touch|puño|dedos|hunde & @pulse & cuello|garganta|barriga|abdomen|vientre|ombligo|estómago|mandíbula !muñeca retira quita aparta",
                "@touch & vértebra|vértebras|columna & sitio|lugar|encaj*|ajust*",
                "rasc*|arranc*|quit*|levant* .. costra|costras|ampolla|ampollas|sarpullido|eccema",
                "@touch .. @bad",
                "@touch ... sobre|en|por|largo|de . @bad",
                "@bad .. @touch",
                "ve|vaya|desliza|deslice|recorre|recorra . por|sobre .. @bad",
                "presión . en|sobre|a . @bad",
                "masaje|presión firme|fuerte|profundo|profunda .. @bad",
                "aceite|sal|crema .. sobre|en . herida|heridas",
                "@firm .. garganta|tráquea|carótida*|laringe",
                "@firm .. ojos|globos|párpados !blandos suelta relaja",
                "pistola|pelota|rodillo|puño* .. cuello|garganta|cabeza|cara|columna !entre|lados",
                "@firm|@touch .. sobre|en|por . columna|espinazo|vértebra* !entre|lados",
                "@firm .. en|sobre . axila*|ingle|riñones|embaraz*|corva*",
                "hielo .. piel desnuda",
                "calor .. toda la noche",
            ],
        },
        Harm {
            kind: HarmKind::Place,
            unless: "@careful @deny",
            patterns: &[
                "varice|varices|várices|variz|arañas|arañitas|trombo*|trombosis|coágulo*|flebitis|embolia|aneurisma*|hinchad*|hinchazón|bulto*|quiste*|tumor*|ganglio*|inflamad*|inflamación|moratón|moratones|moretón|moretones|hematoma*|herida*|puntadas|sutura*|costra*|ampolla*|quemad*|quemadura*|sarpullido|erupción|eccema*|psoriasis|flemón|pus|oculares|carótida*|tráquea|nuez|fiebre|gripe|esguince*|torcido|torcida|úlcera*",
                "venas . azules|gordas|abultadas|hinchadas|gruesas|marcadas",
                "azules|gruesas|gordas venas",
                "@pulse & cuello|garganta|barriga|vientre|ombligo|abdomen|mandíbula|nuez & hondo|hunde|presion*|aprieta|clava|entra|amasa|puño|fuerza|dedos|cierra",
                "+arteria|arterias|carótidas & nuez|cuello|garganta & cierra|presiona|aprieta|tapa !nunca no jamás",
                "arteria|arterias & nuez|cuello|garganta|cierra|presion*|aprieta",
                "+piel . puede|debe|va . sangrar|romper*",
                "piel . puede|debe|tiene . sangrar|morada|rota",
                "ojos & chispas|estrellas|luces|fuerte|nudillos|puños",
                "pantorrilla|pierna & caliente|gruesa|roja|dura",
                "embaraz*|mes|barrigota & hondo|fuerte|puño|presion*",
            ],
        },
        Harm {
            kind: HarmKind::Pain,
            unless: "@kind @deny",
            patterns: &[
                "dolor|dolores|duele|duela|doler|doloroso|dolorosa|cuchillo|ay|insoportable|soportable|agonía !pecho",
                "grite|grita|llore|llora|gima|gime|suplique|queje|queja & aunque|hasta|más|fuerza",
                "debilidad & cuerpo|sale",
                "mareo|mareado|entumecid*|dormida|desmayo & sigue|continúa|bien|perfecto|más|igual",
            ],
        },
        Harm {
            kind: HarmKind::Medicine,
            unless: "siga sigue suave ligero siempre médico médica consult* pregunt* habl* indic* recet* mano cerca hora farmac* como",
            patterns: &[
                "@med|cortisona|cortisonas|diálisis|ansiolítico*",
                "cerveza|cervezas|vino|copas|alcohol|licor & antes|más|menos|aguant*",
                "+no .. hace|hacen falta .. @med|betabloqueante*|médico",
                "parte|partir|corta|divide .. pastilla*|dosis & mitad|dos",
                "+pecho .. oprimido|duele|dolor|presión & frot*|masaj*|amasa* !para urgencias ayuda médico emergencias",
                "+no . llames|llame|avises . a|nadie .. nadie|ambulancia|médico|urgencias",
                "+aspirina*|pastilla*|ibuprofeno* .. no .. sentir*|notar*|duela",
                "+no . hay|existe . razón|motivo|necesidad .. revis*|médico|consult*",
                "+ahórrate|ahorra|evítate .. operación|médico|pastilla*",
                "+no . vayas|vaya|llames|llame|acudas|escuches . al|a . hospital|médico|urgencias|ambulancia !sin si",
            ],
        },
        Harm {
            kind: HarmKind::Breath,
            unless: "cómod* tranquil* presión estiramiento calma",
            patterns: &[
                "aire|respiración|pulmones|aliento|inhalar & aguant*|contén|detiene|detén|retrasa|espera|vacíos|retén|mantén|quédate & @long|minuto*|pánico|negro|estrellas|marees|latidos|desmay*|revienten|quemen",
            ],
        },
        Harm {
            kind: HarmKind::Crack,
            unless: "despacio suave* sola solo",
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
            ],
        },
        Harm {
            kind: HarmKind::Medicine,
            unless: "consultar",
            patterns: &[
                "tira|tirar|tire|bota|botar|olvida|olvídate|sáltate|deja|dejar|deje|abandona|suspende|suspender|suprime|baja|bájate|reduce . las|la|los|el|tu|tus|esas|su|sus|tomar . @med|dosis",
                "analgésico*|ibuprofeno*|paracetamol|aspirina*|vino|copas|alcohol|cerveza|pastilla & apretar|fuerte|presionar|más|sentir|notar & antes|primero|así|para|poder !tanto",
                "+dolor|presión|opresión .. pecho & no|sigue|frot*|masaj*|basta !llama urgencias emergencias pare para",
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
