//! What a language must know to read numbers, units, signs and abbreviations aloud.

/// What a number stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing: "eins", "uno".
    Alone,
    /// A noun that is not feminine: "ein", "un".
    Masculine,
    /// A feminine noun: "eine", "una".
    Feminine,
}

/// What a unit measures, as far as it matters for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Time; the larger the number, the longer the unit.
    Time(u8),
    /// Length.
    Length,
    /// Money: after two decimals, "five dollars fifty".
    Money,
    /// Anything else.
    Other,
}

/// A unit of measure.
#[derive(Debug)]
pub struct Unit {
    /// How it is written, abbreviations first, separated by blanks.
    pub written: &'static str,
    /// Its name after one.
    pub one: &'static str,
    /// Its name after other numbers.
    pub many: &'static str,
    /// How a number stands before it.
    pub form: Form,
    /// What it measures.
    pub measure: Measure,
}

/// A unit; `written` separated by blanks.
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
pub struct Abbreviation {
    /// As it is written, without blanks, in small letters.
    pub written: &'static str,
    /// How it is read; [`ReadingRules::agree`] gives the ending at "@".
    pub said: &'static str,
    /// Where it counts.
    pub when: When,
}

/// Where an abbreviation is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Everywhere; its point never ends a sentence.
    Always,
    /// Everywhere; before a capital or at the end its point also ends the sentence.
    MayEnd,
    /// Where the sentence goes on: "post." may also be a word at its end.
    Inside,
    /// Before a word with a capital only: "St. John".
    Name,
    /// Before a number only.
    Number,
    /// With a capital, before a word with a small letter: "M. trapezius", but German "m. beiden Händen" is "mit".
    Latin,
    /// As a capital that stands alone: a side.
    Side,
    /// The same before a length of time or "3x" only: Spanish "D 30 s", but "vitamina D".
    TimedSide,
}

pub(super) const fn short(written: &'static str, said: &'static str, when: When) -> Abbreviation {
    Abbreviation { written, said, when }
}

/// The words for signs.
#[derive(Debug)]
pub struct SignWords {
    /// "&".
    pub and: &'static str,
    /// "/".
    pub or: &'static str,
    /// "+".
    pub plus: &'static str,
    /// "=".
    pub equals: &'static str,
    /// "−".
    pub minus: &'static str,
    /// Between the ends of a range.
    pub to: &'static str,
    /// Between the parts of a ratio.
    pub ratio: &'static str,
    /// Words between numbers and ordinals in a row: "the first or second", "die erste bis dritte".
    pub joins: &'static [&'static str],
    /// "five … ten".
    pub out_of: &'static str,
    /// "six … minute".
    pub per: &'static str,
    /// What something is done "per", besides time.
    pub each: &'static [&'static str],
    /// "@ 40 °C".
    pub at: &'static str,
    /// "~".
    pub about: &'static str,
    /// "<".
    pub less: &'static str,
    /// ">".
    pub more: &'static str,
    /// "≥".
    pub at_least: &'static str,
    /// "≤".
    pub at_most: &'static str,
    /// "±".
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
    /// How words about breathing begin.
    pub breathing: &'static [&'static str],
    /// Words before a name made of numbers: "a 4-7-8 breath".
    pub articles: &'static [&'static str],
    /// Words before a year.
    pub before_year: &'static [&'static str],
    /// Words before "1/4" when it means the first of four: "step 1/4".
    pub counted: &'static [&'static str],
    /// Words after "5m", "5′" and "5″" when it is a distance.
    pub far: &'static [&'static str],
    /// Beside a length of time, so that "1:30", "5′" and "5″" are one: "for", "hold", "per".
    pub lasting: &'static [&'static str],
    /// How the names of things end that are sold by size: a "4″" before "ball" is one of length.
    pub things: &'static [&'static str],
    /// Words between a thing and its size: "a ball of 4″".
    pub before_size: &'static [&'static str],
    /// Whether people give their height in feet and inches: 5′10″.
    pub feet: bool,
    /// Words before "4″" and "5′10″" when it is a length: "move".
    pub moves: &'static [&'static str],
    /// Words before a time of day.
    pub before_hours: &'static [&'static str],
    /// Words after a time of day.
    pub after_hours: &'static [&'static str],
    /// The word after hours that are written with a point, "19.30 Uhr"; empty if there is none.
    pub hour: &'static str,
    /// Articles after which a unit joins the noun: "a 30 s hold" is "a thirty-second hold".
    pub compound: &'static [&'static str],
}

