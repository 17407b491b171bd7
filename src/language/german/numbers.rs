//! German numbers in words, inflected as the words beside them ask.

use crate::language::reading::{Form, Unit, nth};
use crate::text::capital;
use Form::{Alone, Feminine, Masculine};

pub(super) const SMALL: &str = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn \
    fünfzehn sechzehn siebzehn achtzehn neunzehn";
const TENS: &str = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig";

pub(super) fn cardinal(n: u64, form: Form) -> String {
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

/// "neunzehnhundertneunzig", "zweitausendfünf".
pub(super) fn year(n: u64) -> String {
    match (n / 100, n % 100) {
        (11..=19, 0) => format!("{}hundert", cardinal(n / 100, Alone)),
        (11..=19, rest) => format!("{}hundert{}", cardinal(n / 100, Alone), cardinal(rest, Alone)),
        _ => cardinal(n, Alone),
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
pub(super) fn declined(said: String, before: &str) -> String {
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

/// "eine halbe Minute", "zweieinhalb Stunden", "drei Viertel".
pub(super) fn fraction(whole: u64, (part, of): (u64, u64), unit: Option<&Unit>, form: Form) -> String {
    let behind = |unit: Option<&Unit>| unit.map(|unit| format!(" {}", unit.many)).unwrap_or_default();
    let name = match of {
        2 => "Halbe".into(),
        3 => "Drittel".into(),
        _ => format!("{}tel", capital(nth(SMALL, of % 20))),
    };
    match (whole, part, of, unit) {
        (0, 1, 2, None) if form == Feminine => "eine halbe".into(),
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
pub(super) fn form(noun: &str) -> Form {
    let small = noun.to_lowercase();
    let feminine = ["e", "ung", "heit", "keit", "hand", "schulter", "bewegung"];
    match small.as_str() {
        "" | "und" | "oder" | "bis" | "u" | "o" | "od" | "bzw" | "sowie" | "mal" | "ein" | "aus"
        | "halten" | "von" | "pro" => Alone,
        "auge" | "ende" | "knie" => Masculine,
        _ if feminine.iter().any(|end| small.ends_with(end)) => Feminine,
        _ => Masculine,
    }
}
