//! German.

mod harm;

use super::reading::{Abbreviation, Form, Measure, ReadingRules, SignWords, Unit, When, nth, short, unit};
use super::rules::{BreathCautions, LanguageRules, SideWords, TitleSides};
use crate::text::capital;
use Form::{Alone, Feminine, Masculine};
use Measure::{Length, Other, Time};

pub(super) static RULES: LanguageRules = LanguageRules {
    titles: Some(TitleSides {
        left: &["links", "linke", "linken", "linker", "linkes", "linkem"],
        right: &["rechts", "rechte", "rechten", "rechter", "rechtes", "rechtem"],
        workers: &["hand", "hände", "finger", "fingern", "daumen", "faust", "ellbogen"],
        not_before: &[],
    }),
    claims: &["entgift*", "entschlack*", "giftstoff*", "heilt", "heilen", "heilung", "milchsäure"],
    breath_cautions: Some(BreathCautions {
        pregnancy: &["schwanger"],
        blood_pressure: &["blutdruck", "hypertens"],
        epilepsy: &["epilep", "krampfanf"],
        breathing: &["asthma", "atem", "copd", "lung"],
    }),
    harm: Some(&harm::FINDER),
    reading: Some(READING),
    ..LanguageRules::new(
        "de",
        SideWords::new("links", "link", "Jetzt die linke Seite.", "Linke Seite."),
        SideWords::new("rechts", "recht", "Jetzt die rechte Seite.", "Rechte Seite."),
    )
};

const READING: ReadingRules = ReadingRules {
    decimal: ',',
    thousands: '.',
    signs: SignWords {
        and: "und",
        or: "oder",
        plus: "plus",
        equals: "gleich",
        minus: "minus",
        to: "bis",
        out_of: "von",
        per: "pro",
        each: &["Seite", "Sitzung", "Nacht", "Monat", "Atemzug"],
        about: "etwa",
        less: "weniger als",
        more: "mehr als",
        at_least: "mindestens",
        at_most: "höchstens",
        plus_or_minus: "plus minus",
        number: "Nummer",
        point: "Komma",
        multiplied: "mal",
        by: "mal",
        breath: ["auf {} ein", "auf {} halten", "auf {} aus", "auf {} halten"],
        breathing: &["atem", "atme", "atmu", "einatm", "ausatm"],
        articles: &[
            "der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "einer", "im", "dieser",
        ],
        before_year: &["jahr", "jahre", "seit", "von", "bis", "ab"],
        counted: &["schritt", "teil", "runde", "satz", "seite", "abschnitt"],
        far: &["von", "entfernt", "auseinander", "über", "unter", "breit", "hoch", "tief", "vor"],
    },
    units: UNITS,
    abbreviations: ABBREVIATIONS,
    cardinal,
    year: |n| match (n / 100, n % 100) {
        (11..=19, 0) => format!("{}hundert", cardinal(n / 100, Alone)),
        (11..=19, rest) => format!("{}hundert{}", cardinal(n / 100, Alone), cardinal(rest, Alone)),
        _ => cardinal(n, Alone),
    },
    suffixed: |_, _, _| None,
    pointed: ordinal,
    times: |n| format!("{}mal", cardinal(n, Masculine)),
    many_times: "mal",
    declined,
    fraction,
    form,
    before_names: &["von", "nach", "mit", "bei"],
    before_sides: &["auf", "und", "oder"],
};

