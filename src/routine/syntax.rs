//! TOML text → spanned tree, and the grammar's complaints in plain words.

use toml::de::{DeTable, DeValue};

use super::findings::Findings;

/// No routine is larger; the longest shipped one is a hundredth of it.
const LARGEST: usize = 8 * 1024 * 1024;

/// The deepest that anything may be nested.
const DEEPEST: usize = 16;

/// The one error after which the parser builds no more of the tree.
const ENDS_READING: &str = "key with no value";

/// A tree that is taken apart level by level when dropped: the dropping of a tree as deep as a
/// hostile file can make it with dotted keys would overflow the stack.
#[derive(Default)]
pub(super) struct Tree<'a>(DeTable<'a>);

impl<'a> Tree<'a> {
    pub fn root(&self) -> &DeTable<'a> {
        &self.0
    }
}

impl Drop for Tree<'_> {
    fn drop(&mut self) {
        let mut rest = vec![DeValue::Table(std::mem::take(&mut self.0))];
        while let Some(value) = rest.pop() {
            match value {
                DeValue::Table(table) => rest.extend(table.into_iter().map(|(_, v)| v.into_inner())),
                DeValue::Array(array) => rest.extend(array.into_iter().map(|v| v.into_inner())),
                _ => {}
            }
        }
    }
}

/// Parses as much as can be parsed; what cannot is found wrong. A line that is no TOML at all ends
/// the parser's reading: the text comes back without such lines, every byte at its place, to be
/// parsed again.
pub(super) fn parse<'t>(source: &'t str, findings: &mut Findings<'_>) -> Result<Tree<'t>, String> {
    if source.len() > LARGEST {
        let message = format!("at {} MiB this is too large for a routine", source.len() / (1024 * 1024));
        findings.broken_line("too-large", 0..0, message).help("a routine is a page or two of text");
        return Ok(Tree(DeTable::new()));
    }
    let (tree, errors) = DeTable::parse_recoverable(source);
    let tree = Tree(tree.into_inner());
    let mut without: Option<Vec<u8>> = None;
    for error in &errors {
        let span = error.span().unwrap_or(source.len()..source.len());
        let message = error.message().split(", expected").next().unwrap_or_default();
        if message == ENDS_READING {
            let start = source[..span.start].rfind('\n').map_or(0, |i| i + 1);
            let line = without.get_or_insert_with(|| source.into()).iter_mut().skip(start);
            line.take_while(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        let message = match message {
            "string values must be quoted" if span.is_empty() => "missing value",
            message => message,
        };
        if !findings.overflows() {
            let (code, message, help) = in_words(message);
            let finding = findings.broken_line(code, span, message);
            if let Some(help) = help {
                finding.help(help);
            }
        }
    }
    check_depth(&tree, findings);
    match without.and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(text) => Err(text),
        None => Ok(tree),
    }
}

/// Dotted keys nest as deep as they are long, and the grammar sets them no limit.
fn check_depth(tree: &Tree<'_>, findings: &mut Findings<'_>) {
    let mut rest: Vec<_> = tree.root().iter().map(|(_, value)| (value, 1)).collect();
    while let Some((value, depth)) = rest.pop() {
        if depth > DEEPEST {
            let message = "names are nested too deep here";
            findings.error("too-deep", value.span(), message).help("a routine needs three levels at most");
            continue;
        }
        match value.get_ref() {
            DeValue::Table(table) => rest.extend(table.iter().map(|(_, value)| (value, depth + 1))),
            DeValue::Array(array) => rest.extend(array.iter().map(|value| (value, depth + 1))),
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
            ("bad-syntax", "text must stand in quotes", "write it like title = \"Neck release\"")
        }
        "missing value" | "missing value for key" => {
            ("bad-syntax", "the value after the = is missing", "write it like for = \"45s\"")
        }
        "key with no value" => (
            "bad-syntax",
            "this name has no value",
            "write it like for = \"45s\", or put a # before a remark",
        ),
        "missing opening quote" => ("bad-syntax", "the opening quote is missing", "put a \" before the text"),
        "unclosed array" => ("bad-syntax", "this list is never closed", "put a ] after its last entry"),
        "unclosed inline table" => ("bad-syntax", "this { is never closed", "put a } after its last entry"),
        "unclosed table" | "unclosed array table" => (
            "bad-syntax",
            "this heading is not closed as it was opened",
            "a heading has as many brackets at its end as at its beginning: [[step]]",
        ),
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            ("bad-syntax", "a comma is missing here", "put a , between entries")
        }
        "extra `=`" => ("bad-syntax", "one = is enough", "take the second one away"),
        "cannot recurse further; max recursion depth met" | "recursion limit" => {
            ("too-deep", "brackets are nested too deep here", "a routine needs three levels at most")
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
