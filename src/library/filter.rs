//! Chooses routines from the list.

use crate::diagnostic::nearest;
use crate::language::serves;
use crate::routine::Kind;
use crate::text::{Safe, folded};
use crate::unit::Duration;
use crate::vocabulary::{self, EntryKind, Group};

use super::listing::Listing;

/// What a routine must have, all of it. The default accepts every routine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words: each is in a routine's title or summary, or names what it is for or works on.
    pub words: Vec<String>,
    /// Goal ids.
    pub goals: Vec<String>,
    /// Ids of regions or of groups of them.
    pub regions: Vec<String>,
    /// Tool ids.
    pub tools: Vec<String>,
    /// Position ids.
    pub positions: Vec<String>,
    /// The longest length.
    pub max: Option<Duration>,
    /// The shortest length.
    pub min: Option<Duration>,
    /// For the day or for the night.
    pub kind: Option<Kind>,
    /// A language, which includes its regional forms (BCP 47).
    pub language: Option<String>,
}

/// The filter names something that does not exist.
#[derive(Debug, thiserror::Error)]
#[error("there is no {} \"{id}\"{}", .kind.names().0, .question.as_ref().map_or_else(
    || format!("; {}", vocabulary::choices(*.kind)), |question| format!(" ({question})")
))]
pub struct UnknownName {
    /// What it should be.
    pub kind: EntryKind,
    /// The name.
    pub id: String,
    /// A question that offers what may be meant.
    pub question: Option<String>,
}

impl Filter {
    /// Checks the names.
    ///
    /// # Errors
    /// [`UnknownName`], the first of them.
    pub fn check(&self) -> Result<(), UnknownName> {
        let groups: Vec<&str> = Group::ALL.iter().map(|group| group.id()).collect();
        check(EntryKind::Goal, &self.goals, &[])?;
        check(EntryKind::Region, &self.regions, &groups)?;
        check(EntryKind::Tool, &self.tools, &[])?;
        check(EntryKind::Position, &self.positions, &[])
    }

    /// Whether a routine has everything. One that cannot be read has nothing.
    #[must_use]
    pub fn accepts(&self, routine: &Listing) -> bool {
        if routine.broken {
            return *self == Self::default();
        }
        let all = |wanted: &[String], has: &[Safe]| {
            wanted.iter().all(|id| has.iter().any(|has| has.as_str() == id))
        };
        let is_there = |region: &String| routine.regions.iter().any(|has| is_in(has.as_str(), region));
        let serves = |wanted: &String| routine.languages.iter().any(|has| serves(has.as_str(), wanted));
        self.words.iter().all(|word| is_about(routine, word))
            && all(&self.goals, &routine.goals)
            && all(&self.tools, &routine.tools)
            && all(&self.positions, &routine.positions)
            && self.regions.iter().all(is_there)
            && self.max.is_none_or(|max| routine.length.is_some_and(|length| length <= max))
            && self.min.is_none_or(|min| routine.length.is_some_and(|length| length >= min))
            && self.kind.is_none_or(|kind| routine.kind == Some(kind))
            && self.language.as_ref().is_none_or(serves)
    }
}

/// Whether a word is in a routine's name, title or summary, or is another name for something in it.
fn is_about(routine: &Listing, word: &str) -> bool {
    let looks = folded(word);
    let kinds = [
        (EntryKind::Goal, &routine.goals),
        (EntryKind::Region, &routine.regions),
        (EntryKind::Tool, &routine.tools),
        (EntryKind::Position, &routine.positions),
    ];
    let texts = [Some(&routine.name), Some(&routine.title), routine.summary.as_ref()];
    texts.into_iter().flatten().any(|text| folded(text.as_str()).contains(&looks))
        || kinds.into_iter().any(|(kind, ids)| {
            let meant = vocabulary::meant(kind, &looks);
            let named: Vec<&str> = meant.ids().filter(|_| !meant.is_misspelt()).collect();
            let group = |id: &str| kind == EntryKind::Region && is_in(id, &looks);
            ids.iter().map(Safe::as_str).any(|id| id == looks || group(id) || named.contains(&id))
        })
}

/// Whether a region is the wanted one, or of the wanted group.
fn is_in(region: &str, wanted: &str) -> bool {
    let group = || vocabulary::region(region).map(|region| region.group.id());
    region == wanted || group() == Some(wanted)
}

fn check(kind: EntryKind, ids: &[String], groups: &[&'static str]) -> Result<(), UnknownName> {
    let entries = kind.entries();
    let is_known = |id: &str| groups.contains(&id) || entries.iter().any(|entry| entry.id() == id);
    match ids.iter().find(|id| !id.starts_with("x-") && !is_known(id)) {
        None => Ok(()),
        Some(id) => {
            let meant = vocabulary::meant(kind, id);
            let group = nearest(id, groups.iter().copied()).filter(|_| meant.is_misspelt());
            let question = group.map(|near| format!("did you mean \"{near}\"?")).or_else(|| meant.question());
            Err(UnknownName { kind, id: id.clone(), question })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_found_by_its_group() {
        assert!(is_in("calf", "calf") && is_in("calf", "leg") && is_in("neck-back", "neck"));
        assert!(!is_in("calf", "sole") && !is_in("x-own", "leg"));
    }
}
