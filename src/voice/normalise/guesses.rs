//! What balm leaves to a voice's guess: numbers, signs and shortened words that its rules do not know.

use super::clean::clean;
use super::cursor::{Cursor, Kind};
use super::pronounce::Pronunciations;
use super::read_aloud::read;
use super::{normalise, readable};
use crate::language;
use crate::unit::Pace;

/// How far the part that is told goes on each side, in tokens.
const REACH: usize = 8;
/// Signs that say nothing without a number or a word beside them.
const SIGNS: &str = "÷§¢¹²³<>~≈≤≥±×′″№°%@#/";

/// A part of a text that a voice may read wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// As it is written.
    pub written: String,
    /// As the voice is given it, sentence by sentence.
    pub said: Vec<String>,
}

/// What in `text` a voice for `language` has to guess at, each once, except what `pronounce` knows. Empty for a
/// language without reading rules: there the voice reads numbers by its own.
#[must_use]
pub fn guesses(text: &str, language: &str, pronounce: &Pronunciations) -> Vec<Guess> {
    let Some(rules) = language::reading(language) else {
        return Vec::new();
    };
    let Some(text) = readable(text, language, pronounce) else { return Vec::new() };
    let capitals = !text.trim_start().starts_with(char::is_lowercase);
    let mut found: Vec<String> = Vec::new();
    read(&clean(&text), Some(rules), &mut |at| {
        let part = if is_cut(at) && capitals { around_point(at) } else { part(at) };
        if (is_left(at) || (is_cut(at) && capitals)) && !found.contains(&part) && !pronounce.knows(&part) {
            found.push(part);
        }
    });
    let said = |written: &str| {
        let spoken = normalise(written, language, Pace(118), pronounce);
        spoken
            .map(|spoken| spoken.phrases.into_iter().map(|phrase| phrase.text).collect())
            .unwrap_or_default()
    };
    found.into_iter().map(|written| Guess { said: said(&written), written }).collect()
}

/// Whether a number, or a sign or letters beside one, is left here as it is written.
fn is_left(at: Cursor<'_>) -> bool {
    match at.kind(0) {
        Kind::Number => !(at.is_one_of(-1, ".,") && at.kind(-2) == Kind::Number),
        Kind::Word => at.kind(-1) == Kind::Number,
        Kind::Sign => at.is_one_of(0, SIGNS) && (at.is_read(-1) || at.is_read(1)),
        _ => false,
    }
}

/// Whether a point stands here after a shortened word: the sentence goes on with a small letter.
fn is_cut(at: Cursor<'_>) -> bool {
    let next = at.text(2).chars().next();
    if at.is_after_letter() && at.is(0, '.') && at.kind(1) == Kind::Gap && at.kind(2) == Kind::Number {
        return true;
    }
    at.is(0, '.')
        && at.kind(-1) == Kind::Word
        && at.kind(1) == Kind::Gap
        && at.kind(2) == Kind::Word
        && next.is_some_and(char::is_lowercase)
}

/// The word with the point here, and the one after it.
fn around_point(at: Cursor<'_>) -> String {
    format!("{}. {}", at.text(-1), at.text(2))
}

/// What stands here between two blanks.
fn part(at: Cursor<'_>) -> String {
    let ends = |kind: Kind| matches!(kind, Kind::Gap | Kind::Line | Kind::Nothing);
    let reach = REACH as isize;
    let from = (1..=reach).take_while(|by| !ends(at.kind(-by))).last().unwrap_or(0);
    let to = (1..=reach).take_while(|by| !ends(at.kind(*by))).last().unwrap_or(0);
    let part: String = (-from..=to).map(|by| at.text(by)).collect();
    part.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']).trim_start_matches('(').to_owned()
}
