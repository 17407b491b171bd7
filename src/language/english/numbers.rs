//! English numbers in words.

use crate::language::reading::{Around, Form, Unit, in_thousands, nth};
use Form::Alone;

const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
    fifteen sixteen seventeen eighteen nineteen";
const TENS: &str = "- - twenty thirty forty fifty sixty seventy eighty ninety";

pub(super) fn cardinal(n: u64, _: Form) -> String {
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
pub(super) fn year(n: u64) -> String {
    let (century, rest) = (n / 100, n % 100);
    match (century, rest) {
        (11..=20, 10..) => format!("{} {}", cardinal(century, Alone), cardinal(rest, Alone)),
        (11..=19, 1..10) => format!("{} oh {}", cardinal(century, Alone), cardinal(rest, Alone)),
        (11..=19, 0) => format!("{} hundred", cardinal(century, Alone)),
        _ => cardinal(n, Alone),
    }
}

/// "seven o'clock", "seven oh five", "nineteen thirty"; "seven P M".
pub(super) fn hours(hour: u64, minute: u64, after: &str) -> (String, bool) {
    let half = ["am", "pm"].iter().find(|half| after.eq_ignore_ascii_case(half));
    let hour_only = match after {
        "a" | "p" | "o'clock" => "",
        _ if half.is_some() => "",
        _ if hour > 12 => " hundred",
        _ => " o'clock",
    };
    let said = cardinal(hour, Alone)
        + &match minute {
            0 => hour_only.to_owned(),
            1..10 => format!(" oh {}", cardinal(minute, Alone)),
            _ => format!(" {}", cardinal(minute, Alone)),
        };
    match half {
        Some(half) => (format!("{said} {}", if *half == "am" { "A M" } else { "P M" }), true),
        None => (said, false),
    }
}

pub(super) fn suffixed(n: u64, suffix: &str, around: &Around<'_>) -> Option<String> {
    match suffix.to_ascii_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" => Some(ordinal(n)),
        "s" => decade(n, around),
        _ => None,
    }
}

/// "in your 20s", "the 90s", "the 1990s", which are no seconds.
fn decade(n: u64, Around { before, earlier, noun }: &Around<'_>) -> Option<String> {
    const AGES: &[&str] = &["my", "your", "his", "her", "our", "their", "early", "late", "mid"];
    const INTO: &[&str] =
        &["in", "of", "from", "since", "until", "to", "and", "like", "by", "during", "through"];
    const LASTING: &[&str] = &["for", "hold", "rest", "wait", "another", "stay", "breathe"];
    let is_age = AGES.contains(&before.as_str());
    let is_era = before == "the" && INTO.contains(&earlier.as_str()) && noun.is_empty()
        || ["music", "song", "songs", "style", "hits"].contains(noun) && n >= 50;
    let said = match n {
        20..100 if is_age || is_era => cardinal(n, Alone),
        1100..2100 if !LASTING.contains(&before.as_str()) => year(n),
        _ => return None,
    };
    let many = || said.strip_suffix('y').map_or_else(|| format!("{said}s"), |stem| format!("{stem}ies"));
    n.is_multiple_of(10).then(many)
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
pub(super) fn fraction(whole: u64, (part, of): (u64, u64), unit: Option<&Unit>, _: Form) -> String {
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
