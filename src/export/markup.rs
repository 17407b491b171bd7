//! HTML that is well-formed XML too, written piece by piece. Whatever text goes into a page or a drawing is
//! escaped here and nowhere else.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::care::Wording;
use crate::language::{is_language, primary};
use crate::text::Safe;

/// A page as it grows.
#[derive(Clone, Debug)]
pub struct Html {
    out: String,
    is_foreign: bool,
    wording: Wording,
}

impl Html {
    /// An empty page around texts in `language` (BCP 47).
    pub fn new(language: &str) -> Self {
        let wording = Wording::of(language);
        Self { out: String::new(), is_foreign: primary(language) != "en" && wording.is_english(), wording }
    }

    /// The words of its language, as far as balm has them.
    pub fn wording(&self) -> Wording {
        self.wording
    }

    /// A phrase of our own by its English words, in the language of the page if balm has it.
    pub fn phrase(&mut self, english: &'static str) -> &mut Self {
        let words = self.wording.phrase(english);
        self.own(words)
    }

    /// Markup of our own.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// A stranger's text by itself, in an element with `dir="auto"`.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape(&mut self.out, Safe::new(text).as_str());
        self
    }

    /// A stranger's text among our words: whichever way it runs, it turns nothing around it.
    pub fn theirs(&mut self, text: &str) -> &mut Self {
        self.raw("<bdi>").text(text).raw("</bdi>")
    }

    /// Our own words, as [`Html::wording`] has them: marked as English where the page is not. A blank at either end
    /// stays.
    pub fn own(&mut self, words: &str) -> &mut Self {
        let blank = |has: bool| if has { " " } else { "" };
        self.raw(blank(words.starts_with(' ')));
        if self.is_foreign {
            self.raw("<span lang=\"en\" dir=\"ltr\">").text(words).raw("</span>");
        } else {
            self.text(words);
        }
        self.raw(blank(words.ends_with(' ')))
    }

    /// An attribute, its blank before it included. Inside a tag that [`Html::raw`] has begun and will end.
    pub fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// An attribute of a drawing: numbers and our own names, as long as it may be.
    pub fn drawn(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"");
        escape(&mut self.out, value);
        self.raw("\"")
    }

    /// The page.
    pub fn finish(self) -> String {
        self.out
    }
}

/// Nothing in it is markup any more, between tags and between either kind of quotes. The text is safe to show
/// already.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No characters, and no XML.
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

/// What `lang` may say: the language where it has the shape of one, else English.
pub(super) fn lang(language: &str) -> &str {
    if is_language(language) { language } else { "en" }
}

/// How a policy names a script or style sheet that may run: `sha256-…` of exactly what stands between its
/// tags.
pub(super) fn digest(between: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(between.as_bytes())))
}
