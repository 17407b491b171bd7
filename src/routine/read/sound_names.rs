//! The routine's own sounds, and the names of beds and chimes.

use std::ops::Range;

use super::findings::short;
use super::ids_and_paths::{is_name, slug_of};
use super::key_value::{Field, Scope};
use super::reader::Reader;
use crate::routine::format::keys::bounds::SHORT;
use crate::routine::format::keys::{AROUND_THE_TOP, SOUND};
use crate::routine::model::{Layers, Sound, SoundRef};
use crate::sound::{BEDS, BuiltIn, CHIMES};
use crate::unit::Decibels;

impl Reader<'_> {
    /// The `[sounds]` table.
    pub fn read_sounds(&mut self, sounds: Field<'_>) {
        let Some(table) = sounds.table(&mut self.findings) else { return };
        for (name, value) in table.iter().take(1000) {
            let key: &str = name.get_ref();
            // A sound may have any name, but it is a file.
            let is_sound = value.get_ref().is_table()
                || value.get_ref().as_str().is_some_and(|v| named_for(v).is_some());
            if !is_sound && self.findings.is_swallowed(name, "sounds", &AROUND_THE_TOP) {
                continue;
            }
            if !is_name(key) || key == "none" {
                self.findings
                    .error("bad-name", name.span(), "this is not a valid name for a sound")
                    .help("use small letters, digits and hyphens; \"none\" is taken");
                continue;
            }
            if let Some(sound) = self.read_sound(Field { key, value }) {
                self.file.sounds.insert(key.to_owned(), sound);
            } else {
                // Known by name all the same, or every use of it would be found wrong as well.
                let nowhere = Sound { file: String::new(), gain: Decibels::UNITY, license: None };
                self.file.sounds.insert(key.to_owned(), nowhere);
            }
        }
    }

    fn read_sound(&mut self, sound: Field<'_>) -> Option<Sound> {
        if sound.value.get_ref().is_str() {
            return Some(Sound { file: self.beside_this(sound)?, gain: Decibels::UNITY, license: None });
        }
        let findings = &mut self.findings;
        let Some(table) = sound.value.get_ref().as_table() else {
            findings
                .wrong_type(sound.key, sound.value, "a file")
                .help(format!("write it like {} = \"sounds/rain.ogg\"", sound.key));
            return None;
        };
        findings.check_keys(table, &SOUND, "a sound");
        let scope = Scope::of(table);
        let gain = scope.get("gain").and_then(|gain| gain.gain(findings));
        let license = scope.text("license", SHORT, findings);
        let Some(file) = scope.get("file") else {
            let message = format!("the sound \"{}\" has no file", sound.key);
            findings.missing(sound.span(), message, "write it like { file = \"sounds/rain.ogg\" }");
            return None;
        };
        Some(Sound { file: self.beside_this(file)?, gain: gain.unwrap_or_default(), license })
    }

    /// A bed by name, or several in layers: `Some(None)` for silence, `None` for a name that is none.
    pub fn bed(&mut self, field: Field<'_>) -> Option<Option<SoundRef>> {
        let text = field.text(SHORT, &mut self.findings)?;
        if text == "none" {
            return Some(None);
        }
        if !Layers::are_in(text) {
            return self.bed_named(text, field.span()).map(Some);
        }
        let layers = match Layers::parse(text) {
            Ok(layers) => layers,
            Err((at, wrong)) => {
                let span = self.part_of(&field, text, at);
                self.findings.error("bad-layers", span, wrong.to_string()).help(wrong.help());
                return None;
            }
        };
        let sounds: Vec<_> = layers
            .iter()
            .map(|layer| {
                let span = self.part_of(&field, text, layer.at.clone());
                Some((self.bed_named(layer.name, span)?, layer.level))
            })
            .collect();
        let sounds: Option<Vec<_>> = sounds.into_iter().collect();
        Some(Some(SoundRef::Layered(Layers::new(text, sounds?))))
    }

    /// A chime by name, like [`Reader::bed`].
    pub fn chime(&mut self, field: Field<'_>) -> Option<Option<SoundRef>> {
        let name = field.text(SHORT, &mut self.findings)?;
        if name == "none" {
            return Some(None);
        }
        let span = field.span();
        self.sound_name((name, span), ("unknown-chime", "chime"), CHIMES, (BEDS, "bed")).map(Some)
    }

    fn bed_named(&mut self, name: &str, span: Range<usize>) -> Option<SoundRef> {
        self.sound_name((name, span), ("unknown-bed", "bed"), BEDS, (CHIMES, "chime"))
    }

    /// Where a part of a text stands in the file; the whole of it where it is written in an unusual way.
    fn part_of(&self, field: &Field<'_>, text: &str, part: Range<usize>) -> Range<usize> {
        let span = field.span();
        let is_plain = self.findings.raw(span.clone()).get(1..=text.len()) == Some(text);
        if is_plain { span.start + 1 + part.start..span.start + 1 + part.end } else { span }
    }

    fn sound_name(
        &mut self,
        (name, span): (&str, Range<usize>),
        (code, what): (&'static str, &str),
        built_in: &[BuiltIn],
        (others, other): (&[BuiltIn], &str),
    ) -> Option<SoundRef> {
        if self.file.sounds.contains_key(name) {
            return Some(SoundRef::Declared(name.to_owned()));
        }
        if built_in.iter().any(|sound| sound.name == name) {
            return Some(SoundRef::BuiltIn(name.to_owned()));
        }
        if others.iter().any(|sound| sound.name == name) {
            let message = format!("\"{name}\" is a {other}, not a {what}");
            let names: Vec<&str> = built_in.iter().map(|sound| sound.name).collect();
            self.findings.error(code, span, message).help(format!("write one of: {}", names.join(", ")));
            return None;
        }
        if let Some(stem) = named_for(name) {
            let message = format!("\"{}\" is a file, not the name of a {what}", short(name));
            let help = format!(
                "name it first, under [sounds]: {stem} = \"{}\"; then write {what} = \"{stem}\"",
                short(name)
            );
            self.findings.error(code, span, message).help(help);
            return None;
        }
        let own = self.file.sounds.keys().map(String::as_str);
        let right = built_in.iter().map(|sound| sound.name).chain(["none"]).chain(own);
        self.findings.unknown_name(code, span, (what, name), right);
        None
    }
}

/// What a file could be called under `[sounds]`; `None` where it is no file's name.
fn named_for(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit(['/', '\\']).next()?.rsplit_once('.')?;
    let is_ending = (2..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    (is_ending && !stem.is_empty()).then(|| slug_of(stem))
}
