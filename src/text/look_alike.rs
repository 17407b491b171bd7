//! Characters that cannot be seen or look like others: what word processors, web pages and other systems put in
//! the place of plain ones.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::safe::acts;

/// What a character looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookAlike {
    /// Nothing: it cannot be seen.
    Nothing,
    /// A blank.
    Blank,
    /// This plain character.
    Plain(char),
}

impl LookAlike {
    /// What `c` looks like; `None` if it is only itself.
    #[must_use]
    pub fn of(c: char) -> Option<Self> {
        Some(match c {
            '\u{200c}' | '\u{200d}' => Self::Nothing,
            c if acts(c) => Self::Nothing,
            '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{ffa0}' | '\u{2800}' => Self::Blank,
            c if c.is_whitespace() && !c.is_ascii() => Self::Blank,
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Self::Plain('-'),
            '“' | '”' | '„' | '‟' | '«' | '»' => Self::Plain('"'),
            '‘' | '’' | '‚' | '‛' => Self::Plain('\''),
            '⁄' | '∕' => Self::Plain('/'),
            // The full-width forms of ASCII.
            '\u{ff01}'..='\u{ff5e}' => Self::Plain(char::from_u32(u32::from(c) - 0xfee0)?),
            _ => return None,
        })
    }

    /// The same, where `c` stands in `word`: a letter of another alphabet looks like a Latin one if all that is
    /// beside it does.
    #[must_use]
    pub fn in_word(c: char, word: &str) -> Option<Self> {
        let is_latin = |c: char| c.is_ascii_alphabetic();
        let passes = |c: char| !c.is_alphabetic() || is_latin(c) || twin(c).is_some();
        let among = || word.contains(is_latin) && word.chars().all(passes);
        Self::of(c).or_else(|| twin(c).filter(|_| among()).map(Self::Plain))
    }

    /// The plain character to put in its place, if any.
    #[must_use]
    pub fn plain(self) -> Option<char> {
        match self {
            Self::Nothing => None,
            Self::Blank => Some(' '),
            Self::Plain(c) => Some(c),
        }
    }

    /// What to do about it, in words.
    #[must_use]
    pub fn advice(self) -> String {
        match self {
            Self::Nothing => "remove it".to_owned(),
            Self::Blank => "put a plain blank in its place".to_owned(),
            Self::Plain(c) => format!("write {c}"),
        }
    }

    /// That `c` stands where it should not, in words.
    #[must_use]
    pub fn fault(self, c: char) -> String {
        let code = u32::from(c);
        match self {
            Self::Nothing => format!("there is a character here that cannot be seen (U+{code:04X})"),
            Self::Blank => format!("there is a blank here that is no ordinary one (U+{code:04X})"),
            Self::Plain(plain) => format!("there is a {c} here that only looks like {plain} (U+{code:04X})"),
        }
    }
}

/// The Latin letter that a Cyrillic or Greek one looks like, or the Turkish one without its dot.
fn twin(c: char) -> Option<char> {
    const TWINS: (&str, &str) = (
        "аеорсхуіѕјһԁӏАВЕКМНОРСТХУІЅЈοναιρΑΒΕΖΗΙΚΜΝΟΡΤΥΧı",
        "aeopcxyisjhdlABEKMHOPCTXYISJovaipABEZHIKMNOPTYXi",
    );
    TWINS.1.chars().nth(TWINS.0.chars().position(|twin| twin == c)?)
}

/// A name as people see it: letters composed, small, in plain characters. Two names that look the same to a
/// person are the same text.
#[must_use]
pub fn folded(name: &str) -> String {
    let seen = name.nfc().filter_map(|c| LookAlike::of(c).map_or(Some(c), LookAlike::plain));
    let seen: String = seen.flat_map(char::to_lowercase).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two names differ in nothing but capitals and in how accents are stored.
#[must_use]
pub fn same_but_capitals(one: &str, other: &str) -> bool {
    let small = |name: &str| name.nfc().flat_map(char::to_lowercase).collect::<String>();
    small(one) == small(other)
}

/// Whether two names are the same letters, composed or decomposed: systems differ in how they store "ü".
#[must_use]
pub fn same_letters(one: &str, other: &str) -> bool {
    one == other || (!is_nfc(one) || !is_nfc(other)) && one.nfc().eq(other.nfc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for (one, other) in [
            ("ru\u{308}cken", "Rücken"),
            ("neck release", "neck\u{a0}release"),
            ("neck-release", "neck\u{2011}rel\u{200b}ease"),
            ("neck 2", "ｎｅｃｋ\u{3000}２"),
            ("anna's", "anna’s"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        let plain = Some(LookAlike::Plain('e'));
        assert_eq!(LookAlike::in_word('е', "titlе"), plain);
        // A word of its own alphabet, or of letters that Latin has not.
        assert_eq!(LookAlike::in_word('е', "шея").or(LookAlike::in_word('е', "neck-шея")), None);
        assert!(same_letters("ru\u{308}cken", "rücken") && !same_letters("Rücken", "rücken"));
        assert!(
            same_but_capitals("RU\u{308}CKEN.Wav", "rücken.wav") && !same_but_capitals("rücken", "rucken")
        );
    }
}
