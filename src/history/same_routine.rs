//! Which sessions were of one routine. A file's name is not enough: two folders may each have a `neck.toml`, and a file
//! may be moved. A session belongs to a routine if it was played from the same place, or had the same text.

use std::collections::{BTreeMap, BTreeSet};

/// Which routine: its id, and what commands call it, because two files may have one id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoutineKey<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name, or its whole path.
    pub called: &'a str,
}

/// What a session tells of its routine.
pub(super) struct Played<'a> {
    /// What it was called, empty if that is not known.
    pub key: RoutineKey<'a>,
    /// The digest of its text.
    pub digest: Option<&'a str>,
}

/// What is known of one routine: by what names it was called, which texts it had, and its sessions.
#[derive(Default)]
struct Known<'a> {
    called: BTreeSet<&'a str>,
    digests: BTreeSet<&'a str>,
    /// What it was called last.
    last: &'a str,
}

/// The sessions, by their places among all, whose routine is called something else now, and what. `all` are in order
/// of time.
pub(super) fn renamed(all: &[Played<'_>]) -> Vec<(usize, String)> {
    let mut by_id: BTreeMap<&str, (Vec<usize>, BTreeSet<&str>)> = BTreeMap::new();
    for (place, played) in all.iter().enumerate() {
        let (places, names) = by_id.entry(played.key.id).or_default();
        places.push(place);
        names.insert(played.key.called);
    }
    let several = by_id.into_values().filter(|(_, names)| names.len() > 1);
    several.flat_map(|(places, _)| renamed_of_one_id(all, places)).collect()
}

fn renamed_of_one_id(all: &[Played<'_>], places: Vec<usize>) -> Vec<(usize, String)> {
    let mut routines: Vec<Known<'_>> = Vec::new();
    for Played { key, digest } in
        places.iter().map(|place| &all[*place]).filter(|played| !played.key.called.is_empty())
    {
        let has_text = |known: &Known<'_>| digest.is_some_and(|digest| known.digests.contains(digest));
        let is_it = |known: &Known<'_>| has_text(known) || known.called.contains(key.called);
        // What were two until now is one if this session belongs to both.
        let (same, others): (Vec<Known<'_>>, Vec<Known<'_>>) = routines.into_iter().partition(is_it);
        let mut known = Known { last: key.called, ..Known::default() };
        for part in same {
            known.called.extend(part.called);
            known.digests.extend(part.digests);
        }
        known.called.insert(key.called);
        known.digests.extend(*digest);
        routines = others;
        routines.push(known);
    }
    let name_now = |called: &str| {
        // Of a session whose beginning was lost, only the id is known.
        let known = match called.is_empty() {
            true => routines.first().filter(|_| routines.len() == 1),
            false => routines.iter().find(|known| known.called.contains(called)),
        };
        known.map(|known| known.last).filter(|last| *last != called)
    };
    let renamed = |place: usize| Some((place, name_now(all[place].key.called)?.to_owned()));
    places.into_iter().filter_map(renamed).collect()
}
