//! Places that the words of a step lead the hands over, though the step does not name them. Whoever must not be
//! touched there would be.

use crate::diagnostic::Span;
use crate::language::rules;
use crate::routine::{Step, Text};
use crate::vocabulary::{self, EntryKind, Group, Region, Status, Technique, TechniqueKind};

/// How many words may stand between "from" and the place: "from the right outer wrist".
const REACH: usize = 4;

/// A place in the words of a step.
#[derive(Clone, Debug)]
pub struct UndeclaredPlace {
    /// The word for it.
    pub word: String,
    /// What is meant.
    pub region: &'static Region,
    /// Where the text stands.
    pub span: Span,
}

/// The places that a step touches by its words, as far as the `language` of the routine has rules for them, and does
/// not name.
#[must_use]
pub fn undeclared_places(step: &Step, language: &str) -> Vec<UndeclaredPlace> {
    if !step.technique.as_deref().and_then(vocabulary::technique).is_some_and(Technique::touches) {
        return Vec::new();
    }
    let cues = step.cues.iter().filter_map(|cue| Some((cue.say.as_ref()?, cue.spans.heading)));
    let say = step.say.as_ref().map(|say| (say, step.spans.key("say")));
    let adapted = step.adapt.values().map(|text| (text, step.spans.key("adapt")));
    let begun = say.into_iter().chain(adapted).chain(cues).flat_map(|(text, span)| {
        let begun = begun_at(text, language).into_iter();
        begun.map(move |(word, region)| UndeclaredPlace { word, region, span })
    });
    begun.filter(|place| !declares(step, &place.word, place.region)).collect()
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

/// What the words of a step do, which itself says neither what nor where.
pub(super) struct WorkInWords {
    /// The places they name, if they also name a way to touch or move; else none.
    pub places: Vec<&'static Region>,
    /// Whether they name a tool.
    pub by_tool: bool,
}

/// What the words of a step do; `None` if nobody can tell, as balm knows these words in English alone.
pub(super) fn work_in_words(step: &Step, usual: &str) -> Option<WorkInWords> {
    let cues = step.cues.iter().filter_map(|cue| cue.say.as_ref());
    let texts: Vec<&Text> = step.say.iter().chain(cues).collect();
    if texts.iter().any(|text| !text.language.as_deref().unwrap_or(usual).starts_with("en")) {
        return None;
    }
    let mut found = WorkInWords { places: Vec::new(), by_tool: false };
    let mut works = false;
    for text in step.title.iter().chain(texts).flat_map(Text::each) {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2) {
            let named = vocabulary::usual_places(word).into_iter().flat_map(Region::places);
            let before = found.places.len();
            found.places.extend(named.filter(|place| place.status != Status::Attention));
            works |= found.places.len() == before && names_work(word);
            found.by_tool |= names_tool(word);
        }
    }
    if !works {
        found.places.clear();
    }
    Some(found)
}

/// Whether a word names a way to touch or to move.
fn names_work(word: &str) -> bool {
    let meant = vocabulary::meant(EntryKind::Technique, word);
    let is_work = |id: &str| vocabulary::technique(id).is_some_and(|it| it.kind != TechniqueKind::Inner);
    !meant.is_misspelt() && word.len() > 3 && meant.ids().any(is_work)
}

/// Whether a word names something to press with.
fn names_tool(word: &str) -> bool {
    let meant = vocabulary::meant(EntryKind::Tool, word);
    let presses = |id: &str| vocabulary::tool(id).is_some_and(|tool| tool.cap > 0 && !tool.is_hand());
    !meant.is_misspelt() && meant.ids().any(presses)
}
