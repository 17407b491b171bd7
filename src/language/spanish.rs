//! Spanish.

mod harm;

use super::reading::{
    Abbreviation, Form, Measure, ReadingRules, SignWords, Unit, When, in_thousands, nth, short, unit,
};
use super::rules::{BreathCautions, LanguageRules, SideWords, TitleSides};
use Form::{Alone, Feminine, Masculine};
use Measure::{Length, Other, Time};

pub(super) static RULES: LanguageRules = LanguageRules {
    titles: Some(TitleSides {
        left: &["izquierda", "izquierdo", "izquierdas", "izquierdos"],
        right: &["derecha", "derechas"],
        workers: &["mano", "manos", "dedo", "dedos", "pulgar", "puño"],
        not_before: &[],
    }),
    claims: &["desintoxica*", "toxina*", "cura", "curar", "sanar", "ácido láctico"],
    breath_cautions: Some(BreathCautions {
        pregnancy: &["embaraz"],
        blood_pressure: &["presión", "tensión"],
        epilepsy: &["epilep"],
        breathing: &["asma", "respira"],
    }),
    harm: Some(&harm::FINDER),
    reading: Some(READING),
    ..LanguageRules::new(
        "es",
        SideWords::new("izquierda", "izquierd", "Ahora el lado izquierdo.", "Lado izquierdo."),
        SideWords::new("derecha", "derech", "Ahora el lado derecho.", "Lado derecho."),
    )
};

const READING: ReadingRules = ReadingRules {
    decimal: ',',
    thousands: '.',
    signs: SignWords {
        and: "y",
        or: "o",
        plus: "más",
        equals: "igual a",
        minus: "menos",
        to: "a",
        out_of: "de",
        per: "por",
        each: &["lado", "sesión", "noche", "mes", "respiración"],
        about: "unos",
        less: "menos de",
        more: "más de",
        at_least: "al menos",
        at_most: "como mucho",
        plus_or_minus: "más o menos",
        number: "número",
        point: "coma",
        multiplied: "por",
        by: "por",
        breath: ["{} al inhalar", "{} de pausa", "{} al exhalar", "{} de pausa"],
        breathing: &["respir", "inhal", "exhal", "inspir", "espir"],
        articles: &["el", "la", "un", "una", "este", "esta", "cada", "tu"],
        before_year: &[],
        counted: &["paso", "parte", "ronda", "serie", "página", "sección"],
        far: &["entre", "sobre", "bajo"],
    },
    units: UNITS,
    abbreviations: ABBREVIATIONS,
    cardinal,
    year: |n| cardinal(n, Alone),
    suffixed: |n, suffix, _| ordinal(n, suffix),
    pointed: |_, _| None,
    times: |n| if n == 1 { "una vez".into() } else { format!("{} veces", cardinal(n, Feminine)) },
    many_times: "veces",
    declined: |said, _| said,
    fraction,
    form,
    before_names: &["de", "por", "con", "según"],
    before_sides: &[],
};

const UNITS: &[Unit] = &[
    unit("s seg segs segundo segundos", "segundo", "segundos", Masculine, Time(1)),
    unit("min mins minuto minutos", "minuto", "minutos", Masculine, Time(2)),
    unit("h hr hrs hora horas", "hora", "horas", Feminine, Time(3)),
    unit("día días", "día", "días", Masculine, Time(4)),
    unit("semana semanas", "semana", "semanas", Feminine, Time(5)),
    unit("mm", "milímetro", "milímetros", Masculine, Length),
    unit("cm", "centímetro", "centímetros", Masculine, Length),
    unit("m", "metro", "metros", Masculine, Length),
    unit("km", "kilómetro", "kilómetros", Masculine, Length),
    unit("″", "pulgada", "pulgadas", Feminine, Length),
    unit("g gr", "gramo", "gramos", Masculine, Other),
    unit("kg", "kilo", "kilos", Masculine, Other),
    unit("ml", "mililitro", "mililitros", Masculine, Other),
    unit("l", "litro", "litros", Masculine, Other),
    unit("%", "por ciento", "por ciento", Alone, Other),
    unit("°", "grado", "grados", Masculine, Other),
    unit("°c", "grado Celsius", "grados Celsius", Masculine, Other),
    unit("db", "decibelio", "decibelios", Masculine, Other),
    unit("hz", "hercio", "hercios", Masculine, Other),
];

const ABBREVIATIONS: &[Abbreviation] = &[
    short("izq.", "izquierda", When::MayEnd),
    short("izda.", "izquierda", When::MayEnd),
    short("dcha.", "derecha", When::MayEnd),
    short("der.", "derecha", When::MayEnd),
    short("p.ej.", "por ejemplo", When::Always),
    short("p.e.", "por ejemplo", When::Always),
    short("es decir", "es decir", When::Always),
    short("aprox.", "aproximadamente", When::MayEnd),
    short("etc.", "etcétera", When::MayEnd),
    short("máx.", "máximo", When::Always),
    short("mín.", "mínimo", When::Always),
    short("núm.", "número", When::Number),
    short("n.º", "número", When::Number),
    short("nº", "número", When::Number),
    short("№", "número", When::Number),
    short("ud.", "usted", When::Always),
    short("uds.", "ustedes", When::Always),
    short("vs.", "contra", When::Always),
    short("sr.", "señor", When::Always),
    short("sra.", "señora", When::Always),
    short("dr.", "doctor", When::Always),
    short("dra.", "doctora", When::Always),
];

const SMALL: &str = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince \
    dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés \
    veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve";
const TENS: &str = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa";
const HUNDREDS: &str =
    "- ciento doscient trescient cuatrocient quinient seiscient setecient ochocient novecient";

fn cardinal(n: u64, form: Form) -> String {
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

/// "1.º", "3ª", "1er": to the tenth, as people say them.
fn ordinal(n: u64, suffix: &str) -> Option<String> {
    const STEMS: &str = "primer segund tercer cuart quint sext séptim octav noven décim";
    let stem = (1..=10).contains(&n).then(|| nth(STEMS, n - 1))?;
    match suffix {
        "º" | "o" | "do" | "ro" | "to" => Some(format!("{stem}o")),
        "ª" | "a" | "da" | "ra" | "ta" => Some(format!("{stem}a")),
        "er" => Some(stem.to_owned()),
        _ => None,
    }
}

/// "medio minuto", "una hora y media", "tres cuartos de hora".
fn fraction(whole: u64, (part, of): (u64, u64), unit: Option<&Unit>) -> String {
    let form = unit.map_or(Alone, |unit| unit.form);
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
fn form(noun: &str) -> Form {
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
