//! Sections and the lists of steps in them.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::field::{Field, SHORT, Scope};
use super::header::slug;
use super::reader::Reader;
use super::step::Around;
use super::{Section, Sides, keys};

pub(super) const SIDES: [(&str, Sides); 2] =
    [("left-right", Sides::LeftRight), ("right-left", Sides::RightLeft)];

impl Reader<'_> {
    /// Every section; top-level steps make one without a title.
    pub fn sections(&mut self, root: Scope<'_>) -> Vec<Section> {
        let defaults = root.get("defaults").and_then(|field| field.table(&mut self.findings));
        if let Some(defaults) = defaults {
            self.findings.check_keys(defaults, keys::STEP, "[defaults]");
            // Once on its own, or what every step overrides would never be looked at.
            self.step(Scope::of(defaults), 0..0, Around::Defaults);
        }
        let loose = root.get("step").map(|field| self.tables(field)).unwrap_or_default();
        let sections = root.get("section").map(|field| self.tables(field)).unwrap_or_default();
        if let (Some((_, span)), false) = (loose.first(), sections.is_empty()) {
            let message = "this step stands outside the sections, so its place among them is unknown";
            self.findings
                .error("mixed-steps", span.clone(), message)
                .help("a step of the section above it is written [[section.step]]");
        }
        let mixed = !loose.is_empty();
        let mut read = Vec::new();
        if mixed {
            let steps = self.steps(loose, defaults, Around::Step { times: 1, sided: false });
            read.push(Section { title: None, rounds: 1, sides: None, steps });
        }
        for (table, span) in sections {
            read.push(self.section(table, span, defaults, mixed));
        }
        if read.is_empty() && !root.owns("step") && !root.owns("section") {
            let end = self.source.len();
            self.findings.missing(end..end, "the routine has no steps", "begin each with the line [[step]]");
        }
        read
    }

    fn section<'t>(
        &mut self,
        table: &'t DeTable<'t>,
        span: Range<usize>,
        defaults: Option<&'t DeTable<'t>>,
        mixed: bool,
    ) -> Section {
        self.findings.check_keys(table, keys::SECTION, "a section");
        let scope = Scope::of(table);
        if let Some(id) = scope.get("id") {
            slug(id, &mut self.findings);
        }
        let title = scope.text("title", SHORT, &mut self.findings);
        let rounds = scope.number("rounds", keys::bounds::TIMES, &mut self.findings).unwrap_or(1);
        let sides = scope.get("sides").and_then(|field| field.one_of(&SIDES, &mut self.findings));
        let steps = scope.get("step").map(|field| self.tables(field)).unwrap_or_default();
        if steps.is_empty() && !scope.owns("step") && !mixed {
            self.findings.missing(
                span,
                "this section has no steps",
                "begin each with the line [[section.step]]",
            );
        }
        let times = u64::from(rounds) * if sides.is_some() { 2 } else { 1 };
        let steps = self.steps(steps, defaults, Around::Step { times, sided: sides.is_some() });
        Section { title, rounds, sides, steps }
    }

    fn steps<'t>(
        &mut self,
        tables: Vec<(&'t DeTable<'t>, Range<usize>)>,
        defaults: Option<&'t DeTable<'t>>,
        around: Around,
    ) -> Vec<super::Step> {
        let mut steps = Vec::new();
        for (own, span) in tables {
            self.findings.check_keys(own, keys::STEP, "a step");
            steps.extend(self.step(Scope { own, defaults }, span, around));
        }
        steps
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
