//! Translations as they are written: flat catalogues of texts by the ids of steps and sections, inline or
//! in files beside the routine.

use std::collections::BTreeMap;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::findings::short;
use super::ids_and_paths::no_language;
use super::key_value::{Field, Scope};
use super::line_text::Places;
use super::other_files::Document;
use super::reader::Reader;
use crate::language::is_language;
use crate::routine::format::keys::AROUND_THE_TOP;
use crate::routine::format::keys::bounds::{LONG, SHORT};
use crate::routine::model::{KeySpans, Routine, Step, Text, Translation, Words};

/// What of a header can be translated.
const HEADER: [&str; 6] = ["title", "summary", "who", "prepare", "how_often", "cautions"];
/// The most names that a misspelt one is compared with.
const MOST_NAMES: usize = 1000;

impl Reader<'_> {
    /// The `[text]` catalogues, each put where it belongs.
    pub fn translations(&mut self, root: Scope<'_>, routine: &mut Routine) {
        let Some(languages) = root.get("text").and_then(|field| field.table(&mut self.findings)) else {
            return;
        };
        for (key, value) in languages.iter().filter(|(key, _)| !key.get_ref().starts_with("x-")) {
            let field = Field { key: key.get_ref(), value };
            // "id" and others are languages as well.
            let is_catalogue = value.get_ref().is_table() || field.str().ends_with(".toml");
            if !is_catalogue && self.findings.is_swallowed(key, "text", &AROUND_THE_TOP) {
                continue;
            }
            if !is_language(field.key) {
                no_language(key.span(), &mut self.findings);
                continue;
            }
            match value.get_ref() {
                DeValue::String(_) => {
                    let path = self.beside_this(field);
                    if let Some(Document { path, tree, .. }) = path.and_then(|path| self.open(field, path)) {
                        // Recordings lie beside the file that names them.
                        let here = std::mem::replace(&mut self.file.path, path);
                        self.catalogue(field.key, key.span(), tree.root(), routine);
                        self.file.path = here;
                    }
                }
                DeValue::Table(table) => self.catalogue(field.key, key.span(), table, routine),
                _ => {
                    self.findings.wrong_type(field.key, value, "a table of texts or a file");
                }
            }
        }
    }

    /// One language.
    fn catalogue(&mut self, language: &str, place: Range<usize>, table: &DeTable<'_>, routine: &mut Routine) {
        let mut header = Translation { spans: KeySpans::new(place, Vec::new()), ..Translation::default() };
        for (key, value) in table.iter().filter(|(key, _)| !key.get_ref().starts_with("x-")) {
            let field = Field { key: key.get_ref(), value };
            if HEADER.contains(&field.key) {
                self.header_text(field, &mut header, routine.cautions.len());
            } else {
                self.entry(language, field, key, routine);
            }
        }
        routine.translations.insert(language.to_owned(), header);
    }

    fn header_text(&mut self, field: Field<'_>, header: &mut Translation, cautions: usize) {
        let findings = &mut self.findings;
        let text = |findings: &mut _| field.text(LONG, findings).map(str::to_owned);
        match field.key {
            "title" => header.title = text(findings),
            "summary" => header.summary = text(findings),
            "who" => header.who = text(findings),
            "prepare" => header.prepare = text(findings),
            "how_often" => header.how_often = text(findings),
            _ => {
                let lines = field.texts(LONG, findings);
                header.cautions = lines.iter().map(|line| line.str().to_owned()).collect();
                if lines.len() != cautions {
                    let message = format!("{} cautions here, {cautions} in the routine", lines.len());
                    findings.error("cautions-differ", field.span(), message).help("translate each of them");
                }
            }
        }
    }

    /// `"ID.say"` and its like.
    fn entry(
        &mut self,
        language: &str,
        field: Field<'_>,
        key: &Spanned<DeString<'_>>,
        routine: &mut Routine,
    ) {
        // Looking through every step for what is only counted would take long.
        let is_known = field.key.split_once('.').is_some_and(|(id, _)| self.file.ids.contains_key(id));
        if !is_known && self.findings.overflows() {
            return;
        }
        let Some((sided, part, others)) = place(routine, field.key) else {
            let heading = format!("text.{language}");
            let known = names(routine);
            // "say" is more likely short for "ID.say".
            let is_part = |name: &String| name.rsplit_once('.').is_some_and(|(_, part)| part == field.key);
            if !known.iter().any(is_part) && self.findings.is_swallowed(key, &heading, &AROUND_THE_TOP) {
                return;
            }
            let span = key.span();
            if let (Some(inner), false) = (field.value.get_ref().as_table(), field.key.contains('.')) {
                let part = inner.keys().next().map_or("say", |key| key.get_ref());
                let name = short(&format!("{}.{part}", field.key));
                let help = format!("a name with a dot must be in quotes: \"{name}\" = \"…\"");
                self.findings.error("unknown-text", span, "this is not the name of a text").help(help);
            } else {
                // The text it translates is there, but cannot be read, and that has been told.
                if !known.iter().any(|name| name == field.key) {
                    let known = known.iter().take(MOST_NAMES).map(String::as_str);
                    self.findings.unknown_name("unknown-text", span, ("text", field.key), known);
                }
            }
            return;
        };
        let words = match part {
            Part::Title => self.words(field, SHORT, Places::Title, sided),
            Part::Speech => self.words(field, LONG, Places::Speech, sided),
            Part::Recording => self.recording(field, sided),
        };
        others.extend(words.map(|words| (language.to_owned(), words)));
    }
}

