//! What stands in the lists and tables of the settings: words and how they sound, beds, programs that speak, folders.

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::cli::flags::AS_WRITTEN;
use crate::cli::world::hooks::Hooks;
use crate::diagnostic::meant;
use crate::export::Letterhead;
use crate::routine::kind_of;
use crate::sound::{BEDS, CHIMES};
use crate::voice::Voices;
use crate::voice::heart::Heart;
use crate::voice::program::UserVoice;

use super::keys::{KEYS, Mistake};
use super::saved_beds;

/// The keys of a `[[voice_program]]`, and an example of each.
const PROGRAM: [(&str, &str); 3] =
    [("name", "\"piper\""), ("command", "[\"piper\", \"-f\", \"{out}\"]"), ("languages", "[\"de\"]")];

/// Words and how they sound.
pub fn pronounce(value: &Spanned<DeValue<'_>>, mistakes: &mut Vec<Mistake>) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let DeValue::Table(table) = value.get_ref() else {
        mistakes.push(wrong("pronounce", value, "a table", "write it as [pronounce]"));
        return words;
    };
    for (key, value) in table.iter() {
        let word: &str = key.get_ref();
        if is_setting(word) {
            let capital: String = word[..1].to_uppercase() + &word[1..];
            let what = format!("{}; to pronounce the word, write {capital}", misplaced(word));
            mistakes.push(Mistake { at: key.span().start, what });
        } else if let Some(sound) = value.get_ref().as_str() {
            words.insert(word.to_owned(), sound.to_owned());
        } else {
            let how = format!("write it like \"{word}\" = \"tie\"");
            mistakes.push(wrong(word, value, "text in quotes", &how));
        }
    }
    words
}

/// The beds of the table `[beds]`, by their names.
pub fn beds(value: &Spanned<DeValue<'_>>, mistakes: &mut Vec<Mistake>) -> BTreeMap<String, String> {
    let mut saved = BTreeMap::new();
    let DeValue::Table(table) = value.get_ref() else {
        mistakes.push(wrong("beds", value, "a table", "write it as [beds]"));
        return saved;
    };
    for (key, value) in table.iter() {
        let (at, name): (_, &str) = (key.span().start, key.get_ref());
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let is_taken =
            ["none", AS_WRITTEN].contains(&name) || BEDS.iter().chain(CHIMES).any(|sound| sound.name == name);
        if is_setting(name) {
            mistakes.push(Mistake { at, what: misplaced(name) });
        } else if is_taken {
            let what = format!("the name \"{name}\" is taken; give this bed another");
            mistakes.push(Mistake { at, what });
        } else if name.is_empty() || !name.bytes().all(is_plain) {
            let what =
                format!("\"{name}\" is not a valid name for a bed; use small letters, digits and hyphens");
            mistakes.push(Mistake { at, what });
        } else if let Some(bed) = value.get_ref().as_str() {
            // A saved bed is made of sounds alone, so that none leads back to itself.
            match saved_beds::check(bed, &BTreeMap::new()) {
                Ok(()) => _ = saved.insert(name.to_owned(), bed.to_owned()),
                Err(why) => {
                    mistakes.push(Mistake { at: value.span().start, what: format!("{name}: {why}") });
                }
            }
        } else {
            let how = format!("write it like {name} = \"rain+wind:-3dB\"");
            mistakes.push(wrong(name, value, "text in quotes", &how));
        }
    }
    saved
}

/// The programs that are told of sessions.
pub fn hooks(value: &Spanned<DeValue<'_>>, mistakes: &mut Vec<Mistake>) -> Hooks {
    let mut hooks = Hooks::default();
    let DeValue::Table(table) = value.get_ref() else {
        mistakes.push(wrong("hooks", value, "a table", "write it as [hooks]"));
        return hooks;
    };
    for (key, value) in table.iter() {
        let (at, name): (_, &str) = (key.span().start, key.get_ref());
        let place = match name {
            "start" => &mut hooks.start,
            "step" => &mut hooks.step,
            "end" => &mut hooks.end,
            _ => {
                let what = match is_setting(name) {
                    true => misplaced(name),
                    false => {
                        format!("[hooks] has no key \"{name}\"{}", meant(name, ["start", "step", "end"]))
                    }
                };
                mistakes.push(Mistake { at, what });
                continue;
            }
        };
        let how = format!("write it like {name} = [\"notify-send\", \"balm\"]");
        let program: Vec<String> =
            texts(name, value, &how, mistakes).into_iter().map(|(text, _)| text).collect();
        if program.first().is_some_and(String::is_empty) {
            mistakes.push(Mistake { at, what: format!("\"{name}\" names no program; {how}") });
        } else {
            *place = program;
        }
    }
    hooks
}

/// Who gives handouts.
pub fn letterhead(value: &Spanned<DeValue<'_>>, mistakes: &mut Vec<Mistake>) -> Letterhead {
    let mut letterhead = Letterhead::default();
    let DeValue::Table(table) = value.get_ref() else {
        mistakes.push(wrong("letterhead", value, "a table", "write it as [letterhead]"));
        return letterhead;
    };
    for (key, value) in table.iter() {
        let (at, name): (_, &str) = (key.span().start, key.get_ref());
        if !Letterhead::KEYS.contains(&name) {
            let what = match is_setting(name) {
                true => misplaced(name),
                false => format!("[letterhead] has no key \"{name}\"{}", meant(name, Letterhead::KEYS)),
            };
            mistakes.push(Mistake { at, what });
        } else if let Some(text) = value.get_ref().as_str() {
            let set = letterhead.set(name, text).map_err(|why| format!("{name}: {why}"));
            mistakes.extend(set.err().map(|what| Mistake { at: value.span().start, what }));
        } else {
            let how = format!("write it like {name} = \"…\"");
            mistakes.push(wrong(name, value, "text in quotes", &how));
        }
    }
    letterhead
}

