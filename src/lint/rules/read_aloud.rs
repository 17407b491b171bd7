//! Texts that a voice has to guess at, and texts in letters that it cannot read.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::language::{Script, foreign_script};
use crate::routine::{Placeholders, Side, Step, Text, fill};
use crate::voice::{Pronunciations, guesses, is_unread};

use crate::lint::notes::{Note, Notes, Rule};
use crate::lint::played::Played;

pub(super) const RULES: &[Rule] = &[guessed, unreadable];

/// The texts a voice reads, not those with a recording, and where they are.
fn spoken(step: &Step) -> impl Iterator<Item = (Span, &Text)> {
    let say = step.say.as_ref().filter(|_| step.audio.own.is_none());
    let texts = [("title", step.title.as_ref()), ("say", say), ("move", step.move_line.as_ref())];
    let keyed = texts.into_iter().filter_map(|(key, text)| Some((step.spans.key(key), text?)));
    let adapted = step.adapt.values().map(|text| (step.spans.key("adapt"), text));
    let cues = step.cues.iter().filter(|cue| cue.audio.own.is_none());
    keyed.chain(adapted).chain(cues.filter_map(|cue| Some((cue.spans.heading, cue.say.as_ref()?))))
}

fn pronunciations(played: &Played<'_>) -> Pronunciations {
    Pronunciations::new(&played.routine.pronounce, &BTreeMap::new())
}

/// Numbers, signs and shortened words that balm cannot put into words, and so leaves to the voice.
fn guessed(played: &Played<'_>, notes: &mut Notes<'_>) {
    let pronounce = pronunciations(played);
    for (_, step) in played.steps() {
        for (span, text) in spoken(step) {
            let language = text.language.as_deref().unwrap_or(&played.routine.language);
            let [left, right] = [Side::Left, Side::Right].map(|side| {
                let names = Placeholders {
                    side: Some(side),
                    round: 1,
                    rounds: 3,
                    language,
                    ..Placeholders::default()
                };
                let written = text.for_side(Some(side)).replace("{round}/{rounds}", "{round} / {rounds}");
                fill(&written, &names)
            });
            // Few texts name a side; the others are read once.
            let right = Some(right).filter(|right| *right != left);
            let read = [Some(left), right].into_iter().flatten();
            for guess in read.flat_map(|text| guesses(&text, language, &pronounce)) {
                let said = match guess.said.as_slice() {
                    [] => "not spoken".to_owned(),
                    said => format!("spoken as \"{}\"", said.join("\" and, after a pause, \"")),
                };
                let message = format!("\"{}\" is {said}", guess.written);
                let help = "write it in full, as it should be heard";
                let span = notes.within(span, &guess.written);
                notes.in_step(step, span, Note::new("spoken-guess", message).help(help));
            }
        }
    }
}

/// Letters that no voice for the language reads. Where most texts are in them, its name is missing.
fn unreadable(played: &Played<'_>, notes: &mut Notes<'_>) {
    let own = &played.routine.language;
    let pronounce = pronunciations(played);
    let mut whole: Option<(&Step, Span, &Script)> = None;
    let mut count = 0;
    for (_, step) in played.steps() {
        for (span, text) in spoken(step) {
            let language = text.language.as_deref().unwrap_or(own);
            let words = text.for_side(None);
            let Some((script, mostly)) = foreign_script(words, language) else { continue };
            if !is_unread(words, language, &pronounce) {
                continue;
            }
            if mostly && text.language.is_none() {
                count += 1;
                whole.get_or_insert((step, span, script));
                continue;
            }
            let message = format!("no voice for \"{language}\" reads {} letters", script.name);
            let help =
                "they are shown and not spoken; write them as they sound, or add them to [voice.pronounce]";
            notes.in_step(step, span, Note::new("unreadable-letters", message).help(help));
        }
    }
    if let Some((step, span, script)) = whole {
        let texts = if count == 1 { "a text".to_owned() } else { format!("{count} texts") };
        let message =
            format!("no voice for \"{own}\" reads {} letters; {texts} will not be spoken", script.name);
        let help = format!("write language = \"{}\" above the first step", script.language());
        notes.in_step(step, span, Note::new("unreadable-letters", message).help(help));
    }
}
