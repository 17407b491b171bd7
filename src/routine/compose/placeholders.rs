//! Placeholders: `{side}` and its like, filled once and never read again.

use crate::routine::model::Side;
use crate::routine::side_word;
use crate::text::capital;

/// Every placeholder there is.
pub const NAMES: [&str; 6] = ["side", "other", "round", "rounds", "title", "next"];

/// The values of the placeholders for one playing of a step.
#[derive(Clone, Copy, Debug, Default)]
pub struct Placeholders<'a> {
    /// `{side}`, and its opposite for `{other}`; nothing where the step has no side.
    pub side: Option<Side>,
    /// `{round}`, from 1.
    pub round: u32,
    /// `{rounds}`.
    pub rounds: u32,
    /// `{title}`: the step's own, filled.
    pub title: &'a str,
    /// `{next}`: the title of the step after it; empty after the last.
    pub next: &'a str,
    /// BCP 47: the language of the words for the sides.
    pub language: &'a str,
    /// What was answered: a question's name, and the answer.
    pub answers: &'a [(String, String)],
}

/// A piece of a text with placeholders.
#[derive(Debug, PartialEq, Eq)]
pub enum TextPart<'a> {
    Literal(&'a str),
    Name(&'a str),
    /// A brace without its partner.
    Stray(char),
}

/// `text` with its placeholders filled. What is filled in is never expanded again; an unknown
/// name stays as it stands.
#[must_use]
pub fn fill(text: &str, with: &Placeholders<'_>) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    for piece in text_parts(text) {
        match piece {
            TextPart::Literal(text) => filled.push_str(text),
            TextPart::Stray(brace) => filled.push(brace),
            TextPart::Name(name) => match value(name, with) {
                Some(value) => filled.push_str(&value),
                None => filled.extend(["{", name, "}"]),
            },
        }
    }
    filled
}

/// `text` for where no step is played, such as a list of changes: answers are filled in, and what only has a value
/// in a step is left out together with what joins it to the rest.
#[must_use]
pub fn fill_outside(text: &str, answers: &[(String, String)]) -> String {
    let mut filled = text.to_owned();
    for name in NAMES.map(|name| format!("{{{name}}}")) {
        for joined in
            [format!(", {name}"), format!(" ({name})"), format!(" {name}"), format!("{name} "), name]
        {
            filled = filled.replace(&joined, "");
        }
    }
    if text.starts_with('{') {
        filled = capital(&filled);
    }
    for (name, answer) in answers {
        filled = filled.replace(&format!("{{{name}}}"), answer);
    }
    filled
}

fn value(name: &str, with: &Placeholders<'_>) -> Option<String> {
    let word = |side: Option<Side>| side.map_or("", |side| side_word(with.language, side)).to_owned();
    Some(match name {
        "side" => word(with.side),
        "other" => word(with.side.map(opposite)),
        "round" => with.round.to_string(),
        "rounds" => with.rounds.to_string(),
        "title" => with.title.to_owned(),
        "next" => with.next.to_owned(),
        name => return with.answers.iter().find(|(ask, _)| ask == name).map(|(_, answer)| answer.clone()),
    })
}

fn opposite(side: Side) -> Side {
    match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
    }
}

/// Cuts a text at its braces. `{{` and `}}` are literal braces.
pub fn text_parts(text: &str) -> Vec<TextPart<'_>> {
    let mut text_parts = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['{', '}']) {
        let brace = at + found;
        text_parts.push(TextPart::Literal(&text[at..brace]));
        let rest = &text[brace..];
        at = if rest.starts_with("{{") || rest.starts_with("}}") {
            text_parts.push(TextPart::Literal(&rest[..1]));
            brace + 2
        } else if let Some(name) = name(rest) {
            text_parts.push(TextPart::Name(name));
            brace + name.len() + 2
        } else {
            text_parts.push(TextPart::Stray(if rest.starts_with('{') { '{' } else { '}' }));
            brace + 1
        };
    }
    text_parts.push(TextPart::Literal(&text[at..]));
    text_parts.retain(|p| *p != TextPart::Literal(""));
    text_parts
}

/// The name in `{name}…`: no brace inside it, or the first one was a stray.
fn name(rest: &str) -> Option<&str> {
    let inside = rest.strip_prefix('{')?;
    let end = inside.find(['{', '}'])?;
    inside[end..].starts_with('}').then(|| &inside[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_a_step_nothing_is_left_of_a_placeholder() {
        let answers = [("pressure".to_owned(), "firm".to_owned())];
        for (text, filled) in [
            ("Press the {side} thumb", "Press the thumb"),
            ("{side} hand", "Hand"),
            ("Neck, {side}", "Neck"),
            ("Neck ({side}), slowly", "Neck, slowly"),
            ("With {pressure} strokes", "With firm strokes"),
            ("{side}", ""),
            ("No braces, no change", "No braces, no change"),
        ] {
            assert_eq!(fill_outside(text, &answers), filled);
        }
    }
}
