//! What a person probably meant by a word that is not an id: `lower back`, `kneading`, `sholder`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::{choice, nearest, one_meant};

use super::body::{Group, Region, Status};
use super::data::region;
use super::entry::{Entry, EntryKind, short};

/// As many choices as people read through.
const MAX_CHOICES: usize = 12;

/// Everyday words, and what they may mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Word {
    /// In small letters, with hyphens for spaces.
    pub said: Vec<String>,
    pub kind: EntryKind,
    /// Ids. A whole area means its parts.
    pub means: Vec<String>,
    /// The ids that are usually meant; all if empty.
    #[serde(default)]
    pub usual: Vec<String>,
    /// Another name for the very same thing, which may be corrected without asking.
    #[serde(default)]
    pub same: bool,
}

#[derive(Deserialize)]
struct EverydayWords {
    word: Vec<Word>,
}

static WORDS: LazyLock<EverydayWords> = LazyLock::new(|| {
    toml::from_str(include_str!("everyday_words.toml")).expect("a test reads the embedded words")
});

/// Everyday words, in the order of the file.
pub(super) fn words() -> &'static [Word] {
    &WORDS.word
}

/// What a word that is not an id probably means.
#[derive(Clone, Debug, Default)]
pub struct Meant {
    entries: Vec<Entry>,
    how: How,
    is_sure: bool,
}

/// How the word was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum How {
    /// By its name, or a word of it.
    Named,
    /// By an everyday word.
    Everyday,
    /// It is misspelt.
    #[default]
    Misspelt,
}

impl Meant {
    /// The ids, the likeliest first.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|entry| entry.id())
    }

    /// Whether it is only misspelt.
    #[must_use]
    pub fn is_misspelt(&self) -> bool {
        self.how == How::Misspelt
    }

    /// The id, if the word is its name or part of no other name.
    #[must_use]
    pub fn named(&self) -> Option<&'static str> {
        match self.entries[..] {
            [only] if self.how == How::Named => Some(only.id()),
            _ => None,
        }
    }

    /// The id, if nothing else can be meant, so that correcting it changes nothing.
    #[must_use]
    pub fn surely(&self) -> Option<&'static str> {
        self.ids().next().filter(|_| self.is_sure)
    }

    /// `did you mean "calf"?`; `None` if there is nothing to offer.
    #[must_use]
    pub fn question(&self) -> Option<String> {
        let quoted: Vec<String> = self.ids().map(|id| format!("\"{id}\"")).collect();
        let names = choice(&quoted.iter().map(String::as_str).collect::<Vec<_>>())?;
        match &self.entries[..] {
            [only] if !self.is_misspelt() && spelt(short(only.name())) != only.id() => {
                Some(format!("did you mean {names}, {}?", short(only.name())))
            }
            _ => Some(format!("did you mean {names}?")),
        }
    }
}

/// What may be meant by a word that is not an id of the kind: an entry with that name, an everyday word, a
/// name that contains it, or a misspelling.
#[must_use]
pub fn meant(kind: EntryKind, word: &str) -> Meant {
    let said = spelt(word);
    let called = called(kind, &said);
    if let [only] = called[..] {
        return Meant { is_sure: !is_area(only), entries: called, how: How::Named };
    }
    if let Some(word) = everyday(kind, &said) {
        let entries = entries(kind, &word.means);
        return Meant { is_sure: word.same, entries, how: How::Everyday };
    }
    let parts = [in_group(kind, &said), having(kind, &said)].into_iter().find(|parts| !parts.is_empty());
    if let Some(entries) = parts {
        return Meant { entries, how: How::Named, is_sure: false };
    }
    misspelt(kind, &said)
}

/// What was meant by an id of any kind: what is called so, else what is spelt nearly so.
#[must_use]
pub fn likened(id: &str) -> Option<String> {
    let all_meant = EntryKind::ALL.map(|kind| meant(kind, id));
    let called = all_meant.iter().filter(|meant| !meant.is_misspelt()).find_map(Meant::question);
    let kinds = EntryKind::ALL.iter().map(|kind| kind.names().1);
    let all = kinds.chain(all_meant.iter().flat_map(Meant::ids));
    called.or_else(|| Some(format!("did you mean \"{}\"?", nearest(id, all)?)))
}

/// The entries whose spelling is nearest.
fn misspelt(kind: EntryKind, said: &str) -> Meant {
    // Codes of points differ in one digit, so every other point is as near.
    if kind == EntryKind::Point {
        return Meant::default();
    }
    let all = kind.entries();
    let ids = || all.iter().map(|entry| entry.id());
    let near = nearest(said, ids()).and_then(|near| all.iter().find(|entry| entry.id() == near));
    if near.is_none() {
        let everyday_words = words().iter().filter(|word| word.kind == kind).flat_map(|word| &word.said);
        let word = nearest(said, everyday_words.map(String::as_str)).and_then(|word| everyday(kind, word));
        let entries = word.map(|word| entries(kind, &word.means)).unwrap_or_default();
        return Meant { entries, how: How::Misspelt, is_sure: false };
    }
    let is_sure = one_meant(said, ids()).is_some() && !near.is_some_and(|near| is_area(*near));
    Meant { entries: near.into_iter().copied().collect(), how: How::Misspelt, is_sure }
}

