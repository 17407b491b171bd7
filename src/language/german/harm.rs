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
             ausstreich* schrubb* kratz* bohr* klopf* hämmer* walk* presse* stoß* kneif* zwick* rubbel* faszienrolle",
        ),
        (
            "firm",
            "drück* knet* massier* quetsch* press* bohr* hämmer* daumen fäuste* fäusten knöchel* ellbogen",
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
             verstaucht* gezerrt* narben naht fäden abszess* eiter* embolie* aneurysma*",
        ),
        (
            "med",
            "medikament* tablette* blutdrucktablette* herztablette* schlaftablette* herzmedikament* blutdruckmittel arznei* medizin pille pillen insulin blutverdünner* \
             inhalator* asthmaspray spray dosis herzmittel betablocker* antidepressiva cortison mittel antibiotik*",
        ),
        ("doctor", "arzt ärztin arztes ärzte hausarzt krankenhaus klinik notarzt notruf arzttermin"),
        ("crack", "knack* krach* knacks* krachen"),
        ("joint", "nacken hals wirbel* finger* gelenk* kopf rücken* kiefer knöchel halswirbel* hüfte"),
        ("long", "# zehn fünfzehn zwanzig dreißig vierzig fünfundvierzig fünfzig sechzig neunzig hundert"),
        ("breath", "atem luft atemzug lungen lunge einatmen"),
    ],
    denials: "nicht nichts nie niemals kein keine keinen keinem keiner keines ohne auslassen weglassen vermeid* \
              meid* weder statt anstatt neben daneben herum drumherum",
    carriers: "oder noch",
    openers: "bis dass",
    turns: "aber sondern dann",
    barriers: "wenn falls sobald weil obwohl während",
    excuses: &[
        "knoten im|in muskel*|den|der",
        "finger|hände|bleib*|halt* weg|fern|abstand",
        "lass*|spar* .. aus",
        "rund|um . @bad herum|drumherum",
        "rund|rings um . @bad",
        "+gefährlich|gefahr|riskant|schädlich|falsch|irrtum|märchen",
        "kann|können|könnte|könnten .. lösen|schaden|verletzen",
        "frag*|rufen|rufe|ruf|sprich|sprechen .. arzt|ärztin|notruf|hebamme",
    ],
    harms: &[
        Harm {
            kind: HarmKind::Pain,
            unless: "sanft* sanfter leicht* weniger aufhören aufzuhören loslassen lass lassen lasse nachlassen \
                     nachlässt vergeht vorbei angenehm* zeichen",
            patterns: &[
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
            unless: "sanft* leicht* weniger loslassen lass lassen angenehm*",
            patterns: &[
                "kribbel*|taubheit|schmerz*|taub .. gutes|gut zeichen",
                "in . den|stechend*|scharf*|schmerz . schmerz* .. weiter|fester|hinein|tiefer",
            ],
        },
        Harm {
            kind: HarmKind::Place,
            unless: "hoch ruhe ruht arzt",
            patterns: &[
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
                "+nicht|nie|kein* .. zum|zur|ins @doctor",
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
