//! Sections and the lists of steps in them.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::ids_and_paths::slug;
use super::key_value::{Field, Scope};
use super::reader::Reader;
use super::step_values::Around;
use crate::routine::format::keys::bounds::{SHORT, TIMES};
use crate::routine::format::keys::{SECTION, STEP};
use crate::routine::model::{Section, Sides, Step, Text};

/// An entry of a list of steps.
pub enum ListedStep {
    Step(Box<Step>),
    /// Another routine's.
    Sections(Vec<Section>),
}

impl Reader<'_> {
    /// Every section; top-level steps make one without a title. The cautions of routines that are used
    /// are added to `cautions`.
    pub fn sections(&mut self, root: Scope<'_>, cautions: &mut Vec<String>) -> Vec<Section> {
        let defaults = root.get("defaults").and_then(|field| field.table(&mut self.findings));
        if let Some(defaults) = defaults {
            self.findings.check_keys(defaults, &STEP, "[defaults]");
            // Once on its own, or what every step overrides would never be looked at.
            self.step(Scope::of(defaults), 0..0, Around::Defaults);
        }
        let loose = root.get("step").map(|field| self.tables(field)).unwrap_or_default();
        let sections = root.get("section").map(|field| self.tables(field)).unwrap_or_default();
        if let (Some((_, span)), false) = (loose.first(), sections.is_empty()) {
            let message = "this step is outside the sections, so balm cannot tell when to play it";
            self.findings
                .error("mixed-steps", span.clone(), message)
                .help("to add it to the section above, write [[section.step]]");
        }
        let mixed = !loose.is_empty();
        let mut read = Vec::new();
        if mixed {
            let section = Section::default();
            let around = Around::Step { times: self.times, sided: false };
            let steps = self.steps(loose, defaults, around, cautions);
            read.extend(parted(section, steps));
        }
        for (table, span) in sections {
            read.extend(self.section(table, span, (defaults, mixed), cautions));
        }
        if read.is_empty() && !root.owns("step") && !root.owns("section") {
            let end = self.findings.sources.at(self.file.start).map_or(0, |f| f.start + f.text.len());
            self.findings.missing(end..end, "the routine has no steps", "begin each with the line [[step]]");
        }
        for (i, step) in read.iter_mut().flat_map(|section| &mut section.steps).enumerate() {
            step.number = i + 1;
        }
        read
    }

    fn section<'t>(
        &mut self,
        table: &'t DeTable<'t>,
        span: Range<usize>,
        (defaults, mixed): (Option<&'t DeTable<'t>>, bool),
        cautions: &mut Vec<String>,
    ) -> Vec<Section> {
        self.findings.check_keys(table, &SECTION, "a section");
        let scope = Scope::of(table);
        let id = scope.get("id").and_then(|field| slug(field, &mut self.findings));
        self.check_id(id.as_deref(), scope, false);
        let title = scope.text("title", SHORT, &mut self.findings);
        let rounds = scope.number("rounds", TIMES, &mut self.findings).unwrap_or(1);
        let sides = scope.get("sides").and_then(|field| field.one_of(&Sides::WORDS, &mut self.findings));
        let steps = scope.get("step").map(|field| self.tables(field)).unwrap_or_default();
        if steps.is_empty() && !scope.owns("step") && !mixed {
            self.findings.missing(
                span.clone(),
                "this section has no steps",
                "begin each with the line [[section.step]]",
            );
        }
        let times = self.times.saturating_mul(u64::from(rounds) * if sides.is_some() { 2 } else { 1 });
        let around = Around::Step { times, sided: sides.is_some() };
        let steps = self.steps(steps, defaults, around, cautions);
        let title = title.map(Text::plain);
        let section = Section { id, title, rounds, sides, spans: scope.spans(span), steps: Vec::new() };
        if section.rounds == 1 && sides.is_none() {
            parted(section, steps)
        } else {
            vec![whole(section, steps)]
        }
    }

    fn steps<'t>(
        &mut self,
        tables: Vec<(&'t DeTable<'t>, Range<usize>)>,
        defaults: Option<&'t DeTable<'t>>,
        around: Around,
        cautions: &mut Vec<String>,
    ) -> Vec<ListedStep> {
        let mut entries = Vec::new();
        for (own, span) in tables {
            self.findings.check_keys(own, &STEP, "a step");
            let id = own.get("id").and_then(|id| id.get_ref().as_str());
            let over = id.and_then(|id| self.changes.get(id)).copied();
            let scope = Scope::new(over, own, defaults);
            if let (Some(id), Some(over)) = (id, over) {
                self.note_changes(id, over, scope);
            }
            if let Some(field) = Scope::of(own).get("use") {
                entries.extend(self.used(field, scope, around, cautions).map(ListedStep::Sections));
            } else {
                entries.extend(self.step(scope, span, around).map(|step| ListedStep::Step(Box::new(step))));
            }
        }
        entries
    }

    /// The tables of `[[step]]` or `[[section]]`, each with the span of its heading.
    fn tables<'t>(&mut self, field: Field<'t>) -> Vec<(&'t DeTable<'t>, Range<usize>)> {
        let DeValue::Array(entries) = field.value.get_ref() else {
            let message = format!("each {} needs a heading of its own in double brackets", field.key);
            self.findings
                .error("single-brackets", field.span(), message)
                .help(format!("write [[{0}]], and [[section.step]] for a step in a section", field.key));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in entries.iter() {
            match entry.get_ref() {
                DeValue::Table(table) => tables.push((table, entry.span())),
                _ => {
                    self.findings.wrong_type(field.key, entry, "a table under [[step]] or [[section]]");
                }
            }
        }
        tables
    }
}

/// A section played once: what is used in it stands between its parts, with titles, rounds and sides of
/// its own.
fn parted(section: Section, entries: Vec<ListedStep>) -> Vec<Section> {
    let mut parts: Vec<Section> = Vec::new();
    let mut open = false;
    for entry in entries {
        match entry {
            ListedStep::Step(step) => {
                if !open {
                    parts.push(section.clone());
                }
                open = true;
                if let Some(part) = parts.last_mut() {
                    part.steps.push(*step);
                }
            }
            ListedStep::Sections(used) => {
                open = false;
                parts.extend(used.into_iter().map(|mut part| {
                    part.title = part.title.or_else(|| section.title.clone());
                    part
                }));
            }
        }
    }
    if parts.is_empty() { vec![section] } else { parts }
}

/// A section played again and again, what is used in it included.
fn whole(mut section: Section, entries: Vec<ListedStep>) -> Section {
    for entry in entries {
        match entry {
            ListedStep::Step(step) => section.steps.push(*step),
            ListedStep::Sections(used) => section.steps.extend(used.into_iter().flat_map(|part| part.steps)),
        }
    }
    section
}
