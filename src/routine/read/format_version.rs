//! The key `balm`: which version of the format a file was written for.

use toml::de::{DeTable, DeValue};

use super::findings::Findings;

/// The version of the format this program reads.
const MAJOR: u32 = 1;
const MINOR: u32 = 0;

/// Whether the rest of the file can be understood.
pub fn check(root: &DeTable<'_>, start: usize, findings: &mut Findings) -> bool {
    let Some((key, value)) = root.get_key_value("balm") else {
        let text = findings.sources.at(start).map_or("", |file| file.text.as_str());
        let first = start + text.find(|c: char| !c.is_whitespace() && c != '\u{feff}').unwrap_or(0);
        let message = "the file does not say that it is a routine";
        if let Some(finding) = findings.missing(first..first, message, "make balm = 1 its first line") {
            finding.fix(first..first, "balm = 1\n");
        }
        return true;
    };
    let version = match value.get_ref() {
        DeValue::Integer(n) => u32::from_str_radix(n.as_str(), n.radix()).ok().map(|major| (major, 0)),
        DeValue::String(text) => parse(text),
        _ => None,
    };
    let Some((major, minor)) = version else {
        findings
            .error("bad-version", value.span(), "this is not a version of the format")
            .help(format!("write balm = {MAJOR}, or with a later minor version balm = \"{MAJOR}.1\""));
        return true;
    };
    if major != MAJOR {
        let message = format!("this routine is written for format {major}; this balm reads format {MAJOR}");
        let help = if major > MAJOR { "a later version of balm can read it" } else { "write balm = 1" };
        findings.error("other-version", value.span(), message).help(help);
        return false;
    }
    findings.newer = minor > MINOR;
    if let Some((other, _)) = root.iter().find(|(other, _)| other.span().start < key.span().start) {
        findings
            .warning("balm-first", other.span(), "\"balm\" should be the first line")
            .help("a reader must know the version before anything else");
    }
    true
}

/// `1` or `1.N`.
fn parse(text: &str) -> Option<(u32, u32)> {
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?;
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    Some((number(major)?, number(minor)?))
}
