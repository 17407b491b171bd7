//! How large a tree a text would become, told before it is parsed: a node takes a thousand times the memory
//! of the dot that asks for it.

/// The most keys and values. The longest shipped routine has 500; twelve hours of steps of six seconds, each with
/// six keys, have 58,000.
const MOST: usize = 70_000;

/// The most lines: errors are kept for each.
const MOST_LINES: usize = 100_000;

/// What a text has too much of, and the byte where it begins to be. What stands in quotes and after `#` is not
/// counted, but for signs that may be wrong there.
pub fn too_much(text: &str) -> Option<(usize, String)> {
    let mut rest = text.bytes().enumerate().peekable();
    let (mut count, mut lines) = (0, 0);
    // The quote that is open, and whether it is three.
    let mut open: Option<(u8, bool)> = None;
    let starts = |at: usize, three: &str| text.as_bytes()[at..].starts_with(three.as_bytes());
    while let Some((at, byte)) = rest.next() {
        lines += usize::from(byte == b'\n');
        match (open, byte) {
            (None, b'#') => while rest.next_if(|(_, byte)| *byte != b'\n').is_some() {},
            (None, b'"' | b'\'') => {
                let is_three = starts(at, "\"\"\"") || starts(at, "'''");
                if is_three {
                    rest.nth(1);
                }
                open = Some((byte, is_three));
            }
            (None, b'.' | b'=' | b',' | b'[' | b'{') => count += 1,
            (Some((b'"', _)), b'\\') => {
                rest.next();
                count += 1;
            }
            (Some((_, false)), b'\n') => open = None,
            (Some((quote, false)), byte) if byte == quote => open = None,
            (Some((quote, true)), byte) if byte == quote => {
                let three = if quote == b'"' { "\"\"\"" } else { "'''" };
                if starts(at, three) {
                    rest.nth(1);
                    open = None;
                }
            }
            _ => {}
        }
        if count > MOST {
            return Some((at, format!("{MOST} keys and values")));
        }
        if lines > MOST_LINES {
            return Some((at, format!("{MOST_LINES} lines")));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_or_remarked_is_not_counted() {
        let dots = ".".repeat(MOST - 1);
        for text in [
            format!("a = \"{dots}\\\"{dots}\"\n"),
            format!("a = '{dots}'\n"),
            format!("a = \"\"\"\n{dots}\n\"{dots}\"\"\"\n"),
            format!("a = '''\n{dots}'\n{dots}'''\n"),
            format!("# {dots}{dots}\na = 1\n"),
        ] {
            assert_eq!(too_much(&text), None, "{}", &text[..8]);
            assert!(too_much(&format!("{text}b{dots}..")).is_some(), "{}", &text[..8]);
        }
        assert_eq!(too_much(&format!("{dots}.")), None);
        assert_eq!(too_much(&format!("{dots}..")).map(|(at, _)| at), Some(MOST));
    }
}
