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
        "varice várice variz várices varices varicos* hinchad* hinchazón hinchazones coágulo* trombo* flebitis bulto* chichón chichones tumor* \
             cáncer hernia moratón moratones moretón moretones cardenal herida* erupción quemad* infect* inflamad* \
             inflamación ampolla* forúnculo* fractur* roto rota rotos rotas esguince* desgarr* torcid* úlcera* \
             absceso* hematoma* quiste* ganglio* araña* costra* quemadura* eccema* psoriasis sutura* flemón fiebre fiebres \
             edema* linfedema verruga* urticaria llaga* lesión lesiones gangrena sabañón sabañones estoma catéter bocio moradura* morado moradas úlcera hinchó hinche inflamó aneurisma* trombosis",
    ),
    (
        "med",
        "medicación medicamento* medicina medicinas pastilla* insulina anticoagulante* inhalador* dosis \
         antidepresivo* receta* tratamiento fármaco* píldora* antibiótico* sintrom* somnífero* ansiolítico* \
         antihipertensivo* colirio nitroglicerina",
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
         enfermera enfermero especialista traumatólogo matrona terapeuta cardiólogo ambulancia paramédic* \
         sanitarios oncólog* radiólog* pediatra traumatóloga",
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
    // What dulls the senses.
    (
        "booze",
        "whisky whiskies vodka ginebra ron brandy coñac tequila aguardiente cerveza cervezas vino vinos cava \
         champán licor cóctel cócteles alcohol borracho borracha mezcal",
    ),
    (
        "painkiller",
        "analgésico* calmante* ibuprofeno* paracetamol aspirina* naproxeno tramadol codeína nolotil",
    ),
    (
        "sedative",
        "somnífero* tranquilizante* sedante* ansiolítico* valium diazepam orfidal lorazepam porro porros \
         marihuana cannabis",
    ),
    // Every way to lay hands on a body.
    (
        "handle",
        "@touch @move @violent pisa pise pisan pis* camina camine camin* presión frote frota presiona aprieta \
         amasa masajea estira jala tira arranc* rasca rasque rasc* exprim* revient* retuerc* retuerz* tuerc* \
         dobl* pellizca pellizque masajeada fricciona friccione apriete apretones clava clave golpea golpee \
         pase pasa hunda hunde mover separ* separa separe despega friega friegas lufa cepill* restreg* \
         restrieg* lija* raspa* raspe salt* brinc* sentadilla* azot* muerd* enérgic* reviént* pinch* cort* \
         presion* estruj* comprim* palmada* palmead* bofetad* manotaz*",
    ),
    // What takes an urge back, or softens it.
    (
        "caution",
        "@deny pare detén* deténgase alto descans* suave* ligero ligera despacio médico médica cirujano \
         cirujana fisio fisioterapeuta matrona pregunt* consult* urgencias emergencias ayuda cuidado curad* \
         alrededor junto lado prohibid* peligro* riesgo avisa aviso lento solo sólo después imagina tibi* \
         menos merece motivo",
    ),
    // To go on.
    (
        "carryon",
        "sigue siga seguir continúa continúe más fuerte igual insiste insista persiste adelante otra diez \
         vuelve aguanta aguante mantén mantenga presiona presione aprieta apriete empuja empuje frota frote \
         aguantas programa",
    ),
    // What nobody should work on, in one word.
    (
        "peril",
        "@bad @injured lunar lunares bulto bultos várice várices varices hinchad* hinchazón coágulo* trombo* \
         trombosis vértebra vértebras tráquea nuez ocular* oculares carótida* yugular* embaraz* embarazada \
         feto inflamad* inflamación pus infectad* fractura fracturas cicatriz disco discos riñón riñones bazo \
         tiroides sarpullido eccema herpes hematoma* moratón moretón cardenal* quiste* verruga* ampolla* \
         quemadura* abultad* saltonas líquido burbuja dermatitis psoriasis artritis artrosis reuma* reumátic* \
         puerto fontanela pubis gota bursitis tendinitis apendicitis cálculos menisco cartílago neuralgia \
         orzuelo llagas escaras diabétic* tímpano pezón encía encías absceso* tumor* fibroma* ostomía catéter \
         sonda implante* tatuaje piercing ciática hernia* lumbago culebrilla",
    ),
    // What the body says when it has had enough, in one word.
    (
        "alarm",
        "@sign duele duela duelan dolor dolores pinchazo* punzada* puñalada* ardor arde quema quemazón \
         tortura agonía suplicio lágrimas grito gritar grites chilla* aúll* gem* sangre sangra* sangre morado \
         negro negra estrellas borros* doble paralizad* ahogo asfixia taquicardia calambre* náuseas desmay* \
         colapso azules insoportable* late latido mueca* gesto chill* estall* revient* tropiez* tirit* \
         destell* fogonazo* calambr* agarrot* suplic* rueg* implor* jade* gim* quej* maldic* náuse* arcada* \
         brutal* despiadad* implacable* salvaje* pálid* solloz* delir* tuerz* sufr* ahog* asfixi* sofoc* \
         supur* moretea* rompe rompa rasg* desgarr* ciática",
    ),
    // To do it all the same, or to praise it.
    (
        "urge",
        "@carryon @fine @handle @violent @force más casi ya logro prueba fuerte fortaleza valiente cobarde* \
         débil debilidad gana ganan victoria premio cura curan sana limpia limpian despierta hace hacen pide \
         piden llegado llega llegó mejor resultado objetivo meta debe debes premio* trofeo medalla gana* \
         merece encanta gusta agradece agradecerá responde responda respond* acelera acelere endurece curte \
         serie series rondas ronda repite repita completo completa",
    ),
    // What makes a whole text one of care.
    (
        "hedge",
        "@deny nunca jamás despacio suave* suavidad descans* solo sólo paz reposo caricia* acarici* agradable \
         tibi* cómod* afloja* suelta suelte suéltal* fuera lejos junto lado alrededor rodea pregunt* consult* \
         médic* cirujan* fisio* matrona emergencias urgencias ayuda pare parar detente detén* deténgase basta \
         dejamos déjal* dejan aviso peligro* riesgo error mito cuento curad* cicatrizad* prescrit* recet* \
         siempre habitual lento lenta lentamente leve ligera ligero menos blando blanda imagina imagine \
         observa puede pueden podría quizá demasiado demasiada envuelv* envuelto enfría frío cama siéntate \
         siéntese túmbate túmbese cambia cuidado retira apaga salta sálta* bájate bája* abre sal rodeo apenas \
         alto siguiente espera espere calme",
    ),
];
