//! What people say, and what a routine calls it.

use serde::Deserialize;

use crate::diagnostic::{choice, nearest, one_meant};

use super::{Entry, EntryKind, Group, Region, Status, region, short, words};

/// As many choices as one reads through.
const FEW: usize = 12;

/// Everyday words, and what they may mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Word {
    /// In small letters, hyphens for blanks.
    pub said: Vec<String>,
    pub kind: EntryKind,
    /// Ids; that of a whole area stands for its parts.
    pub means: Vec<String>,
    /// Those that are usually meant; all, where it is empty.
    #[serde(default)]
    pub usual: Vec<String>,
    /// It is another name for the very same, and may be put right without asking.
    #[serde(default)]
    pub same: bool,
}

/// What a word that is no id was probably meant to be.
#[derive(Clone, Debug, Default)]
pub struct Meant {
    entries: Vec<Entry>,
    how: How,
    is_sure: bool,
}

/// How it is known what was meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum How {
    /// By its name, or a word of it.
    Named,
    /// By an everyday word.
    Everyday,
    /// It is spelt nearly so.
    #[default]
    Slip,
}

impl Meant {
    /// The ids, the likeliest first.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|entry| entry.id())
    }

    /// Whether it is only spelt nearly so.
    #[must_use]
    pub fn is_slip(&self) -> bool {
        self.how == How::Slip
    }

    /// The id, where the word is its name or stands in no other name.
    #[must_use]
    pub fn named(&self) -> Option<&'static str> {
        match self.entries[..] {
            [only] if self.how == How::Named => Some(only.id()),
            _ => None,
        }
    }

    /// The id, where nothing else can be meant: to put it right alters nothing.
    #[must_use]
    pub fn surely(&self) -> Option<&'static str> {
        self.ids().next().filter(|_| self.is_sure)
    }

    /// `did you mean "calf"?`; `None` where nobody knows.
    #[must_use]
    pub fn question(&self) -> Option<String> {
        let quoted: Vec<String> = self.ids().map(|id| format!("\"{id}\"")).collect();
        let names = choice(&quoted.iter().map(String::as_str).collect::<Vec<_>>())?;
        match &self.entries[..] {
            [only] if !self.is_slip() && spelt(short(only.name())) != only.id() => {
                Some(format!("did you mean {names}, {}?", short(only.name())))
            }
            _ => Some(format!("did you mean {names}?")),
        }
    }
}

/// What may be meant by a word that is no id of the kind: what is called so, what it is a wider word for,
/// what has it in its name, what is spelt nearly so.
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
    slip(kind, &said)
}

/// What is spelt nearly so.
fn slip(kind: EntryKind, said: &str) -> Meant {
    // A point is a number: every other one is as near.
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
        return Meant { entries, how: How::Slip, is_sure: false };
    }
    let is_sure = one_meant(said, ids()).is_some() && !near.is_some_and(|near| is_area(*near));
    Meant { entries: near.into_iter().copied().collect(), how: How::Slip, is_sure }
}

/// What else to say of a word that is no id: what was meant, else what there is to choose from.
#[must_use]
pub fn remedy(kind: EntryKind, word: &str) -> String {
    meant(kind, word).question().unwrap_or_else(|| choices(kind))
}

/// `write one of: …` where they are few, else where they are listed.
#[must_use]
pub fn choices(kind: EntryKind) -> String {
    let ids: Vec<&str> = kind.entries().into_iter().map(Entry::id).collect();
    match ids.len() {
        0..=FEW => format!("write one of: {}", ids.join(", ")),
        _ => format!("`balm vocabulary {}` lists them", kind.names().1),
    }
}

/// The regions that are usually meant by a word, an id or a name, in the order they are worked on; empty
/// where nobody knows.
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

/// Small letters, a hyphen for each blank.
fn spelt(word: &str) -> String {
    let parts: Vec<String> =
        word.split([' ', '_', '-']).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    parts.join("-")
}

/// What has this as its id or as its plain name.
fn called(kind: EntryKind, said: &str) -> Vec<Entry> {
    let is_called = |entry: &Entry| spelt(entry.id()) == said || spelt(short(entry.name())) == said;
    let mut found: Vec<Entry> = kind.entries().into_iter().filter(is_called).collect();
    // A belly is felt or touched: who says so means the place.
    if found.len() > 1 {
        found.retain(|entry| !is_area(*entry));
    }
    found
}

fn everyday(kind: EntryKind, said: &str) -> Option<&'static Word> {
    words().iter().find(|word| word.kind == kind && word.said.iter().any(|known| known == said))
}

/// The entries with these ids, parts in place of whole areas.
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

/// What has the word in its id or in its plain name, as one of them or as several.
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
    if found.len() > FEW { Vec::new() } else { found }
}

fn may_be_touched(region: &Region) -> bool {
    matches!(region.status, Status::Ok | Status::Caution)
}

/// Whether it stands for several places, so that somebody has to choose.
fn is_area(entry: Entry) -> bool {
    matches!(entry, Entry::Region(region) if region.status == Status::Attention)
}