/// The words around an ordinal or an adjective.
#[derive(Debug)]
pub struct Around<'a> {
    /// The word before, in small letters.
    pub before: String,
    /// The one before that.
    pub earlier: String,
    /// The noun after it, as it is written.
    pub noun: &'a str,
}

/// How one language reads numbers, units, signs and abbreviations.
#[derive(Debug)]
pub struct ReadingRules {
    /// Before decimals.
    pub decimal: char,
    /// Between thousands.
    pub thousands: char,
    /// The words for signs.
    pub signs: SignWords,
    /// Units that are read in full.
    pub units: &'static [Unit],
    /// Units of a region, which go before: in Mexico "$" is a peso.
    pub local_units: &'static [Unit],
    /// Abbreviations that are read in full.
    pub abbreviations: &'static [Abbreviation],
    /// A number below a thousand million.
    pub cardinal: fn(u64, Form) -> String,
    /// A year of four digits.
    pub year: fn(u64) -> String,
    /// A number with letters after it ("1st", "20s", "3.º"), by the words around it.
    pub suffixed: fn(u64, &str, &Around<'_>) -> Option<String>,
    /// A number with a point after it, if it is an ordinal, by the words around it.
    pub pointed: fn(u64, &Around<'_>) -> Option<String>,
    /// A time of day by its hour and minute, and whether the word after it is part of what is said.
    pub hours: fn(u64, u64, &str) -> (String, bool),
    /// How often: "3x".
    pub times: fn(u64) -> String,
    /// "Times", after a range.
    pub many_times: &'static str,
    /// A quantity inflected by the word before it.
    pub declined: fn(String, &str) -> String,
    /// A whole and a fraction, with the unit after it, if there is one, or in the form of the noun after it.
    pub fraction: fn(u64, (u64, u64), Option<&Unit>, Form) -> String,
    /// The form of a number before this noun.
    pub form: fn(&str) -> Form,
    /// The form of the first end of a range whose last has this form.
    pub first_of_range: fn(Form) -> Form,
    /// The ending of an abbreviated adjective by the words around it, and whether it belongs to the noun after
    /// it.
    pub agree: fn(&Around<'_>) -> (&'static str, bool),
    /// Words before a name: in "by J. Smith" the point does not end the sentence.
    pub before_names: &'static [&'static str],
    /// Words before a side: in "on L. Then" the "L." is a side and no name.
    pub before_sides: &'static [&'static str],
}

impl ReadingRules {
    /// The unit that is written like this. Capitals matter only in units of one letter.
    #[must_use]
    pub fn unit(&self, written: &str) -> Option<&'static Unit> {
        let small = written.to_lowercase();
        let wanted = if written.chars().nth(1).is_some() { small.as_str() } else { written };
        self.local_units.iter().chain(self.units).find(|unit| unit.written.split(' ').any(|w| w == wanted))
    }
}

/// A number in groups of three digits: `say(part, power)` gives the words for `part` (1 to 999) times 1000
/// to the `power`.
pub(super) fn in_thousands(n: u64, say: impl Fn(u64, u32) -> String) -> Vec<String> {
    (0..3u32)
        .rev()
        .map(|power| (n / 1000_u64.pow(power) % 1000, power))
        .filter(|(part, _)| *part > 0)
        .map(|(part, power)| say(part, power))
        .collect()
}

/// The word at a place of a list that is separated by blanks.
pub(super) fn nth(list: &'static str, place: u64) -> &'static str {
    list.split(' ').nth(place as usize).unwrap_or_default()
}
