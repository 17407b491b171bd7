//! Applies the changes of an overlay to the routine it extends.

use crate::routine::model::{Alteration, Altered, Routine, Step};

use super::pressure_caps::Caps;

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
        if let Some((pressure, cap)) = caps.lower(step) {
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
