//! The way through a routine: grammar, version, header, sections; at the end either a routine or a
//! report with errors, never both.

use std::collections::{BTreeMap, HashMap};

use toml::de::DeTable;

use super::beside::{Alone, Beside};
use super::field::Scope;
use super::findings::Findings;
use super::limits::Budget;
use super::overlay::is_overlay;
use super::syntax::{self, Kept};
use super::{Altered, Ask, Routine, Sound, version};
use crate::diagnostic::{Report, Sources};

/// What came of reading a routine.
#[derive(Debug)]
pub struct Reading {
    /// The routine; `None` exactly where the report has errors.
    pub routine: Option<Routine>,
    /// All that is wrong, in the order of the files.
    pub report: Report,
    /// What the report's spans lie in: the routine's own text first, then those of the files it names.
    pub sources: Sources,
}

/// What is known while reading.
pub(super) struct Reader<'a> {
    pub findings: Findings,
    pub kept: &'a Kept,
    pub beside: &'a dyn Beside,
    pub file: File,
    /// The files being read: each is used by the one before it.
    pub chain: Vec<String>,
    /// How often a file was used, all in all.
    pub uses: usize,
    /// What an overlay changes: a step's id, and keys in place of its own.
    pub changes: HashMap<String, &'a DeTable<'a>>,
    /// What came of that: a step's id, and one key.
    pub altered: Vec<(String, Altered)>,
    pub budget: Budget,
    /// How often the file being read is played.
    pub times: u64,
}

/// What holds for one file.
#[derive(Default)]
pub(super) struct File {
    /// From the routine's folder; empty for the routine itself.
    pub path: String,
    /// Its first byte among all that are read.
    pub start: usize,
    pub sounds: BTreeMap<String, Sound>,
    /// The ids of steps and sections.
    pub ids: HashMap<String, Id>,
    pub asks: Vec<Ask>,
}

/// An id that was given.
pub(super) struct Id {
    /// A step's, not a section's.
    pub is_step: bool,
    /// Its first byte among all that are read.
    pub at: usize,
}

/// Reads a routine that stands alone: what other files it names are not there. `name` is what messages
/// call it; without folder and ending it is the id where none is given.
#[must_use]
pub fn read(source: &str, name: &str) -> Reading {
    read_beside(source, name, &Alone)
}

/// Reads a routine among the files beside it.
#[must_use]
pub fn read_beside(source: &str, name: &str, beside: &dyn Beside) -> Reading {
    let mut findings = Findings::new(Sources::of(name, source));
    let kept = Kept::default();
    let tree = syntax::parse(source, 0, &kept, &mut findings);
    let mut reader = Reader {
        findings,
        kept: &kept,
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
    let (report, sources) = reader.findings.finish();
    Reading { routine: routine.filter(|_| report.errors() == 0), report, sources }
}

impl Reader<'_> {
    /// Reads one file's routine.
    pub fn routine(&mut self, root: &DeTable<'_>, stem: &str) -> Option<Routine> {
        let scope = Scope::of(root);
        if !version::check(root, self.file.start, &mut self.findings) {
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
        Some(routine)
    }
}

/// A file's name without folder and ending.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\', ':']).next().unwrap_or(name);
    file.strip_suffix(".toml").unwrap_or(file)
}
