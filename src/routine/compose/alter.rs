//! Applies the changes of an overlay to the routine it extends.

use std::collections::BTreeMap;

use crate::routine::model::{Alteration, Altered, Routine, Step};
use crate::vocabulary;

/// The pressure that is never exceeded, 0 to 10 as felt.
#[derive(Default)]
pub struct Caps {
    pub everywhere: Option<u8>,
    pub regions: BTreeMap<String, u8>,
}

impl Caps {
    /// The cap of a region. A cap on a whole area holds for its parts, and the other way round.
    fn at(&self, region: &str) -> Option<u8> {
        let lies_in = |part: &str, area: &str| {
            vocabulary::region(area).is_some_and(|area| area.parts.iter().any(|id| id == part))
        };
        let here = |named: &str| named == region || lies_in(named, region) || lies_in(region, named);
        self.regions.iter().filter(|(named, _)| here(named)).map(|(_, most)| *most).min()
    }
}

/// Leaves out the steps whose ids `skips` names and lowers pressures to the caps. `altered` lists the keys
/// already changed, each with the id of its step. Returns all changes in the order of the steps.
pub fn alter(
    routine: &mut Routine,
    skips: impl Fn(&str) -> bool,
    altered: &[(String, Altered)],
    caps: &Caps,
) -> Vec<Alteration> {
    let mut changes = Vec::new();
    for step in routine.steps() {
        let Some(id) = step.id.as_deref() else { continue };
        if skips(id) {
            changes.push(alteration(step, Altered::Skipped));
            continue;
        }
        let altered = altered.iter().filter(|(changed, _)| changed == id);
        changes.extend(altered.map(|(_, what)| alteration(step, what.clone())));
    }
    for section in &mut routine.sections {
        section.steps.retain(|step| !step.id.as_deref().is_some_and(&skips));
    }
    routine.sections.retain(|section| !section.steps.is_empty());
    for step in routine.steps_mut() {
        let cap =
            step.region.as_deref().and_then(|region| caps.at(region)).into_iter().chain(caps.everywhere);
        if let (Some(cap), Some(pressure)) = (cap.min(), step.pressure)
            && pressure > cap
        {
            step.pressure = Some(cap);
            let (key, from, to) = ("pressure".to_owned(), Some(pressure.to_string()), cap.to_string());
            changes.push(alteration(step, Altered::Key { key, from, to }));
        }
    }
    changes.sort_by_key(|change| change.step);
    changes
}

fn alteration(step: &Step, what: Altered) -> Alteration {
    let title = step.title.as_ref().map(|title| title.for_side(None));
    let name = title.or(step.id.as_deref()).unwrap_or_default().to_owned();
    Alteration { step: step.number, name, what }
}
