//! The way through a routine: grammar, version, header, sections; at the end either a routine or a
//! report with errors, never both.

use std::collections::HashMap;

use toml::de::DeTable;

use super::budget::Budget;
use super::findings::Findings;
use super::format_version;
use super::ids_and_paths::stem;
use super::key_value::Scope;
use super::reader::{Alone, Beside, File, Reader};
use super::source_arena::SourceArena;
use super::syntax;
use crate::diagnostic::{Report, Sources, Span};
use crate::routine::format::keys::is_overlay;
use crate::routine::model::Routine;

/// What came of reading a routine.
#[derive(Debug)]
pub struct Reading {
    /// The routine; `None` exactly where the report has errors.
    pub routine: Option<Routine>,
    /// All that is wrong, in the order of the files.
    pub report: Report,
    /// What the report's spans lie in: the routine's own text first, then those of the files it names.
    pub sources: Sources,
    /// The paths of files that are named, and where: each begins in the folder of the file it is named in.
    pub paths: Vec<(Span, String)>,
}

/// Reads a routine that stands alone: what other files it names are not there. `name` is what messages
/// call it; without folder and ending it is the id where none is given.
#[must_use]
pub fn read(source: &str, name: &str) -> Reading {
    read_beside(source, name, &Alone)
}

/// Reads a routine with the files in its folder.
#[must_use]
pub fn read_beside(source: &str, name: &str, beside: &dyn Beside) -> Reading {
    let mut findings = Findings::new(Sources::of(name, source));
    let arena = SourceArena::default();
    let tree = syntax::parse(source, 0, &arena, &mut findings);
    let mut reader = Reader {
        findings,
        arena: &arena,
        beside,
        file: File::default(),
        chain: Vec::new(),
        uses: 0,
        changes: HashMap::new(),
        altered: Vec::new(),
        budget: Budget::default(),
        times: 1,
    };
    let root = tree.root();
    let routine = if is_overlay(|key| root.contains_key(key)) {
        reader.overlay(root, stem(name))
    } else {
        reader.routine(root, stem(name))
    };
    let paths = std::mem::take(&mut reader.findings.paths);
    let (report, sources) = reader.findings.finish();
    Reading { routine: routine.filter(|_| report.errors() == 0), report, sources, paths }
}

impl Reader<'_> {
    /// Reads one file's routine.
    pub fn routine(&mut self, root: &DeTable<'_>, stem: &str) -> Option<Routine> {
        let scope = Scope::of(root);
        if !format_version::check(root, self.file.start, &mut self.findings) {
            return None;
        }
        self.file.asks = self.asks(scope);
        if let Some(sounds) = scope.get("sounds") {
            self.read_sounds(sounds);
        }
        let mut routine = self.header(scope, stem);
        routine.sections = self.sections(scope, &mut routine.cautions);
        routine.asks.clone_from(&self.file.asks);
        self.translations(scope, &mut routine);
        self.budget.check_linger(&routine, self.file.start, &mut self.findings);
        routine.sounds = std::mem::take(&mut self.file.sounds);
        for folder in std::mem::take(&mut self.file.recordings) {
            if !routine.recordings.contains(&folder) {
                routine.recordings.push(folder);
            }
        }
        Some(routine)
    }
}
