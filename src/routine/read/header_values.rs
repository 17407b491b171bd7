//! Everything above the steps.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::findings::Findings;
use super::ids_and_paths::{folder, no_language, path, slug, slug_of};
use super::key_value::{Field, Scope};
use super::measures::shortest_and_longest;
use super::reader::Reader;
use super::vocabulary_names as names;
use crate::language::is_language;
use crate::routine::format::keys::bounds::{self, LONG, SHORT};
use crate::routine::format::keys::{self, ROUTINE};
use crate::routine::format::misspelt_key::meant;
use crate::routine::model::{Author, Kind, Night, Plan, Rating, Routine};
use crate::sound::{BEDS, CHIMES};
use crate::unit::{Decibels, Pace};

impl Reader<'_> {
    /// The header, without sounds and sections.
    pub fn header(&mut self, scope: Scope<'_>, stem: &str) -> Routine {
        let findings = &mut self.findings;
        findings.check_keys(scope.own, ROUTINE, "a routine's header");
        // A misspelt title has been found already.
        let slip = |key: &str| ROUTINE.key(key).is_none() && meant(key, &["title"]).is_some();
        if !scope.owns("title") && (findings.newer || !scope.own.keys().any(|key| slip(key.get_ref()))) {
            let start = self.file.start;
            findings.missing(
                start..start,
                "the routine has no title",
                "write it like title = \"Neck release\"",
            );
        }
        let language = scope.get("language").and_then(|field| language(field, findings));
        let voice = scope.get("voice").map(|f| Voice::read(f, findings)).unwrap_or_default();
        Routine {
            title: scope.text("title", SHORT, findings).unwrap_or_default(),
            id: scope.get("id").and_then(|f| slug(f, findings)).unwrap_or_else(|| slug_of(stem)),
            revision: scope.number("revision", bounds::REVISION, findings),
            draft: scope.text("draft", LONG, findings),
            kind: scope.get("kind").and_then(|f| f.one_of(&Kind::WORDS, findings)).unwrap_or_default(),
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
            updated: scope.get("updated").and_then(|f| date(f, findings)),
            author: scope.get("author").and_then(|f| author(f, findings)),
            voice_gain: voice.gain,
            voice_pace: voice.pace,
            pronounce: voice.pronounce,
            recordings: voice
                .recordings
                .map(|path| format!("{}{path}", folder(&self.file.path)))
                .into_iter()
                .collect(),
            night: scope.get("night").map(|f| night(f, findings)).unwrap_or_default(),
            plan: scope.get("plan").and_then(|f| plan(f, findings)),
            fit: scope
                .get("fit")
                .and_then(|f| f.scope(&keys::FIT, findings))
                .map(|fit| shortest_and_longest(fit, findings))
                .unwrap_or_default(),
            ratings: scope.get("ratings").map(|f| ratings(f, findings)).unwrap_or_default(),
            asks: Vec::new(),
            answers: Vec::new(),
            translations: BTreeMap::new(),
            overlay: None,
            sounds: BTreeMap::new(),
            sections: Vec::new(),
            allow: allowed(scope),
            spans: scope.spans(self.file.start..self.file.start),
        }
    }
}

/// What `[defaults]` allows. What may be wrong with it is found when the defaults are read.
fn allowed(scope: Scope<'_>) -> Vec<String> {
    let defaults = scope.get("defaults").and_then(|field| field.value.get_ref().as_table());
    let allow = defaults.and_then(|defaults| defaults.get("allow")?.get_ref().as_array());
    let codes = allow.into_iter().flat_map(|codes| codes.iter()).filter_map(|code| code.get_ref().as_str());
    codes.map(str::to_owned).collect()
}

pub fn author(field: Field<'_>, findings: &mut Findings) -> Option<Author> {
    let scope = field.scope(&keys::AUTHOR, findings)?;
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
    recordings: Option<String>,
}

