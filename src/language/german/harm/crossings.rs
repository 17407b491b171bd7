//! German words for harm that is said in two parts: what must not be touched or ignored, and the urge to do it.

use crate::language::harm_rules::{Harm, HarmKind};

/// What they are.
pub(super) const HARMS: &[Harm] = &[
    Harm {
        kind: HarmKind::Place,
        unless: "@caution",
        patterns: &[
            // What must not be worked.
            "@handle|ausgedrückt|gerieben & vereitert*|eiternd*|eitrig*|muttermal*|leberfleck*|naht|op|operationsnarbe|frische|frischen|offene*|nässend* & narbe|naht|zeh|finger|wunde|fleck|muttermal|leberfleck|fest|kräftig|blut*|finger|seiten|nagel|stelle",
            "@handle & @bad|@injured & fest|kräftig|tief|hart|stark|täglich|minuten|mal|beiden|daumen|knöcheln|faust|ellbogen|druck|gewicht|jeden",
            "gebrochen|verstaucht|gezerrt|umgeknickt|gerissen|verrenkt|geprellt|verbrannt|geschnitten & gestern|vorgestern|woche|stunde|stunden|tagen|eben|gerade|heute|neulich & @handle",
            "@injured handgelenk|fuß|knöchel|arm|bein|rippe|rippen|schlüsselbein|zeh|finger|knochen|nacken|knie|schulter|hüfte|sehne|band|muskel|hand & @handle",
            // The weight of a body.
            "stellt|stell|stellen|steht|stehen|stehe|steig*|läuft|laufe|laufen|geht|geh|gehen|trampel*|tritt|kniet|knie|knien|spring*|springt|stampf*|balancier*|setz*|setzt & auf|über|entlang & wirbelsäule|rücken|kreuz|lendenwirbel*|rückgrat|nacken|hals|wirbel|nieren|bauch|rippen|brustkorb|steißbein|kehle & partner*|partnerin|gewicht|freund*|kind|kinder|läuft|beiden|steiß*|nacken|füßen|er|sie",
            "@force|@handle & bauch & schwanger*|schwangerschaft*|monat|baby|babybauch & fest|tief|kräftig|druck|faust|fäuste|gewicht|ellbogen",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@caution",
        patterns: &[
            "drück*|atme*|geh|gehen|arbeite*|roll*|beiß*|kämpf*|dreh* . .. durch|über|hinaus . .. schmerz*|@sign|brennen|stechen|taubheit|kribbeln",
            "schmerz*|@sign|brennen|stechen|kribbeln|taubheit & hinweg|hindurch|hinaus|durchbeißen|durchatmen & drück*|atme*|geh|arbeit*|roll*|weiter|beiß*",
            "tiefer|fester|weiter|länger|mehr als|wie . .. körper|muskel|gelenk|bein|arm|nacken . .. will|zulässt|erlaubt|mag|möchte|kann",
            "stechen|schmerz|schmerzen|ziehen|brennen|krampf & aushalten|hältst|halten|verträgst|ertragen|erträgst|steckst|weg & noch|nochmal|zehnmal|fest|weiter|zudrücken|komm|fester",
            "@sign & einfach|bloß & @carryon",
            "@sign|hängend*|verwaschen* & vergeht|gibt|legt|nichts|normal|schwäche|harmlos|verschwindet & @carryon",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "@caution angenehm*",
        patterns: &[
            "tauch*|unter|untergetaucht & wasser|luft|atem & bis & drang|atemdrang|atemreiz|bedürfnis|verschwind*|vergeht|vergangen|weg|brennt",
            "@breath|atemdrang|atemreiz|lufthunger & bis|warte*|halt* & drang|atemdrang|atemreiz|lufthunger|bedürfnis & vergeht|verschwind*|nachlässt|weg|vorbei|vergangen",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "",
        patterns: &[
            "+nichts|nicht|kaum|wenig|kein* . .. spür*|fühl*|gefühl|merk* & heizkissen|wärmflasche|wärmekissen|infrarot*|heizdecke|rotlicht|kirschkernkissen & höchste*|länger|höher|stufe|ruhig|anschlag|heiß*|maximum|stunde*|schlaf*|schläfst !nie niemals meid* vorsicht* lass* weg verboten tabu gefährlich gefahr verbrenn* arzt prüf* handwarm lauwarm* entferne*",
            "+spür*|fühl*|merk* ... nicht|nichts|kaum|kein* & heizkissen|wärmflasche|wärmekissen|infrarot*|heizdecke|rotlicht & höher|länger|heißer|stufe|mehr !nie niemals weg aus meid* vorsicht* prüf* runter",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny nie meid* verzicht* arzt ärztin apothek* frag* morgen später",
        patterns: &[
            "@booze & trink*|kipp*|gönn*|genehmig*|schenk*|nimm|nehmen|leer*|einen|zwei|gläser|glas|schluck & vorher|bevor|zuerst|davor|beginn*|anfang*|massage|muskeln|entspann*|locker*|tiefer|schmerz*|tabletten|schlaftabletten|leichter|übung",
            "@sedative & @booze|zwei|doppelt*|paar|handvoll|vorher|tiefer|angenehmer|übung|massage|entspann*|aufnahme !bett gewohnt erst",
            "@painkiller & vorher|zuerst|erst|davor|dann & fester|tiefer|härter|spür*|merk*|drück*|schmerz|aushalten|ertragen",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "",
        patterns: &[
            "+@painkiller ... ohne|nicht|nichts|kaum|weniger . spür*|merk*|fühl*|schmerz* !nie arzt",
            "+autobahn|lenkrad|steuer|autofahren|fahren|fahrt|fahrer*|auto|verkehr|straße|stapler|radfahren|maschine & schlaf*|einschlaf*|eingeschlaf*|lider|augen|döse*|wegdämmer*|trance|hypnose|nickerchen|traum* & schließ*|zufallen|zu|fallen|sink*|tief|tiefer|lass*|schwer|hör*|hören|gleit* !nie nicht nur kein* ohne parke* parkplatz beifahrer* bevor anhalten angekommen stell nach raus",
            "+kein*|niemand . arzt|ärztin|krankenhaus|klinik|facharzt|röntgen* . .. muss|braucht|sollte|soll !ohne wenn",
            "+arzt|ärztin|krankenhaus|klinik|notaufnahme . muss|müssen|brauch* . .. nicht|kein* !wenn ohne allein",
            "+sag*|erzähl*|verrat*|verschweig* . .. @expert . .. nichts|kein* !ohne wenn",
            "+@expert . .. will|sagt|meint|rät|verbietet|warnt ... aber|doch . .. nie|nicht|nichts|keine !sanft* leicht* erlaubt frag* arzt",
            "statt|anstatt . .. rettungsdienst|notarzt|notruf|112|sanitäter*|krankenhaus !nie nicht",
            "+geh*|mach*|trainier*|komm*|schaff* ... ohne . dein|deine|das|die|den @med|asthmaspray|inhalator|insulin !nie nicht wenn",
            "+@expert|ärzte . .. angst|panik|übertreib*|dramatisier*|aufbausch*|verdien* !nie nicht wenn nimmt",
            "+zum|zur|ins|in arzt|ärztin|krankenhaus|klinik|praxis . .. brauch*|muss*|müssen|sollst ... nicht|kein*|nie !wenn ohne",
            "+zum|zur|ins arzt|ärztin|krankenhaus|klinik ... nicht|nie & massier*|knet*|weg|drück* !wenn ohne",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@deny stopp arzt ärztin hilfe vorstell* vor",
        patterns: &[
            // Asleep in water; a head that is flung; a limb without blood.
            "badewanne|wanne|bad|pool|wasser|becken|whirlpool|see & einschlaf*|schlaf|schlafe|eingeschlafen|einschläf*|wegdämmer*|döse*|einnick*|schlafhypnose|schlafreise|einschlafreise|schlummer* & lass*|schlaf|ein|steig*|leg*|mach*|dämmer*|sink*|gleit* !danach später bett kissen rauschen glas trink* wellen meer klang",
            "kopf|nacken & schleuder*|schwing*|wirf*|werf*|kreis*|wirbel*|roll* & schneller|schwung|volle|voll|großen|wild|heftig|schnell|gewicht|kräftig !langsam* sanft* klein* schulter* halb* locker*",
            "bein|fuß|hand|arm|wade|zeh|zehen|finger & blau|weiß|kalt|blass|eiskalt|leblos & reib*|massier*|knet*|weiter|fester|press*|drück* !warm* socken handschuh* wenn falls",
            "noch . .. aus|aushalten|ertragen|erträgst|aushältst|erträglich|reden|lächeln|sprechen ~ zu|fester|tiefer|mehr|stärker . schwach|sanft|leicht|zaghaft|wenig|locker|lasch|fester|drauf|rein",
            "hältst|halten|hält|erträgst . .. noch ~ zu|fester|tiefer|stärker",
            // The sharpest pain, gone through.
            "reißend*|stechend*|brennend*|schneidend*|bohrend*|schießend*|zerreiß*|messerscharf* & gefühl|schmerz*|dehnung|muskel|sehne & halt*|durch|hindurch|lächle*|bleib*|ignorier*|genieß*|weiter|tiefer|fester",
            "schmerz*|brennen|stechen|ziehen|druck|pochen & anschwell*|steiger*|wachsen|wächst|steigen|steigt|zum & schrei*|unerträglich*|tränen|maximum|feuer|brüll*|äußerste* & lass*|bis|dann|noch|drück*|halt*",
            "ramm*|bohr*|stoß*|stich|stech*|grab*|press* & daumen|finger|ellbogen|knöchel|faust|ferse & weit|kniekehle|achsel*|leiste|augen*|kehle|rippen|nieren|nabel|schläfe* & geht|hinein|rein|tief|fest|ganz",
            "wunde|geprellt*|angeknackst*|schmerzend*|empfindlich* & rippe|rippen|niere|nieren|steißbein|schienbein|brustbein & drück*|press*|knet*|hämmer*|lehn* & bis|fest|kräftig|hart|gewicht|fester",
            "grippe|fieber|erkältung|infekt|virus|fiebrig* & durchwalk*|durchknet*|massier*|knet*|durchgeknetet|schwitz*|sauna|tiefenmassage & tief|fest|ganzen|kräftig|aus|raus|trotz* !wenn kein bett",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@hedge",
        patterns: &[
            // Where nothing in the whole text is kind or careful.
            "^@handle & @peril",
            "^kind|kinder|sohn|tochter|partner*|freund*|mann|frau|jemand & steh*|steig*|lauf*|läuft|spring*|hüpf*|knie*|trampel*|stell* & rücken|kreuz|wirbelsäule|nacken|bauch|nieren|rippen",
            "^dritten|vierten|fünften|sechsten|siebten|achten|neunten monat & gewicht|lehn*|drück*|knet*|fest|kräftig|ellbogen|bauch|kreuzbein",
            "^baby|säugling|neugeborene*|babys & schüttel*|rüttel*|kopfüber|honig|fest|kräftig|schleuder*|wirf|häng*|hängt|knack*|verdreh*",
            "anlauf & ferse|ellbogen|spring*|fallen|faust|knie|krach*",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "@hedge",
        patterns: &[
            "^@alarm & @urge",
            "^bis & @alarm",
            "massage|tiefenmassage|druck|rolle & blaue|grüne|blau|grün|lila & stellen|flecken|haut|hinterlässt|gute|richtig*",
            "^schwarz|schwarze & augen & weiteratm*|weiter*|noch|durch*",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "@hedge",
        patterns: &[
            "^@breath|lungen|lippen & @sign|schwarz|sterne|dunkel|dreht|platzt|platzen|blau|panik|schreit|dröhn*|rauscht & bis|halte|halten|hältst|anhalten|gut|richtig|nah|fast|kurz|weiter|schneller|fester|durch|mehr|nochmal|länger|bleib|bleiben|willkommen|warte|warten",
            "^blaue lippen|fingernägel & fast|gleich|zone|da|nur|heißen",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool vor niedrig tuch wenn arzt timer",
        patterns: &[
            "^@heatthing & schlaf*|einschlaf*|schläfst|nacht|blasen|nackt*|höchste*|maximum|anschlag",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny arzt ärztin apothek* schlecht abend wenn später",
        patterns: &[
            "^@booze & massage|massieren|knoten|muskel|muskeln|@handle|leichter|lockerer|dehn*|sitzung|schultern",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny sanft* leicht* erlaubt frag* stimmt recht hör",
        patterns: &[
            "^@expert & will|sagt|meint|rät|verbietet|verboten|warnt|wollte|sagte & aber|doch|trotzdem|egal|quatsch|unsinn|übertreib*|übervorsichtig",
        ],
    },
    Harm {
        kind: HarmKind::Breath,
        unless: "",
        patterns: &[
            "+nicht|nie . .. los|loslassen|wegnehmen|aufmachen|atmen ... bevor|bis|ehe . .. dreht|schwarz|schwindlig|platzt|blau|dunkel|sterne|musst",
            "+luft|atem ... erst . wieder|dann ... wenn . .. zuckt|krampft|zittert|muss*|nicht|schreit|brennt",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@deny arzt ärztin sanft* leicht*",
        patterns: &[
            "hals|kehle & blut|blutfluss|durchblutung|schlagader*|puls & ab|abdrück*|abklemm*|zudrück*|unterbrech*|stopp*|beide*|beidseits & zähl*|sekunden|dreißig|zwanzig|bis|seiten|drück*",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "nie nicht kein* handwarm lauwarm abkühl* tee vorsicht* warten warte",
        patterns: &[
            "dampfend*|frisch|direkt|sofort|gerade & topf|kessel|herd|wasserkocher|ofen|mikrowelle & haut|rücken|nacken|bauch|handtuch|tuch|schulter*|knie|bein*",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "@hedge harmlos",
        patterns: &["^knack*|krach*|knirsch* & nacken|hals|wirbel*|kiefer|wirbelsäule|halswirbel*"],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool test* prüf* jemand*",
        patterns: &[
            "^taub*|gefühllos*|betäubt* & heiß*|hitze|fußbad|kochend*",
            "^heiß*|hitze|wärmflasche|stein|steine & ring|abdruck|mal|striemen|blasen|brandblase* & haut|tage|bleib*|hinterl*|rot*",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny arzt ärztin",
        patterns: &[
            "doppelte|dreifache|handvoll . menge|dosis|portion . @med|@sedative|@painkiller",
            "sag|sage|sagen ... mrt|ct|röntgen*|biopsie|ultraschall|kontrolltermin|vorsorge* & ab",
            "@med ... stelle treten|tritt",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "nie nicht kein* langsam* sanft* klein* vorsicht* angenehm* weich*",
        patterns: &[
            "kopf & fall*|fallen|kippen|sinken & schwungvoll|schwung|wucht|stein|ruckartig|heftig|kraft",
            "kopf|nacken & weit|ganz|ganze|äußerste* & hinten|seite|vorn|vorne & drück*|press*|zieh*|kraft",
            "könntest|kannst|könnten|können . du|sie|ihr . noch fester|tiefer|stärker|härter & dann|tu|tun|los|bis",
            "bis . .. kaum|gerade|eben . noch|mehr aushalten|aushältst|erträgst|ertragen",
            "bis . .. kaum aushalten|aushältst|erträgst|ertragen",
            "durchbrich*|überschreit*|überwind*|spreng* .. schmerzgrenze|schmerzschwelle|schmerzbarriere",
        ],
    },
    Harm {
        kind: HarmKind::Pain,
        unless: "",
        patterns: &[
            "+erst wenn . .. @alarm|weinst|schreist & genug|richtig|stark|tief|gut|wirkt|fertig !nicht nie hör",
            "+arm|arme|bein|beine|hals|kopf|hand|knie . .. nicht|kaum . mehr . heben|bewegen|drehen|beugen|spüren & genug|bis|morgen|beweis|richtig !hör arzt nie stopp",
            "+zu fest|tief|stark|hart|viel . gibt|geht . es|das ... nicht|nie",
            "+spür*|fühl* ... nicht|nichts . mehr & fest|eng|stramm|straff & genug|richtig|endlich|perfekt|gut !lös* locker* nie",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "nie nicht kein* vorstell* arzt",
        patterns: &[
            "person|helfer*|jemand|partner*|freund* & füßen|fuß|fersen|knien & wirbelsäule|rücken|kreuz|nacken|nieren|bauch & steig*|steh*|lauf*|geh*|tret*",
            "roll*|fahr*|zieh*|gleit*|massagepistole|rolle & wirbelsäule|wirbel|dornfortsatz|dornfortsätz*|steißbein & über|auf|entlang|direkt|höchste*|gewicht|voll* !neben seitlich muskel* links rechts",
            "schal|tuch|gürtel|seil|band|riemen & hals|nacken & zieh*|zusammen*|eng|schnür*|fest* & bis|um|leicht|schwindl*|druck",
        ],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "nie nicht arzt ärztin weniger",
        patterns: &["@painkiller & mehr|dann|so & hältst|halten|hältst|verträgst|schaffst"],
    },
    Harm {
        kind: HarmKind::Medicine,
        unless: "@deny arzt ärztin verheilt* physio* bleibt",
        patterns: &[
            "schiene|handgelenkschiene|gips|bandage|orthese|stützverband|halskrause|verband & streif*|leg*|nimm|zieh*|wirf|reiß*|schneid* & ab|weg|runter & dreh*|beweg*|kraft|massier*|knet*|belast*|beug*",
            "*schiene|gips|bandage|orthese|halskrause|verband ~ streif*|leg*|nimm|zieh*|wirf|reiß*|schneid* . .. ab|weg|runter|auf",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "nie nicht kein*",
        patterns: &[
            "mulde|grube|kuhle & luftröhre|kehle|kehlkopf|schlüsselbein & drück*|sink*|bohr*|grab*|press*",
            "chili*|pfeffer*|senf|essig|salz|zitrone*|spiritus|terpentin & rissig*|offen*|wunde|wunden|aufgekratzt*|aufgesprungen* & reib*|gieß*|trag*|schmier*|streu*|massier*",
        ],
    },
    Harm {
        kind: HarmKind::Crack,
        unless: "@deny sanft* langsam* arzt ärztin",
        patterns: &[
            "streck*|beug*|lös*|beweg* & blockiert*|verklemmt*|steif*|eingerastet* & stoß|ruck|gewalt|kraft|schubs",
        ],
    },
    Harm {
        kind: HarmKind::Heat,
        unless: "@deny @cool warte*",
        patterns: &[
            "öl|wachs|wasser|tee & raucht|brodelt|kocht|siedet|dampft & gieß*|träufel*|schütt*|reib*",
        ],
    },
    Harm {
        kind: HarmKind::Place,
        unless: "@deny neben muskel* sanft* leicht* seitlich",
        patterns: &[
            "genau|direkt|mitten auf . der|die|den|deiner wirbelsäule|wirbel|rückgrat|wirbeln & arbeit*|drück*|roll*|press*|knet*|reib*|massier*|klopf*",
        ],
    },
];
