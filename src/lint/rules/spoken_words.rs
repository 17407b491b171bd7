//! The words of prompts and titles: how many, whether they name the side, what they claim, what they
//! tell people to do.

use crate::diagnostic::Span;
use crate::language::{HarmKind, has_spaces, rules};
use crate::routine::{Placeholders, Side, Step, Text, fill, names_side};
use crate::text::count;
use crate::vocabulary::safe_limits::{MAX_SENTENCE_WORDS, PROMPT_WORDS};

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::{Played, sides};

pub(super) const RULES: &[Rule] = &[prompts, side_named, claims, harmful];

/// Prompts that are very short or long, and sentences that are hard to follow.
fn prompts(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (_, step) in played.steps() {
        if let Some(say) = &step.say {
            let span = step.spans.key("say");
            if let Some(text) = countable(say, &played.routine.language) {
                let (words, (least, most)) = (text.split_whitespace().count(), PROMPT_WORDS);
                if words < least {
                    let words = count(words, "word", "words");
                    let note = Note::new("prompt-short", format!("a prompt of {words} says too little"));
                    let help =
                        format!("{least} to {most} words: which side, where, what to do, how it feels");
                    notes.in_step(step, span, note.help(help));
                } else if words > most {
                    let message = format!("a prompt of {words} words is too long to remember");
                    let help = format!("{most} at most; the rest can come later, as a cue");
                    notes.in_step(step, span, Note::new("prompt-long", message).help(help));
                }
            }
            sentences(step, say, span, played, notes);
        }
        for cue in &step.cues {
            if let Some(say) = &cue.say {
                sentences(step, say, cue.spans.heading, played, notes);
            }
        }
    }
}

fn sentences(step: &Step, text: &Text, span: Span, played: &Played<'_>, notes: &mut Notes<'_>) {
    let Some(text) = countable(text, &played.routine.language) else { return };
    let longest = text.split(['.', '!', '?', '…', ':', ';']).map(|s| s.split_whitespace().count()).max();
    if let Some(words) = longest.filter(|words| *words > MAX_SENTENCE_WORDS) {
        let note =
            Note::new("sentence-long", format!("a sentence of {words} words is hard to follow by ear"));
        notes.in_step(
            step,
            span,
            note.help(format!("{MAX_SENTENCE_WORDS} words at most; make two sentences of it")),
        );
    }
}

/// The text, in a language whose words can be counted.
fn countable<'t>(text: &'t Text, language: &str) -> Option<&'t str> {
    has_spaces(text.language.as_deref().unwrap_or(language)).then(|| text.for_side(None))
}

/// A prompt for one side that does not name it in its first two sentences.
fn side_named(played: &Played<'_>, notes: &mut Notes<'_>) {
    for (section, step) in played.steps() {
        let Some(say) = &step.say else { continue };
        let language = say.language.as_deref().unwrap_or(&played.routine.language);
        let Some(sides) = sides(section, step) else { continue };
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
            notes.on(step, "say", note.help(format!("{how}; otherwise balm says it before the prompt")));
        }
    }
}

/// Words that promise more than massage can do.
fn claims(played: &Played<'_>, notes: &mut Notes<'_>) {
    let routine = played.routine;
    for (key, text) in [("title", Some(&routine.title)), ("summary", routine.summary.as_ref())] {
        if let Some((found, note)) = text.and_then(|text| claim(text, &routine.language)) {
            let span = notes.within(routine.spans.key(key), &found);
            notes.whole(span, note);
        }
    }
    for (step, span, text) in texts(played) {
        let language = text.language.as_deref().unwrap_or(&routine.language);
        if let Some((found, note)) = claim(text.for_side(None), language) {
            notes.in_step(step, notes.within(span, &found), note);
        }
    }
}

/// What is shown or said in steps, and where it stands.
fn texts<'p>(played: &'p Played<'_>) -> impl Iterator<Item = (&'p Step, Span, &'p Text)> {
    played.steps().flat_map(|(_, step)| {
        let texts = [("title", &step.title), ("say", &step.say), ("move", &step.move_line)];
        let keyed = texts.into_iter().filter_map(|(key, text)| Some((step.spans.key(key), text.as_ref()?)));
        let adapted = step.adapt.values().map(|text| (step.spans.key("adapt"), text));
        let cues = step.cues.iter().filter_map(|cue| Some((cue.spans.heading, cue.say.as_ref()?)));
        keyed.chain(adapted).chain(cues).map(move |(span, text)| (step, span, text))
    })
}

/// Words that tell people to do what may hurt them, in every language they are written in.
fn harmful(played: &Played<'_>, notes: &mut Notes<'_>) {
    let routine = played.routine;
    let header = [
        ("title", Some(&routine.title)),
        ("summary", routine.summary.as_ref()),
        ("prepare", routine.prepare.as_ref()),
        ("how_often", routine.how_often.as_ref()),
    ];
    for (key, text) in header {
        if let Some((found, note)) = text.and_then(|text| harm(text, &routine.language)) {
            let span = notes.within(routine.spans.key(key), found);
            notes.whole(span, note);
        }
    }
    for (step, span, text) in texts(played) {
        let language = text.language.as_deref().unwrap_or(&routine.language);
        let translated = text.others.iter().map(|(language, words)| (language.as_str(), words));
        let found = [(language, &text.words)].into_iter().chain(translated).find_map(|(language, words)| {
            [Side::Left, Side::Right].into_iter().find_map(|side| {
                let text = words.for_side(Some(side));
                if notes.is_new(span, text) { harm(text, language) } else { None }
            })
        });
        if let Some((found, note)) = found {
            notes.in_step(step, notes.within(span, found), note);
        }
    }
}

/// The first words of a text that may hurt people, as they are written there.
fn harm<'t>(text: &'t str, language: &str) -> Option<(&'t str, Note)> {
    let (kind, at) = rules(language)?.harm?.find(text)?;
    let said = &text[at];
    let (does, help) = match kind {
        HarmKind::Pain => ("to go on although it hurts", "say where to stop: \"firm, but never painful\""),
        HarmKind::Place => {
            ("to work where it can do harm", "leave the place out, or say to keep away from it")
        }
        HarmKind::Crack => {
            ("to crack or jerk a joint", "say to move slowly, and only as far as is comfortable")
        }
        HarmKind::Breath => {
            ("to hold or force the breath", "let the breath flow; a pause of 4 seconds is plenty")
        }
        HarmKind::Heat => {
            ("to burn or freeze the skin", "say \"pleasantly warm\", and to test it on the wrist first")
        }
        HarmKind::Medicine => (
            "to do without medicine or a doctor",
            "leave that to their doctor: \"take your medicine as usual\"",
        ),
    };
    Some((said, Note::new("harmful-words", format!("\"{said}\" tells people {does}")).help(help)))
}

/// The first claim in a text, as it is written there.
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
    let message = format!("\"{said}\" promises more than massage can do");
    let help = "say what people may feel: \"may ease\", \"many people feel\"";
    Some((said, Note::new("claim", message).help(help)))
}
