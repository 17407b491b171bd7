//! Text broken and cut to a width, in columns as a terminal shows them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Safe;

/// `text` in lines of at most `width` columns, broken at blanks.
#[must_use]
pub fn wrap(text: &Safe, width: usize) -> Vec<String> {
    textwrap::wrap(text.as_str(), width.max(1)).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The same, but a word with a hyphen stays whole where it can: it may be a name to be typed.
#[must_use]
pub fn wrap_whole(text: &Safe, width: usize) -> Vec<String> {
    let whole = textwrap::Options::new(width.max(1)).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text.as_str(), whole).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// `lead` and `text` in lines of at most `width` columns, all but the first behind `indent`; words with a
/// hyphen stay whole where they can.
#[must_use]
pub fn wrap_hanging(text: &Safe, lead: &str, indent: &str, width: usize) -> Vec<String> {
    let hanging = textwrap::Options::new(width.max(1))
        .initial_indent(lead)
        .subsequent_indent(indent)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text.as_str(), hanging).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// `text` cut to `width` columns, the cut marked with an ellipsis.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_hyphen_may_be_kept_whole() {
        let text = Safe::new("the neck-back and");
        assert_eq!(wrap(&text, 10), ["the neck-", "back and"]);
        assert_eq!(wrap_whole(&text, 10), ["the", "neck-back", "and"]);
        assert_eq!(wrap_whole(&Safe::new("neck-back"), 5), ["neck-", "back"]);
    }
}
