//! Spanish. Its numbers in words are in `numbers`.

mod abbreviations;
mod harm;
mod numbers;
mod speak_up;

use std::sync::LazyLock;

use super::names::Names;
use super::reading::{Form, Measure, ReadingRules, SignWords, Unit, unit};
use super::rules::{BreathCautions, CareWords, LanguageRules, SideWords, TitleSides};
use Form::{Alone, Feminine, Masculine};
use Measure::{Length, Money, Other, Time};
use abbreviations::ABBREVIATIONS;
use numbers::{cardinal, form, fraction, ordinal};

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::read(include_str!("names.toml")));

pub(super) static RULES: LanguageRules = LanguageRules {
    titles: Some(TitleSides {
        left: &["izquierda", "izquierdo", "izquierdas", "izquierdos"],
        right: &["derecha", "derechas"],
        workers: &["mano", "manos", "dedo", "dedos", "pulgar", "puño"],
        not_before: &[],
    }),
    claims: &["desintoxica*", "toxina*", "cura", "curar", "sanar", "ácido láctico"],
    care: Some(CareWords {
        not_today: "Hoy no con fiebre, con una pierna o un brazo recién hinchado o caliente, ni mientras conduces.",
        not_driving: "No mientras conduces. Si te sientes muy mal, busca ayuda.",
        leave_out: "Deja fuera cualquier zona herida, hinchada, dormida o infectada.",
        at_most: "Aquí con suavidad: {n} de diez como máximo.",
        still: "Deja aquí las manos quietas y ligeras.",
        effort: "Aquí solo suavemente: {n} de diez como máximo.",
        one_hand: "Aquí con una mano, un lado después del otro.",
        hands_elsewhere: "Deja las manos sobre los muslos.",
        positions: &[
            ("semi-reclined", "Siéntate recostado para esto."),
            ("side-lying", "Túmbate de lado para esto, o siéntate recostado."),
            ("seated-chair", "Siéntate para esto."),
            ("supine", "En la cama o el sofá está bien."),
        ],
    }),
    breath_cautions: Some(BreathCautions {
        pregnancy: &["embaraz"],
        blood_pressure: &["presión", "tensión"],
        epilepsy: &["epilep"],
        breathing: &["asma", "respira"],
    }),
    names: Some(&NAMES),
    speak_up: Some(speak_up::WORDS),
    harm: Some(&harm::FINDER),
    reading: Some(READING),
    regional: &[("MX AR CL CO UY DO CU", &PESO_READING)],
    ..LanguageRules::new(
        "es",
        "Spanish",
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
        ratio: "a",
        joins: &["y", "e", "o", "u", "a", "al"],
        out_of: "de",
        per: "por",
        each: &["lado", "sesión", "noche", "mes", "respiración"],
        at: "a",
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
        counted: &[
            "paso",
            "parte",
            "ronda",
            "serie",
            "página",
            "sección",
            "vuelta",
            "repetición",
            "ejercicio",
            "vez",
            "fase",
            "lado",
            "respiración",
            "número",
        ],
        far: &["entre", "sobre", "bajo"],
        lasting: &[
            "durante",
            "mantén",
            "mantener",
            "mantenga",
            "aguanta",
            "sostén",
            "sostener",
            "descansa",
            "descanso",
            "descansar",
            "espera",
            "esperar",
            "pausa",
            "otro",
            "otros",
            "otra",
            "otras",
            "por",
            "cada",
            "respira",
            "presiona",
            "presionar",
            "masajea",
            "amasa",
            "estira",
            "camina",
            "dura",
            "quédate",
            "repite",
            "frota",
            "en",
            "total",
            "relaja",
            "inhala",
            "exhala",
            "quieto",
            "quieta",
        ],
        things: &[
            "pelota", "pelotas", "rodillo", "rodillos", "toalla", "cinta", "banda", "bloque", "cojín",
            "almohada", "palo", "bola", "bolas", "regla", "cuerda", "tabla", "caja", "tubo",
        ],
        feet: false,
        before_size: &["de"],
        moves: &["mueve", "desliza", "sube", "baja", "levanta"],
        before_hours: &["las", "la", "desde", "hasta", "antes", "después"],
        after_hours: &["h", "hs", "hrs", "horas", "am", "pm", "a", "p"],
        hour: "",
        compound: &[],
    },
    units: UNITS,
    local_units: &[],
    abbreviations: ABBREVIATIONS,
    cardinal,
    year: |n| cardinal(n, Alone),
    // "1.º", but "1.º paso" is "primer paso".
    suffixed: |n, suffix, around| match suffix {
        "º" | "°" | "o" if [1, 3].contains(&n) && form(around.noun) == Masculine => ordinal(n, "er"),
        "s" if ["años", "décadas"].contains(&around.before.as_str()) => Some(cardinal(n, Alone)),
        _ => ordinal(n, suffix),
    },
    pointed: |_, _| None,
    // "las siete treinta", "las diecinueve horas".
    hours: |hour, minute, after| {
        let minute = if minute == 0 { String::new() } else { format!(" {}", cardinal(minute, Alone)) };
        let said = cardinal(hour, Feminine) + &minute;
        match after {
            "h" | "hs" | "hrs" => (said + " horas", true),
            "am" => (said + " a eme", true),
            "pm" => (said + " pe eme", true),
            _ => (said, false),
        }
    },
    times: |n| if n == 1 { "una vez".into() } else { format!("{} veces", cardinal(n, Feminine)) },
    many_times: "veces",
    declined: |said, _| said,
    fraction,
    form,
    // "uno a dos minutos", "una a dos horas".
    first_of_range: |form| if form == Feminine { Feminine } else { Alone },
    // "lado izq.", "mano izq."; in "30 s izq." it is the side.
    agree: |around| {
        let masculine = around.before.len() > 2 && form(&around.before) == Masculine;
        (if masculine { "o" } else { "a" }, false)
    },
    before_names: &["de", "por", "con", "según"],
    before_sides: &[],
};

