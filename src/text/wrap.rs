//! Text broken and cut to a width, in columns as a terminal shows them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Safe;

/// `text` in lines of at most `width` columns, broken at blanks.
#[must_use]
pub fn wrap(text: &Safe, width: usize) -> Vec<String> {
    lines(text, textwrap::Options::new(width.max(1)))
}

/// The same, but a word with a hyphen stays whole if it fits: it may be a name to type.
#[must_use]
pub fn wrap_whole(text: &Safe, width: usize) -> Vec<String> {
    wrap_hanging(text, "", "", width)
}

/// `lead` and `text` in lines of at most `width` columns, all but the first after `indent`. Words with a
/// hyphen stay whole if they fit.
#[must_use]
pub fn wrap_hanging(text: &Safe, lead: &str, indent: &str, width: usize) -> Vec<String> {
    let hanging = textwrap::Options::new(width.max(1))
        .initial_indent(lead)
        .subsequent_indent(indent)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    lines(text, hanging)
}

fn lines(text: &Safe, options: textwrap::Options<'_>) -> Vec<String> {
    textwrap::wrap(text.as_str(), options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// `text` cut to `width` columns, with an ellipsis at the cut.
#[must_use]
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut left = width.saturating_sub(1);
    let mut cut = String::new();
    for c in text.chars() {
        let w = c.width().unwrap_or(0);
        if w > left {
            break;
        }
        left -= w;
        cut.push(c);
    }
    cut + "…"
}