/// Help for a word that is not an id: what was meant, or what there is to choose from.
#[must_use]
pub fn remedy(kind: EntryKind, word: &str) -> String {
    meant(kind, word).question().unwrap_or_else(|| choices(kind))
}

/// `write one of: …` if they are few, or the command that lists them.
#[must_use]
pub fn choices(kind: EntryKind) -> String {
    let ids: Vec<&str> = kind.entries().into_iter().map(Entry::id).collect();
    match ids.len() {
        0..=MAX_CHOICES => format!("write one of: {}", ids.join(", ")),
        _ => format!("`balm vocabulary {}` lists them", kind.names().1),
    }
}

/// The regions usually meant by a word, an id or a name, in the order they are worked on; empty if it is not
/// known.
#[must_use]
pub fn usual_places(word: &str) -> Vec<&'static Region> {
    let said = spelt(word);
    let one = |said: &str| -> Vec<&'static Region> {
        if let Some(known) = region(said) {
            return usual(known).collect();
        }
        if let [Entry::Region(only)] = called(EntryKind::Region, said)[..] {
            return usual(only).collect();
        }
        let Some(word) = everyday(EntryKind::Region, said) else { return Vec::new() };
        let ids = if word.usual.is_empty() { &word.means } else { &word.usual };
        ids.iter().filter_map(|id| region(id)).flat_map(usual).collect()
    };
    let found = one(&said);
    match said.strip_suffix('s') {
        Some(singular) if found.is_empty() => one(singular),
        _ => found,
    }
}

fn usual(of: &'static Region) -> impl Iterator<Item = &'static Region> {
    let whole = of.usual.is_empty().then_some(of);
    whole.into_iter().chain(of.usual.iter().filter_map(|id| region(id)))
}

/// In small letters, with hyphens for spaces.
fn spelt(word: &str) -> String {
    let parts: Vec<String> =
        word.split([' ', '_', '-']).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    parts.join("-")
}

/// The entries with this id or plain name.
fn called(kind: EntryKind, said: &str) -> Vec<Entry> {
    let is_called = |entry: &Entry| spelt(entry.id()) == said || spelt(short(entry.name())) == said;
    let mut found: Vec<Entry> = kind.entries().into_iter().filter(is_called).collect();
    // "Belly" is an area to feel and a place to touch: people mean the place.
    if found.len() > 1 {
        found.retain(|entry| !is_area(*entry));
    }
    found
}

fn everyday(kind: EntryKind, said: &str) -> Option<&'static Word> {
    words().iter().find(|word| word.kind == kind && word.said.iter().any(|known| known == said))
}

/// The entries with these ids; a whole area is replaced by its parts.
fn entries(kind: EntryKind, ids: &[String]) -> Vec<Entry> {
    if kind == EntryKind::Region {
        return ids.iter().filter_map(|id| region(id)).flat_map(Region::places).map(Entry::Region).collect();
    }
    let all = kind.entries();
    ids.iter().filter_map(|id| all.iter().find(|entry| entry.id() == id)).copied().collect()
}

/// The regions of a group that may be touched.
fn in_group(kind: EntryKind, said: &str) -> Vec<Entry> {
    let Some(group) = Group::find(said).filter(|_| kind == EntryKind::Region) else { return Vec::new() };
    group.regions().filter(|r| may_be_touched(r)).map(Entry::Region).collect()
}

/// The entries with the word in their id or name, singular or plural.
fn having(kind: EntryKind, said: &str) -> Vec<Entry> {
    if said.len() < 3 {
        return Vec::new();
    }
    let is_it = |part: &str| part == said || part.strip_suffix('s') == Some(said);
    let has = |entry: &Entry| {
        let both = format!("{} {}", entry.id(), entry.name()).to_lowercase();
        both.split(|c: char| !c.is_alphanumeric()).any(is_it)
            && !matches!(entry, Entry::Region(region) if region.status == Status::Off)
    };
    let found: Vec<Entry> = kind.entries().into_iter().filter(has).collect();
    if found.len() > MAX_CHOICES { Vec::new() } else { found }
}

fn may_be_touched(region: &Region) -> bool {
    matches!(region.status, Status::Ok | Status::Caution)
}

/// Whether it is a whole area, so that somebody has to choose a place in it.
fn is_area(entry: Entry) -> bool {
    matches!(entry, Entry::Region(region) if region.status == Status::Attention)
}
