//! Scripts: which languages are written in which letters, so that no voice is given letters it cannot read.

use super::tag::primary;

/// Letters of one kind, other than Latin.
#[derive(Debug)]
pub struct Script {
    /// Its English name.
    pub name: &'static str,
    /// The languages written in it, separated by blanks, the likeliest first.
    languages: &'static str,
    letters: &'static [(char, char)],
}

const fn script(name: &'static str, languages: &'static str, letters: &'static [(char, char)]) -> Script {
    Script { name, languages, letters }
}

/// Kana before Han: a text with both is Japanese.
const SCRIPTS: [Script; 23] = [
    script("Hebrew", "he iw yi lad", &[('\u{591}', '\u{5f4}'), ('\u{fb1d}', '\u{fb4f}')]),
    script(
        "Arabic",
        "ar fa ur ps ku ckb sd ug",
        &[('\u{610}', '\u{61a}'), ('\u{620}', '\u{65f}'), ('\u{66e}', '\u{6d3}'), ('\u{750}', '\u{77f}')],
    ),
    script("Cyrillic", "ru uk bg sr mk be kk ky mn tg tt uz bs az", &[('\u{400}', '\u{52f}')]),
    script("Greek", "el grc", &[('\u{370}', '\u{37d}'), ('\u{386}', '\u{3ff}'), ('\u{1f00}', '\u{1fff}')]),
    script("Devanagari", "hi mr ne sa", &[('\u{900}', '\u{963}'), ('\u{970}', '\u{97f}')]),
    script("Bengali", "bn as", &[('\u{980}', '\u{9e5}')]),
    script("Gurmukhi", "pa", &[('\u{a01}', '\u{a5e}'), ('\u{a70}', '\u{a75}')]),
    script("Gujarati", "gu", &[('\u{a81}', '\u{ae3}')]),
    script("Tamil", "ta", &[('\u{b82}', '\u{bd7}')]),
    script("Telugu", "te", &[('\u{c00}', '\u{c63}')]),
    script("Kannada", "kn", &[('\u{c80}', '\u{ce3}')]),
    script("Malayalam", "ml", &[('\u{d00}', '\u{d63}')]),
    script("Sinhala", "si", &[('\u{d81}', '\u{ddf}')]),
    script("Thai", "th", &[('\u{e01}', '\u{e4e}')]),
    script("Lao", "lo", &[('\u{e81}', '\u{ecd}')]),
    script("Burmese", "my", &[('\u{1000}', '\u{103f}'), ('\u{1050}', '\u{109d}')]),
    script("Khmer", "km", &[('\u{1780}', '\u{17d3}')]),
    script("Georgian", "ka", &[('\u{10a0}', '\u{10ff}')]),
    script("Armenian", "hy", &[('\u{531}', '\u{587}')]),
    script("Ethiopic", "am ti", &[('\u{1200}', '\u{135a}')]),
    script("Japanese", "ja", &[('\u{3041}', '\u{30ff}'), ('\u{31f0}', '\u{31ff}')]),
    script("Korean", "ko", &[('\u{1100}', '\u{11ff}'), ('\u{3131}', '\u{318e}'), ('\u{ac00}', '\u{d7a3}')]),
    script(
        "Chinese",
        "zh ja yue ko",
        &[('\u{3400}', '\u{4dbf}'), ('\u{4e00}', '\u{9fff}'), ('\u{20000}', '\u{323af}')],
    ),
];

/// Languages known to be written in Latin letters. Of any other that is not above nothing is known.
const LATIN: &str = "en de es fr it nl pt sv no nb nn da fi is pl cs sk sl hr hu ro tr et lv lt sq mt cy ga gd eu \
    ca gl id ms vi tl fil sw af eo la so ha yo ig zu xh lb";

impl Script {
    /// The language a text in it is likely to be in.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.languages.split(' ').next().unwrap_or_default()
    }
}

/// The script of a letter that a voice for `language` cannot read; `None` for letters it can, for numbers and
/// for signs.
#[must_use]
pub fn foreign(letter: char, language: &str) -> Option<&'static Script> {
    if letter < '\u{370}' {
        return None;
    }
    let among = |list: &str| list.split(' ').any(|code| code == primary(language));
    let script =
        SCRIPTS.iter().find(|s| s.letters.iter().any(|(from, to)| (*from..=*to).contains(&letter)))?;
    let known = || among(LATIN) || SCRIPTS.iter().any(|script| among(script.languages));
    (!among(script.languages) && known()).then_some(script)
}

/// The first script, in the order of the list, of which `text` has letters that a voice for `language` cannot
/// read, and whether at least half of its letters are like that.
#[must_use]
pub fn foreign_script(text: &str, language: &str) -> Option<(&'static Script, bool)> {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut found) = (0, Vec::new());
    for letter in letters {
        all += 1;
        found.extend(foreign(letter, language));
    }
    let place = |script: &&Script| SCRIPTS.iter().position(|known| known.name == script.name);
    let first = found.iter().copied().min_by_key(place)?;
    Some((first, 2 * found.len() >= all))
}
