//! Checks a file with the reader's own grammar before it is written tidily.

use toml_edit::DocumentMut;

use super::format::fmt::write;
use super::read::check_syntax;
use crate::diagnostic::Report;

/// The file, tidied. Tidying it again changes nothing.
///
/// # Errors
/// The report, if the file is no TOML or is nested too deep for a routine.
pub fn fmt(source: &str) -> Result<String, Report> {
    // Our own grammar first: its messages are plain, and it refuses nesting that overflows the other parser.
    check_syntax(source)?;
    source.parse::<DocumentMut>().map(|document| write(&document)).map_err(|error| {
        let mut report = Report::default();
        let span = error.span().unwrap_or(0..0);
        report.error("bad-syntax", span, format!("this cannot be read: {}", error.message()));
        report
    })
}
