//! Prompts that lead the hands over a place that the step does not name.

use crate::care::undeclared_places;

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::Played;

pub(super) const RULES: &[Rule] = &[undeclared];

fn undeclared(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (_, step) in played.steps() {
        for place in undeclared_places(step, &played.routine.language) {
            let message = format!("the words go over the {}, but the step does not name it", place.word);
            let help = format!(
                "add also = [\"{}\"], so that people who must not be touched there are spared",
                place.region.id
            );
            notes.in_step(step, place.span, Note::new("place-undeclared", message).help(help));
        }
    }
}
