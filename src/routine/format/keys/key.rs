//! The definition of a key.

use std::ops::RangeInclusive;

use crate::unit::Duration;
use crate::vocabulary::EntryKind;

/// A key of the format.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What may stand behind it.
    pub takes: Takes,
    /// What it is for: one or two plain sentences.
    pub about: &'static str,
}

/// Keys that stand together, in the order a tidy file has them.
#[derive(Debug)]
pub struct Table {
    /// What to call it, in one word.
    pub name: &'static str,
    /// Its own keys.
    pub own: &'static [Key],
    /// The table whose keys it takes as well, after its own.
    pub shares: Option<&'static Self>,
    /// Those that cannot be left out.
    pub required: &'static [&'static str],
}

impl Table {
    /// Its keys.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.own.iter().chain(self.shares.iter().flat_map(|table| table.own))
    }

    /// The key of this name, and which one of the table it is.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<(usize, &'static Key)> {
        self.keys().enumerate().find(|(_, key)| key.name == name)
    }
}

/// What a key takes.
#[derive(Debug)]
pub enum Takes {
    /// The version of the format: `1`, or `"1.N"`.
    Version,
    /// Text of at most so many characters.
    Text(usize),
    /// Text, or one text for each side.
    Sided(usize),
    /// A list of texts.
    Texts,
    /// Small letters, digits and hyphens.
    Id,
    /// The short name of a language (BCP 47).
    Language,
    /// A file in the routine's own folder, such as this one.
    File(&'static str),
    /// A folder in the routine's own folder, such as this one.
    Folder(&'static str),
    /// A file, or one for each side.
    Recording,
    /// A date without quotes.
    Date,
    /// A length of time within bounds.
    Time(RangeInclusive<Duration>),
    /// The length of a step: a time within bounds, or a number of breaths.
    Length(RangeInclusive<Duration>),
    /// The seconds of in, hold, out and perhaps rest.
    Breath,
    /// An attenuation in dB.
    Gain,
    /// A whole number within bounds.
    Number(RangeInclusive<u32>),
    /// True or false.
    Flag,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A list of some of them.
    Words(&'static [&'static str]),
    /// A name from the vocabulary.
    Name(EntryKind),
    /// A list of names from the vocabulary.
    Names(EntryKind),
    /// The name of a bed: balm's own, one of `[sounds]`, or none.
    Bed,
    /// The name of a chime, likewise.
    Chime,
    /// A table of these keys.
    One(&'static Table),
    /// Any number of such tables, each under a heading in double brackets.
    Many(&'static Table),
    /// A table whose keys are free, or follow a rule of their own; what each of them takes.
    Each(Names, &'static Takes),
    /// Any of these.
    Either(&'static [Takes]),
}

impl Takes {
    /// Adds the tables that may stand here to those that are known.
    pub(super) fn collect(&self, known: &mut Vec<&'static Table>) {
        match self {
            Self::One(table) | Self::Many(table) if known.iter().all(|other| other.name != table.name) => {
                known.push(table);
            }
            Self::Each(_, takes) => takes.collect(known),
            Self::Either(all) => all.iter().for_each(|takes| takes.collect(known)),
            _ => {}
        }
    }
}

/// What the keys of a table may be called that has no fixed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Times in a step.
    Times,
    /// Ids: small letters, digits and hyphens.
    Ids,
    /// Parts of the body.
    Regions,
    /// Anything.
    Any,
}

/// A table that shares no other's keys and requires none.
pub(super) const fn table(name: &'static str, own: &'static [Key]) -> Table {
    Table { name, own, shares: None, required: &[] }
}

/// A key of a table.
pub(super) const fn key(name: &'static str, takes: Takes, about: &'static str) -> Key {
    Key { name, takes, about }
}

/// The words of a list that pairs each word with its meaning.
pub(super) const fn words<T: Copy, const N: usize>(list: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = list[at].0;
        at += 1;
    }
    words
}
