//! TOML text → spanned tree, and the grammar's complaints in plain words.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::findings::Findings;
use super::look_alikes::with_plain_characters;
use super::offset_spans::offset_spans;
use super::source_arena::SourceArena;
use super::tree_size::too_much;
use super::typos::{backslash, colon, typo, unclosed, without_single_brackets};
use crate::diagnostic::{Edit, Report, Sources};
use crate::routine::format::keys::bounds::LARGEST;

/// The deepest that anything may be nested.
const DEEPEST: usize = 16;

/// The one error after which the parser stops building the tree.
const ENDS_READING: &str = "key with no value";

/// A document's tree: its spans count among all that is being read.
#[derive(Default)]
pub struct Tree<'k>(DeTable<'k>);

impl<'k> Tree<'k> {
    pub fn root(&self) -> &DeTable<'k> {
        &self.0
    }
}

/// Parses as much of a text as can be parsed; what cannot is found wrong. The text begins at `start` among
/// all that are being read, and so do the tree's spans.
pub fn parse<'k>(text: &str, start: usize, arena: &'k SourceArena, findings: &mut Findings) -> Tree<'k> {
    if text.len() > LARGEST {
        let message = format!("at {} MiB this is too large for a routine", text.len() / (1024 * 1024));
        findings.broken_line("too-large", start..start, message).help("a routine is a page or two of text");
        return Tree::default();
    }
    if let Some((at, what)) = too_much(text) {
        let (place, message) =
            (start + at, format!("with more than {what}, this is too large for a routine"));
        let help = "a routine is a page or two of text";
        findings.broken_line("too-large", place..place + 1, message).help(help);
        return Tree::default();
    }
    let mut parsed = Parsed::of(arena.keep(text.to_owned()), start);
    for mended in [with_plain_characters, without_single_brackets] {
        if !parsed.errors.is_empty()
            && let Some(text) = mended(parsed.source, start, findings)
        {
            parsed = Parsed::of(arena.keep(text), start);
        }
    }
    match parsed.told(findings) {
        Err(without) => Parsed::of(arena.keep(without), start).told(findings).unwrap_or_default(),
        Ok(tree) => tree,
    }
}

/// The report on a text that is no TOML, or is nested too deep for a routine.
pub fn check_syntax(source: &str) -> Result<(), Report> {
    let mut findings = Findings::new(Sources::of("", source));
    drop(parse(source, 0, &SourceArena::default(), &mut findings));
    let (report, _) = findings.finish();
    if report.errors() > 0 { Err(report) } else { Ok(()) }
}

/// What the parser made of a text, and what it complains of.
struct Parsed<'k> {
    source: &'k str,
    /// Where the text begins among all that are being read.
    start: usize,
    tree: DeTable<'k>,
    errors: Vec<toml::de::Error>,
}

impl<'k> Parsed<'k> {
    fn of(source: &'k str, start: usize) -> Self {
        let (tree, errors) = DeTable::parse_recoverable(source);
        Self { source, start, tree: tree.into_inner(), errors }
    }

    /// The tree, its complaints told. A line that is no TOML at all ends the parser's reading: the text comes
    /// back without such lines, every byte at its place, to be parsed again.
    fn told(mut self, findings: &mut Findings) -> Result<Tree<'k>, String> {
        let mut without: Option<Vec<u8>> = None;
        let mut told = 0..0;
        for error in &self.errors {
            let span = error.span().unwrap_or(self.source.len()..self.source.len());
            let message = error.message().split(", expected").next().unwrap_or_default();
            // One error per line: a line may be as long as the file.
            if told.contains(&span.start) && message != ENDS_READING {
                continue;
            }
            let begins = self.source[..span.start].rfind('\n').map_or(0, |i| i + 1);
            let ends = self.source[span.start..].find('\n').map_or(self.source.len(), |i| span.start + i);
            told = begins..ends + 1;
            if message == ENDS_READING {
                let line = without.get_or_insert_with(|| self.source.into()).iter_mut().skip(begins);
                line.take_while(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
            }
            if !findings.overflows() {
                self.complain(begins, span, message, findings);
            }
        }
        drop_what_is_too_deep(&mut self.tree, self.start, findings);
        match without.and_then(|bytes| String::from_utf8(bytes).ok()) {
            Some(text) => Err(text),
            None => Ok(Tree(offset_spans(self.tree, self.start))),
        }
    }

    /// Reports an error in the line that begins at `begins`: its likely cause, or else in plain words.
    fn complain(&self, begins: usize, span: Range<usize>, message: &str, findings: &mut Findings) {
        let line = self.source[begins..].lines().next().unwrap_or_default();
        let may_be_typo = match message {
            "unexpected key or value" => true,
            "string values must be quoted" | "invalid value" => !span.is_empty(),
            _ => false,
        };
        let (place, begins) = (among(span.clone(), self.start), begins + self.start);
        let typo = match () {
            () if message == "missing escaped value" || message.contains("unicode") => backslash(line),
            () if may_be_typo => typo(line),
            () if message.ends_with("basic string") => unclosed(line).or_else(|| backslash(line)),
            () if message == ENDS_READING => colon(line),
            () => None,
        };
        if let Some(typo) = typo {
            let fix = typo.fix.map(|(at, replacement)| Edit { span: among(at, begins).into(), replacement });
            let finding = findings.broken_line("bad-syntax", place, typo.message).help(typo.help);
            if let (true, Some(fix)) = (typo.help.is_empty(), &fix) {
                finding.help(format!("write it as {}", fix.replacement));
            }
            finding.fix = fix;
            return;
        }
        let message = match message {
            "string values must be quoted" if span.is_empty() => "missing value",
            message => message,
        };
        let (code, message, help) = in_words(message);
        let finding = findings.broken_line(code, place, message);
        if let Some(help) = help {
            finding.help(help);
        }
    }
}

