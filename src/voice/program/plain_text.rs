//! A phrase as it may be given to another program.

use crate::text::Safe;

/// The words of `text` and nothing else: one line, with nothing that a program could take for an option, a
/// file name, markup (svox pico writes files on `<genfile>`) or phonemes (`[[…]]`). `None` if no words are
/// left.
pub(super) fn plain(text: &str) -> Option<String> {
    let markup =
        |c: char| matches!(c, '<' | '>' | '[' | ']' | '{' | '}' | '\\' | '|' | '`' | '^' | '~' | '&');
    let words: String = text.chars().map(|c| if markup(c) { ' ' } else { c }).collect();
    let words = Safe::new(&words);
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '¿' | '¡');
    let words = words.as_str().trim_start_matches(|c| !begins(c));
    words.contains(char::is_alphanumeric).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_what_programs_act_on_is_removed() {
        let plain = |text| plain(text).unwrap_or_default();
        assert_eq!(plain("Let go, and rest."), "Let go, and rest.");
        assert_eq!(plain("¿Qué tal? «Bien»"), "¿Qué tal? «Bien»");
        assert_eq!(plain("-rf"), "rf");
        assert_eq!(plain(" --help\n-x"), "help -x");
        assert_eq!(plain("/etc/passwd"), "etc/passwd");
        assert_eq!(plain("@file +x"), "file +x");
        assert_eq!(plain("<genfile file='a'/>Rest"), "genfile file='a'/ Rest");
        assert_eq!(plain("[[rate 900]] a\u{202e}b\u{7}c"), "rate 900 ab c");
        assert_eq!(plain("\"; touch /tmp/x; \""), "touch /tmp/x; \"");
        assert_eq!(plain("休息一下"), "休息一下");
        for nothing in ["", " ", "…", "--", "😀", "\u{0}", "<>"] {
            assert_eq!(plain(nothing), "", "{nothing:?}");
        }
    }
}
