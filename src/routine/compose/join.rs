//! Several routines as one session: one arrival, one ending, everything between as it is in each.

use crate::routine::model::{Routine, Section, Step, Translation};

use super::adopt::adopt;

/// The technique of a step with which a routine begins, and that of one with which it ends.
const ARRIVE: &str = "arrive";
const FINISH: &str = "finish";

/// Why two routines are no session together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Apart {
    /// They are in different languages.
    #[error("\"{first}\" is in \"{its}\" and \"{second}\" in \"{other}\"; a session has one language")]
    Languages {
        /// The title of the first.
        first: String,
        /// Its language.
        its: String,
        /// The title of the second.
        second: String,
        /// Its language.
        other: String,
    },
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
            return Err(Apart::Languages {
                first: self.title,
                its: self.language,
                second: next.title,
                other: next.language,
            });
        }
        drop_steps(&mut self.sections, FINISH, |steps| steps.last(), Vec::pop);
        drop_steps(
            &mut next.sections,
            ARRIVE,
            |steps| steps.first(),
            |steps| {
                if steps.is_empty() { None } else { Some(steps.remove(0)) }
            },
        );
        adopt(&next.id.clone(), &mut next, (&mut self.cautions, &mut self.asks, &mut self.sounds));
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
            theirs.into_iter().for_each(|one| {
                if !ours.contains(&one) {
                    ours.push(one)
                }
            });
        }
        for rating in next.ratings {
            if !self.ratings.contains(&rating) {
                self.ratings.push(rating);
            }
        }
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

/// Leaves out the steps of a technique at one end, unless nothing else is there.
fn drop_steps(
    sections: &mut [Section],
    technique: &str,
    at_the_end: impl Fn(&[Step]) -> Option<&Step>,
    take: impl Fn(&mut Vec<Step>) -> Option<Step>,
) {
    let is_it = |step: &Step| step.technique.as_deref() == Some(technique);
    if sections.iter().flat_map(|section| &section.steps).all(is_it) {
        return;
    }
    let section = match technique {
        FINISH => sections.last_mut(),
        _ => sections.first_mut(),
    };
    let Some(section) = section else { return };
    while at_the_end(&section.steps).is_some_and(is_it) {
        take(&mut section.steps);
    }
}

/// The languages that both are in, with what they are called there.
fn common_translations(first: &Routine, next: &Routine) -> std::collections::BTreeMap<String, Translation> {
    let both = first.translations.iter().filter_map(|(language, ours)| {
        let theirs = next.translations.get(language)?;
        let title = ours.title.as_ref().zip(theirs.title.as_ref());
        let title = title.map(|(ours, theirs)| format!("{ours} · {theirs}"));
        Some((language.clone(), Translation { title, ..Translation::default() }))
    });
    both.collect()
}