const UNITS: &[Unit] = &[
    unit("s sek sekunde sekunden", "Sekunde", "Sekunden", Feminine, Time(1)),
    unit("min minute minuten", "Minute", "Minuten", Feminine, Time(2)),
    unit("h std stunde stunden", "Stunde", "Stunden", Feminine, Time(3)),
    unit("tag tage", "Tag", "Tage", Masculine, Time(4)),
    unit("woche wochen", "Woche", "Wochen", Feminine, Time(5)),
    unit("mm", "Millimeter", "Millimeter", Masculine, Length),
    unit("cm", "Zentimeter", "Zentimeter", Masculine, Length),
    unit("m", "Meter", "Meter", Masculine, Length),
    unit("km", "Kilometer", "Kilometer", Masculine, Length),
    unit("″", "Zoll", "Zoll", Masculine, Length),
    unit("g", "Gramm", "Gramm", Masculine, Other),
    unit("kg", "Kilogramm", "Kilogramm", Masculine, Other),
    unit("ml", "Milliliter", "Milliliter", Masculine, Other),
    unit("l", "Liter", "Liter", Masculine, Other),
    unit("tl", "Teelöffel", "Teelöffel", Masculine, Other),
    unit("el", "Esslöffel", "Esslöffel", Masculine, Other),
    unit("%", "Prozent", "Prozent", Masculine, Other),
    unit("°", "Grad", "Grad", Masculine, Other),
    unit("°c", "Grad Celsius", "Grad Celsius", Masculine, Other),
    unit("db", "Dezibel", "Dezibel", Masculine, Other),
    unit("hz", "Hertz", "Hertz", Masculine, Other),
];

const ABBREVIATIONS: &[Abbreviation] = &[
    short("l", "links", When::Side),
    short("r", "rechts", When::Side),
    short("li.", "links", When::MayEnd),
    short("re.", "rechts", When::MayEnd),
    short("bds.", "beidseits", When::MayEnd),
    short("z.b.", "zum Beispiel", When::Always),
    short("d.h.", "das heißt", When::Always),
    short("u.a.", "unter anderem", When::Always),
    short("o.ä.", "oder Ähnliches", When::MayEnd),
    short("bzw.", "beziehungsweise", When::Always),
    short("ca.", "etwa", When::Always),
    short("ca", "etwa", When::Number),
    short("evtl.", "eventuell", When::Always),
    short("ggf.", "gegebenenfalls", When::Always),
    short("inkl.", "inklusive", When::Always),
    short("insb.", "insbesondere", When::Always),
    short("max.", "höchstens", When::Always),
    short("mind.", "mindestens", When::Always),
    short("nr.", "Nummer", When::Number),
    short("nr", "Nummer", When::Number),
    short("№", "Nummer", When::Number),
    short("usw.", "und so weiter", When::MayEnd),
    short("etc.", "et cetera", When::MayEnd),
    short("vs.", "gegen", When::Always),
    short("dr.", "Doktor", When::Always),
    short("prof.", "Professor", When::Always),
];

const SMALL: &str = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn \
    fünfzehn sechzehn siebzehn achtzehn neunzehn";
const TENS: &str = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig";

fn cardinal(n: u64, form: Form) -> String {
    let thousands = if n / 1000 % 1000 == 1 { String::new() } else { below_thousand(n / 1000 % 1000) };
    let millions = match n / 1_000_000 {
        0 => String::new(),
        1 => "eine Million".into(),
        n => format!("{} Millionen", below_thousand(n)),
    };
    let rest = match (n / 1000 % 1000, n % 1000) {
        (0, 0) => String::new(),
        (0, rest) => below_thousand(rest),
        (_, rest) => format!("{thousands}tausend{}", below_thousand(rest)),
    };
    match (n, form) {
        (0, _) => nth(SMALL, 0).into(),
        (1, Alone) => "eins".into(),
        (1, Masculine) => "ein".into(),
        (1, Feminine) => "eine".into(),
        // "hunderteins", but "hundertein Striche".
        (n, form) if n % 100 == 1 && form == Alone => [millions, rest + "s"].join(" ").trim().to_owned(),
        _ => [millions, rest].join(" ").trim().to_owned(),
    }
}

