//! German words that tell people to do what may hurt them.

use std::sync::LazyLock;

use crate::language::harm::HarmFinder;
use crate::language::harm_rules::{Harm, HarmKind, HarmRules};

/// Finds them.
pub(in crate::language) static FINDER: LazyLock<HarmFinder> = LazyLock::new(|| HarmFinder::new(&RULES));

static RULES: HarmRules = HarmRules {
    lists: &[
        (
            "touch",
            "drück* drücke* druck knet* durchknet* massier* einmassier* reib* verreib* einreib* roll* rolle* quetsch* press* bearbeit* streich* \
             ausstreich* schrubb* kratz* bohr* klopf* hämmer* walk* presse* stoß* kneif* zwick* rubbel* faszienrolle *massage* *massier* *knet* *drück* *streich* gerieben \
             *quetsch* *walk* *bohr* lehn* stemm* schlag* greif* pack* löse lösen löst kratz*",
        ),
        (
            "firm",
            "drück* knet* massier* quetsch* press* bohr* hämmer* daumen fäuste* fäusten knöchel* ellbogen",
        ),
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
        (
            "pulse",
            "puls pulsier* pocht pochen pochende* klopft schlägt pulsschlag herzschlag aorta *schlagader*",
        ),
        (
            "pain",
            "weh wehtut wehtun schmerz* taub* kribbel* unerträglich* qual* brenn* stech* blaue bluterg* \
             hämatom* schwarz schwindlig schwindelig sterne sternchen wund blut* blau schrei* ohnmächtig",
        ),
        (
            "bad",
            "krampfader* besenreiser* schwellung* geschwollen* angeschwollen* blutgerinnsel* gerinnsel* thrombos* thrombus venenentzünd* \
             knoten beule* tumor* krebs* bruch leistenbruch hämatom* bluterg* fleck flecken wunde wunden ausschlag \
             sonnenbrand* entzünd* infizier* infekt* geschwür* furunkel* blase blasen gebrochen* fraktur* gerissen* \
             verstaucht* gezerrt* narben naht fäden abszess* eiter* embolie* aneurysma* zyste* lymphknoten drüse drüsen geschwulst* schnitt schnitte schnittwunde* schorf kruste* verbrennung* \
             brandwunde* ekzem* neurodermitis schuppenflechte *bluterguss* *bluterg* *schwellung* *geschwollen* *entzünd* \
             *gerinnsel* krampfader* *wunde* prellung* fieber*",
        ),
        (
            "med",
            "medikament* tablette* blutdrucktablette* herztablette* schlaftablette* herzmedikament* blutdruckmittel arznei* medizin pille pillen insulin blutverdünner* \
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
             tabu statt ausgelassen auslassen aussetzen spazieren bett wasch* pflaster abdecken aufhören stopp pause frei \
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
    ],
    denials: "@deny",
    carriers: "oder noch",
    openers: "bis dass",
    turns: "aber sondern dann",
    reversals: "aufhören aufhör* hör nachlassen lassen locker scheu angst grund zögern kümmer* schlimm fürchte* auslassen auszulassen sorge*",
    barriers: "wenn falls sobald weil obwohl während",
    excuses: &[
        "knoten im|in . muskel*|nacken|schulter|schultern|rücken|wade|oberschenkel",
        "finger|hände|bleib*|halt* weg|fern|abstand",
        "lass*|spar* .. aus",
        "rund|um . @bad herum|drumherum",
        "rund|rings um . @bad",
        "+gefährlich|gefahr|riskant|schädlich|irrtum|märchen",
        "+ist|wäre . falsch",
        "zu fest|stark|tief|viel|kräftig",
        "kann|können|könnte|könnten .. lösen|schaden|verletzen",
        "drück|drücke|drücken . h|q|taste|leertaste|knopf",
        "frag*|rufen|rufe|ruf|sprich|sprechen .. arzt|ärztin|notruf|hebamme",
    ],
    harms: &[
        Harm {
            kind: HarmKind::Pain,
            unless: "schön* wohlig* sanft* sanfter leicht* weniger aufhören aufzuhören loslassen lass lassen lasse nachlassen \
                     nachlässt vergeht vorbei angenehm* zeichen",
            patterns: &[
                "bis|dass .. @react|flucht|schimpft|schlapp",
                "+wenn|falls . nicht|keine .. tränen|augen .. fester|tiefer|stärker|mehr",
                "+was|die|das . nicht . weh|schmerzt|brennt & nicht|nichts|kein*",
                "+ignorier*|überhör* . sie|ihn|partner|klient* & leichter|bittet|bitte|sanfter|aufhören",
                "egal|gleich . wie .. brennt|zieht|sticht|weh|schmerzt",
                "genieß* .. schmerz*",
                "bis .. kaum|keine|nicht .. luft|atmen|reden|sprechen",
                "+leicht|sanft|sacht & nutzlos|sinnlos|nichts|feiglinge*|umsonst",
                "lila|blaue|blauen|rote .. flecken|flecke|male & fertig|erst|bis|muss|müssen|gut|richtig",
                "halt*|halte|drück . ihn|sie|fest & weiter",
                "taub|kribbel*|einschläft & halt*|bleib*|länger|durch|weiter",
                "+wenn|solange|falls|sofern . nicht|nichts|nirgends .. weh|schmerzt|brennt|zieht|wehtut & falsch|fester|tiefer|richtig|wirkt|bringt|nützt|hilft|nichts|umsonst|stärker",
                "+bringt|wirkt|hilft|nützt|löst . nichts|nicht|nie .. wenn|solange|bis|bevor|falls .. weh|schmerzt|wehtut",
                "+nicht|nie|niemals . locker|nach|auf|aufhören|nachlassen|lockerlassen & auch|wenn|bis|obwohl|selbst|sogar & brenn*|@pain|@react|@ill",
                "@pain|brennen .. acht|neun|zehn|8|9|10",
                "*fleck*|*flecken* & zeigt|beweis*|zeichen|gehört|gehören & gut*|fest|richtig|dazu|tief",
                "unerträglich*|qualvoll*|höllisch*|höllenschmerz*|höllenqual* & @touch|halt*|bleib*|muss|soll",
                "übergeh*|ignorier*|missacht*|verdräng*|überhör*|kümmer* & @pain|@ill|*schmerz*",
                "@ill & weiter*|trotzdem|dennoch|fester|tiefer|länger !langsam",
                "bis .. @pain",
                "bis .. tränen",
                "erst|nur|nur wenn .. @pain .. wirkt|hilft|löst|bringt",
                "zähne zusammenbeiß*|zusammen",
                "zähne .. zusammen .. weiter*|durch*",
                "auch|selbst|obwohl|sogar wenn|es .. sticht|brennt|pocht|reißt|weinst|wein*",
                "wenn|falls .. sticht|brennt|pocht .. fester|stärker|tiefer|weiter|kräftiger",
                "bis . es|sie|er|du .. nicht mehr .. aushält|aushältst|aushalten|erträgst|ertragen|geht",
                "so fest|tief|stark|kräftig .. wie . kannst|können|möglich|aushältst|aushalten|geht|erträgst",
                "muss|soll|sollte|darf|müssen|sollen|wird .. weh|schmerzen|wehtun|brennen",
                "+nicht|nie auf|aufhören|nachlassen|aufgeben|stoppen .. wenn|auch|selbst|bis .. @pain",
                "+nicht|nie .. auf .. wenn .. @pain",
                "+keine angst .. vor . schmerz*|flecken",
                "+ohne schmerz* kein*",
                "+je mehr|stärker .. @pain .. desto|umso",
                "+egal wie .. @pain",
                "fester|stärker|tiefer|kräftiger . wenn|falls|wo .. @pain",
                "so fest|tief|stark .. dass .. @pain",
                "@pain .. also|und @touch . fester|tiefer|weiter|stärker",
                "mach*|geh*|weiter .. auch|obwohl .. @pain",
                "wenn|falls .. @pain .. fester|stärker|tiefer|weiter|kräftiger|mehr",
                "auch|selbst|obwohl|sogar wenn|es|sie .. @pain",
                "ignorier*|übergeh*|aushalten|ertragen|ertrage|erträgst|durchbeißen|aushalt* .. schmerz*|qual*|kribbeln|taubheit",
                "schmerz*|kribbeln|taubheit .. ignorier*|aushalten|aushalt|ertragen|weg|gutes|gut|normal|wirkt|hin",
                "kribbel*|taubheit|schmerz*|taub .. gutes zeichen",
                "halt*|halte|halten .. schmerz* .. aus",
                "in|durch . stechend*|scharf*|schmerz hinein|schmerz|durch",
                "beiß*|beiss* .. zähne",
                "ganzer|voller|aller kraft|gewicht|körpergewicht",
            ],
        },
        Harm {
            kind: HarmKind::Pain,
            unless: "schön* wohlig* sanft* leicht* weniger loslassen lass lassen angenehm*",
            patterns: &[
                "kribbel*|taubheit|schmerz*|taub .. gutes|gut zeichen",
                "in . den|stechend*|scharf*|schmerz . schmerz* .. weiter|fester|hinein|tiefer",
            ],
        },
        Harm {
            kind: HarmKind::Place,
            unless: "hoch ruhe ruht arzt",
            patterns: &[
                "@touch|*massage & @bad !leicht sanft* zart* behutsam umgeb* verheilt* abgeheilt* neben",
                "@touch|@hard & krampfader*|vene|venen|ader|adern !leicht sanft* zart* handgelenk",
                "beide* seiten .. hals|halses|kehle & *drück*|press*|daumen|massier* !nie nicht",
                "+ader|adern|arterie|arterien & kehlkopf|hals|kehle & zu|zusammen|ab & *drück*|press*|halt* !nie nicht niemals kein*",
                "wade|bein|unterschenkel|kniekehle & heiß*|rot|gerötet|warm & @touch|@hard",
                "heiße|heißes|heißen|rote|rotes . gelenk|knie|knöchel|zeh & @touch",
                "dicke|dickes|dicken . knie|knöchel|gelenk & pistole|massagepistole|@touch|direkt",
                "*thrombose* & striche|@touch|@hard|lange|frei|lös*",
                "anschwillt|anschwellen|schwillt & @touch|@hard",
                "band|gurt|schal|seil & hals & fest|eng|lehn*|zieh*",
                "puls|hämmert|pocht|pulsiert|schlägt & ellbogen|faust|daumen|knie & bauch|hals|nabel !weg nimm",
                "*venen|*adern & schrubb*|hart|bürste*|@hard",
                "puls & nabel|bauch|hals & grab*|tief|such*|bohr*|drück* !leicht wegnehmen",
                "fieber*|temperatur & @touch|*massage*|@hard|schwitz*",
                "*drück*|druck|press*|*knet*|*massier*|reib*|stech*|bohr*|faust & auge|augen|augäpfel*|augapfel|lider !rund um leicht sanft* zart* kneif kneifen brauen zwischen winkel schläfen hände",
                "@touch|würg*|umklammer*|pack* & kehle|kehlkopf|luftröhre|*schlagader*|drosselgrube !leicht",
                "@touch & @pulse & hals|nacken|kiefer|bauch|nabel|magen|leiste !handgelenk",
                "faust|fäuste|@hard|gewicht & @pulse & bauch|nabel|magen !handgelenk",
                "@touch & wirbel|wirbelkörper|wirbelsäule & platz|zurück|einrenk*|hinein|knack*|stelle",
                "gewicht|knie|ellbogen|fersen .. auf|in .. wirbelsäule|rückgrat|wirbel !neben zwischen",
                "kratz*|zupf*|reiß*|zieh*|rubbel* .. kruste|schorf|blase|ausschlag|ekzem",
                "@touch .. @bad",
                "@touch ... über|auf|in . @bad",
                "@bad .. @touch",
                "geh*|fahr*|gleit*|setz* .. über|auf|in|entlang . @bad",
                "fest*|kräftig*|stark*|tief* druck|massage|streichung* .. @bad",
                "druck auf|über|in .. @bad",
                "öl|salz|creme .. offen* wunde*",
                "massagepistole|pistole|ball|rolle|gerät .. hals|kehle|wirbelsäule|kopf|gesicht|schläfe* !zwischen|neben",
                "@firm .. kehle|kehlkopf|halsschlagader*|schlagader*|luftröhre",
                "@firm .. auf|in .. auge|augen|augäpfel|augapfel|lider !über",
                "@firm|roll* .. auf|über|entlang . wirbelsäule|rückgrat|dornfortsätze|wirbel !zwischen|neben|seite|seiten",
                "@firm .. in|auf . achsel*|leiste|kniekehle*|nieren|schwanger*",
                "eis .. nackt*|bloß* haut",
                "wärme*|heiz* .. taub*|ganze nacht|einschlafen",
            ],
        },
        Harm {
            kind: HarmKind::Place,
            unless: "@careful @deny",
            patterns: &[
                "krampfader*|besenreiser*|*thrombos*|thrombus|*gerinnsel*|embolie*|aneurysma*|*geschwollen*|*schwellung*|beule*|zyste*|tumor*|geschwulst|*entzündet*|entzündung|*bluterguss*|*hämatom*|*wunde|*wunden|naht|nähte|fäden|schorf|kruste|ausschlag|ekzem*|sonnenbrand|verbrannt*|verbrennung|blase|blasen|furunkel|abszess|eiter*|blutet|bluten|augapfel|augäpfel|halsschlagader*|luftröhre|kehlkopf|fieber*|grippe|verstaucht*|prellung*|gürtelrose|pickel*|neurodermitis",
                "blaue|dicke|hervortretende*|geschlängelte|erweiterte . ader|adern|vene|venen",
                "blauer|blaue|blauen . fleck|flecke|flecken|auge",
                "knoten .. brust|achsel|leiste|hals",
                "neuer|neuen|neue . knoten|beule",
                "ader|adern & kehlkopf|hals|zu|drück* !leicht handgelenk",
                "dicker|wärmer|heißer & wade|bein",
                "@pulse|ader|adern & hals|bauch|nabel|kiefer|magen & tief|drück*|faust|hinein|kräftig*|fest|*knet*|*massier*|press*|bohr*",
                "haut . darf|soll|wird|muss|kann . blau|bluten|wund|lila",
                "augen & funken|sterne|sternchen|farben|fest|fäuste|fäusten",
                "schwanger*|babybauch|monat & tief|fest|faust|kräftig*|drück*",
            ],
        },
        Harm {
            kind: HarmKind::Pain,
            unless: "@kind @deny",
            patterns: &[
                "schmerz|schmerzen|schmerzt|schmerzhaft|weh|wehtun|wehtut|qual|qualen|aua|messer|erträglichen|unerträglich*",
                "stöhnt|jammert|aufschreit|schreit|wimmert|weint",
                "ganze|volle|aller . kraft & auch|obwohl|stöhnt|schreit",
                "schwäche & verlässt|schmerz",
                "taub|schwindlig|schwindelig|schwarz|ohnmächtig|rast|einschläft & weiter*|trotzdem|gut|perfekt|fester",
            ],
        },
        Harm {
            kind: HarmKind::Medicine,
            unless: "sanft* leicht* weiterhin gewohnt immer besprech* frag* fragen wie arzt ärztin apotheke bereit nähe griffbereit zeit verordnet \
                     verschrieben",
            patterns: &[
                "*tablette*|*medikament*|*pille*|insulin|cortison|kortison|antibiotik*|blutverdünner*|*spray|dosis|antidepressiv*|dialyse",
                "cortison|kortison|insulin|dialyse|behandlung|therapie & weglassen|absetzen|reduzier*|aufhören|sparen|ausfallen",
                "bier|wein|schnaps|sekt|gläser|alkohol & vorher|mehr|dann|tiefer",
                "+nicht|nie . ins|zum|zur|den . krankenhaus|arzt|notarzt|notruf|klinik !ohne wenn",
            ],
        },
        Harm {
            kind: HarmKind::Breath,
            unless: "ruhig angenehm* druck dehnung notruf",
            patterns: &[
                "luft|atem|atemzug|lunge|lungen & anhalten|angehalten|halt*|zögere|zögern|hinaus|warte*|bleib*|leerer|ohne & @long|minute*|panik|schwarz|schwind*|ohnmacht|sterne|herzschläge|platzt|brennt",
            ],
        },
        Harm {
            kind: HarmKind::Crack,
            unless: "@deny langsam* sanft* selbst harmlos kleiner",
            patterns: &[
                "ruck|ruckartig*|einrenk*|eingerenkt",
                "kracht|knackt|knacken & @joint|wirbel|rücken|bis|lass",
            ],
        },
        Harm {
            kind: HarmKind::Crack,
            unless: "langsam* kleiner sanft* harmlos",
            patterns: &[
                "bis .. @crack|knacken",
                "lass|lassen|lasse .. @joint .. knacken|krachen",
                "knack*|krach* . mit . @joint",
                "reiß*|reiss*|schleuder*|ruck* .. kopf|nacken|hals|arm|bein|finger*",
                "kopf|nacken|hals|kinn .. ruckartig*|ruck|schnell*|heftig*",
                "ruckartig*|ruck|schnell*|heftig* .. kopf|nacken|hals|wirbel*",
                "renk*|einrenken .. @joint|ein|selbst",
                "feder*|wipp* .. dehn*",
            ],
        },
        Harm {
            kind: HarmKind::Breath,
            unless: "angenehm*",
            patterns: &[
                "+hol*|schnapp* . erst|nicht|nie|keine . wieder . luft|atem & bis|wenn|@long|minute*|solange",
                "+luft|atem .. nicht .. her|los|aus|raus & minute*|minutenlang|@long",
                "halt*|anhalten . die|den . luft|atem .. während|solange|ganzen|ganze",
                "atemzug|luft & reichen|reicht|auskommen & minute*|@long",
                "+keine|ohne luft|atem|atemzug & sekunden|minute*|@long",
                "unter wasser & bis|sekunden|minute*|luft",
                "+ohne . luft|atem|atmen|atmung|atemzug|zu & bis|minute*|minutenlang|@long|bleib*",
                "+nicht|nie|kein* . atmen|atme|luftholen|einatmen & bis|solange|minute*|@long|während",
                "unterdrück*|widersteh*|kämpf* .. drang|reflex|atemreflex|luft|atem*",
                "halt*|anhalten|presse & @breath & bis & @ill|@react|brenn*|schwarz|zitter*|blau",
                "halt*|halte|anhalten|an .. @breath .. so lange|lang .. kannst|können|möglich|geht|es",
                "@breath . anhalten .. solange|lange|minute*",
                "halt* .. @breath .. solange",
                "halt*|anhalten .. @breath .. minute*",
                "halt* .. minute*|minutenlang . @breath . an",
                "halt* .. @long sekunden . @breath . an",
                "halt*|anhalten .. @breath .. @long sekunden|sek|s",
                "halt*|anhalten|atme* .. @breath .. bis .. schwind*|schwarz|sterne",
                "@breath .. @long sekunden . anhalten|halten|an",
                "@breath .. minute* . anhalten|halten|an",
                "@breath|ein . anhalten|halten|halte .. @long sekunden",
                "ein|aus .. halte|halten . die|den|sie . luft|atem . minute*|@long",
                "atme*|atmen .. schnell* .. bis|wie|dass",
                "hyperventilier*",
                "+atme*|atmen . nicht .. minute*|@long|bis",
            ],
        },
        Harm {
            kind: HarmKind::Medicine,
            unless: "besprech*",
            patterns: &[
                "*tablette*|*pille*|*medikament*|*mittel|insulin|*spray|*blocker|*senker|*verdünner & wegwerf*|wegwirf*|absetz*|abgesetzt|weglass*|sparen|sparst|streichen|kündig*|müll|tonne|mülleimer|entsorg*|überflüssig|unnötig|ersetz*|verzicht*|halbier*|ausschleich*|auslass*",
                "+kein* grund .. abklär*|arzt|untersuch*|notruf",
                "massage & medizin|medikament|tablette & ist|statt|ersetzt !keine nicht nie",
                "wozu|warum .. *tablette*|*pille*|*medikament*|arzt",
                "+brust .. eng|enge|schmerz*|druck & reib*|massier*|knet* !stopp notruf hilfe arzt",
                "+ruf*|ruft . niemand*|keinen|nicht",
                "+spar*|erspar* . dir|ihnen|euch .. operation|arzt|tablette*|medikament*",
                "+*tablette*|*pille*|*medikament*|*blocker|insulin|*spray & brauch*|nötig & nicht|kein*|nie",
                "schmerzmittel|schmerztablette*|ibuprofen|aspirin|paracetamol|wein|bier|schnaps|alkohol & fester|tiefer|stärker|härter|weniger|kräftiger",
                "*schmerz*|stechen|enge & brust|herz & weiter*|massier*|reib*|trotzdem|nicht|kein* !notruf stopp aufhören",
                "setz* .. @med .. ab",
                "hör* auf|sie .. @med . nehmen|einnehmen",
                "hör* . auf .. @med",
                "+nimm*|nehmen . @med .. nicht !ohne|mehr|mit",
                "+nimm*|nehmen . keine . @med !ohne|mehr",
                "sag* .. @doctor|termin . ab",
                "@med .. ab|absetzen|abzusetzen|weglassen|wegwerfen|halbieren|absetzt",
                "lass*|lasse* .. @med .. weg|aus|stehen",
                "wirf|werfen|werfe .. @med .. weg",
                "verzicht* .. @med|arzt",
                "halbier*|verdoppel*|reduzier*|verring*|streich* .. @med",
                "+brauch* .. @med .. nicht|nie",
                "+brauch* .. kein* . @med|@doctor",
                "+nicht|nie|kein* . zum|zur|ins @doctor",
                "+@doctor . brauch* .. nicht|nie|kein* !wenn",
                "+müssen|musst|brauch* .. nicht|nie .. @doctor",
                "ersetz* .. @med|@doctor",
                "statt|anstelle|anstatt .. @med|@doctor",
                "vergiss|vergessen|ignorier* .. @med|@doctor",
                "verschieb* .. @doctor|operation|termin",
                "nimm|nehmen|nehme .. schmerztablette*|schmerzmittel|ibuprofen|aspirin .. fester|tiefer|vorher|damit|drück*",
                "nimm|nehmen .. vorher .. schmerz*|alkohol|wein|tablette*",
                "trink* .. wein|schnaps|alkohol|bier .. vorher|damit|weniger",
                "brustschmerz*|brust .. weiter|massier* !notruf",
            ],
        },
    ],
};
