//! The line as it grows: words, with tidy gaps and marks between them.

/// Marks at which a voice rests within a sentence.
const WEAK: &str = ",;:";
/// Marks that end a sentence.
pub(super) const STRONG: &str = ".!?。．！？｡؟۔।॥";

/// Text with never two marks in a row, none at the beginning, and one blank between words. A line break
/// stands where a written line ends.
#[derive(Default)]
pub(super) struct SpokenText {
    text: String,
    gap: bool,
    rest: bool,
}

impl SpokenText {
    /// Adds words.
    pub fn say(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if std::mem::take(&mut self.rest) && self.text.ends_with(is_said) {
            self.text.push(',');
            self.gap = true;
        }
        if std::mem::take(&mut self.gap) && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
        self.text.push_str(words);
    }

    /// A blank belongs here.
    pub fn gap(&mut self) {
        self.gap = true;
    }

    /// The voice pauses briefly here, if words follow in the same sentence.
    pub fn rest(&mut self) {
        (self.rest, self.gap) = (true, true);
    }

    /// Adds a mark after the last word. The strongest of several stays.
    pub fn mark(&mut self, mark: char) {
        let strong = STRONG.contains(mark);
        match self.text.chars().next_back() {
            Some(last) if is_said(last) => self.text.push(mark),
            Some(last) if (strong && WEAK.contains(last)) || (mark == '?' && last == '!') => {
                self.text.pop();
                self.text.push(mark);
            }
            _ => {}
        }
        self.rest = false;
    }

    /// A written line ends.
    pub fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        (self.rest, self.gap) = (false, false);
    }

    pub fn finish(self) -> String {
        self.text
    }
}

/// Whether a mark can stand after this character.
fn is_said(c: char) -> bool {
    !c.is_whitespace() && !WEAK.contains(c) && !STRONG.contains(c) && c != '¿' && c != '¡'
}
