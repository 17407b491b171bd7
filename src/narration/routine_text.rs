//! The folder of recordings, named in a routine's text. Everything else in the text stays as it is.

use toml_edit::{Document, DocumentMut, Item, value};

/// The headings that a tidy file has above `[voice]`.
const ABOVE: [&str; 3] = ["author", "plan", "fit"];

/// The folder that a routine's text names.
#[must_use]
pub fn named_in(text: &str) -> Option<String> {
    let document = text.parse::<DocumentMut>().ok()?;
    Some(document.get("voice")?.get("recordings")?.as_str()?.to_owned())
}

/// The text with the folder named in it; `None` where that cannot be done without doing more.
#[must_use]
pub fn with_recordings(text: &str, folder: &str) -> Option<String> {
    let mut document = text.parse::<DocumentMut>().ok()?;
    if document.contains_key("voice") {
        let voice = document.get_mut("voice")?.as_table_like_mut()?;
        voice.insert("recordings", value(folder));
        return Some(document.to_string());
    }
    let at = first_heading_below(text)?;
    let lines = format!("[voice]\nrecordings = {}\n", value(folder).to_string().trim());
    Some(match at {
        Some(at) => format!("{}{lines}\n{}", &text[..at], &text[at..]),
        None => format!("{}\n\n{lines}", text.trim_end()),
    })
}

/// Where the first heading stands that comes below `[voice]`, with the comments right above it; `None` inside where
/// there is none.
fn first_heading_below(text: &str) -> Option<Option<usize>> {
    let document = Document::parse(text).ok()?;
    let start = |(key, item): (&str, &Item)| match item {
        _ if ABOVE.contains(&key) => None,
        Item::Table(table) => first_of(table),
        Item::ArrayOfTables(tables) => tables.iter().filter_map(first_of).min(),
        Item::None | Item::Value(_) => None,
    };
    let Some(heading) = document.iter().filter_map(start).min() else { return Some(None) };
    let mut at = text[..heading].rfind('\n').map_or(0, |end| end + 1);
    while let Some(above) = text[..at].strip_suffix('\n') {
        let line = above.rfind('\n').map_or(0, |end| end + 1);
        if !above[line..].trim_start().starts_with('#') {
            break;
        }
        at = line;
    }
    Some(Some(at))
}

/// Where a table's heading stands, or the first one inside it.
fn first_of(table: &toml_edit::Table) -> Option<usize> {
    let inside = table.iter().filter_map(|(_, item)| match item {
        Item::Table(table) => first_of(table),
        Item::ArrayOfTables(tables) => tables.iter().filter_map(first_of).min(),
        Item::None | Item::Value(_) => None,
    });
    let own = table.span().filter(|_| !table.is_implicit() && !table.is_dotted()).map(|span| span.start);
    own.into_iter().chain(inside).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn becomes(text: &str, wanted: &str) {
        let named = with_recordings(text, "neck-voice").expect("it can be named");
        assert_eq!(named, wanted);
        assert_eq!(named_in(&named).as_deref(), Some("neck-voice"));
        assert!(crate::routine::read(&named, "neck").routine.is_some(), "{named}");
    }

    const STEP: &str = "[[step]]\nfor = \"9s\"\nsay = \"Rest.\"\n";

    #[test]
    fn a_heading_of_its_own_stands_where_a_tidy_file_has_it() {
        let head = "balm = 1\ntitle = \"Neck\" # kept\n\n[author]\nname = \"A\"\n\n";
        let voice = "[voice]\nrecordings = \"neck-voice\"\n\n";
        becomes(&format!("{head}# First:\n{STEP}"), &format!("{head}{voice}# First:\n{STEP}"));
        let night = "[sounds.a]\nfile = \"a.wav\"\n\n";
        becomes(&format!("{head}{night}{STEP}"), &format!("{head}{voice}{night}{STEP}"));
        let tidy = crate::routine::fmt(&format!("{head}{voice}{STEP}"));
        assert_eq!(tidy.ok(), Some(format!("{head}{voice}{STEP}")));
        // What looks like a heading in a text is none.
        let text = "balm = 1\ntitle = \"N\"\nsummary = \"\"\"\n[voice]\n\"\"\"\n\n";
        becomes(&format!("{text}{STEP}"), &format!("{text}{voice}{STEP}"));
    }

    #[test]
    fn what_is_said_of_the_voice_already_stays() {
        let head = "balm = 1\ntitle = \"Neck\"\n";
        becomes(
            &format!("{head}[voice]\nwpm = 110 # slow\n\n{STEP}"),
            &format!("{head}[voice]\nwpm = 110 # slow\nrecordings = \"neck-voice\"\n\n{STEP}"),
        );
        becomes(
            &format!("{head}voice = {{ wpm = 110 }}\n{STEP}"),
            &format!("{head}voice = {{ wpm = 110 , recordings = \"neck-voice\" }}\n{STEP}"),
        );
        becomes(
            &format!("{head}voice.wpm = 110\n{STEP}"),
            &format!("{head}voice.wpm = 110\nvoice.recordings = \"neck-voice\"\n{STEP}"),
        );
        becomes(
            &format!("{head}step = [{{ for = \"9s\" }}]\n"),
            &format!("{head}step = [{{ for = \"9s\" }}]\n\n[voice]\nrecordings = \"neck-voice\"\n"),
        );
    }
}
