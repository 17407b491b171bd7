//! English. Its words with known sounds are in `heteronyms` and `massage_terms`.

mod harm;
mod heteronyms;
mod massage_terms;

use super::reading::{
    Abbreviation, Form, Measure, ReadingRules, SignWords, Unit, When, in_thousands, nth, short, unit,
};
use super::rules::{BreathCautions, LanguageRules, SideWords, SoundRules, TitleSides};
use Form::Alone;
use Measure::{Length, Other, Time};

pub(super) static RULES: LanguageRules = LanguageRules {
    code: "en",
    left: SideWords::new("left", "left", "Now the left side.", "Left side."),
    right: SideWords {
        not_before: &[
            "now", "away", "here", "there", "where", "below", "above", "under", "behind", "through",
        ],
        ..SideWords::new("right", "right", "Now the right side.", "Right side.")
    },
    titles: Some(TitleSides {
        left: &["left"],
        right: &["right"],
        workers: &[],
        not_before: &[
            "of", "the", "behind", "above", "below", "under", "at", "on", "in", "into", "by", "to", "from",
            "between", "before", "with",
        ],
    }),
    claims: &[
        "detox*",
        "toxin*",
        "flush",
        "flushes",
        "flushed",
        "flushing",
        "heal",
        "heals",
        "healed",
        "healing",
        "cure",
        "cures",
        "cured",
        "curing",
        "realign*",
        "break up",
        "breaks up",
        "breaking up",
        "broken up",
        "lactic acid",
    ],
    // The ids of the conditions too: a caution may be given by its id.
    breath_cautions: Some(BreathCautions {
        pregnancy: &["pregnan"],
        blood_pressure: &["blood pressure", "blood-pressure", "hypertens"],
        epilepsy: &["epilep", "seizure"],
        breathing: &["asthma", "copd", "breathless", "breathing", "lung"],
    }),
    harm: Some(&harm::FINDER),
    reading: Some(READING),
    sounds: Some(SoundRules {
        terms: massage_terms::TERMS,
        heteronym: heteronyms::phonemes,
        turns: heteronyms::TURNS,
    }),
};

const READING: ReadingRules = ReadingRules {
    decimal: '.',
    thousands: ',',
    signs: SignWords {
        and: "and",
        or: "or",
        plus: "plus",
        equals: "equals",
        minus: "minus",
        to: "to",
        out_of: "out of",
        per: "per",
        each: &["side", "session", "night", "month", "breath", "stroke"],
        about: "about",
        less: "less than",
        more: "more than",
        at_least: "at least",
        at_most: "at most",
        plus_or_minus: "plus or minus",
        number: "number",
        point: "point",
        multiplied: "times",
        by: "by",
        breath: ["in for {}", "hold for {}", "out for {}", "hold for {}"],
        breathing: &["breath", "inhal", "exhal"],
        articles: &["a", "an", "the", "this", "that", "your", "each", "every", "one"],
        before_year: &["in", "since", "from", "until", "of", "year", "by", "before", "after"],
        counted: &["step", "part", "round", "set", "page", "section", "stage", "session"],
        far: &["from", "away", "apart", "above", "below", "wide", "high", "deep", "tall"],
    },
    units: UNITS,
    abbreviations: ABBREVIATIONS,
    cardinal,
    year,
    suffixed,
    pointed: |_, _| None,
    times: |n| match n {
        1 => "once".into(),
        2 => "twice".into(),
        n => format!("{} times", cardinal(n, Alone)),
    },
    many_times: "times",
    declined: |said, _| said,
    fraction,
    form: |_| Alone,
    before_names: &["by", "from", "after", "with", "see", "ask"],
    before_sides: &["on", "the", "to", "and", "or", "left", "right"],
};

const UNITS: &[Unit] = &[
    unit("s sec secs second seconds", "second", "seconds", Alone, Time(1)),
    unit("min mins minute minutes", "minute", "minutes", Alone, Time(2)),
    unit("h hr hrs hour hours", "hour", "hours", Alone, Time(3)),
    unit("day days", "day", "days", Alone, Time(4)),
    unit("wk wks week weeks", "week", "weeks", Alone, Time(5)),
    unit("ms", "millisecond", "milliseconds", Alone, Other),
    unit("mm", "millimetre", "millimetres", Alone, Length),
    unit("cm", "centimetre", "centimetres", Alone, Length),
    unit("m", "metre", "metres", Alone, Length),
    unit("km", "kilometre", "kilometres", Alone, Length),
    unit("″ inch inches", "inch", "inches", Alone, Length),
    unit("ft", "foot", "feet", Alone, Length),
    unit("mg", "milligram", "milligrams", Alone, Other),
    unit("g", "gram", "grams", Alone, Other),
    unit("kg", "kilogram", "kilograms", Alone, Other),
    unit("oz", "ounce", "ounces", Alone, Other),
    unit("lb lbs", "pound", "pounds", Alone, Other),
    unit("ml", "millilitre", "millilitres", Alone, Other),
    unit("l", "litre", "litres", Alone, Other),
    unit("tsp", "teaspoon", "teaspoons", Alone, Other),
    unit("tbsp", "tablespoon", "tablespoons", Alone, Other),
    unit("%", "percent", "percent", Alone, Other),
    unit("°", "degree", "degrees", Alone, Other),
    unit("°c", "degree Celsius", "degrees Celsius", Alone, Other),
    unit("°f", "degree Fahrenheit", "degrees Fahrenheit", Alone, Other),
    unit("db", "decibel", "decibels", Alone, Other),
    unit("hz", "hertz", "hertz", Alone, Other),
    unit("bpm", "beat per minute", "beats per minute", Alone, Other),
    unit("rep reps", "repetition", "repetitions", Alone, Other),
];

