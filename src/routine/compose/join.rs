//! Several routines as one session: one arrival, one ending, everything between as it is in each.

use std::collections::BTreeMap;

use crate::routine::model::{Routine, Section, Step, Translation};

use super::adopt::{Shared, adopt};

/// The technique of a step with which a routine begins, and that of one with which it ends.
const ARRIVE: &str = "arrive";
const FINISH: &str = "finish";

/// Two routines are no session together: they are in different languages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{first}\" is in \"{its}\" and \"{second}\" in \"{other}\"; a session has one language")]
pub struct Apart {
    /// The title of the first.
    pub first: String,
    /// Its language.
    pub its: String,
    /// The title of the second.
    pub second: String,
    /// Its language.
    pub other: String,
}

impl Routine {
    /// This routine and then another, as one: the ending of this one and the arrival of the other are left out.
    /// Their cautions stand together; for the day or for the night it is as the last one is, because one falls
    /// asleep at the end.
    ///
    /// # Errors
    /// [`Apart`] if they do not go together.
    pub fn followed_by(mut self, mut next: Self) -> Result<Self, Apart> {
        if self.language != next.language {
            return Err(Apart {
                first: self.title,
                its: self.language,
                second: next.title,
                other: next.language,
            });
        }
        drop_ending(&mut self.sections);
        drop_arrival(&mut next.sections);
        let shared = Shared {
            cautions: &mut self.cautions,
            asks: &mut self.asks,
            sounds: &mut self.sounds,
            recordings: &mut self.recordings,
        };
        adopt(&next.id.clone(), &mut next, shared);
        self.translations = common_translations(&self, &next);
        self.title = format!("{}, then {}", self.title, next.title);
        self.id = format!("{}-and-{}", self.id, next.id);
        for (ours, theirs) in [
            (&mut self.goals, next.goals),
            (&mut self.needs, next.needs),
            (&mut self.positions, next.positions),
            (&mut self.sources, next.sources),
            (&mut self.allow, next.allow),
        ] {
            add_new(ours, theirs);
        }
        add_new(&mut self.ratings, next.ratings);
        self.pronounce.extend(next.pronounce);
        let sentences = |ours: Option<String>, theirs: Option<String>| match (ours, theirs) {
            (Some(ours), Some(theirs)) if ours != theirs => Some(format!("{ours} {theirs}")),
            (ours, theirs) => ours.or(theirs),
        };
        self.prepare = sentences(self.prepare, next.prepare);
        self.summary = sentences(self.summary, next.summary);
        self.fit = (None, None);
        (self.kind, self.night) = (next.kind, next.night);
        // What is said of one of them does not hold for both.
        (self.revision, self.plan, self.who, self.how_often) = (None, None, None, None);
        (self.based_on, self.updated) = (None, None);
        if self.author != next.author {
            self.author = None;
        }
        self.sections.append(&mut next.sections);
        self.sections.retain(|section| !section.steps.is_empty());
        self.steps_mut().enumerate().for_each(|(i, step)| step.number = i + 1);
        Ok(self)
    }
}

/// Leaves out the steps with which a routine ends, unless there are no others.
fn drop_ending(sections: &mut [Section]) {
    if has_others(sections, FINISH)
        && let Some(Section { steps, .. }) = sections.last_mut()
    {
        let kept = steps.iter().rposition(|step| !is_for(step, FINISH)).map_or(0, |last| last + 1);
        steps.truncate(kept);
    }
}

/// Leaves out the steps with which a routine begins, unless there are no others.
fn drop_arrival(sections: &mut [Section]) {
    if has_others(sections, ARRIVE)
        && let Some(Section { steps, .. }) = sections.first_mut()
    {
        let arrival = steps.iter().take_while(|step| is_for(step, ARRIVE)).count();
        steps.drain(..arrival);
    }
}

fn has_others(sections: &[Section], technique: &str) -> bool {
    sections.iter().flat_map(|section| &section.steps).any(|step| !is_for(step, technique))
}

fn is_for(step: &Step, technique: &str) -> bool {
    step.technique.as_deref() == Some(technique)
}

/// Adds those that are not there.
fn add_new<T: PartialEq>(ours: &mut Vec<T>, theirs: Vec<T>) {
    for one in theirs {
        if !ours.contains(&one) {
            ours.push(one);
        }
    }
}

/// The languages that both are in, with what they are called there.
fn common_translations(first: &Routine, next: &Routine) -> BTreeMap<String, Translation> {
    let both = first.translations.iter().filter_map(|(language, ours)| {
        let theirs = next.translations.get(language)?;
        let title = ours.title.as_ref().zip(theirs.title.as_ref());
        let title = title.map(|(ours, theirs)| format!("{ours} · {theirs}"));
        Some((language.clone(), Translation { title, ..Translation::default() }))
    });
    both.collect()
}
