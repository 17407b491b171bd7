//! What is written to be spoken: how long it is, whether it names the side, what it claims.

use crate::diagnostic::Span;
use crate::language::{has_spaces, rules};
use crate::routine::{BodySide, Placeholders, Side, Step, Text, fill, names_side};

use super::notes::{Note, Notes};
use super::played::Played;

const PROMPT_LEAST: usize = 10;
const PROMPT_MOST: usize = 35;
const SENTENCE_MOST: usize = 24;

/// Prompts that are very short or long, and sentences nobody can follow.
pub(super) fn prompts(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (_, step) in played.steps() {
        if let Some(say) = &step.say {
            let span = step.marks.key("say");
            if let Some(text) = countable(say, &played.routine.language) {
                let words = text.split_whitespace().count();
                if words < PROMPT_LEAST {
                    let note = Note::new("prompt-short", format!("{words} words are little to go by"));
                    let help = "10 to 35 words: which side, where, what to do, how it feels";
                    notes.in_step(step, span, note.help(help));
                } else if words > PROMPT_MOST {
                    let note = Note::new("prompt-long", format!("{words} words are more than one remembers"));
                    notes.in_step(step, span, note.help("35 at most; the rest can come later, as a cue"));
                }
            }
            sentences(step, say, span, played, notes);
        }
        for cue in &step.cues {
            if let Some(say) = &cue.say {
                sentences(step, say, cue.marks.heading, played, notes);
            }
        }
    }
}

fn sentences(step: &Step, text: &Text, span: Span, played: &Played<'_>, notes: &mut Notes<'_>) {
    let Some(text) = countable(text, &played.routine.language) else { return };
    let longest = text.split(['.', '!', '?', '…', ':', ';']).map(|s| s.split_whitespace().count()).max();
    if let Some(words) = longest.filter(|words| *words > SENTENCE_MOST) {
        let note =
            Note::new("sentence-long", format!("a sentence of {words} words is hard to follow by ear"));
        notes.in_step(step, span, note.help("24 words at most; make two sentences of it"));
    }
}

/// The text, in a language whose words can be counted.
fn countable<'t>(text: &'t Text, language: &str) -> Option<&'t str> {
    has_spaces(text.language.as_deref().unwrap_or(language)).then(|| text.for_side(None))
}

/// A prompt for one side that does not name it in its first two sentences.
pub(super) fn side_named(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (section, step) in played.steps() {
        let Some(say) = &step.say else { continue };
        let language = say.language.as_deref().unwrap_or(&played.routine.language);
        let sides: Vec<Side> = match (step.sides.or(section.sides), step.side) {
            (Some(sides), _) => sides.order().to_vec(),
            (None, Some(BodySide::Left)) => vec![Side::Left],
            (None, Some(BodySide::Right)) => vec![Side::Right],
            _ => continue,
        };
        if rules(language).is_none() {
            continue;
        }
        let is_named = |side: &Side| {
            let names = Placeholders { side: Some(*side), language, ..Placeholders::default() };
            names_side(language, *side, &fill(say.for_side(Some(*side)), &names))
        };
        if !sides.iter().all(is_named) {
            let note = Note::new("side-unnamed", "the first two sentences do not say which side");
            let sided = step.sides.or(section.sides).is_some();
            let how = if sided { "write {side} where the side belongs" } else { "name the side first" };
            notes.on(step, "say", note.help(format!("{how}; balm will say it before the prompt, less well")));
        }
    }
}

/// Words that promise what massage cannot keep.
pub(super) fn claims(played: &Played<'_>, notes: &mut Notes<'_>) {
    let routine = played.routine;
    let own = &routine.language;
    for (key, text) in [("title", Some(&routine.title)), ("summary", routine.summary.as_ref())] {
        if let Some((found, note)) = text.and_then(|text| claim(text, own)) {
            let span = notes.within(routine.marks.key(key), &found);
            notes.whole(span, note);
        }
    }
    for (_, step) in played.steps() {
        let texts = [("title", &step.title), ("say", &step.say), ("move", &step.move_line)];
        let keyed = texts.into_iter().filter_map(|(key, text)| Some((step.marks.key(key), text.as_ref()?)));
        let cues = step.cues.iter().filter_map(|cue| Some((cue.marks.heading, cue.say.as_ref()?)));
        for (span, text) in keyed.chain(cues) {
            let language = text.language.as_deref().unwrap_or(own);
            if let Some((found, note)) = claim(text.for_side(None), language) {
                notes.in_step(step, notes.within(span, &found), note);
            }
        }
    }
}

/// The first claim in a text, as it stands there.
fn claim(text: &str, language: &str) -> Option<(String, Note)> {
    let claims = rules(language)?.claims;
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let words: Vec<String> = parts.iter().map(|word| word.to_lowercase()).collect();
    let is = |claim: &str, word: &str| match claim.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == claim,
    };
    let begins = |claim: &str, at: usize| {
        let mut said = words[at..].iter();
        claim.split(' ').all(|part| said.next().is_some_and(|word| is(part, word)))
    };
    let (at, claim) =
        (0..words.len()).find_map(|at| Some((at, claims.iter().find(|claim| begins(claim, at))?)))?;
    let said = parts[at..at + claim.split(' ').count()].join(" ");
    let message = format!("\"{said}\" promises more than massage can keep");
    let help = "say what may be felt: \"may ease\", \"many people feel\"";
    Some((said, Note::new("claim", message).help(help)))
}