/// Where "$" is a peso.
static PESO_READING: ReadingRules =
    ReadingRules { local_units: &[unit("$", "peso", "pesos", Masculine, Money)], ..READING };

const UNITS: &[Unit] = &[
    unit("s seg segs segundo segundos", "segundo", "segundos", Masculine, Time(1)),
    unit("min mins minuto minutos", "minuto", "minutos", Masculine, Time(2)),
    unit("h hr hrs hora horas", "hora", "horas", Feminine, Time(3)),
    unit("día días", "día", "días", Masculine, Time(4)),
    unit("sem semana semanas", "semana", "semanas", Feminine, Time(5)),
    unit("mes meses", "mes", "meses", Masculine, Time(6)),
    unit("año años", "año", "años", Masculine, Time(7)),
    unit("mm", "milímetro", "milímetros", Masculine, Length),
    unit("cm", "centímetro", "centímetros", Masculine, Length),
    unit("m", "metro", "metros", Masculine, Length),
    unit("km", "kilómetro", "kilómetros", Masculine, Length),
    unit("″", "pulgada", "pulgadas", Feminine, Length),
    unit("′", "pie", "pies", Masculine, Length),
    unit("g gr", "gramo", "gramos", Masculine, Other),
    unit("kg", "kilo", "kilos", Masculine, Other),
    unit("ml", "mililitro", "mililitros", Masculine, Other),
    unit("l L", "litro", "litros", Masculine, Other),
    unit("%", "por ciento", "por ciento", Alone, Other),
    unit("°", "grado", "grados", Masculine, Other),
    unit("°c", "grado Celsius", "grados Celsius", Masculine, Other),
    unit("db", "decibelio", "decibelios", Masculine, Other),
    unit("hz", "hercio", "hercios", Masculine, Other),
    unit("mg", "miligramo", "miligramos", Masculine, Other),
    unit("rep reps", "repetición", "repeticiones", Feminine, Other),
    unit("resp", "respiración", "respiraciones", Feminine, Other),
    unit("am", "a eme", "a eme", Feminine, Other),
    unit("pm", "pe eme", "pe eme", Feminine, Other),
    unit("€ eur", "euro", "euros", Masculine, Money),
    unit("£ gbp", "libra", "libras", Feminine, Money),
    unit("¢ cts ct cent cént céntimo céntimos", "céntimo", "céntimos", Masculine, Other),
    unit("mxn mx$ ars clp cop", "peso", "pesos", Masculine, Money),
    unit("chf", "franco", "francos", Masculine, Money),
    unit("¥ jpy", "yen", "yenes", Masculine, Money),
    unit("$ usd us$", "dólar", "dólares", Masculine, Money),
    unit("v", "vez", "veces", Feminine, Other),
];
