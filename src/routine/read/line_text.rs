//! Texts that are spoken or shown while playing, and the placeholders in them.

use toml::de::DeValue;

use super::findings::short;
use super::ids_and_paths::{folder, path};
use super::key_value::{Field, Scope};
use super::reader::Reader;
use crate::routine::compose::placeholders::{NAMES, TextPart, text_parts};
use crate::routine::format::keys::SIDED;
use crate::routine::format::keys::bounds::SHORT;
use crate::routine::model::{Recordings, Text, Words};

/// Where a text stands, and so which placeholders may stand in it, besides the routine's own questions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// In what is spoken every placeholder may stand.
    Speech,
    /// In a title none that is itself made of titles; in a file's name neither, for a title may hold
    /// anything.
    Title,
}

impl Places {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Speech => &NAMES,
            Self::Title => &["side", "other", "round", "rounds"],
        }
    }
}

impl Reader<'_> {
    /// A text, or a table with one for each side.
    pub fn line(&mut self, field: Field<'_>, most: usize, names: Places, sided: bool) -> Option<Text> {
        self.words(field, most, names, sided).map(Text::new)
    }

    /// What [`Reader::line`] reads, in one language.
    pub fn words(&mut self, field: Field<'_>, most: usize, names: Places, sided: bool) -> Option<Words> {
        let DeValue::Table(table) = field.value.get_ref() else {
            let text = field.text(most, &mut self.findings)?;
            self.placeholders(field, names, sided);
            return Some(Words::Same(text.to_owned()));
        };
        self.findings.check_keys(table, &SIDED, &format!("\"{}\"", short(field.key)));
        let scope = Scope::of(table);
        for key in ["left", "right"] {
            match scope.get(key) {
                Some(side) => self.placeholders(side, names, sided),
                None => {
                    let message = format!("the text for the {key} side is missing");
                    self.findings.missing(
                        field.span(),
                        message,
                        "write it like { left = \"…\", right = \"…\" }",
                    );
                }
            }
        }
        if !sided {
            let message = "this step is not played for both sides";
            self.findings
                .error("no-side", field.span(), message)
                .help("write one text, or add sides = \"left-right\"");
        }
        let left = scope.text("left", most, &mut self.findings)?;
        Some(Words::Sided { left, right: scope.text("right", most, &mut self.findings)? })
    }

    /// The recording of the line beside it, in the line's own language.
    pub fn recordings(&mut self, scope: Scope<'_>, sided: bool) -> Recordings {
        let own = scope.get("audio").and_then(|field| self.recording(field, sided));
        Recordings { own, ..Recordings::default() }
    }

    /// The file of a recording, or one for each side.
    pub fn recording(&mut self, field: Field<'_>, sided: bool) -> Option<Words> {
        match field.value.get_ref() {
            DeValue::Table(table) => {
                let scope = Scope::of(table);
                for side in ["left", "right"].into_iter().filter_map(|key| scope.get(key)) {
                    path(side, &mut self.findings);
                }
            }
            _ => {
                path(field, &mut self.findings)?;
            }
        }
        let mut words = self.words(field, SHORT, Places::Title, sided)?;
        words.put_before(folder(&self.file.path));
        Some(words)
    }

    fn placeholders(&mut self, field: Field<'_>, places: Places, sided: bool) {
        if !field.str().contains(['{', '}']) {
            return;
        }
        let asked: Vec<String> = self.file.asks.iter().map(|ask| ask.name.clone()).collect();
        let names: Vec<&str> =
            places.names().iter().copied().chain(asked.iter().map(String::as_str)).collect();
        for piece in text_parts(field.str()) {
            match piece {
                TextPart::Literal(_) => {}
                TextPart::Stray(brace) => {
                    self.findings
                        .error("stray-brace", field.span(), format!("this text has a single {brace}"))
                        .help(format!("to show a brace, write it twice: {brace}{brace}"));
                }
                TextPart::Name(name) if !names.contains(&name) => {
                    self.unknown_placeholder(field, name, &names)
                }
                TextPart::Name(name) if !sided && ["side", "other"].contains(&name) => {
                    let message = format!("{{{name}}} has no value: this step is not played for both sides");
                    let span = self.place_of(field, name);
                    self.findings
                        .error("no-side", span, message)
                        .help("name the side in words, or add sides = \"left-right\"");
                }
                TextPart::Name(_) => {}
            }
        }
    }

    fn unknown_placeholder(&mut self, field: Field<'_>, name: &str, names: &[&str]) {
        let span = self.place_of(field, name);
        if NAMES.contains(&name) {
            let message = format!("{{{name}}} cannot be used in \"{}\"", short(field.key));
            self.findings.error("unknown-placeholder", span, message).help("use it in \"say\" or in cues");
        } else {
            let names = names.iter().copied();
            self.findings.unknown_name("unknown-placeholder", span, ("placeholder", name), names);
        }
    }

    /// Where `{name}` stands in the file; the whole value where escapes hide it.
    fn place_of(&self, field: Field<'_>, name: &str) -> std::ops::Range<usize> {
        let span = field.span();
        let found = self.findings.raw(span.clone()).find(&format!("{{{name}}}"));
        match found {
            Some(at) => span.start + at..span.start + at + name.len() + 2,
            None => span,
        }
    }
}
