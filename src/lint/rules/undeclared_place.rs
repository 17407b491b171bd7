//! Prompts that lead the hands over a place that the step does not name. Whoever must not be touched there would be.

use crate::language::rules;
use crate::routine::{Step, Text};
use crate::vocabulary::{self, Group, Region, Technique};

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::Played;

pub(super) const RULES: &[Rule] = &[undeclared];

/// How many words may stand between "from" and the place: "from the right outer wrist".
const REACH: usize = 4;

fn undeclared(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (_, step) in played.steps().filter(|(_, step)| touches(step)) {
        let cues = step.cues.iter().filter_map(|cue| Some((cue.say.as_ref()?, cue.spans.heading)));
        let say = step.say.as_ref().map(|say| (say, step.spans.key("say")));
        for (text, span) in say.into_iter().chain(cues) {
            for (word, place) in begun_at(text, &played.routine.language) {
                if declares(step, &word, place) {
                    continue;
                }
                let message = format!("the words go over the {word}, but the step does not name it");
                let note = Note::new("place-undeclared", message);
                let help = format!(
                    "add also = [\"{}\"], so that people who must not be touched there are spared",
                    place.id
                );
                notes.in_step(step, span, note.help(help));
            }
        }
    }
}

/// The places that a text names as the beginning or the way of a stroke.
fn begun_at(text: &Text, usual: &str) -> Vec<(String, &'static Region)> {
    let language = text.language.as_deref().unwrap_or(usual);
    let Some(stroke) = rules(language).and_then(|rules| rules.strokes.as_ref()) else { return Vec::new() };
    let text = text.for_side(None).to_lowercase();
    let mut found = Vec::new();
    for part in text.split(['.', ',', ';', ':', '!', '?']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let begins = |at: &usize| {
            // "Away from the throat" is not the throat.
            let is_away = *at > 0 && stroke.not_there.contains(&words[at - 1]);
            stroke.begin.contains(&words[*at]) && !is_away
        };
        for at in (0..words.len()).filter(begins) {
            let behind = (at + 1..words.len()).take(REACH);
            let near = behind.take_while(|at| !stroke.not_there.contains(&words[*at]));
            // "The back of the neck" is no back.
            let named = near.filter(|at| words.get(at + 1) != Some(&stroke.of));
            let place = named
                .filter_map(|at| Some((words[at], *vocabulary::usual_places(words[at]).first()?)))
                .next();
            found.extend(place.map(|(word, place)| (word.to_owned(), place)));
        }
    }
    found
}

/// Whether the step names the place, or as much of it as words tell apart.
fn declares(step: &Step, word: &str, place: &Region) -> bool {
    let ids = || step.region.iter().chain(&step.also);
    // Any part of the forearm is the forearm.
    if ids().any(|id| id.split('-').any(|part| part == word)) {
        return true;
    }
    let named = ids().filter_map(|id| vocabulary::region(id));
    named.flat_map(Region::places).any(|own| {
        own.id == place.id || place.group == own.group && matches!(own.group, Group::Shoulder | Group::Trunk)
    })
}

fn touches(step: &Step) -> bool {
    step.technique.as_deref().and_then(vocabulary::technique).is_some_and(Technique::touches)
}