/// The kind of text that a name means.
enum Part {
    Title,
    Speech,
    Recording,
}

type Others = BTreeMap<String, Words>;

/// The text of a name like `"hold.say"`: whether it may differ by side, what it is, and its translations.
fn place<'r>(routine: &'r mut Routine, name: &str) -> Option<(bool, Part, &'r mut Others)> {
    let (id, part) = name.split_once('.')?;
    if let Some(ask) = part.strip_suffix(".question").filter(|_| id == "ask") {
        let ask = routine.asks.iter_mut().find(|known| known.name == ask)?;
        return Some((false, Part::Speech, &mut ask.question.others));
    }
    for section in &mut routine.sections {
        let sided = section.sides.is_some();
        if section.id.as_deref() == Some(id) {
            let title = section.title.as_mut().filter(|_| part == "title")?;
            return Some((false, Part::Title, &mut title.others));
        }
        if let Some(step) = section.steps.iter_mut().find(|step| step.id.as_deref() == Some(id)) {
            let sided = sided || step.sides.is_some();
            return of_step(step, part).map(|(part, others)| (sided, part, others));
        }
    }
    None
}

/// A line may have a recording in this language only.
fn of_step<'s>(step: &'s mut Step, part: &str) -> Option<(Part, &'s mut Others)> {
    let spoken = |say: &'s mut Option<Text>| Some((Part::Speech, &mut say.as_mut()?.others));
    let (key, is_audio) = part.strip_suffix(".audio").map_or((part, false), |key| (key, true));
    match part {
        "title" => Some((Part::Title, &mut step.title.as_mut()?.others)),
        "pace" => step.pace.as_ref().map(|_| (Part::Title, &mut step.pace_others)),
        "say" => spoken(&mut step.say),
        "move" => spoken(&mut step.move_line),
        "audio" => step.say.as_ref().map(|_| (Part::Recording, &mut step.audio.others)),
        _ if step.adapt.keys().any(|id| part.strip_prefix("adapt.") == Some(id)) => {
            let line = step.adapt.get_mut(part.strip_prefix("adapt.")?)?;
            Some((Part::Speech, &mut line.others))
        }
        _ => {
            let cue = step.cues.iter_mut().find(|cue| cue.key == key && cue.say.is_some())?;
            if is_audio { Some((Part::Recording, &mut cue.audio.others)) } else { spoken(&mut cue.say) }
        }
    }
}

/// The names of all that can be translated.
fn names(routine: &Routine) -> Vec<String> {
    let mut names: Vec<String> = HEADER.map(str::to_owned).to_vec();
    names.extend(routine.asks.iter().map(|ask| format!("ask.{}.question", ask.name)));
    for section in &routine.sections {
        names.extend(section.id.as_ref().map(|id| format!("{id}.title")));
        for step in &section.steps {
            let Some(id) = &step.id else { continue };
            let parts = [("title", &step.title), ("say", &step.say), ("move", &step.move_line)];
            let parts = parts.into_iter().filter(|(_, text)| text.is_some()).map(|(part, _)| part);
            let cues = step.cues.iter().filter(|cue| cue.say.is_some()).map(|cue| cue.key.as_str());
            let pace = step.pace.as_ref().map(|_| "pace");
            names.extend(parts.chain(pace).chain(cues.clone()).map(|part| format!("{id}.{part}")));
            names.extend(step.adapt.keys().map(|condition| format!("{id}.adapt.{condition}")));
            names.extend(step.say.as_ref().map(|_| format!("{id}.audio")));
            names.extend(cues.map(|cue| format!("{id}.{cue}.audio")));
        }
    }
    names
}
