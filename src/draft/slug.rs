//! A title as a file's name.

/// Letters, digits and hyphens, at most 64; `my-routine` where nothing is left of the title.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        let alone = c.to_string();
        let plain = match c {
            'ä' | 'æ' => "ae",
            'ö' | 'œ' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'á' | 'à' | 'â' | 'ã' | 'å' => "a",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'í' | 'ì' | 'î' | 'ï' => "i",
            'ó' | 'ò' | 'ô' | 'õ' | 'ø' => "o",
            'ú' | 'ù' | 'û' => "u",
            'ñ' => "n",
            'ç' => "c",
            '\'' | '’' => "",
            c if c.is_ascii_alphanumeric() => &alone,
            _ => "-",
        };
        if plain != "-" || !(slug.is_empty() || slug.ends_with('-')) {
            slug.push_str(plain);
        }
    }
    slug.truncate(64);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "my-routine".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_one_can_type() {
        for (title, name) in [
            ("Neck before sleep", "neck-before-sleep"),
            ("Nacken lösen – für Anna!", "nacken-loesen-fuer-anna"),
            ("  ../../etc/passwd ", "etc-passwd"),
            ("首", "my-routine"),
            ("Anna's feet", "annas-feet"),
        ] {
            assert_eq!(slug(title), name);
        }
    }
}
