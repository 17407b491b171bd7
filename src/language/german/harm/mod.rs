//! German words that tell people to do what may hurt them, a file for each kind of harm. `words` has lists of words
//! for all of them; `language::harm` says how patterns are written.

mod breath;
mod heat;
mod joints;
mod medicine;
mod pain;
mod places;
mod signals;
mod words;

use std::sync::LazyLock;

use crate::language::harm::HarmFinder;
use crate::language::harm_rules::HarmRules;

/// Finds them.
pub(in crate::language) static FINDER: LazyLock<HarmFinder> = LazyLock::new(|| HarmFinder::new(&RULES));

static RULES: HarmRules = HarmRules {
    lists: words::LISTS,
    denials: "@deny",
    carriers: "oder noch",
    openers: "bis dass",
    turns: "aber sondern dann",
    reversals: "aufhören aufhör* hör nachlassen lockerlassen locker scheu angst grund zögern kümmer* schlimm fürchte* auslassen auszulassen sorge*",
    barriers: "wenn falls sobald weil obwohl während",
    excuses: &[
        "knoten im|in . muskel*|nacken|schulter|schultern|rücken|wade|oberschenkel",
        "finger|hände|bleib*|halt* weg|fern|abstand",
        "lass*|spar* .. aus",
        "rund|um . @bad herum|drumherum",
        "rund|rings um . @bad",
        "+glaub*|gehört|gelernt|meinen|behaupt*|denken|sagen . dass|eine|es|man|massage",
        "+vergiss|vergessen . spruch|sprüche|idee|märchen|motto|satz",
        "kann|könnte|können . .. sein|bedeuten|heißen",
        "lass* . .. massage|übung . ausfallen",
        "+gähn*|lach* .. bis",
        "schmerzt|weh|wehtut|schmerzen .. leg*|setz* . dich|sich|euch . hin",
        "hast|haben|habt . .. genommen|dabei",
        "atme*|atmen . .. normal|ruhig",
        "gib|gebt|geben . nach",
        "+kein* grund . .. abzusetzen|absetzen|weglassen|wegzulassen|aufzuhören",
        "bleib* . zu|geschlossen",
        "schluck* .. kehlkopf|hals|kehle",
        "spür* . .. knoten .. lös*",
        "komm*|geh* . aus . .. haltung|stellung|position",
        "+gelernt",
        "+von wegen",
        "brich|brechen|abbrechen . ab|sofort|hilfe",
        "ausschalt*|abschalt*|abgeschaltet|ausmach*",
        "kontraindi*|gegenanzeige*|untersagt|verboten|unzulässig",
        "hol*|rufe|ruf . .. hilfe",
        "warnzeichen|warnung|signal|warnsignal|hinweis|alarm|botschaft|alarmsignal",
        "nur . arme|schultern|hände|daneben|gesicht|füße",
        "stell*|stellen . dir|sich|euch vor",
        "+gefährlich|gefahr|riskant|schädlich|irrtum|märchen",
        "+ist|wäre . falsch",
        "zu fest|stark|tief|viel|kräftig",
        "kann|können|könnte|könnten .. lösen|schaden|verletzen",
        "drück|drücke|drücken . h|q|taste|leertaste|knopf",
        "frag*|rufen|rufe|ruf|sprich|sprechen .. arzt|ärztin|notruf|hebamme",
    ],
    retractions: &[
        "stimmt . nicht",
        "muss|müssen . es|sie|er . nicht",
        "tut|ist|sind . es|sie|das . nicht",
        "das|es|so . ist|sind . falsch|nicht|unsinn|quatsch|märchen|überholt|vorbei|irrtum",
        "lass* sie|es . fließen|zu|kommen",
        "nicht nötig|wahr|so|hier|heute",
        "im gegenteil",
        "bitte nicht",
        "geh|gehen|ruf*|frag*|sag*|zeig*|hol* .. arzt|ärztin|notruf|hilfe|hebamme !nicht nie kein* ohne nichts",
        "nimm|nehmen . .. ernst !nicht nie",
        "lass*|lasse . es|sie|ihn|das . aus|ruhen|in|sein|los !nicht nie",
    ],
    harms: &[
        pain::HARMS,
        signals::HARMS,
        places::HARMS,
        heat::HARMS,
        joints::HARMS,
        breath::HARMS,
        medicine::HARMS,
    ],
};
