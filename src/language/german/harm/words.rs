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
        "medikament* tablette* *medizin herzmedizin blutdrucktablette* herztablette* schlaftablette* herzmedikament* blutdruckmittel arznei* medizin pille pillen insulin blutverdünner* \
             inhalator* asthmaspray spray dosis herzmittel betablocker* antidepressiva cortison mittel antibiotik*",
    ),
    (
        "deny",
        "niemand nicht nichts nie niemals kein keine keinen keinem keiner keines ohne auslassen weglassen vermeid* \
              meid* weder statt anstatt neben daneben herum drumherum",
    ),
    (
        "careful",
        "arzt ärztin hebamme notruf ruhe ruhen ruht lass lassen lässt aus sanft* leicht* zart* behutsam vorsicht* kühl* hoch \
             hochlag* kissen um herum umgeb* neben daneben außen verheilt* abgeheilt* zuerst fragen frag* warte* weg fern \
             tabu statt ausgelassen auslassen aussetzen spazieren bett wasch* reinig* deck* bleibt überspring* pflaster abdecken aufhören stopp pause frei \
             besser lieber grund hilft geduld schon* weicht handgelenk unberührt tabu notfall",
    ),
    (
        "kind",
        "sanft* sanfter leicht* leichter weniger aufhören aufzuhören hör loslassen lass lassen lasse locker* nachlassen nachlässt \
             vergeht vorbei angenehm* zeichen unter unterhalb früher stopp pause ruhe ruhig warte wart* arzt notruf \
             ärztin hör* leg lege weicher schmerzgrenze kopfschmerz* langsam* geh aus um herum bemerke beobachte spür* frei sag sagen \
             kleiner nimm anders muskelkater beginnen oft",
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
         krankengymnast* therapeut* kardiolog* notarzt zahnarzt internist* neurolog* apotheker* sanitäter* pfleger* doktor krankenschwester",
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
];
