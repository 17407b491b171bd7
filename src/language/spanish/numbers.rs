//! Spanish numbers in words.

use crate::language::reading::{Form, Unit, in_thousands, nth};
use Form::{Alone, Feminine, Masculine};

const SMALL: &str = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince \
    dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés \
    veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve";
const TENS: &str = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa";
const HUNDREDS: &str =
    "- ciento doscient trescient cuatrocient quinient seiscient setecient ochocient novecient";

pub(super) fn cardinal(n: u64, form: Form) -> String {
    if n == 0 {
        return nth(SMALL, 0).into();
    }
    in_thousands(n, |part, power| match (part, power) {
        (1, 1) => "mil".into(),
        (part, 1) => below_thousand(part, if form == Feminine { Feminine } else { Masculine }) + " mil",
        (1, 2) => "un millón".into(),
        (part, 2) => below_thousand(part, Masculine) + " millones",
        (part, _) => below_thousand(part, form),
    })
    .join(" ")
}

fn below_thousand(n: u64, form: Form) -> String {
    match (n, form) {
        (1, Masculine) => "un".into(),
        (1, Feminine) => "una".into(),
        (21, Masculine) => "veintiún".into(),
        (21, Feminine) => "veintiuna".into(),
        (..30, _) => nth(SMALL, n).into(),
        (..100, _) if n.is_multiple_of(10) => nth(TENS, n / 10).into(),
        (..100, _) => format!("{} y {}", nth(TENS, n / 10), below_thousand(n % 10, form)),
        (100, _) => "cien".into(),
        _ => {
            let ending = match (n / 100, form) {
                (1, _) => "",
                (_, Feminine) => "as",
                _ => "os",
            };
            let rest = if n.is_multiple_of(100) { String::new() } else { below_thousand(n % 100, form) };
            format!("{}{ending} {rest}", nth(HUNDREDS, n / 100)).trim_end().to_owned()
        }
    }
}

/// "1.º", "3ª", "1er": to the twentieth.
pub(super) fn ordinal(n: u64, suffix: &str) -> Option<String> {
    const STEMS: &str = "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim \
        decimotercer decimocuart decimoquint decimosext decimoséptim decimoctav decimonoven vigésim";
    let stem = (1..=20).contains(&n).then(|| nth(STEMS, n - 1))?;
    match suffix {
        "º" | "°" | "o" | "do" | "ro" | "to" | "mo" | "vo" | "no" => Some(format!("{stem}o")),
        "os" | "ºs" => Some(format!("{stem}os")),
        "ª" | "a" | "da" | "ra" | "ta" | "ma" | "va" | "na" => Some(format!("{stem}a")),
        "as" | "ªs" => Some(format!("{stem}as")),
        "er" => Some(stem.to_owned()),
        _ => None,
    }
}

/// "medio minuto", "una hora y media", "tres cuartos de hora".
pub(super) fn fraction(whole: u64, (part, of): (u64, u64), unit: Option<&Unit>, noun: Form) -> String {
    let form = unit.map_or(noun, |unit| unit.form);
    let half = if form == Feminine { "media" } else { "medio" };
    let name = match of {
        3 => "tercio",
        4 => "cuarto",
        8 => "octavo",
        _ => "medio",
    };
    let parts = if part == 1 { format!("un {name}") } else { format!("{} {name}s", cardinal(part, Alone)) };
    match (whole, unit) {
        (0, None) if of == 2 => half.into(),
        (0, None) => parts,
        (0, Some(unit)) if of == 2 => format!("{half} {}", unit.one),
        (0, Some(unit)) => format!("{parts} de {}", unit.one),
        (whole, unit) => {
            let unit = unit.map(|unit| if whole == 1 { unit.one } else { unit.many });
            let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
            let parts = if of == 2 { half.to_owned() } else { parts };
            format!("{}{unit} y {parts}", cardinal(whole, form))
        }
    }
}

/// By the ending; the words that are otherwise and occur in routines by name.
pub(super) fn form(noun: &str) -> Form {
    let small = noun.to_lowercase();
    let feminine = ["a", "as", "ción", "ciones", "sión", "siones", "dad", "dades"];
    match small.as_str() {
        "" | "y" | "o" | "u" | "a" | "de" | "por" | "más" | "menos" | "en" | "para" | "al" | "del" => Alone,
        "día" | "días" | "masaje" | "masajes" => Masculine,
        "mano" | "manos" | "vez" | "veces" => Feminine,
        _ if small.ends_with("ma") || small.ends_with("mas") => Masculine,
        _ if feminine.iter().any(|end| small.ends_with(end)) => Feminine,
        _ => Masculine,
    }
}