impl Voice {
    fn read(field: Field<'_>, findings: &mut Findings) -> Self {
        let Some(scope) = field.scope(&keys::VOICE, findings) else {
            return Self::default();
        };
        Self {
            gain: scope.get("gain").and_then(|f| f.gain(findings)).unwrap_or_default(),
            pace: scope.number("wpm", bounds::PACE, findings).map(|wpm| Pace(wpm as u16)),
            pronounce: scope.get("pronounce").map(|f| pronounce(f, findings)).unwrap_or_default(),
            recordings: scope.get("recordings").and_then(|f| path(f, findings)),
        }
    }
}

/// Words and how they sound. Any key is a word.
fn pronounce(field: Field<'_>, findings: &mut Findings) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let above = [(&keys::VOICE, "in [voice], above [voice.pronounce]")];
    let around = [&above[..], &keys::AROUND_THE_TOP].concat();
    for (key, value) in field.table(findings).into_iter().flat_map(|table| table.iter()) {
        // Any word may be said otherwise: "bed" and "hands" are keys of a step as well.
        let is_said = value.get_ref().as_str().is_some_and(may_be_said);
        let around = if is_said { &around[..2] } else { &around[..] };
        if findings.is_swallowed(key, "voice.pronounce", around) {
            continue;
        }
        let word = Field { key: key.get_ref(), value };
        if let Some(sounds) = word.text(SHORT, findings) {
            words.insert(word.key.to_owned(), sounds.to_owned());
        }
    }
    words
}

/// Whether a text may be how a word sounds: it is no quantity and no name of a sound.
fn may_be_said(text: &str) -> bool {
    let is_sound = BEDS.iter().chain(CHIMES).any(|sound| sound.name == text) || text == "none";
    !is_sound && !text.trim_start_matches(['-', '+', '\u{2212}']).starts_with(|c: char| c.is_ascii_digit())
}

fn night(field: Field<'_>, findings: &mut Findings) -> Night {
    let mut night = Night::default();
    if let Some(scope) = field.scope(&keys::NIGHT, findings) {
        if let Some(voice_to) = scope.get("voice_to").and_then(|f| f.gain(findings)) {
            night.voice_to = voice_to;
        }
        if let Some(linger) = scope.get("linger").and_then(|f| f.duration(bounds::LINGER, findings)) {
            night.linger = linger;
        }
    }
    night
}

fn language(field: Field<'_>, findings: &mut Findings) -> Option<String> {
    let text = field.text(SHORT, findings)?;
    if !is_language(text) {
        no_language(field.span(), findings);
        return None;
    }
    Some(text.to_owned())
}

/// A date without a time.
fn date(field: Field<'_>, findings: &mut Findings) -> Option<String> {
    match field.value.get_ref() {
        DeValue::Datetime(d) if d.time.is_none() => d.date.map(|date| date.to_string()),
        _ => {
            findings
                .wrong_type(field.key, field.value, "a date without quotes")
                .help("write it like 2026-03-31");
            None
        }
    }
}

fn plan(field: Field<'_>, findings: &mut Findings) -> Option<Plan> {
    let scope = field.scope(&keys::PLAN, findings)?;
    Some(Plan {
        times_per_day: scope.number("times_per_day", bounds::A_DAY, findings),
        times_per_week: scope.number("times_per_week", bounds::A_WEEK, findings),
        weeks: scope.number("weeks", bounds::WEEKS, findings),
        note: scope.text("note", LONG, findings),
    })
}

fn ratings(field: Field<'_>, findings: &mut Findings) -> Vec<Rating> {
    let asked = field.scope(&keys::RATINGS, findings).and_then(|scope| scope.get("ask"));
    let asked = asked.map(|ask| ask.texts(SHORT, findings)).unwrap_or_default();
    asked.into_iter().filter_map(|rating| rating.one_of(&Rating::WORDS, findings)).collect()
}
