//! Texts that are spoken or shown while playing, and the placeholders in them.

use toml::de::DeValue;

use super::Text;
use super::field::{Field, LONG, SHORT, Scope};
use super::fill::{NAMES, Piece, pieces};
use super::findings::{Findings, short};
use super::reader::Reader;
use super::sounds::path;

/// In what is spoken every placeholder may stand.
pub(super) const EVERYWHERE: &[&str] = &NAMES;
/// In a title none that is itself made of titles; in a file's name neither, for a title may hold
/// anything.
pub(super) const IN_A_TITLE: &[&str] = &["side", "other", "round", "rounds"];

impl Reader<'_> {
    /// A text, or a table with one for each side.
    pub fn line(&mut self, field: Field<'_>, most: usize, names: &[&str], sided: bool) -> Option<Text> {
        let DeValue::Table(table) = field.value.get_ref() else {
            let text = field.text(most, &mut self.findings)?;
            self.placeholders(field, names, sided);
            return Some(Text::Same(text.to_owned()));
        };
        self.findings.check_keys(table, &["left", "right"], &format!("\"{}\"", short(field.key)));
        let scope = Scope::of(table);
        for key in ["left", "right"] {
            match scope.get(key) {
                Some(side) => self.placeholders(side, names, sided),
                None => {
                    let message = format!("the text for the {key} side is missing");
                    self.findings.missing(
                        field.span(),
                        message,
                        "write it like { left = \"…\", right = \"…\" }",
                    );
                }
            }
        }
        if !sided {
            let message = "this step is not played side by side";
            self.findings
                .error("no-side", field.span(), message)
                .help("write one text, or add sides = \"left-right\"");
        }
        let left = scope.text("left", most, &mut self.findings)?;
        Some(Text::Sided { left, right: scope.text("right", most, &mut self.findings)? })
    }

    /// The file of a recording, or one for each side.
    pub fn recording(&mut self, field: Field<'_>, sided: bool) -> Option<Text> {
        match field.value.get_ref() {
            DeValue::Table(table) => {
                let scope = Scope::of(table);
                for side in ["left", "right"].into_iter().filter_map(|key| scope.get(key)) {
                    path(side, &mut self.findings);
                }
            }
            _ => {
                path(field, &mut self.findings)?;
            }
        }
        self.line(field, SHORT, IN_A_TITLE, sided)
    }

    fn placeholders(&mut self, field: Field<'_>, names: &[&str], sided: bool) {
        for piece in pieces(field.str()) {
            match piece {
                Piece::Literal(_) => {}
                Piece::Stray(brace) => {
                    self.findings
                        .error("stray-brace", field.span(), format!("a {brace} stands alone in this text"))
                        .help(format!("write {brace}{brace} for a brace that is meant to be read"));
                }
                Piece::Name(name) if !names.contains(&name) => self.unknown_placeholder(field, name, names),
                Piece::Name(name) if !sided && ["side", "other"].contains(&name) => {
                    let message =
                        format!("{{{name}}} stands for nothing: this step is not played side by side");
                    let span = self.place_of(field, name);
                    self.findings
                        .error("no-side", span, message)
                        .help("name the side in words, or add sides = \"left-right\"");
                }
                Piece::Name(_) => {}
            }
        }
    }

    fn unknown_placeholder(&mut self, field: Field<'_>, name: &str, names: &[&str]) {
        let span = self.place_of(field, name);
        if NAMES.contains(&name) {
            let message = format!("{{{name}}} cannot stand in \"{}\"", short(field.key));
            self.findings.error("unknown-placeholder", span, message).help("it can in \"say\" and in cues");
        } else {
            let names = names.iter().copied();
            self.findings.unknown_name("unknown-placeholder", span, ("placeholder", name), names);
        }
    }

    /// Where `{name}` stands in the file; the whole value where escapes hide it.
    fn place_of(&self, field: Field<'_>, name: &str) -> std::ops::Range<usize> {
        let span = field.span();
        let found = self.source.get(span.clone()).and_then(|raw| raw.find(&format!("{{{name}}}")));
        match found {
            Some(at) => span.start + at..span.start + at + name.len() + 2,
            None => span,
        }
    }
}

/// The notes on a step that are for its author and reader, not for the player.
pub(super) fn check_notes(scope: Scope<'_>, findings: &mut Findings<'_>) {
    scope.text("one_sided", LONG, findings);
    scope.text("because", LONG, findings);
    if let Some(adapt) = scope.get("adapt").and_then(|field| field.table(findings)) {
        for (key, value) in adapt.iter() {
            Field { key: key.get_ref(), value }.text(LONG, findings);
        }
    }
    if let Some(allow) = scope.get("allow") {
        allow.texts(SHORT, findings);
        if scope.get("because").is_none() {
            findings.missing(allow.span(), "why is this allowed?", "give the reason as because = \"…\"");
        }
    }
}