const ABBREVIATIONS: &[Abbreviation] = &[
    short("l", "left", When::Side),
    short("r", "right", When::Side),
    short("e.g.", "for example", When::Always),
    short("e.g", "for example", When::Always),
    short("i.e.", "that is", When::Always),
    short("i.e", "that is", When::Always),
    short("approx.", "about", When::Always),
    short("approx", "about", When::Always),
    short("ca.", "about", When::Always),
    short("vs.", "versus", When::Always),
    short("vs", "versus", When::Always),
    short("etc.", "and so on", When::MayEnd),
    short("etc", "and so on", When::Always),
    short("incl.", "including", When::Always),
    short("esp.", "especially", When::Always),
    short("max.", "at most", When::Number),
    short("min.", "at least", When::Number),
    short("no.", "number", When::Number),
    short("nos.", "numbers", When::Number),
    short("№", "number", When::Number),
    short("w/o", "without", When::Always),
    short("w/", "with", When::Always),
    short("a.m.", "A M", When::MayEnd),
    short("p.m.", "P M", When::MayEnd),
    short("reps.", "repetitions", When::MayEnd),
    short("dr.", "doctor", When::Always),
    short("mr.", "mister", When::Always),
    short("mrs.", "missus", When::Always),
    short("ms.", "miz", When::Always),
    short("prof.", "professor", When::Always),
];

const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
    fifteen sixteen seventeen eighteen nineteen";
const TENS: &str = "- - twenty thirty forty fifty sixty seventy eighty ninety";

fn cardinal(n: u64, _: Form) -> String {
    if n == 0 {
        return nth(SMALL, 0).into();
    }
    in_thousands(n, |part, power| below_thousand(part) + ["", " thousand", " million"][power as usize])
        .join(" ")
}

fn below_thousand(n: u64) -> String {
    match n {
        0..20 => nth(SMALL, n).into(),
        20..100 if n.is_multiple_of(10) => nth(TENS, n / 10).into(),
        20..100 => format!("{}-{}", nth(TENS, n / 10), nth(SMALL, n % 10)),
        _ if n.is_multiple_of(100) => format!("{} hundred", nth(SMALL, n / 100)),
        _ => format!("{} hundred {}", nth(SMALL, n / 100), below_thousand(n % 100)),
    }
}

/// "nineteen ninety-eight", "nineteen oh five", "two thousand five", "twenty twenty-six".
fn year(n: u64) -> String {
    let (century, rest) = (n / 100, n % 100);
    match (century, rest) {
        (11..=20, 10..) => format!("{} {}", cardinal(century, Alone), cardinal(rest, Alone)),
        (11..=19, 1..10) => format!("{} oh {}", cardinal(century, Alone), cardinal(rest, Alone)),
        (11..=19, 0) => format!("{} hundred", cardinal(century, Alone)),
        _ => cardinal(n, Alone),
    }
}

fn suffixed(n: u64, suffix: &str, before: &str) -> Option<String> {
    match suffix.to_ascii_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" => Some(ordinal(n)),
        // "in your 20s", which are no seconds.
        "s" if ["my", "your", "his", "her", "our", "their", "early", "late", "mid"].contains(&before) => {
            let decade = cardinal(n, Alone);
            (n.is_multiple_of(10) && (20..100).contains(&n))
                .then(|| decade.trim_end_matches('y').to_owned() + "ies")
        }
        _ => None,
    }
}

fn ordinal(n: u64) -> String {
    let said = cardinal(n, Alone);
    let at = said.rfind(['-', ' ']).map_or(0, |at| at + 1);
    let (head, last) = said.split_at(at);
    let last = match last {
        "one" => "first".into(),
        "two" => "second".into(),
        "three" => "third".into(),
        "five" => "fifth".into(),
        "eight" => "eighth".into(),
        "nine" => "ninth".into(),
        "twelve" => "twelfth".into(),
        last => last.strip_suffix('y').map_or_else(|| format!("{last}th"), |stem| format!("{stem}ieth")),
    };
    head.to_owned() + &last
}

/// "half a minute", "three quarters of an hour", "one and a half hours".
fn fraction(whole: u64, (part, of): (u64, u64), unit: Option<&Unit>) -> String {
    let name = match of {
        2 => "half".into(),
        3 => "third".into(),
        4 => "quarter".into(),
        of => ordinal(of),
    };
    let parts = if part == 1 { format!("a {name}") } else { format!("{} {name}s", cardinal(part, Alone)) };
    if whole > 0 {
        let unit = unit.map(|unit| format!(" {}", unit.many)).unwrap_or_default();
        return format!("{} and {parts}{unit}", cardinal(whole, Alone));
    }
    match unit {
        None if of == 2 => name,
        None => parts,
        Some(unit) => {
            let vowel = unit.one.starts_with(['a', 'e', 'i', 'o', 'u']) || unit.one == "hour";
            let one = format!("{} {}", if vowel { "an" } else { "a" }, unit.one);
            if of == 2 { format!("half {one}") } else { format!("{parts} of {one}") }
        }
    }
}
