//! balm's own words about a routine, in the language of the routine as far as balm has them, else in English.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::language::{self, Names};
use crate::routine::{Overlay, Side};
use crate::text::{all_of, any_of, capital, listed, lower};
use crate::vocabulary::{self, Condition, Group, StopSign, short};

use super::fitted::Reason;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Wording(Option<&'static Names>);

impl Wording {
    /// English.
    pub const ENGLISH: Self = Self(None);

    /// The words for a routine in this language (BCP 47); English ones where balm has no others.
    #[must_use]
    pub fn of(language: &str) -> Self {
        Self(language::names(language))
    }

    /// Whether the words are English.
    #[must_use]
    pub fn is_english(self) -> bool {
        self.0.is_none()
    }

    /// A phrase by its English words.
    #[must_use]
    pub fn phrase(self, english: &'static str) -> &'static str {
        self.0.and_then(|names| names.phrase.get(english)).map_or(english, String::as_str)
    }

    /// A phrase with what its braces name filled in.
    #[must_use]
    pub fn fill(self, english: &'static str, with: &[(&str, &dyn Display)]) -> String {
        let mut filled = String::new();
        let mut rest = self.phrase(english);
        // From left to right: what is filled in may itself have braces.
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            filled.push_str(before);
            let value = with.iter().find(|(known, _)| *known == name);
            filled.push_str(&value.map(|(_, value)| value.to_string()).unwrap_or_default());
            rest = after;
        }
        filled + rest
    }

    /// "a, b and c".
    #[must_use]
    pub fn all_of(self, parts: &[&str]) -> String {
        if self.is_english() { all_of(parts) } else { listed(parts, self.phrase("and")) }
    }

    /// "a, b or c".
    #[must_use]
    pub fn any_of(self, parts: &[&str]) -> String {
        if self.is_english() { any_of(parts) } else { listed(parts, self.phrase("or")) }
    }

    /// The note to the person whom an overlay is for, and whose it is.
    #[must_use]
    pub fn note_to_you(self, overlay: &Overlay) -> Option<String> {
        let note = overlay.note.as_ref()?;
        Some(match overlay.by() {
            Some(name) => self.fill("A note for you by {name}: {note}", &[("name", &name), ("note", note)]),
            None => self.fill("A note for you: {note}", &[("note", note)]),
        })
    }

    /// "because of your neck and you are pregnant". Other languages say "because" before each: the verb is last there.
    #[must_use]
    pub fn because(self, reasons: &[Reason]) -> String {
        let because = self.phrase("because");
        match self.0 {
            None => {
                let reasons: Vec<&str> = reasons.iter().map(|reason| reason.because()).collect();
                format!("{because} {}", all_of(&reasons))
            }
            Some(names) => {
                let reason = |reason: &Reason| match reason {
                    Reason::Condition(it) => names.condition.get(&it.id).map(|words| &words.because),
                    _ => names.reason.get(reason.id()),
                };
                let reasons: Vec<String> = reasons
                    .iter()
                    .map(|it| format!("{because} {}", reason(it).map_or(it.because(), String::as_str)))
                    .collect();
                self.all_of(&reasons.iter().map(String::as_str).collect::<Vec<_>>())
            }
        }
    }

    /// A condition, within a sentence.
    #[must_use]
    pub fn condition(self, it: &Condition) -> String {
        let known = self.0.and_then(|names| names.condition.get(&it.id));
        known.map_or_else(|| lower(short(&it.name)), |words| words.name.clone())
    }

    /// The same with all that it stands for.
    #[must_use]
    pub fn condition_in_full(self, it: &Condition) -> String {
        if self.is_english() { lower(&it.name) } else { self.condition(it) }
    }

    /// How people who have a condition are addressed, if it is worth a word before a session.
    #[must_use]
    pub fn if_you(self, it: &'static Condition) -> Option<&'static str> {
        let known = self.0.and_then(|names| names.condition.get(&it.id));
        known.map_or(it.if_you.as_deref(), |words| words.if_you.as_deref())
    }

    /// A sign at which to stop, within a sentence.
    #[must_use]
    pub fn stop_sign(self, it: &StopSign) -> String {
        self.name(|names| &names.stop_sign, &it.id).unwrap_or_else(|| lower(&it.sign))
    }

    /// A larger part of the body, within a sentence.
    #[must_use]
    pub fn group(self, group: Group) -> String {
        self.name(|names| &names.group, group.id()).unwrap_or_else(|| group.id().to_owned())
    }

    /// A part of the body, within a sentence; its id if balm does not know it.
    #[must_use]
    pub fn region(self, id: &str) -> String {
        let english = || vocabulary::region(id).map_or_else(|| id.to_owned(), |it| lower(short(&it.name)));
        self.name(|names| &names.region, id).unwrap_or_else(english)
    }

    /// A technique, in full and with a capital; its id if balm does not know it.
    #[must_use]
    pub fn technique(self, id: &str) -> String {
        let english = || vocabulary::technique(id).map_or_else(|| id.to_owned(), |it| it.name.clone());
        self.name(|names| &names.technique, id).map_or_else(english, |name| capital(&name))
    }

    /// A tool, in full and with a capital; its id if balm does not know it.
    #[must_use]
    pub fn tool(self, id: &str) -> String {
        let english = || vocabulary::tool(id).map_or_else(|| id.to_owned(), |it| it.name.clone());
        self.name(|names| &names.tool, id).map_or_else(english, |name| capital(&name))
    }

    /// A tool, in short and within a sentence; its id if balm does not know it.
    #[must_use]
    pub fn tool_within(self, id: &str) -> String {
        let english = || vocabulary::tool(id).map_or_else(|| id.to_owned(), |it| lower(short(&it.name)));
        self.name(|names| &names.tool, id).unwrap_or_else(english)
    }

    /// A technique, in full and within a sentence; its id if balm does not know it.
    #[must_use]
    pub fn technique_within(self, id: &str) -> String {
        self.name(|names| &names.technique, id).unwrap_or_else(|| lower(&self.technique(id)))
    }

    /// A position, within a sentence; `None` if balm does not know it.
    #[must_use]
    pub fn position(self, id: &str) -> Option<String> {
        self.name(|names| &names.position, id).or_else(|| vocabulary::position(id).map(|it| lower(&it.name)))
    }

    /// A side of the body.
    #[must_use]
    pub fn side(self, side: Side) -> &'static str {
        self.phrase(side.name())
    }

    /// A language; its code if balm does not know it.
    #[must_use]
    pub fn language(self, code: &str) -> String {
        let english = || language::rules(code).filter(|rules| rules.code == code).map(|rules| rules.name);
        let known = self.name(|names| &names.language, code);
        known.unwrap_or_else(|| english().unwrap_or(code).to_owned())
    }

    fn name(
        self,
        of: impl Fn(&'static Names) -> &'static BTreeMap<String, String>,
        id: &str,
    ) -> Option<String> {
        self.0.and_then(|names| of(names).get(id).cloned())
    }
}
