//! Spanish words that tell people to do what may hurt them, a file for each kind of harm. `words` has lists of words
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
    carriers: "ni o",
    openers: "hasta que",
    turns: "pero sino entonces",
    reversals: "parar pares pare detengas detenga aflojes afloje sueltes suelte miedo motivo importa importe temas dudes preocupes saltarse detenerse razón",
    barriers: "si cuando aunque porque mientras",
    excuses: &[
        "al lado",
        "los lados . .. columna|espinazo|hueso|huesos|vértebra*|espalda",
        "+oído|dicho|cree|creen|piensa|piensan . que",
        "+olvida|olvídate|olvide . .. idea|eso|frase|mito|lema|dicho",
        "+olvida*|olvíd* . eso",
        "puede|pueden|podría . .. ser",
        "rodéalo|rodéala|rodéelo|rodéela|rodéalos|rodéalas",
        "otro|otra lado|mano|zona",
        "+ríe* .. hasta",
        "+bostez*",
        "+no buscamos|queremos|busques|buscas . dolor",
        "hasta . que . suene . campana|gong|timbre|alarma|señal|música",
        "duele|duelen|duela|dolor|mareas .. túmb*|acuést*|siént*",
        "deténgase|detente|suelta|suelte|para|pare|afloja|afloje en|apenas|cuando|al",
        "has|ha|habéis tomado",
        "aviso|avisa|advertencia|alarma",
        "+no . es|hay motivo|razón . .. dejar|suspender|abandonar",
        "+aléja*|aparta*|mantente . .. del|de",
        "si . .. necesit*|quieres llorar",
        "ampollas . cerradas|tapadas",
        "+es|son . mentira|falso|cuento|mito",
        "+sáltate|sáltese|salta|evita|evite|omite|omita . esa|ese|esta|este|la|el|lo . zona|sitio|parte|lado|paso|punto",
        "sin tocar*",
        "dej*|qued* .. fuera",
        "vuelve|vuelva . a .. respiración|respirar|respira",
        "contraindic*|prohibid*",
        "dejar|deje|deja de usar|usarlo|utilizar",
        "apaga|apague|apagar|desconecta|desconecte",
        "suavíz*|suaviza|suavice",
        "+peligroso|peligrosa|peligro|riesgo|riesgos|dañino|mito|error",
        "puede|pueden|podría .. soltar|dañar|lesionar",
        "pulsa|pulse|presiona|presione|aprieta|apriete . h|q|tecla|barra|botón",
        "pregunt*|llam*|consult*|habl*|vaya|acud*|hablar .. médico|médica|emergencias|doctor",
    ],
    retractions: &[
        "no . es|son . así|cierto|verdad|necesario",
        "no . hace|hagas|haga . falta|eso|así",
        "no . tiene|debe . por|que",
        "es|son . falso|mentira|mito|tontería|contrario",
        "al|lo contrario",
        "ve|vaya|llam*|pregunt*|consult*|dile|díselo|dígaselo|enséñ* .. médico|médica|emergencias|urgencias|ayuda|matrona !no nunca sin",
        "déjal*|déjel* . en|descansar|reposar|tranquil* !no nunca",
        "por favor no",
        "deja|deje|déjal* . que . salgan|fluyan|caigan|salir",
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