/// A span of one text, among all.
fn among(span: Range<usize>, start: usize) -> Range<usize> {
    span.start + start..span.end + start
}

/// Dotted keys nest as deep as they are long, and the grammar sets them no limit.
fn drop_what_is_too_deep(tree: &mut DeTable<'_>, start: usize, findings: &mut Findings) {
    let mut deep = Vec::new();
    for (key, value) in tree.iter() {
        if let Some(span) = too_deep(value, start, findings) {
            let message = "names are nested too deeply here";
            findings
                .error("too-deep", among(span, start), message)
                .help("a routine needs three levels at most");
            deep.push(key.get_ref().to_string());
        }
    }
    for key in deep {
        if let Some(value) = tree.remove(key.as_str()) {
            take_apart(value.into_inner());
        }
    }
}

/// Where a value is nested deeper than anything may be. On the way, numbers without digits are found wrong,
/// which the parser leaves to whoever wants a number.
fn too_deep(value: &Spanned<DeValue<'_>>, start: usize, findings: &mut Findings) -> Option<Range<usize>> {
    let mut rest = vec![(value, 1)];
    while let Some((value, depth)) = rest.pop() {
        if depth > DEEPEST {
            return Some(value.span());
        }
        match value.get_ref() {
            DeValue::Table(table) => rest.extend(table.iter().map(|(_, value)| (value, depth + 1))),
            DeValue::Array(array) => rest.extend(array.iter().map(|value| (value, depth + 1))),
            DeValue::Integer(n) if !has_digits(n) => {
                let help = "text must be in quotes: for = \"45s\"";
                findings.error("bad-syntax", among(value.span(), start), "this is not a number").help(help);
            }
            _ => {}
        }
    }
    None
}

/// `0x` is none, nor is anything with digits of another script.
fn has_digits(number: &DeInteger<'_>) -> bool {
    let digits = number.as_str().trim_start_matches(['+', '-']);
    !digits.is_empty() && digits.chars().all(|c| c.is_digit(number.radix()))
}

/// Drops a value level by level.
fn take_apart(value: DeValue<'_>) {
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        match value {
            DeValue::Table(table) => rest.extend(table.into_iter().map(|(_, v)| v.into_inner())),
            DeValue::Array(array) => rest.extend(array.into_iter().map(|v| v.into_inner())),
            _ => {}
        }
    }
}

/// A complaint of the TOML parser for a person who has never heard of TOML. Those that no routine
/// is likely to meet keep the parser's own words.
fn in_words(message: &str) -> (&'static str, String, Option<&'static str>) {
    let (code, plain, help) = match message {
        "duplicate key" => ("duplicate-key", "this is written twice", "keep one of the two"),
        "string values must be quoted" | "invalid value" => {
            ("bad-syntax", "text must be in quotes", "write it like title = \"Neck release\"")
        }
        "missing value" | "missing value for key" => {
            ("bad-syntax", "the value after the = is missing", "write it like for = \"45s\"")
        }
        "key with no value" => (
            "bad-syntax",
            "this name has no value",
            "write it like for = \"45s\", or put a # before a comment",
        ),
        "missing opening quote" => ("bad-syntax", "the opening quote is missing", "put a \" before the text"),
        "unclosed array" => ("bad-syntax", "this list is never closed", "put a ] after its last entry"),
        "unclosed inline table" => ("bad-syntax", "this { is never closed", "put a } after its last entry"),
        "unclosed table" | "unclosed array table" => (
            "bad-syntax",
            "the brackets around this heading do not match",
            "write the same brackets at both ends: [[step]]",
        ),
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            ("bad-syntax", "a comma is missing here", "put a , between entries")
        }
        "carriage return must be followed by newline" => (
            "bad-syntax",
            "the lines of this file end as on very old computers",
            "save it again with your editor, as plain text with Unix or Windows line ends",
        ),
        "invalid unquoted key" => (
            "bad-syntax",
            "a name can have only the letters a to z, digits, - and _",
            "balm's names are English, such as title, for and say; a name of your own must be in quotes",
        ),
        "extra `=`" => ("bad-syntax", "one = is enough", "remove the second one"),
        "cannot recurse further; max recursion depth met" | "recursion limit" => {
            ("too-deep", "brackets are nested too deeply here", "a routine needs three levels at most")
        }
        message if message.starts_with("cannot extend value of type") => (
            "duplicate-key",
            "this is written twice, once as a value and once as a table",
            "keep one of the two",
        ),
        message if message.contains("quote") || message.contains("\"") || message.contains("string") => {
            ("bad-syntax", "the text in quotes does not end here", "close it with a \" on the same line")
        }
        message => return ("bad-syntax", format!("this cannot be read: {message}"), None),
    };
    (code, plain.to_owned(), Some(help))
}
