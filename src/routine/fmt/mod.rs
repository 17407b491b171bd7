//! A routine's file made tidy: keys in the order of the tables in `keys`, one layout, every comment with
//! what it belongs to. What is read stays the same. Start with `page`, then `comments`.

mod comments;
mod entries;
mod page;
mod place;
mod value;

use toml_edit::DocumentMut;

use super::findings::Findings;
use super::syntax::{self, Kept};
use crate::diagnostic::{Report, Sources};

/// The file, tidied. To tidy it again changes nothing.
///
/// # Errors
/// The report, where the file is no TOML or is nested too deep to be a routine.
pub fn fmt(source: &str) -> Result<String, Report> {
    let mut findings = Findings::new(Sources::of("", source));
    // The reader's own parser first: it says in plain words what is wrong, and what is nested so deep
    // that the other one would fall is refused by it.
    drop(syntax::parse(source, 0, &Kept::default(), &mut findings));
    let (report, _) = findings.finish();
    if report.errors() > 0 {
        return Err(report);
    }
    match source.parse::<DocumentMut>() {
        Ok(document) => Ok(page::write(&document)),
        Err(error) => {
            let mut report = Report::default();
            let span = error.span().unwrap_or(0..0);
            report.error("bad-syntax", span, format!("this cannot be read: {}", error.message()));
            Err(report)
        }
    }
}
