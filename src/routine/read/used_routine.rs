//! `use`: another routine's steps in the place of one.

use super::findings::short;
use super::ids_and_paths::stem;
use super::key_value::{Field, Scope};
use super::reader::{File, Reader};
use super::step_values::Around;
use crate::routine::compose::adopt::{Shared, adopt};
use crate::routine::format::keys::is_overlay;
use crate::routine::model::{Routine, Section};

/// How many files deep: each uses the next.
const DEEPEST: usize = 4;
/// The most files used in all, each counted as often as it is used.
const MOST: usize = 200;
/// The keys allowed next to `use`.
const BESIDE: [&str; 3] = ["use", "only", "optional"];

impl Reader<'_> {
    /// The sections of the routine a step uses.
    pub fn used(
        &mut self,
        field: Field<'_>,
        scope: Scope<'_>,
        around: Around,
        cautions: &mut Vec<String>,
    ) -> Option<Vec<Section>> {
        for (key, _) in scope.own.iter().filter(|(key, _)| !key.get_ref().starts_with("x-")) {
            if !BESIDE.contains(&key.get_ref().as_ref()) {
                let message = format!("\"{}\" cannot be combined with \"use\"", short(key.get_ref()));
                let help = "the other routine sets this for its steps; change it in that file";
                self.findings.error("use-alone", key.span(), message).help(help);
            }
        }
        let own = Scope::of(scope.own);
        let only = self.only(own);
        let optional = own.flag("optional", &mut self.findings).unwrap_or(false);
        let (path, mut routine) = self.read_used(field, around)?;
        if !matches!(around, Around::Step { sided: false, .. })
            && routine.sections.iter().any(|s| s.rounds > 1 || s.sides.is_some())
        {
            let message = "the routine used here has rounds or sides, and so does this section";
            self.findings
                .error("use-in-rounds", field.span(), message)
                .help("use it in a section that is played once");
            return None;
        }
        let File { asks, sounds, recordings, .. } = &mut self.file;
        adopt(&path, &mut routine, Shared { cautions, asks, sounds, recordings });
        for step in routine.steps_mut() {
            step.only.extend(only.iter().cloned());
            step.optional |= optional;
        }
        Some(routine.sections)
    }

    /// Reads the file a field names as a routine of its own.
    fn read_used(&mut self, field: Field<'_>, around: Around) -> Option<(String, Routine)> {
        self.uses += 1;
        // That there is too much already has been told.
        if self.budget.is_spent() {
            return None;
        }
        if self.uses > MOST {
            let message = "this routine uses other routines too often";
            self.findings.error("use-too-often", field.span(), message).help(format!("{MOST} times at most"));
            return None;
        }
        let document = self.other_routine(field)?;
        if self.chain.contains(&document.path) || self.chain.len() >= DEEPEST {
            let chain: Vec<&str> = self.chain.iter().map(String::as_str).chain([&*document.path]).collect();
            let message = format!("routines that use each other never end: {}", chain.join(" → "));
            let (message, help) = if self.chain.contains(&document.path) {
                (message, "remove one of these")
            } else {
                ("routines use each other too deeply here".into(), "at most four files, each using the next")
            };
            self.findings.error("use-circle", field.span(), message).help(help);
            return None;
        }
        let root = document.tree.root();
        if is_overlay(|key| root.contains_key(key)) {
            let message = "this is a change to a routine, not a routine";
            self.findings.error("use-overlay", field.span(), message).help("use the routine it changes");
            return None;
        }
        let times = match around {
            Around::Step { times, .. } => times,
            Around::Defaults => 1,
        };
        let file = File { path: document.path.clone(), start: document.start, ..File::default() };
        let outer = (
            std::mem::replace(&mut self.file, file),
            std::mem::replace(&mut self.times, times),
            std::mem::take(&mut self.changes),
            self.findings.newer,
        );
        self.chain.push(document.path.clone());
        let routine = self.routine(root, stem(&document.path));
        self.chain.pop();
        (self.file, self.times, self.changes, self.findings.newer) = outer;
        Some((document.path, routine?))
    }
}
