//! Lists of German words for the patterns that find what harms.

/// Each with its name.
pub(super) const LISTS: &[(&str, &str)] = &[
    (
        "touch",
        "drück* drücke* druck knet* durchknet* massier* einmassier* reib* verreib* einreib* roll* rolle* quetsch* press* bearbeit* streich* \
             ausstreich* schrubb* kratz* friktion* bohr* klopf* hämmer* walk* presse* stoß* kneif* zwick* rubbel* faszienrolle *massage* *massier* *knet* *drück* *streich* gerieben \
             *quetsch* *walk* *bohr* *rubbel* lehn* stemm* schlag* greif* pack* löse lösen löst kratz*",
    ),
    ("firm", "drück* knet* massier* quetsch* press* bohr* hämmer* daumen fäuste* fäusten knöchel* ellbogen"),
    (
        "hard",
        "fest feste fester festen festem kräftig* stark* stärker tief* hart härter ordentlich heftig* voll* wucht* \
             energisch* intensiv* gründlich* doppelt",
    ),
    (
        "react",
        "aufschrei* schrei* stöhn* wimmer* zuck* zusammenzuck* träne tränen jammer* brüll* winsel* keuch* fleh* bettel* \
             heul* weint weinst grimasse* aufgib*",
    ),
    (
        "ill",
        "schwind* schwummrig ohnmächtig ohnmacht taub* kribbel* übel sternchen sterne herzstolpern herzrasen",
    ),
    ("pulse", "puls pulsier* pocht pochen pochende* klopft schlägt pulsschlag herzschlag aorta *schlagader*"),
    (
        "pain",
        "weh wehtut wehtun schmerz* taub* kribbel* unerträglich* qual* brenn* stech* blaue bluterg* \
             hämatom* schwarz schwindlig schwindelig sterne sternchen wund blut* blau schrei* ohnmächtig",
    ),
    (
        "bad",
        "krampfader* besenreiser* schwellung* geschwollen* angeschwollen* blutgerinnsel* gerinnsel* thrombos* thrombus venenentzünd* \
             knoten beule* tumor* krebs* bruch leistenbruch hämatom* bluterg* fleck flecken wunde wunden *ausschlag* \
             sonnenbrand* entzünd* infizier* infekt* geschwür* furunkel* blase blasen gebrochen* fraktur* gerissen* \
             verstaucht* gezerrt* narben naht fäden abszess* eiter* embolie* aneurysma* zyste* lymphknoten drüse drüsen geschwulst* schnitt schnitte schnittwunde* schorf kruste* verbrennung* \
             brandwunde* ödem* *ödem läsion* wundrose warze* dekubitus nesselsucht frostbeule* erfrierung* stoma katheter kropf ekzem* neurodermitis schuppenflechte *bluterguss* *bluterg* *schwellung* *geschwollen* *entzünd* \
             *gerinnsel* krampfader* *wunde* prellung* fieber*",
    ),
    (
        "med",
        "medikament* tablette* *medizin herzmedizin blutdrucktablette* herztablette* schlaftablette* \
         herzmedikament* blutdruckmittel arznei* medizin pille pillen insulin blutverdünner* inhalator* \
         asthmaspray spray dosis herzmittel betablocker* antidepressiva cortison mittel antibiotik* \
         herzmittel* marcumar* gerinnungshemmer* blutverdünn*",
    ),
    (
        "deny",
        "niemand nicht nichts nie niemals kein keine keinen keinem keiner keines ohne auslassen weglassen vermeid* \
              meid* weder statt anstatt neben daneben herum drumherum",
    ),
    (
        "careful",
        "arzt ärztin hebamme notruf ruhe ruhen ruht lass lassen lässt sanft* leicht* zart* behutsam vorsicht* \
         kühl* hoch hochlag* kissen um herum umgeb* neben daneben außen verheilt* abgeheilt* zuerst fragen \
         frag* warte* weg fern tabu statt ausgelassen auslassen aussetzen spazieren bett wasch* reinig* deck* \
         bleibt überspring* pflaster abdecken aufhören stopp pause frei besser lieber grund hilft geduld \
         schon* weicht handgelenk unberührt tabu notfall",
    ),
    (
        "kind",
        "sanft* sanfter leicht* leichter weniger aufhören aufzuhören hör loslassen lass lassen lasse locker* \
         nachlassen nachlässt vergeht vorbei angenehm* zeichen unter unterhalb früher stopp pause ruhe ruhig \
         warte wart* arzt notruf ärztin hör* leg lege weicher schmerzgrenze kopfschmerz* langsam* geh um \
         herum bemerke beobachte spür* frei sag sagen kleiner nimm anders muskelkater beginnen oft",
    ),
    ("doctor", "arzt ärztin arztes ärzte hausarzt krankenhaus klinik notarzt notruf arzttermin"),
    ("crack", "knack* krach* knacks* krachen"),
    ("joint", "nacken hals wirbel* finger* gelenk* kopf rücken* kiefer knöchel halswirbel* hüfte"),
    ("long", "# zehn fünfzehn zwanzig dreißig vierzig fünfundvierzig fünfzig sechzig neunzig hundert"),
    ("breath", "atem luft atemzug lungen lunge einatmen"),
    (
        "sign",
        "schwind* schwummrig schummrig benommen* ohnmächtig ohnmacht taub* taubheit* kribbel* kribbelt übel \
         übelkeit herzrasen herzstolpern atemnot luftnot brustenge brustschmerz* brustdruck sternchen sterne \
         umkipp* umzukippen übergeben erbrech* kotz* flau parästhesie* ameisenlaufen",
    ),
    (
        "onward",
        "weiter weitermach* weiterdrück* weiterroll* weiterknet* weiteratm* weitergeh* fortsetzen fortsetz* fortfahr* fortführ* trotzdem dennoch schneller \
         fester tiefer stärker länger härter nochmal durchhalten dranbleiben dran durch noch egal doppelt steiger* \
         beiß* drück*",
    ),
    (
        "fine",
        "normal gut gutes super perfekt prima toll bestens wunderbar klasse richtig* dazu passt giftstoffe toxine \
         schlacken stress verspannung* ziel wirkt herrlich großartig",
    ),
    ("calm", "@calmless leicht* schwer atme"),
    (
        "calmless",
        "aufzuhören stopp lass lassen lassen los loslassen setz* leg hinleg* hinsetz* sitz* ruh* pause warte* arzt \
         ärztin notruf hilfe schüttle* schüttel* langsam* sanft* vorbei vergeht warm* wärme entspann* \
         wasser trink* weg ruhiger abbrechen aufhören hör weniger durchblutung",
    ),
    ("body", "körper rücken muskeln muskel kopf instinkt gehirn nerven beine arme verstand"),
    (
        "says",
        "sagt sagen gesagt schreit will wollen bittet fleht möchte ruft verlangt warnt protestiert bettelt meldet",
    ),
    (
        "expert",
        "arzt ärztin arztes ärzte ärzten hausarzt physiotherapeut* physio orthopäd* chirurg* hebamme \
         krankengymnast* therapeut* kardiolog* notarzt zahnarzt internist* neurolog* apotheker* sanitäter* \
         pfleger* doktor krankenschwester rettungsdienst* notfall* onkolog* radiolog* kinderarzt* ärztin* \
         fachärzt* doktorin",
    ),
    (
        "heatthing",
        "heizkissen wärmflasche* wärmepflaster heizdecke wärmekissen kirschkernkissen kompresse wickel rotlicht* \
         heißes heiße heißer heißen hitze wärme* umschlag infrarot* steine",
    ),
    (
        "cool",
        "abkühl* lauwarm* handwarm* angenehm* vorsicht* prüf* test* tee tasse kaffee nudel* suppe wickeln \
         sonne sommer ausschalt* schalt*",
    ),
    (
        "force",
        "drück* schlag* hau* hämmer* hämmer klopf* box* tret* spring* lauf* knie* roll* bohr* faust fäuste fäusten \
         ellbogen ball pistole massagepistole handkante* fersen ferse gewicht knöcheln schieb* stampf* press* stemm* setz*",
    ),
    (
        "move",
        "dreh* beug* streck* belast* beweg* dehn* reiß* zerr* stampf* lauf* renk* schieb* zieh* biege* bieg* kreis* richt* schwing*",
    ),
    (
        "injured",
        "gebrochen* angebrochen* fraktur* gerissen* verstaucht* gezerrt* entzünd* *faserriss *bänderriss \
         *sehnenriss geprellt* verrenkt* ausgekugelt* umgeknickt* geschwollen* angeknackst* gestaucht* gicht* osteopor* bandscheibenvorfall* schleudertrauma gehirnerschütterung sehnenscheidenentzünd* verdreht*",
    ),
    (
        "violent",
        "schlag* hau haue hauen hämmer hämmere hämmern box* prügel* tritt tret* dresch* knüppel* peitsch* verpass* ramm* \
         stampf* trampel*",
    ),
    (
        "part",
        "nacken hals kopf rücken arm arme bein beine oberschenkel wade waden schienbein schienbeine knie fuß füße \
         hand hände finger zehen handgelenk knöchel ellbogen schulter schultern hüfte brust rippen bauch nieren \
         kiefer gesicht schläfe schläfen ohr ohren muskel muskeln po gesäß leiste achsel kehle",
    ),
    // What dulls the senses.
    (
        "booze",
        "whisky whiskey wodka vodka gin rum korn weinbrand cognac tequila schnaps bier biere wein rotwein \
         weißwein sekt champagner prosecco likör cocktail cocktails alkohol promille betrunken beschwipst \
         glühwein",
    ),
    (
        "painkiller",
        "schmerzmittel* schmerztablette* ibuprofen paracetamol aspirin* naproxen tramadol tilidin codein \
         novalgin voltaren diclofenac",
    ),
    (
        "sedative",
        "schlaftablette* schlafmittel* schlafpille* beruhigungsmittel* beruhigungstablette* beruhigungspille* \
         valium diazepam tavor zopiclon baldrian joint joints cannabis gras kiffen",
    ),
    // Every way to lay hands on a body.
    (
        "handle",
        "@force @move @violent knet* durchknet* massier* reib* gerieben geknetet massiert drück* drückt \
         gedrückt ausdrück* ausgedrückt quetsch* gequetscht presst gepresst walk* rubbel* kratz* gekratzt \
         zupf* zieh* gezogen dehnt gedehnt verdreht gedreht biegt gebogen rollt gerollt klopft geklopft läuft \
         steht stellt stampft tritt trampelt kniet kniff kneif* zwick* bearbeit* schrubb* bohrt walzt stich* \
         aufstech* zerr* dreh* stoß* hau* rüttel* lockert auseinander auseinanderzieh* wegdrück* wegknet* \
         wegmassier* rubbeln bürste* luffa bims* hüpf* kniebeug* peitsch* säge* beiß* kräftig* wuchtig* \
         heftig* energisch* aufdrück* aufritz* ausquetsch* schleif* lehn* schab* schabt ramm*",
    ),
    // What takes an urge back, or softens it.
    (
        "caution",
        "@deny stopp aufhören pause sanft* leicht* zart* behutsam arzt ärztin chirurg* hebamme physio* frag* \
         fragen notruf notarzt hilfe vorsicht* statt verheilt* abgeheilt* weniger herum neben daneben tabu \
         verboten gefahr gefährlich warn* langsam* locker* meid* nur erst weg fern ausspar* abbrechen \
         abklären stell lauwarm*",
    ),
    // To go on.
    (
        "carryon",
        "weiter weitermach* weiterdrück* weiterroll* weiterknet* weiteratm* trotzdem dennoch fester tiefer \
         stärker härter schneller länger nochmal noch zehnmal durchhalten durch halte aushalten drück* press* \
         knet* roll* massier* reib* bleib* dranbleiben zudrücken zubeißen",
    ),
    // What nobody should work on, in one word.
    (
        "peril",
        "@bad @injured muttermal* leberfleck* krampfader* knubbel beule* geschwulst* krampfadern thrombose* \
         blutgerinnsel* gerinnsel wirbel kehlkopf augapfel augäpfel halsschlagader* schlagader* luftröhre \
         schwanger* schwangerschaft* ungeboren* geschwollen* schwellung* entzündet* entzündung* eiter* \
         vereitert* bruch wundrand wundränder fäden naht narbe bandscheibe* nieren niere milz schilddrüse \
         gürtelrose ausschlag ekzem* hämatom* bluterguss* prellung* zyste* warze* blase blasen sonnenbrand \
         flüssigkeit bläschen herpes neurodermitis dermatitis schuppenflechte arthrose rheuma* arthrit* port \
         fontanelle schambein* gicht* schleimbeutel* sehnenscheide* blinddarm* gallenstein* nierenstein* \
         meniskus knorpel* neuralgie* gerstenkorn dekubitus diabet* augenlid* lider trommelfell* brustwarze* \
         zahnfleisch abszess* tumor* geschwür* myom* stoma katheter shunt implantat* tattoo piercing \
         wundgelegen* bandscheibenvorfall* tennisarm hexenschuss",
    ),
    // What the body says when it has had enough, in one word.
    (
        "alarm",
        "@sign schmerz* weh wehtut schmerzt stechen stechend* brennen brennend* reißend* pochen qual \
         qualvoll* folter tränen schrei* schreien brüll* jaul* winsel* heul* zuck* zusammenzuck* blut blutet \
         bluten blutig* schwarz sternchen sterne flimmer* verschwommen lähm* gelähmt atemnot \
         herzrasen krampf krämpfe übel bewusstlos* kollaps umfall* blau taub pein marter höllisch* \
         unerträglich* verzieh* grimass* platzen platzt stolper* stolpert zitter* zittern blitz* lichtblitz* \
         krampfen verkrampf* fleh* bettel* jammer* stöhn* ächz* keuch* fluch* wimmer* würg* brutal* \
         gnadenlos* erbarmungslos* rücksichtslos* blass bleich knick* einknick* schluchz* halluzin* höll* \
         unmenschlich* reißt zuckt zucken ischias",
    ),
    // To do it all the same, or to praise it.
    (
        "urge",
        "@carryon @fine @handle @violent @force mehr fast gleich geschafft erfolg beweis stark stärke tapfer \
         mutig weichei* feigling* schwäche gewinnt sieg belohnung heil* gesund reinig* weckt wecken löst \
         lösen bringt braucht will angekommen ankommt erreicht desto umso ergebnis gewollt sollst muss gehört \
         dazu lohn* antwort* freut freu* gefällt mag liebt danken dankt trophäe besser beste abhärt* verdien* \
         runde runden wiederhol* kniebeug* hüpf* spring* beschleunig* schätzt genießt geniess* verlangt \
         lechzt",
    ),
    // What makes a whole text one of care.
    (
        "hedge",
        "@deny nie niemals langsam* sanft* sanfter behutsam* angenehm* ruhe ruh ruhen daneben bleibt gewohnt \
         verordnet guttut magst frag* fragt fragen erlaubt entscheid* ärztin arzt hebamme praxis notruf \
         notarzt notfall hilfe kühl* hochlag* kissen wenig weniger weicher locker* loslassen nachlässt \
         vergeht vorbei pause stopp hör aufhör* aufzuhören aufhören lassen gehört gehören bemerk* beobacht* \
         warnzeichen gefahr gefährlich irrtum märchen verheilt* abgeheilt* ausspar* ausgelassen auslassen \
         meid* vorsicht* seufz* gähn* bevor darf dürfen vielleicht zart* streichel* gestreichelt wickel* tabu \
         lieber frei geh setz* hinleg* muskelkater fern herum drumherum überspring* schon* pflaster tabletten \
         gar unterhalb schmerzgrenze heraus komm schüttel* schüttle kehr* kehrst normalen hörst setzt mach \
         warmes ruht umgeh* umgehen abbrechen 112 144 wähle wählen bogen nächste nächsten geschichte",
    ),
];
