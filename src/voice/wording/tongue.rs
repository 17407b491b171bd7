//! What a language must know to put numbers and signs into words.

use super::english::ENGLISH;
use super::german::GERMAN;
use super::spanish::SPANISH;
use crate::text::primary;

/// How a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By itself: "eins", "uno".
    Alone,
    /// Before a noun that is not feminine: "ein", "un".
    Masculine,
    /// Before a feminine noun: "eine", "una".
    Feminine,
}

/// What a unit measures, as far as it matters for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Time; the larger the number, the longer the unit.
    Time(u8),
    Length,
    Other,
}

/// A unit of measure.
#[derive(Debug)]
pub(super) struct Unit {
    /// How it is written, abbreviations first, parted by blanks.
    pub written: &'static str,
    pub one: &'static str,
    pub many: &'static str,
    pub form: Form,
    pub measure: Measure,
}

/// A unit; `written` parted by blanks.
pub(super) const fn unit(
    written: &'static str,
    one: &'static str,
    many: &'static str,
    form: Form,
    measure: Measure,
) -> Unit {
    Unit { written, one, many, form, measure }
}

/// An abbreviation that is said in full.
#[derive(Debug)]
pub(super) struct Short {
    /// As it is written, without blanks, in small letters.
    pub written: &'static str,
    pub said: &'static str,
    pub when: When,
}

/// Where an abbreviation is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Everywhere; its point never ends a sentence.
    Always,
    /// Everywhere; before a capital or nothing its point ends the sentence, too.
    MayEnd,
    /// Before a number only.
    Number,
    /// Standing alone, written in capitals: a side.
    Side,
}

pub(super) const fn short(written: &'static str, said: &'static str, when: When) -> Short {
    Short { written, said, when }
}

/// The signs' words.
#[derive(Debug)]
pub(super) struct Words {
    pub and: &'static str,
    pub or: &'static str,
    pub plus: &'static str,
    pub equals: &'static str,
    pub minus: &'static str,
    /// Between the ends of a range.
    pub to: &'static str,
    /// "five … ten".
    pub out_of: &'static str,
    /// "six … minute".
    pub per: &'static str,
    /// What else than time something is done "per".
    pub each: &'static [&'static str],
    pub about: &'static str,
    pub less: &'static str,
    pub more: &'static str,
    pub at_least: &'static str,
    pub at_most: &'static str,
    pub plus_or_minus: &'static str,
    /// "#3".
    pub number: &'static str,
    /// The decimal mark.
    pub point: &'static str,
    /// "3 × 5".
    pub multiplied: &'static str,
    /// "3 × 5 cm".
    pub by: &'static str,
    /// Of a breath: in, hold, out, hold, with `{}` for the number.
    pub breath: [&'static str; 4],
    /// How words begin that tell that breath is spoken of.
    pub breathing: &'static [&'static str],
    /// Words before something that is named by numbers: "a 4-7-8 breath".
    pub articles: &'static [&'static str],
    /// Words before a year.
    pub before_year: &'static [&'static str],
    /// Words before "1/4" that make it one of a number: "step 1/4".
    pub counted: &'static [&'static str],
    /// Words behind "5m" that make it a distance.
    pub far: &'static [&'static str],
}

/// A language.
#[derive(Debug)]
pub(super) struct Tongue {
    pub decimal: char,
    pub thousands: char,
    pub words: Words,
    pub units: &'static [Unit],
    pub shorts: &'static [Short],
    /// Below a thousand million.
    pub cardinal: fn(u64, Form) -> String,
    pub year: fn(u64) -> String,
    /// A number with letters behind it ("1st", "20s", "3.º"), by the word before it.
    pub suffixed: fn(u64, &str, &str) -> Option<String>,
    /// A number with a point behind it that is an ordinal, by the word before it.
    pub pointed: fn(u64, &str) -> Option<String>,
    /// How often: "3x".
    pub times: fn(u64) -> String,
    /// What follows how often when a range stands before it.
    pub many_times: &'static str,
    /// A quantity as the word before it makes it.
    pub declined: fn(String, &str) -> String,
    /// A whole and a fraction, with the unit behind it, if it has one.
    pub fraction: fn(u64, (u64, u64), Option<&Unit>) -> String,
    /// The form before this noun.
    pub form: fn(&str) -> Form,
}

impl Tongue {
    /// The rules for a language (BCP 47), where they are known.
    pub fn of(language: &str) -> Option<&'static Self> {
        match primary(language).as_str() {
            "en" => Some(&ENGLISH),
            "de" => Some(&GERMAN),
            "es" => Some(&SPANISH),
            _ => None,
        }
    }

    /// The unit that is written like this. Capitals matter only in abbreviations of one letter.
    pub fn unit(&self, written: &str) -> Option<&'static Unit> {
        let small = written.to_lowercase();
        let wanted = if written.chars().nth(1).is_some() { small.as_str() } else { written };
        self.units.iter().find(|unit| unit.written.split(' ').any(|w| w == wanted))
    }
}

/// A number from parts of a thousand: `say(part, power)` says 0 < part < 1000 times 1000 to `power`.
pub(super) fn in_thousands(n: u64, say: impl Fn(u64, u32) -> String) -> Vec<String> {
    (0..3u32)
        .rev()
        .map(|power| (n / 1000_u64.pow(power) % 1000, power))
        .filter(|(part, _)| *part > 0)
        .map(|(part, power)| say(part, power))
        .collect()
}