/// As the front of a longer number: "ein", not "eins".
fn below_thousand(n: u64) -> String {
    let small = |n: u64| if n == 1 { "ein" } else { nth(SMALL, n) };
    match n {
        0 => String::new(),
        1..20 => small(n).into(),
        20..100 if n.is_multiple_of(10) => nth(TENS, n / 10).into(),
        20..100 => format!("{}und{}", small(n % 10), nth(TENS, n / 10)),
        100..200 => format!("hundert{}", below_thousand(n % 100)),
        _ => format!("{}hundert{}", small(n / 100), below_thousand(n % 100)),
    }
}

/// "in einer Minute", "mit einem Finger".
fn declined(said: String, before: &str) -> String {
    if !["in", "nach", "vor", "seit", "mit", "von", "zu", "bei", "aus", "innerhalb"].contains(&before) {
        return said;
    }
    let (one, rest) = said.split_once(' ').map_or((said.as_str(), ""), |(one, rest)| (one, rest));
    let ending = match one {
        "ein" => "einem",
        "eine" => "einer",
        _ => return said,
    };
    let rest = rest.replacen("halbe ", "halben ", 1).replacen("halber ", "halben ", 1);
    format!("{ending} {rest}").trim_end().to_owned()
}

/// "am 3. Tag": only behind a word that calls for one, for a point may end the sentence.
fn ordinal(n: u64, before: &str) -> Option<String> {
    let ending = match before {
        "der" | "die" | "das" | "jede" | "eine" => "",
        "am" | "im" | "vom" | "zum" | "zur" | "beim" | "dem" | "den" | "des" | "jeden" | "jedem"
        | "einen" => "n",
        "jeder" | "ein" => "r",
        "jedes" => "s",
        _ => return None,
    };
    let stem = match n {
        1 => "erste".into(),
        3 => "dritte".into(),
        7 => "siebte".into(),
        8 => "achte".into(),
        2..20 => format!("{}te", nth(SMALL, n)),
        _ => format!("{}ste", cardinal(n, Masculine)),
    };
    Some(stem + ending)
}

/// "eine halbe Minute", "zweieinhalb Stunden", "drei Viertel".
fn fraction(whole: u64, (part, of): (u64, u64), unit: Option<&Unit>) -> String {
    let behind = |unit: Option<&Unit>| unit.map(|unit| format!(" {}", unit.many)).unwrap_or_default();
    let name = match of {
        2 => "Halbe".into(),
        3 => "Drittel".into(),
        _ => format!("{}tel", capital(nth(SMALL, of % 20))),
    };
    match (whole, part, of, unit) {
        (0, 1, 2, None) => "ein halb".into(),
        (0, 1, 2, Some(unit)) if unit.form == Feminine => format!("eine halbe {}", unit.one),
        (0, 1, 2, Some(unit)) => format!("ein halber {}", unit.one),
        (0, 1, 4, Some(unit)) if unit.one == "Stunde" => "eine Viertelstunde".into(),
        (0, 3, 4, Some(unit)) if unit.one == "Stunde" => "eine Dreiviertelstunde".into(),
        (0, part, _, unit) => {
            let one = unit.map(|unit| format!(" {}", unit.one)).unwrap_or_default();
            format!("{} {name}{one}", cardinal(part, Masculine))
        }
        (whole, 1, 2, unit) => format!("{}einhalb{}", cardinal(whole, Masculine), behind(unit)),
        (whole, part, _, unit) => {
            let parts = format!("{} {name}", cardinal(part, Masculine));
            format!("{} und {parts}{}", cardinal(whole, Masculine), behind(unit))
        }
    }
}

/// Nouns begin with a capital; those in "-e" are feminine, nearly all.
fn form(noun: &str) -> Form {
    let small = noun.to_lowercase();
    let feminine = ["e", "ung", "heit", "keit", "hand", "schulter", "bewegung"];
    match small.as_str() {
        "" | "und" | "oder" | "bis" | "mal" | "ein" | "aus" | "halten" | "von" | "pro" => Alone,
        "auge" | "ende" | "knie" => Masculine,
        _ if feminine.iter().any(|end| small.ends_with(end)) => Feminine,
        _ => Masculine,
    }
}
