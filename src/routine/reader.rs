//! The way through a routine: grammar, version, header, sections; at the end either a routine or a
//! report with errors, never both.

use std::collections::{BTreeMap, HashSet};

use toml::de::DeTable;

use super::field::{Field, Scope};
use super::findings::Findings;
use super::limits::Budget;
use super::{Routine, Sound, syntax, version};
use crate::diagnostic::Report;

/// What came of reading a routine.
#[derive(Debug)]
pub struct Reading {
    /// The routine; `None` exactly where the report has errors.
    pub routine: Option<Routine>,
    /// All that is wrong, in the order of the file.
    pub report: Report,
}

/// What is known while reading.
pub(super) struct Reader<'a> {
    pub source: &'a str,
    pub findings: Findings<'a>,
    pub sounds: BTreeMap<String, Sound>,
    pub ids: HashSet<String>,
    pub budget: Budget,
}

/// Reads a routine. `stem` is the name of its file without the ending: the id where none is given.
#[must_use]
pub fn read(source: &str, stem: &str) -> Reading {
    let mut reader = Reader {
        source,
        findings: Findings::new(source),
        sounds: BTreeMap::new(),
        ids: HashSet::new(),
        budget: Budget::default(),
    };
    let without;
    let tree = match syntax::parse(source, &mut reader.findings) {
        Err(text) => {
            without = text;
            syntax::parse(&without, &mut reader.findings).ok()
        }
        tree => tree.ok(),
    };
    let tree = tree.unwrap_or_default();
    let routine = reader.routine(tree.root(), stem);
    let report = reader.findings.finish();
    Reading { routine: routine.filter(|_| report.errors() == 0), report }
}

impl Reader<'_> {
    fn routine(&mut self, root: &DeTable<'_>, stem: &str) -> Option<Routine> {
        let scope = Scope::of(root);
        if root.contains_key("extends") || root.contains_key("change") {
            self.not_yet(scope.get("extends").or_else(|| scope.get("change")));
            return None;
        }
        if !version::check(root, self.source, &mut self.findings) {
            return None;
        }
        self.not_yet(scope.get("ask"));
        if let Some(sounds) = scope.get("sounds") {
            self.read_sounds(sounds);
        }
        let mut routine = self.header(scope, stem);
        routine.sections = self.sections(scope);
        self.budget.check_linger(&routine, &mut self.findings);
        routine.sounds = std::mem::take(&mut self.sounds);
        Some(routine)
    }

    /// A key of the format whose playing is still to be built. To leave it out in silence would
    /// play another routine than the one that was written.
    pub fn not_yet(&mut self, field: Option<Field<'_>>) {
        let Some(field) = field else { return };
        let help = match field.key {
            "use" => "copy the other routine's steps into this file",
            "ask" | "only" => "keep one file for each answer",
            _ => "make a copy of the routine and change the copy",
        };
        let message = format!("this version of balm does not play \"{}\" yet", field.key);
        self.findings.error("not-yet", field.span(), message).help(help);
    }
}
