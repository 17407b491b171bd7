//! Which routines of the list are wanted.

use crate::diagnostic::nearest;
use crate::vocabulary::{self, EntryKind, Group};

use super::args::ListArgs;
use super::catalogue::Facts;
use super::fail::Failure;

/// What a routine must have, all of it.
pub struct Wanted<'a> {
    args: &'a ListArgs,
}

impl<'a> Wanted<'a> {
    /// What was typed, its names checked.
    pub fn new(args: &'a ListArgs) -> Result<Self, Failure> {
        let groups: Vec<&str> = Group::ALL.iter().map(|group| group.id()).collect();
        check(EntryKind::Goal, &args.goal, &[])?;
        check(EntryKind::Region, &args.region, &groups)?;
        check(EntryKind::Tool, &args.tool, &[])?;
        check(EntryKind::Position, &args.position, &[])?;
        Ok(Self { args })
    }

    /// Whether nothing in particular is wanted.
    pub fn is_all(&self) -> bool {
        let ListArgs { goal, region, tool, position, max, min, kind, language, json: _ } = self.args;
        let named = [goal, region, tool, position].into_iter().any(|names| !names.is_empty());
        !named && max.is_none() && min.is_none() && kind.is_none() && language.is_none()
    }

    /// Whether a routine has it all. One that cannot be read has nothing.
    pub fn fits(&self, facts: Option<&Facts>) -> bool {
        let Some(facts) = facts else { return self.is_all() };
        let args = self.args;
        let all = |wanted: &[String], has: &[String]| wanted.iter().all(|id| has.contains(id));
        all(&args.goal, &facts.goals)
            && all(&args.tool, &facts.tools)
            && all(&args.position, &facts.positions)
            && args.region.iter().all(|wanted| facts.regions.iter().any(|has| lies_in(has, wanted)))
            && args.max.is_none_or(|max| facts.length <= max)
            && args.min.is_none_or(|min| facts.length >= min)
            && args.kind.is_none_or(|kind| kind == facts.kind)
            && args
                .language
                .as_ref()
                .is_none_or(|wanted| facts.languages.iter().any(|has| speaks(has, wanted)))
    }
}

/// Whether a region is the one that is wanted, or of the group that is wanted.
fn lies_in(region: &str, wanted: &str) -> bool {
    let group = || vocabulary::region(region).map(|region| region.group.id());
    region == wanted || group() == Some(wanted)
}

/// Whether a routine in one language serves who wants another: `en` takes `en-GB` too.
fn speaks(has: &str, wanted: &str) -> bool {
    let (has, wanted) = (has.to_ascii_lowercase(), wanted.to_ascii_lowercase());
    has.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn check(kind: EntryKind, ids: &[String], further: &[&'static str]) -> Result<(), Failure> {
    if ids.is_empty() {
        return Ok(());
    }
    let entries = kind.entries();
    let known = || entries.iter().map(|entry| entry.id()).chain(further.iter().copied());
    match ids.iter().find(|id| !id.starts_with("x-") && !known().any(|known| known == id.as_str())) {
        None => Ok(()),
        Some(id) => {
            let meant = vocabulary::meant(kind, id);
            let further = nearest(id, further.iter().copied()).filter(|_| meant.is_slip());
            let question =
                further.map(|near| format!("did you mean \"{near}\"?")).or_else(|| meant.question());
            let (one, several) = kind.names();
            let what = format!("there is no {one} \"{id}\"");
            Err(match question {
                Some(question) => Failure::usage(format!("{what} ({question})"))
                    .hint(&format!("`balm vocabulary {several}` lists them.")),
                None => Failure::usage(format!("{what}; {}", vocabulary::choices(kind))),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_takes_its_regions_too() {
        assert!(speaks("en-GB", "en") && speaks("en", "EN") && speaks("pt-BR", "pt-br"));
        assert!(!speaks("en", "en-GB") && !speaks("enm", "en"));
    }

    #[test]
    fn a_region_is_found_by_its_group() {
        assert!(lies_in("calf", "calf") && lies_in("calf", "leg") && lies_in("neck-back", "neck"));
        assert!(!lies_in("calf", "sole") && !lies_in("x-own", "leg"));
    }
}
