//! A small file that changes another routine for one person. The routine itself stays as it is.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::findings::short;
use super::format_version;
use super::header_values::author;
use super::ids_and_paths::{slug, slug_of, stem};
use super::key_value::{Field, Scope};
use super::reader::{File, Reader};
use super::vocabulary_names as names;
use crate::routine::compose::alter::alter;
use crate::routine::compose::pressure_caps::Caps;
use crate::routine::format::keys::bounds::{FELT, LONG, REVISION, SHORT};
use crate::routine::format::keys::{AT_THE_TOP, CAPS, CHANGE, OVERLAY, is_overlay};
use crate::routine::model::{Altered, Overlay, Routine};
use crate::vocabulary::{self, EntryKind};

impl<'a> Reader<'a> {
    /// Reads an overlay and the routine it changes.
    pub fn overlay(&mut self, root: &'a DeTable<'a>, stem_here: &str) -> Option<Routine> {
        let scope = Scope::of(root);
        if !format_version::check(root, 0, &mut self.findings) {
            return None;
        }
        self.findings.check_keys(root, OVERLAY, "a change to a routine");
        let id = scope.get("id").and_then(|field| slug(field, &mut self.findings));
        let title = scope.text("title", SHORT, &mut self.findings);
        let revision = scope.number("revision", REVISION, &mut self.findings);
        let note = scope.text("note", LONG, &mut self.findings);
        let author = scope.get("author").and_then(|field| author(field, &mut self.findings));
        let caps = self.caps(scope);
        let changes = self.changes(scope);
        let Some(extends) = scope.get("extends") else {
            let help = "name the routine that is changed: extends = \"neck-release.toml\"";
            self.findings.missing(0..0, "which routine does this change?", help);
            return None;
        };
        let routine = self.base(extends, &changes);
        self.check_ids(&changes);
        let mut routine = routine?;
        let has_steps = routine.steps().next().is_some();
        let skips = |id: &str| changes.iter().any(|(field, change)| field.key == id && is_skip(change));
        let altered = alter(&mut routine, skips, &self.altered, &caps);
        if has_steps && routine.sections.is_empty() {
            let message = "these changes skip every step of the routine";
            self.findings.missing(0..0, message, "skip fewer steps");
        }
        routine.id = id.unwrap_or_else(|| slug_of(stem_here));
        routine.title = title.clone().unwrap_or(routine.title);
        routine.revision = revision.or(routine.revision);
        routine.overlay =
            Some(Overlay { title, note, author, extends: extends.str().to_owned(), changes: altered });
        Some(routine)
    }

    /// The routine that is changed, read with its changes.
    fn base(&mut self, extends: Field<'_>, changes: &[(Field<'a>, &'a DeTable<'a>)]) -> Option<Routine> {
        let document = self.other_routine(extends)?;
        let root = document.tree.root();
        if is_overlay(|key| root.contains_key(key)) {
            let message = "this file is itself a change to a routine";
            self.findings.error("use-overlay", extends.span(), message).help("change the routine itself");
            return None;
        }
        self.changes = changes.iter().map(|(id, table)| (id.key.to_owned(), *table)).collect();
        self.file = File { path: document.path.clone(), start: document.start, ..File::default() };
        self.routine(root, stem(&document.path))
    }

    /// The `[change.ID]` tables.
    fn changes(&mut self, scope: Scope<'a>) -> Vec<(Field<'a>, &'a DeTable<'a>)> {
        let Some(field) = scope.get("change") else { return Vec::new() };
        let DeValue::Table(table) = field.value.get_ref() else {
            let help = "write it as [change.ID], with the id of the step";
            self.findings.wrong_type("change", field.value, "a table").help(help);
            return Vec::new();
        };
        let mut changes = Vec::new();
        for (key, value) in table.iter().filter(|(key, _)| !key.get_ref().starts_with("x-")) {
            let field = Field { key: key.get_ref(), value };
            let is_table = value.get_ref().is_table();
            let around = [(OVERLAY, AT_THE_TOP), (&CHANGE, "under [change.ID], with the id of a step")];
            if !is_table && self.findings.is_swallowed(key, "change", &around) {
                continue;
            }
            let Some(change) = field.table(&mut self.findings) else { continue };
            self.findings.check_keys(change, &CHANGE, "a change");
            if let Some(own) = Scope::of(change).get("id").or_else(|| Scope::of(change).get("use")) {
                let message = format!("\"{}\" cannot be changed", own.key);
                self.findings.error("use-alone", own.span(), message).help("leave it out here");
            }
            Scope::of(change).flag("skip", &mut self.findings);
            changes.push((field, change));
        }
        changes.sort_by_key(|(field, _)| field.span().start);
        changes
    }

    fn check_ids(&mut self, changes: &[(Field<'a>, &'a DeTable<'a>)]) {
        let mut ids: Vec<&str> =
            self.file.ids.iter().filter(|(_, id)| id.is_step).map(|(id, _)| id.as_str()).collect();
        ids.sort_unstable();
        for (field, _) in changes {
            if ids.is_empty() {
                let message = format!(
                    "no step has the id \"{}\", because no step of the routine has an id",
                    short(field.key)
                );
                self.findings.error("unknown-step", field.span(), message).help(format!(
                    "add an id to the step, in the routine itself: id = \"{}\"",
                    short(field.key)
                ));
            } else if !ids.contains(&field.key) {
                let ids = ids.iter().copied();
                self.findings.unknown_name(
                    "unknown-step",
                    field.span(),
                    ("step with the id", field.key),
                    ids,
                );
            }
        }
    }

    fn caps(&mut self, scope: Scope<'_>) -> Caps {
        let findings = &mut self.findings;
        let Some(caps) = scope.get("caps").and_then(|field| field.scope(&CAPS, findings)) else {
            return Caps::default();
        };
        let everywhere = caps.number("pressure", FELT, findings).and_then(|n| u8::try_from(n).ok());
        let mut regions = BTreeMap::new();
        if let Some(table) = caps.get("regions").and_then(|field| field.table(findings)) {
            for (key, value) in table.iter().filter(|(key, _)| !key.get_ref().starts_with("x-")) {
                let name: &str = key.get_ref();
                let around = [(&CAPS, "in [caps], above [caps.regions]"), (OVERLAY, AT_THE_TOP)];
                if findings.is_swallowed(key, "caps.regions", &around) {
                    continue;
                }
                if vocabulary::region(name).is_none() {
                    let region = (EntryKind::Region, name);
                    names::unknown(findings, "unknown-region", key.span(), region);
                }
                let most = Field { key: name, value }.number(FELT, findings);
                regions.extend(most.and_then(|n| Some((name.to_owned(), u8::try_from(n).ok()?))));
            }
        }
        Caps { everywhere, regions }
    }

    /// Writes down what a change puts in the place of a step's own keys.
    pub fn note_changes(&mut self, id: &str, over: &DeTable<'_>, scope: Scope<'_>) {
        let mut keys: Vec<_> = over.iter().filter(|(key, _)| *key.get_ref() != "skip").collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in keys {
            let key: &str = key.get_ref();
            let own = scope.own.get(key).or_else(|| scope.defaults?.get(key));
            let from = own.map(|own| short(self.findings.raw(own.span())));
            let to = short(self.findings.raw(value.span()));
            self.altered.push((id.to_owned(), Altered::Key { key: short(key), from, to }));
        }
    }
}

fn is_skip(change: &DeTable<'_>) -> bool {
    change.get("skip").is_some_and(|skip| matches!(skip.get_ref(), DeValue::Boolean(true)))
}
