//! Lists of Spanish words for the patterns that find what harms.

/// Each with its name.
pub(super) const LISTS: &[(&str, &str)] = &[
    (
        "touch",
        "presion* presiónal* amásal* masajéal* frótal* apriétal* apriet* apret* amas* masaje* frot* frota* rued* rodar rodillo pasa pase pasar hunde* hundir trabaja trabaje estruj* \
             golpe* pellizc* rasc* clava* clave fricc* empuj* aplasta* aplast* restreg* restrieg* machac* soba* sobe* exprim* deshaz* \
             deshac* disuelv* romp* revient* revent* descarg* *masaj* *amás* *amas* *apriét* *frót* remuev*",
    ),
    ("firm", "presion* apriet* apret* amas* masaje* hunde* clava* empuj* golpe* nudillo* puño* codo pulgar*"),
    (
        "hard",
        "fuerte fuertes fuertemente fuerza duro dura profundo profundos profunda profundamente hondo firme firmes firmeza \
             enérgic* vigoros* intens* peso",
    ),
    ("react", "grit* llor* chill* gem* lágrimas suplic* retuerz* muecas aúll* sollo* implor* salte"),
    ("ill", "mare* mareo desmay* estrell* hormigue* entumec* adormec* náuseas palpitaciones sensibilidad"),
    ("pulse", "pulso late laten latido latidos palpita palpitando pulsa aorta arteria*"),
    (
        "pain",
        "duel* doler dolor dolores dolerá dolid* insoportable* adormec* duerma hormigue* entumec* moratón moratones moretón \
             moretones cardenal* sangr* marees mareo maree marear* estrellas grit* llor* ardor arda",
    ),
    (
        "bad",
        "varice várices varices varicos* hinchad* hinchazón hinchazones coágulo* trombo* flebitis bulto* chichón chichones tumor* \
             cáncer hernia moratón moratones moretón moretones cardenal herida* erupción quemad* infect* inflamad* \
             inflamación ampolla* forúnculo* fractur* roto rota rotos rotas esguince* desgarr* torcid* úlcera* \
             absceso* hematoma* quiste* ganglio* araña* costra* quemadura* eccema* psoriasis sutura* flemón fiebre fiebres \
             edema* linfedema verruga* urticaria llaga* lesión lesiones gangrena sabañón sabañones estoma catéter bocio moradura* morado moradas úlcera hinchó hinche inflamó aneurisma* trombosis",
    ),
    (
        "med",
        "medicación medicamento* medicina medicinas pastilla* insulina anticoagulante* inhalador* dosis \
             antidepresivo* receta* tratamiento fármaco* píldora* antibiótico*",
    ),
    (
        "deny",
        "nadie no nunca jamás ni sin evita evite evitar evitando excepto salvo lejos alrededor deja deje nada menos",
    ),
    (
        "careful",
        "médico médica urgencias emergencias matrona reposo emergencia urgencia demasiado déjalos déjalas déjala déjalo señal retira descans* sáltese sáltate salta deja dejan dejar paz suave* suavidad ligero ligera \
             alrededor lado junto rodea curad* cicatriz* frío enfría hielo alto cojín espera evita afuera excepto lejos \
             tranquilo aplaza mejor paseo pregunta pregunt* acaricia fuera tapa lava cubre para detén retira libre motivo \
             muñeca cama después limpia límpia* queda tápala tápalo calma",
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
    (
        "sign",
        "mare* mareo mareado mareada desmay* hormigue* entumec* adormec* náuseas vértigo palpitaciones taquicardia \
         ahogo lucecitas estrellitas nubl* débil parestesia* desvanec* vomit* vómito dormido dormida dormidos dormidas",
    ),
    (
        "onward",
        "sigue siga seguir mantén mantenga continúa continúe continuar más fuerte rápido insiste insista aguanta aguante persiste \
         igual adelante vuelve acelera doble",
    ),
    (
        "fine",
        "normal bien bueno buena perfecto estupendo genial excelente fantástico toxinas estrés tensión funciona correcto parte maravilla ideal",
    ),
    (
        "calmless",
        "pare suelta suelte siéntate siéntese túmbate túmbese descans* médico emergencias urgencias ayuda \
         sacude sacúdel* mueve muével* despacio suave* pasa pasado pase pasen agua espera relaj* calor afloja \
         afloje poco cambia normalidad lento levántese levántate llam* deja",
    ),
    ("calm", "@calmless suelto tibio pesad*"),
    ("body", "cuerpo músculo músculos espalda brazo piernas instinto mente cabeza"),
    (
        "says",
        "dice dicen dirá dirán dijo diga dicho pide piden grita gritan quiere quieren ruega avisa suplica mandó ordena ordenó",
    ),
    (
        "expert",
        "médico médica médicos doctor doctora doctores fisio fisioterapeuta fisioterapeutas cirujano cirujana \
         enfermera enfermero especialista traumatólogo matrona terapeuta cardiólogo",
    ),
    (
        "heatthing",
        "manta almohadilla bolsa compresa calor caliente calientes esterilla eléctrica parche lámpara piedras",
    ),
    (
        "cool",
        "tibia tibio templad* agradable imagina comprueba compruebe prueba té taza café sopa envuelve enfría \
         enfríe apaga apague cuidado sol quita quite quítal*",
    ),
    (
        "force",
        "golpe* pisa pise pis* salt* camin* rueda rodar puño puños codo pelota rodillo pistola peso talones \
         nudillos clava* hunde* presion* apriet* martill* empuj* túmb*",
    ),
    (
        "move",
        "gir* mueve mueva muével* dobl* estir* tuerce retuerce carga camina salt* fuerza forz* tir* apoya apóy* enderez*",
    ),
    (
        "injured",
        "rot* fractur* desgarr* esguince* torcid* luxad* dislocad* inflamad* hinchad* artrític* fisura* quebrad* osteopor* desgarro",
    ),
    (
        "violent",
        "golpea golpee golpear golpéa* pega pegue aporre* patea patear martill* azot* puñetazo puñetazos",
    ),
    (
        "part",
        "nuca cuello cabeza espalda brazo brazos pierna piernas muslo muslos pantorrilla pantorrillas espinilla \
         espinillas rodilla rodillas pie pies mano manos dedo dedos muñeca tobillo codo codos hombro hombros \
         cadera pecho costillas barriga vientre riñones mandíbula cara sien sienes oreja oído músculo músculos \
         ingle axila garganta",
    ),
];
