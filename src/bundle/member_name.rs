//! The names that files inside a bundle may have: the same file on every computer, and nowhere else.

use unicode_normalization::is_nfc;

/// The longest name, in bytes.
const MAX_BYTES: usize = 120;
/// The most folders, the file itself counted.
const MAX_DEPTH: usize = 4;
/// What a file may be: text, signatures, sounds, pictures.
const ENDINGS: &[&str] = &[
    "toml", "json", "minisig", "ogg", "opus", "mp3", "flac", "wav", "m4a", "aif", "aiff", "png", "jpg",
    "jpeg", "txt",
];
/// Names that mean devices on Windows, whatever their ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// What is wrong with a name; `None` if a file in a bundle may have it.
#[must_use]
pub fn fault(name: &str) -> Option<&'static str> {
    let parts: Vec<&str> = name.split('/').collect();
    let all = |is_right: fn(&str) -> bool| parts.iter().all(|part| is_right(part));
    let faults = [
        (name.len() > MAX_BYTES, "its name is longer than 120 bytes"),
        (parts.len() > MAX_DEPTH, "it lies more than four folders deep"),
        (!all(|part| !part.is_empty() && part != "." && part != ".."), "its name leads out of the file"),
        (!name.chars().all(is_allowed), "its name has characters that some computers refuse"),
        (!is_nfc(name), "the accents in its name are stored apart from their letters"),
        (
            !all(|part| !part.ends_with(['.', ' ']) && !part.starts_with([' ', '.'])),
            "its name begins or ends with a dot or a blank",
        ),
        (!all(is_no_device), "its name means a device on Windows"),
        (!has_known_ending(name), "balm has no use for a file of its kind"),
    ];
    faults.into_iter().find_map(|(is_wrong, what)| is_wrong.then_some(what))
}

/// The same name for computers that do not tell capitals from small letters.
#[must_use]
pub fn without_case(name: &str) -> String {
    name.to_lowercase()
}

fn is_allowed(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ' ' | '/')
}

fn is_no_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|kind| {
        stem.strip_prefix(kind)
            .is_some_and(|number| number.chars().count() == 1 && number.chars().all(char::is_numeric))
    });
    !numbered && !DEVICES.contains(&stem.as_str())
}

fn has_known_ending(name: &str) -> bool {
    let ending = name
        .rsplit('/')
        .next()
        .and_then(|file| file.rsplit_once('.'))
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_a_file_everywhere_are_right_and_all_others_wrong() {
        for right in ["neck.toml", "sounds/rain.ogg", "voice/Hände 2.opus", "a/b/c/d.flac", "café.txt"] {
            assert_eq!(fault(right), None, "{right}");
        }
        let wrong = [
            "../evil.toml",
            "/abs.toml",
            "a/../b.toml",
            "a//b.toml",
            "./a.toml",
            "a\\..\\b.toml",
            "C:x.toml",
            "a:ads.toml",
            "CON",
            "con.toml",
            "nul.ogg",
            "sounds/COM1.ogg",
            "lpt9.txt",
            "COM¹.ogg",
            "a.toml.",
            "a .toml ",
            " a.toml",
            ".hidden.toml",
            "cafe\u{301}.toml",
            "a\u{1b}[2J.toml",
            "a\u{7}.toml",
            "a\u{202e}.toml",
            "a\u{0}.toml",
            "a/b/c/d/e.toml",
            "run.sh",
            "noending",
            "a\n.toml",
            "~/a.toml",
            "",
        ];
        for wrong in wrong {
            assert!(fault(wrong).is_some(), "{wrong:?}");
        }
        assert!(fault(&format!("{}.toml", "a".repeat(200))).is_some());
        assert_eq!(without_case("Sounds/A.ogg"), without_case("sounds/a.OGG"));
    }
}
