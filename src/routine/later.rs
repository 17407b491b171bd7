//! Keys that do not change what is played by itself: their shape is checked, nothing is made of them yet.

use toml::de::{DeTable, DeValue};

use super::field::{Field, LONG, SHORT, Scope};
use super::findings::Findings;
use super::header::{is_date, subtable};
use super::keys::{self, bounds};
use super::sounds::path;
use crate::unit::Duration;

/// What a person may be asked before and after.
pub(super) const RATINGS: [(&str, ()); 5] =
    [("tension", ()), ("pain", ()), ("stress", ()), ("energy", ()), ("focus", ())];

/// `updated`, `plan`, `fit`, `ratings` and `text` of the header.
pub(super) fn check(scope: Scope<'_>, findings: &mut Findings<'_>) {
    if let Some(updated) = scope.get("updated").filter(|f| !is_date(f.value.get_ref())) {
        findings
            .wrong_type("updated", updated.value, "a date without quotes")
            .help("write it like 2026-03-31");
    }
    if let Some(plan) = scope.get("plan").and_then(|f| subtable(f, keys::PLAN, findings)) {
        plan.number("times_per_day", bounds::A_DAY, findings);
        plan.number("times_per_week", bounds::A_WEEK, findings);
        plan.number("weeks", bounds::WEEKS, findings);
        plan.text("note", LONG, findings);
    }
    if let Some(fit) = scope.get("fit").and_then(|f| subtable(f, keys::FIT, findings)) {
        shortest_and_longest(fit, findings);
    }
    if let Some(ratings) = scope.get("ratings").and_then(|f| subtable(f, keys::RATINGS, findings))
        && let Some(ask) = ratings.get("ask")
    {
        for rating in ask.texts(SHORT, findings) {
            rating.one_of(&RATINGS, findings);
        }
    }
    if let Some(languages) = scope.get("text").and_then(|f| f.table(findings)) {
        for (key, value) in languages.iter() {
            translation(Field { key: key.get_ref(), value }, findings);
        }
    }
}

/// `min` and `max` of a step or of the whole, the one not above the other.
pub(super) fn shortest_and_longest(
    scope: Scope<'_>,
    findings: &mut Findings<'_>,
) -> (Option<Duration>, Option<Duration>) {
    let min = scope.get("min").and_then(|f| f.duration(bounds::FIT, findings));
    let max = scope.get("max").and_then(|f| f.duration(bounds::FIT, findings));
    if let (Some(shortest), Some(longest), Some(field)) = (min, max, scope.get("max"))
        && shortest > longest
    {
        findings
            .error(
                "min-above-max",
                field.span(),
                format!("the longest, {longest}, is below the shortest, {shortest}"),
            )
            .help("swap \"min\" and \"max\"");
    }
    (min, max)
}

/// One language: a file, or a flat table of texts.
fn translation(field: Field<'_>, findings: &mut Findings<'_>) {
    match field.value.get_ref() {
        DeValue::String(_) => {
            path(field, findings);
        }
        DeValue::Table(table) => {
            for (key, value) in table.iter() {
                let field = Field { key: key.get_ref(), value };
                match value.get_ref() {
                    DeValue::Table(sided) => both_sides(field, sided, findings),
                    _ => {
                        field.text(LONG, findings);
                    }
                }
            }
        }
        _ => {
            findings.wrong_type(field.key, field.value, "a table of texts or a file");
        }
    }
}

fn both_sides(field: Field<'_>, sided: &DeTable<'_>, findings: &mut Findings<'_>) {
    if sided.len() != 2 || !sided.contains_key("left") || !sided.contains_key("right") {
        findings
            .wrong_type(field.key, field.value, "text in quotes")
            .help("a name with a dot stands in quotes: \"hold.say\" = \"…\"");
        return;
    }
    for (key, value) in sided.iter() {
        Field { key: key.get_ref(), value }.text(LONG, findings);
    }
}