/// The user's programs that speak. One without a name or a command is none, nor is one with a wrong value.
pub fn programs(value: &Spanned<DeValue<'_>>, mistakes: &mut Vec<Mistake>) -> Vec<UserVoice> {
    let DeValue::Array(entries) = value.get_ref() else {
        mistakes.push(wrong("voice_program", value, "a list of tables", "write it as [[voice_program]]"));
        return Vec::new();
    };
    let mut programs: Vec<UserVoice> = Vec::new();
    for entry in entries.iter() {
        let DeValue::Table(table) = entry.get_ref() else {
            mistakes.push(wrong("voice_program", entry, "a table", "write it as [[voice_program]]"));
            continue;
        };
        let Some(program) = program(table, entry.span().start, mistakes) else { continue };
        let taken = [Heart::NAME, Voices::NONE].contains(&&*program.name);
        if taken || programs.iter().any(|other| other.name == program.name) {
            let what = format!("the name \"{}\" is taken; give this voice another", program.name);
            mistakes.push(Mistake { at: entry.span().start, what });
            continue;
        }
        programs.push(program);
    }
    programs
}

fn program(table: &DeTable<'_>, at: usize, mistakes: &mut Vec<Mistake>) -> Option<UserVoice> {
    let names = PROGRAM.map(|(name, _)| name);
    for key in table.keys().filter(|key| !names.contains(&key.get_ref().as_ref())) {
        let (at, name) = (key.span().start, key.get_ref());
        let what = match is_setting(name) {
            true => misplaced(name),
            false => format!("a [[voice_program]] has no key \"{name}\"{}", meant(name, names)),
        };
        mistakes.push(Mistake { at, what });
    }
    let told = mistakes.len();
    let [name, command, languages] = PROGRAM.map(|(name, sample)| {
        let how = format!("write it like {name} = {sample}");
        let value = table.get(name)?;
        if name != "name" {
            return Some(texts(name, value, &how, mistakes));
        }
        match value.get_ref() {
            DeValue::String(text) => return Some(vec![(text.to_string(), 0)]),
            _ => mistakes.push(wrong(name, value, "text in quotes", &how)),
        }
        None
    });
    let plain = |texts: Vec<(String, usize)>| texts.into_iter().map(|(text, _)| text).collect::<Vec<_>>();
    let name = name.and_then(|name| plain(name).pop()).unwrap_or_default();
    let argv = command.map(plain).unwrap_or_default();
    if mistakes.len() > told {
        return None;
    }
    if name.is_empty() || argv.first().is_none_or(String::is_empty) {
        let what = format!("a [[voice_program]] needs a name and a command, like command = {}", PROGRAM[1].1);
        mistakes.push(Mistake { at, what });
        return None;
    }
    Some(UserVoice { name, argv, languages: languages.map(plain).unwrap_or_default() })
}

/// Folders of routines. Each is a whole path: it does not depend on where balm is started.
pub fn folders(value: &Spanned<DeValue<'_>>, mistakes: &mut Vec<Mistake>) -> Vec<PathBuf> {
    let how = "write it like folders = [\"~/routines\"]";
    let mut folders = Vec::new();
    for (folder, at) in texts("folders", value, how, mistakes) {
        let path = PathBuf::from(&folder);
        if path.is_absolute() || path.starts_with("~") {
            folders.push(path);
        } else {
            let what = format!("\"{folder}\" is not a whole path; write it like \"~/routines\"");
            mistakes.push(Mistake { at, what });
        }
    }
    folders
}

/// The texts of a list, each with its place.
fn texts(
    name: &str,
    value: &Spanned<DeValue<'_>>,
    how: &str,
    mistakes: &mut Vec<Mistake>,
) -> Vec<(String, usize)> {
    let DeValue::Array(entries) = value.get_ref() else {
        mistakes.push(wrong(name, value, "a list in brackets", how));
        return Vec::new();
    };
    let mut texts = Vec::new();
    for entry in entries.iter() {
        match entry.get_ref() {
            DeValue::String(text) => texts.push((text.to_string(), entry.span().start)),
            _ => mistakes.push(wrong(name, entry, "a list of texts in quotes", how)),
        }
    }
    texts
}

fn wrong(name: &str, value: &Spanned<DeValue<'_>>, wanted: &str, how: &str) -> Mistake {
    let what = format!("\"{name}\" must be {wanted}, not {}; {how}", kind_of(value.get_ref()));
    Mistake { at: value.span().start, what }
}

fn is_setting(name: &str) -> bool {
    KEYS.iter().any(|key| key.name == name)
}

/// A setting below a heading belongs to that heading.
fn misplaced(name: &str) -> String {
    format!("\"{name}\" is a setting and belongs at the top of the file, above the first heading in brackets")
}
