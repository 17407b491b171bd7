//! The routine's own sounds, and the names of beds and chimes.

use super::findings::short;
use super::ids_and_paths::{is_name, slug_of};
use super::key_value::{Field, Scope};
use super::reader::Reader;
use crate::routine::format::keys::bounds::SHORT;
use crate::routine::format::keys::{AROUND_THE_TOP, SOUND};
use crate::routine::model::{Sound, SoundRef};
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

    /// A bed by name: `Some(None)` for silence, `None` for a name that is none.
    pub fn bed(&mut self, field: Field<'_>) -> Option<Option<SoundRef>> {
        self.sound_name(field, ("unknown-bed", "bed"), BEDS, (CHIMES, "chime"))
    }

    /// A chime by name, like [`Reader::bed`].
    pub fn chime(&mut self, field: Field<'_>) -> Option<Option<SoundRef>> {
        self.sound_name(field, ("unknown-chime", "chime"), CHIMES, (BEDS, "bed"))
    }

    fn sound_name(
        &mut self,
        field: Field<'_>,
        (code, what): (&'static str, &str),
        built_in: &[BuiltIn],
        (others, other): (&[BuiltIn], &str),
    ) -> Option<Option<SoundRef>> {
        let name = field.text(SHORT, &mut self.findings)?;
        if name == "none" {
            return Some(None);
        }
        if self.file.sounds.contains_key(name) {
            return Some(Some(SoundRef::Declared(name.to_owned())));
        }
        if built_in.iter().any(|sound| sound.name == name) {
            return Some(Some(SoundRef::BuiltIn(name.to_owned())));
        }
        if others.iter().any(|sound| sound.name == name) {
            let message = format!("\"{name}\" is a {other}, not a {what}");
            let names: Vec<&str> = built_in.iter().map(|sound| sound.name).collect();
            self.findings
                .error(code, field.span(), message)
                .help(format!("write one of: {}", names.join(", ")));
            return None;
        }
        if let Some(stem) = named_for(name) {
            let message = format!("\"{}\" is a file, not the name of a {what}", short(name));
            let help = format!(
                "name it first, under [sounds]: {stem} = \"{}\"; then write {what} = \"{stem}\"",
                short(name)
            );
            self.findings.error(code, field.span(), message).help(help);
            return None;
        }
        let own = self.file.sounds.keys().map(String::as_str);
        let right = built_in.iter().map(|sound| sound.name).chain(["none"]).chain(own);
        self.findings.unknown_name(code, field.span(), (what, name), right);
        None
    }
}

/// What a file could be called under `[sounds]`; `None` where it is no file's name.
fn named_for(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit(['/', '\\']).next()?.rsplit_once('.')?;
    let is_ending = (2..=4).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    (is_ending && !stem.is_empty()).then(|| slug_of(stem))
}
