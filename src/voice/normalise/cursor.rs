//! A line cut into words, numbers, signs and gaps, and a place in it.

use crate::language::Around;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits 0 to 9.
    Number,
    /// Blanks.
    Gap,
    /// The end of a line.
    Line,
    /// One character that is none of these.
    Sign,
    /// Before the first token and after the last.
    Nothing,
}

/// A piece of the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    kind: Kind,
    text: &'a str,
}

/// A place in a line. Cheap to copy: a function that reads ahead returns the place it reached.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(tokens: &'a [Token<'a>]) -> Self {
        Self { tokens, at: 0 }
    }

    fn token(self, by: isize) -> Option<&'a Token<'a>> {
        self.at.checked_add_signed(by).and_then(|at| self.tokens.get(at))
    }

    /// The kind of the token `by` places on.
    pub fn kind(self, by: isize) -> Kind {
        self.token(by).map_or(Kind::Nothing, |token| token.kind)
    }

    /// The text of that token; empty outside the line.
    pub fn text(self, by: isize) -> &'a str {
        self.token(by).map_or("", |token| token.text)
    }

    /// Whether that token is this sign.
    pub fn is(self, by: isize, sign: char) -> bool {
        self.kind(by) == Kind::Sign && self.text(by).starts_with(sign)
    }

    /// Whether that token is one of these signs.
    pub fn is_one_of(self, by: isize, signs: &str) -> bool {
        signs.chars().any(|sign| self.is(by, sign))
    }

    /// Whether that token is a word or a number.
    pub fn is_read(self, by: isize) -> bool {
        matches!(self.kind(by), Kind::Word | Kind::Number)
    }

    /// `by` places further on.
    pub fn on(self, by: usize) -> Self {
        Self { at: self.at + by, ..self }
    }

    /// `by` places back.
    pub fn back(self, by: usize) -> Self {
        Self { at: self.at.saturating_sub(by), ..self }
    }

    /// After a gap, if one is here.
    pub fn past_gap(self) -> Self {
        self.on(usize::from(self.kind(0) == Kind::Gap))
    }

    /// The word before this place, in small letters; empty if there is none.
    pub fn word_before(self) -> String {
        self.at_word_before().map(|at| at.text(0).to_lowercase()).unwrap_or_default()
    }

    /// The place of the word before, if there is one.
    pub fn at_word_before(self) -> Option<Self> {
        let by = if self.kind(-1) == Kind::Gap { 2 } else { 1 };
        (self.kind(-(by as isize)) == Kind::Word).then(|| self.back(by))
    }

    /// The word here, or after a gap or a hyphen, as it is written; empty if there is none.
    pub fn word_after(self) -> &'a str {
        let by = isize::from(self.kind(0) == Kind::Gap || self.is(0, '-'));
        if self.kind(by) == Kind::Word { self.text(by) } else { "" }
    }

    /// Whether a small letter alone ends here that is no unit: "v. 5", but not "10 s. 5 times".
    pub fn is_after_letter(self) -> bool {
        let before = if self.kind(-2) == Kind::Gap { -3 } else { -2 };
        let counted = self.kind(before) == Kind::Number || self.is_one_of(before, "½⅓⅔¼¾⅛");
        let word = self.text(-1);
        word.starts_with(char::is_lowercase) && word.chars().nth(1).is_none() && !counted
    }

    /// Whether a word with a capital is here.
    pub fn is_capital(self) -> bool {
        self.kind(0) == Kind::Word && self.text(0).starts_with(char::is_uppercase)
    }

    /// Whether a sentence may end here: nothing follows, or a capital does.
    pub fn is_end(self) -> bool {
        match self.kind(0) {
            Kind::Nothing | Kind::Line => true,
            Kind::Gap => match self.kind(1) {
                Kind::Word => self.on(1).is_capital(),
                Kind::Nothing | Kind::Line => true,
                _ => false,
            },
            _ => self.is(0, ')') && self.on(1).is_end(),
        }
    }

    /// The place after `pattern`, if it stands here; capitals do not matter, nor gaps after its points.
    pub fn past(mut self, pattern: &str) -> Option<Self> {
        let mut pattern = pattern;
        while let Some(c) = pattern.chars().next() {
            let text = self.text(0);
            let (start, rest) = pattern.split_at_checked(text.len())?;
            if text.is_empty() || !is_same_word(start, text) {
                return None;
            }
            self = self.on(1);
            pattern = rest;
            if c == '.' && !pattern.is_empty() {
                self = self.past_gap();
            }
        }
        Some(self)
    }
}

/// Whether two words differ in capitals at most. Asked for each shortened word at each word of a line, so it must
/// not allocate.
fn is_same_word(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || !one.is_ascii()
            && one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// The word before, in small letters, and its place. A shortened one keeps its point: "zw. 2. u. 3. Rippe".
fn word_before(at: Cursor<'_>) -> (String, Cursor<'_>) {
    if let Some(word) = at.at_word_before() {
        return (word.text(0).to_lowercase(), word);
    }
    if at.kind(-1) == Kind::Gap && at.is(-2, '.') && at.kind(-3) == Kind::Word {
        return (format!("{}.", at.text(-3).to_lowercase()), at.back(3));
    }
    (String::new(), at)
}

/// The words around what begins at `start` and stands before `noun`.
pub(super) fn around<'a>(start: Cursor<'_>, noun: &'a str) -> Around<'a> {
    // "the '90s", "mid-90s".
    let start = start.back(usize::from(start.is_one_of(-1, "'-")));
    let (before, at) = word_before(start);
    Around { before, earlier: word_before(at).0, noun }
}

/// Cuts `text` into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kind = kind(c);
        let run = |wanted: Kind| rest.find(|c| self::kind(c) != wanted).unwrap_or(rest.len());
        let length = match kind {
            Kind::Word => letters(rest),
            Kind::Number | Kind::Gap => run(kind),
            _ => c.len_utf8(),
        };
        let (text, after) = rest.split_at(length);
        tokens.push(Token { kind, text });
        rest = after;
    }
    tokens
}

/// How many bytes are letters, and apostrophes between them.
fn letters(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        length += rest.find(|c| kind(c) != Kind::Word).unwrap_or(rest.len());
        match text[length..].strip_prefix('\'') {
            Some(after) if after.starts_with(|c| kind(c) == Kind::Word) => length += 1,
            _ => return length,
        }
    }
}

fn kind(c: char) -> Kind {
    const SIGNS: &str = "–—…½⅓⅔¼¾⅛⅜⅝⅞°×÷±≈≤≥−′″№¿¡§€£¥¢¹²³、。，．！？；：・｡،؛؟۔।॥·¬";
    match c {
        '\n' => Kind::Line,
        '0'..='9' => Kind::Number,
        c if c.is_whitespace() => Kind::Gap,
        c if c.is_ascii() => {
            if c.is_ascii_alphabetic() {
                Kind::Word
            } else {
                Kind::Sign
            }
        }
        c if SIGNS.contains(c) => Kind::Sign,
        // Everything else, so that marks that belong to a letter stay with it.
        _ => Kind::Word,
    }
}
