//! `use`: another routine's steps in the place of one.

use super::field::{Field, Scope};
use super::findings::short;
use super::overlay::is_overlay;
use super::reader::{File, Reader, stem};
use super::step::Around;
use super::{Routine, Section, SoundRef, Step, Text};

/// How many files deep: each uses the next.
const DEEPEST: usize = 4;
/// The most files used in all, each counted as often as it is used.
const MOST: usize = 200;
/// What may stand beside `use`.
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
                let message = format!("\"{}\" has no place beside \"use\"", short(key.get_ref()));
                let help = "the steps that are used bring their own; a change to them belongs in their file";
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
            let message = "the routine used here has rounds or sides of its own, and so has this section";
            self.findings
                .error("use-in-rounds", field.span(), message)
                .help("use it in a section played once");
            return None;
        }
        self.adopt(&path, &mut routine, cautions);
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
                (message, "take one of these out")
            } else {
                ("routines are used too deep here".into(), "four files deep at most, each using the next")
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

    /// Takes what belongs to a used routine into the one that uses it: its sounds, its questions and its
    /// cautions.
    fn adopt(&mut self, path: &str, routine: &mut Routine, cautions: &mut Vec<String>) {
        for caution in std::mem::take(&mut routine.cautions) {
            if !cautions.contains(&caution) {
                cautions.push(caution);
            }
        }
        for ask in std::mem::take(&mut routine.asks) {
            if !self.file.asks.iter().any(|known| known.name == ask.name) {
                self.file.asks.push(ask);
            }
        }
        let language = routine.language.clone();
        for (name, sound) in std::mem::take(&mut routine.sounds) {
            // A name no file can give: two routines may call different sounds the same.
            let name_here = match self.file.sounds.get(&name) {
                Some(known) if *known != sound => format!("{name} ({path})"),
                _ => name.clone(),
            };
            self.file.sounds.insert(name_here.clone(), sound);
            routine.steps_mut().for_each(|step| rename(step, &name, &name_here));
        }
        for step in routine.steps_mut() {
            for text in texts(step) {
                text.language.get_or_insert_with(|| language.clone());
            }
        }
    }
}

/// Everything a step says.
pub(super) fn texts(step: &mut Step) -> impl Iterator<Item = &mut Text> {
    let cues = step.cues.iter_mut().filter_map(|cue| cue.say.as_mut());
    [&mut step.title, &mut step.say, &mut step.move_line].into_iter().flatten().chain(cues)
}

/// Calls a sound by another name.
fn rename(step: &mut Step, from: &str, to: &str) {
    let mut all: Vec<&mut SoundRef> = step.bed.iter_mut().chain(step.chime.iter_mut()).collect();
    for cue in &mut step.cues {
        all.extend(cue.chime.iter_mut().chain(cue.bed.iter_mut().flatten()));
    }
    for sound in all {
        if matches!(sound, SoundRef::Own(name) if name == from) {
            *sound = SoundRef::Own(to.to_owned());
        }
    }
}
