//! Everything above the steps.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::field::{Field, LONG, SHORT, Scope};
use super::findings::Findings;
use super::keys::bounds;
use super::reader::Reader;
use super::sounds::is_name;
use super::{Author, Kind, Night, Routine, keys, later, names};
use crate::unit::{Decibels, Pace};

pub(super) const KINDS: [(&str, Kind); 2] = [("day", Kind::Day), ("night", Kind::Night)];

impl Reader<'_> {
    /// The header, without sounds and sections.
    pub fn header(&mut self, scope: Scope<'_>, stem: &str) -> Routine {
        let findings = &mut self.findings;
        findings.check_keys(scope.own, keys::HEADER, "a routine's header");
        // A misspelt title has been found already.
        let slip = |key: &str| !keys::HEADER.contains(&key) && keys::meant(key, &["title"]).is_some();
        if !scope.owns("title") && (findings.newer || !scope.own.keys().any(|key| slip(key.get_ref()))) {
            findings.missing(0..0, "the routine has no title", "write it like title = \"Neck release\"");
        }
        let language = scope.get("language").and_then(|field| language(field, findings));
        let voice = scope.get("voice").map(|f| Voice::read(f, findings)).unwrap_or_default();
        later::check(scope, findings);
        Routine {
            title: scope.text("title", SHORT, findings).unwrap_or_default(),
            id: scope.get("id").and_then(|f| slug(f, findings)).unwrap_or_else(|| slug_of(stem)),
            revision: scope.number("revision", bounds::REVISION, findings),
            kind: scope.get("kind").and_then(|f| f.one_of(&KINDS, findings)).unwrap_or_default(),
            language: language.unwrap_or_else(|| "en".to_owned()),
            license: scope.text("license", SHORT, findings),
            summary: scope.text("summary", LONG, findings),
            who: scope.text("who", LONG, findings),
            prepare: scope.text("prepare", LONG, findings),
            how_often: scope.text("how_often", LONG, findings),
            goals: names::list(scope, "goals", names::goal, findings),
            needs: names::list(scope, "needs", names::tool, findings),
            positions: names::list(scope, "positions", names::position, findings),
            cautions: scope.texts("cautions", findings),
            sources: scope.texts("sources", findings),
            based_on: scope.text("based_on", LONG, findings),
            author: scope.get("author").and_then(|f| author(f, findings)),
            voice_gain: voice.gain,
            voice_pace: voice.pace,
            pronounce: voice.pronounce,
            night: scope.get("night").map(|f| night(f, findings)).unwrap_or_default(),
            sounds: Default::default(),
            sections: Vec::new(),
        }
    }
}

/// A table of the header whose keys are `known`.
pub(super) fn subtable<'t>(
    field: Field<'t>,
    known: &[&str],
    findings: &mut Findings<'_>,
) -> Option<Scope<'t>> {
    let table: &DeTable<'t> = field.table(findings)?;
    findings.check_keys(table, known, &format!("[{}]", field.key));
    Some(Scope::of(table))
}

fn author(field: Field<'_>, findings: &mut Findings<'_>) -> Option<Author> {
    let scope = subtable(field, keys::AUTHOR, findings)?;
    Some(Author {
        name: scope.text("name", SHORT, findings),
        credentials: scope.text("credentials", SHORT, findings),
        practice: scope.text("practice", SHORT, findings),
        contact: scope.text("contact", SHORT, findings),
        url: scope.text("url", SHORT, findings),
    })
}

/// `[voice]`.
#[derive(Default)]
struct Voice {
    gain: Decibels,
    pace: Option<Pace>,
    pronounce: BTreeMap<String, String>,
}

impl Voice {
    fn read(field: Field<'_>, findings: &mut Findings<'_>) -> Self {
        let Some(scope) = subtable(field, keys::VOICE, findings) else {
            return Self::default();
        };
        Self {
            gain: scope.get("gain").and_then(|f| f.gain(findings)).unwrap_or_default(),
            pace: scope.number("wpm", bounds::PACE, findings).map(|wpm| Pace(wpm as u16)),
            pronounce: scope.get("pronounce").map(|f| pronounce(f, findings)).unwrap_or_default(),
        }
    }
}

/// Words and how they sound. Any key is a word.
fn pronounce(field: Field<'_>, findings: &mut Findings<'_>) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for (key, value) in field.table(findings).into_iter().flat_map(|table| table.iter()) {
        let word = Field { key: key.get_ref(), value };
        if let Some(sounds) = word.text(SHORT, findings) {
            words.insert(word.key.to_owned(), sounds.to_owned());
        }
    }
    words
}

fn night(field: Field<'_>, findings: &mut Findings<'_>) -> Night {
    let mut night = Night::default();
    if let Some(scope) = subtable(field, keys::NIGHT, findings) {
        if let Some(voice_to) = scope.get("voice_to").and_then(|f| f.gain(findings)) {
            night.voice_to = voice_to;
        }
        if let Some(linger) = scope.get("linger").and_then(|f| f.duration(bounds::LINGER, findings)) {
            night.linger = linger;
        }
    }
    night
}

/// A language tag by its shape: letters, then groups of letters and digits.
fn language(field: Field<'_>, findings: &mut Findings<'_>) -> Option<String> {
    let text = field.text(SHORT, findings)?;
    let group = |g: &str| (1..=8).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = text.split('-').next().unwrap_or_default();
    let letters = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    if letters && text.len() <= 35 && text.split('-').all(group) {
        return Some(text.to_owned());
    }
    findings
        .error("bad-language", field.span(), "this is not the short name of a language")
        .help("write it like \"en\", \"de\" or \"pt-BR\"");
    None
}

pub(super) fn slug(field: Field<'_>, findings: &mut Findings<'_>) -> Option<String> {
    let text = field.text(SHORT, findings)?;
    if is_name(text) {
        return Some(text.to_owned());
    }
    findings
        .error("bad-id", field.span(), "an id has small letters, digits and hyphens only, 64 at most")
        .help(format!("write it like \"{}\"", slug_of(text)));
    None
}

/// The nearest thing to `text` that can be an id.
fn slug_of(text: &str) -> String {
    let dashed = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let slug: String = text.chars().take(64).map(dashed).collect();
    let words: Vec<&str> = slug.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "routine".to_owned() } else { words.join("-") }
}

/// Whether a value is a date without a time.
pub(super) fn is_date(value: &DeValue<'_>) -> bool {
    matches!(value, DeValue::Datetime(d) if d.date.is_some() && d.time.is_none())
}
