//! Titles that name another side than their step. Prompts are not checked, because they may name both hands;
//! nor are titles in which "right" may mean something else than the region's side.

use crate::language::{TitleSides, rules};
use crate::routine::{Placeholders, Side, Step, fill};
use crate::vocabulary::{self, BodySide, Group, Region};

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::{Played, sides};

pub(super) const RULES: &[Rule] = &[title_side];

/// Words in the names of regions that say nothing by themselves.
const VAGUE: [&str; 14] = [
    "of", "the", "and", "side", "back", "top", "base", "inner", "outer", "front", "upper", "lower", "beside",
    "between",
];
/// How far behind "right" the region may stand: "the right inner forearm".
const REACH: usize = 3;

/// The title names the other side, or a side while the step names none.
fn title_side(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (section, step) in played.steps() {
        let Some(region) = step.region.as_deref().and_then(vocabulary::region) else { continue };
        if !region.sides.contains(&BodySide::Left) {
            continue;
        }
        let named = |side| named(step, side, region, &played.routine.language);
        match sides(section, step) {
            Some(sides) => {
                if let Some(side) = sides.iter().find(|side| named(Some(**side)) == [other(**side)]) {
                    contradicts(step, *side, sides.len() > 1, notes);
                }
            }
            None if step.side.is_none() => {
                if let [only] = named(None)[..] {
                    let message = format!("the title says {}, but the step names no side", name(only));
                    let note = Note::new("side-missing", message);
                    notes.on(step, "title", note.help(format!("add side = \"{}\"", name(only))));
                }
            }
            None => {}
        }
    }
}

fn contradicts(step: &Step, side: Side, in_turn: bool, notes: &mut Notes<'_>) {
    let (here, there) = (name(side), name(other(side)));
    let (message, help) = if in_turn {
        let message = format!("the title says {there}, but the {here} side is played too");
        (message, format!("write {{side}} instead of \"{there}\""))
    } else {
        let message = format!("the title says {there}, but the step is for the {here} side");
        (message, "make them agree".to_owned())
    };
    notes.on(step, "title", Note::new("side-contradicts", message).help(help));
}

/// The sides of the region that the title names while one is played.
fn named(step: &Step, playing: Option<Side>, region: &Region, usual: &str) -> Vec<Side> {
    let Some(title) = &step.title else { return Vec::new() };
    let language = title.language.as_deref().unwrap_or(usual);
    let Some(words) = rules(language).and_then(|rules| rules.titles.as_ref()) else { return Vec::new() };
    let places = Placeholders { side: playing, language, ..Placeholders::default() };
    let title = fill(title.for_side(playing), &places).to_lowercase();
    let said: Vec<&str> = title.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let names = |side: &[&str]| {
        let at = |i: &usize| side.contains(&said[*i]);
        (0..said.len()).filter(at).any(|i| words.not_before.is_empty() || is_of(&said, i, region, words))
    };
    let works = said.iter().any(|word| words.workers.contains(word));
    if works && !matches!(region.group, Group::Hand | Group::Arm) {
        return Vec::new();
    }
    [(Side::Left, words.left), (Side::Right, words.right)]
        .iter()
        .filter(|(_, words)| names(words))
        .map(|(s, _)| *s)
        .collect()
}

/// Whether the English side word at `i` is the region's: "the right inner forearm", "on the right".
fn is_of(said: &[&str], i: usize, region: &Region, words: &TitleSides) -> bool {
    let id_and_name = format!("{}-{}-{}", region.id, region.name, region.group.id()).to_lowercase();
    let own: Vec<&str> = id_and_name
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.len() > 2 && !VAGUE.contains(word))
        .map(|word| word.trim_end_matches('s'))
        .collect();
    let is_own = |word: &&str| own.contains(&word.trim_end_matches('s'));
    let mut behind = said[i + 1..].iter().take(REACH).take_while(|word| {
        ![words.not_before, words.left, words.right].iter().any(|list| list.contains(word))
    });
    let ends = i + 1 == said.len();
    let before = i.checked_sub(1).map(|i| said[i]);
    behind.clone().next() == Some(&"side")
        || behind.any(is_own)
        || ends && before.is_none_or(|word| word == "the" || is_own(&word))
}

fn other(side: Side) -> Side {
    match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
    }
}

fn name(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}
