//! German ordinals, "unterhalb der siebten Rippe": their endings follow article, case and gender.

use super::numbers::{SMALL, cardinal, form, year};
use crate::language::reading::{Around, Form, nth};
use Form::{Feminine, Masculine};

/// "erst", "siebt", "einundzwanzigst", without an ending.
pub(super) fn ordinal(n: u64) -> String {
    match n {
        1 => "erst".into(),
        3 => "dritt".into(),
        7 => "siebt".into(),
        8 => "acht".into(),
        _ if (1..20).contains(&(n % 100)) && n > 100 => {
            format!("{}{}", cardinal(n - n % 100, Masculine), ordinal(n % 100))
        }
        0..20 => format!("{}t", nth(SMALL, n)),
        _ => format!("{}st", cardinal(n, Masculine)),
    }
}

/// "3te", "die 1990er", "5er", "3fach", "2mal".
pub(super) fn suffixed(n: u64, suffix: &str, _: &Around<'_>) -> Option<String> {
    let stem = match n {
        1100..2100 => year(n),
        n => cardinal(n, Masculine),
    };
    match suffix {
        "er" | "ern" if n == 1 => Some(format!("eins{suffix}")),
        "er" | "ern" | "fach" | "fache" | "fachen" | "mal" => Some(stem + suffix),
        _ => {
            let ending = suffix.strip_prefix("st").or_else(|| suffix.strip_prefix('t'))?;
            ["e", "en", "er", "es", "em"].contains(&ending).then(|| ordinal(n) + ending)
        }
    }
}

/// Prepositions with the dative and the genitive, the only cases they are likely to have before an ordinal.
const DATIVE: &str = " an auf in über unter vor hinter neben zwischen mit von zu bei nach aus seit ab gegenüber \
    entlang außer samt zw. üb. unt. ";
const GENITIVE: &str = " unterhalb oberhalb innerhalb außerhalb seitlich während wegen trotz entlang bezüglich statt längs \
     unterh. oberh. innerh. außerh. ";
const ACCUSATIVE: &str = " bis für durch gegen ohne um pro ";

/// How the nouns end that are counted without an article, by gender.
const MASCULINE: &[&str] = &[
    "finger",
    "icr",
    "hwk",
    "bwk",
    "lwk",
    "wirbel",
    "schritt",
    "tag",
    "teil",
    "satz",
    "durchgang",
    "atemzug",
    "strahl",
    "punkt",
    "gang",
    "monat",
    "kreis",
    "strich",
    "griff",
    "muskel",
    "knochen",
    "zug",
    "ast",
    "abschnitt",
    "fingers",
    "wirbels",
    "arm",
    "fuß",
    "fuss",
    "daumen",
    "ellbogen",
    "oberschenkel",
    "unterschenkel",
    "zeh",
    "kiefer",
    "knöchel",
    "rücken",
    "nacken",
    "rand",
];
const FEMININE: &[&str] = &[
    "rippe",
    "zehe",
    "runde",
    "woche",
    "seite",
    "übung",
    "stunde",
    "minute",
    "sekunde",
    "serie",
    "phase",
    "position",
    "wiederholung",
    "reihe",
    "stufe",
    "linie",
    "etage",
    "stelle",
    "hälfte",
    "hand",
    "schulter",
    "wade",
    "hüfte",
    "ferse",
    "sohle",
    "wange",
    "schläfe",
    "fläche",
    "leiste",
    "kehle",
    "achsel",
    "brust",
];
const NEUTER: &[&str] = &[
    "mal",
    "glied",
    "gelenk",
    "drittel",
    "viertel",
    "bein",
    "jahr",
    "set",
    "trimester",
    "segment",
    "band",
    "knie",
    "ohr",
    "auge",
    "blatt",
];

/// How an ordinal ends by its article, its case and its noun. Without an article only before a noun that is
/// known, for the point may end the sentence.
pub(super) fn ending(around: &Around<'_>) -> Option<&'static str> {
    let Around { before, earlier, noun } = around;
    let noun = noun.to_lowercase();
    let ends = |list: &[&str], noun: &str| list.iter().any(|end| noun.ends_with(end));
    let is = |list: &str, word: &str| !word.is_empty() && list.contains(&format!(" {word} "));
    let singular = noun.strip_suffix('n').filter(|singular| ends(FEMININE, singular));
    let plural =
        singular.is_some() || ["en", "eln"].iter().any(|end| noun.ends_with(end)) && !ends(MASCULINE, &noun);
    let feminine = ends(FEMININE, &noun) || (form(&noun) == Feminine && !ends(NEUTER, &noun));
    let oblique = is(DATIVE, earlier) || is(GENITIVE, earlier);
    Some(match before.as_str() {
        "die" | "diese" | "jene" if !plural && !ends(MASCULINE, &noun) && !ends(NEUTER, &noun) => "e",
        "das" | "dieses" | "jede" | "eine" | "keine" | "deine" | "meine" | "jedes" | "jeder" => "e",
        "der" | "dieser" | "jener" if !feminine && !plural && !oblique => "e",
        "ein" | "kein" | "dein" | "mein" | "sein" | "ihr" if ends(NEUTER, &noun) => "es",
        "ein" | "kein" | "dein" | "mein" | "sein" | "ihr" => "er",
        "am" | "im" | "vom" | "zum" | "zur" | "beim" | "ins" | "ans" | "aufs" | "dem" | "den" | "des"
        | "der" | "die" | "diese" | "dieser" | "diesem" | "diesen" | "jeden" | "jedem" | "einen"
        | "einem" | "einer" | "eines" | "deinem" | "deinen" | "deiner" | "deines" | "beide" | "alle"
        | "allen" => "en",
        before => {
            let dative = is(DATIVE, before);
            match (ends(FEMININE, &noun), ends(NEUTER, &noun), ends(MASCULINE, &noun)) {
                _ if singular.is_some() => {
                    if dative {
                        "en"
                    } else {
                        "e"
                    }
                }
                (true, ..) => {
                    if dative || is(GENITIVE, before) {
                        "er"
                    } else {
                        "e"
                    }
                }
                (_, true, _) | (.., true) if dative => "em",
                (_, true, _) | (.., true) if is(GENITIVE, before) => "en",
                (_, true, _) => "es",
                (.., true) => {
                    if is(ACCUSATIVE, before) {
                        "en"
                    } else {
                        "er"
                    }
                }
                _ => return None,
            }
        }
    })
}
