//! Who gives a handout: whoever makes it, by their settings, or else the routine's author.

use crate::text::Safe;

use super::source::Handout;

/// What stands at the head of a handout: plain texts, each of them optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead([Option<Safe>; Letterhead::KEYS.len()]);

/// A text is too long for a letterhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a line of the letterhead has at most {} characters", Letterhead::MAX_CHARS)]
pub struct TooLongForLetterhead;

impl Letterhead {
    /// What there may be, in the order in which it is printed.
    pub const KEYS: [&'static str; 6] = ["practice", "name", "address", "phone", "email", "web"];
    /// So much fits into a line or two of a page.
    pub const MAX_CHARS: usize = 120;

    /// Sets what `key` names to a text, made safe; a blank one sets nothing. Another key changes nothing.
    ///
    /// # Errors
    /// [`TooLongForLetterhead`].
    pub fn set(&mut self, key: &str, text: &str) -> Result<(), TooLongForLetterhead> {
        // An address may be written in lines.
        let lines = text.lines().map(str::trim).filter(|line| !Safe::is_blank(line));
        let text = Safe::new(&lines.collect::<Vec<_>>().join(", "));
        if text.as_str().chars().count() > Self::MAX_CHARS {
            return Err(TooLongForLetterhead);
        }
        if let Some(place) = Self::KEYS.iter().position(|known| *known == key) {
            self.0[place] = (!Safe::is_blank(text.as_str())).then_some(text);
        }
        Ok(())
    }

    /// What is set, with its key, in the order in which it is printed.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &Safe)> {
        Self::KEYS.into_iter().zip(&self.0).filter_map(|(key, text)| Some((key, text.as_ref()?)))
    }
}

/// Who a handout says it is from: the practice or the name first.
pub(in crate::export) fn sender(handout: &Handout<'_>) -> Vec<Safe> {
    let own: Vec<Safe> =
        handout.letterhead.iter().flat_map(|it| it.texts()).map(|(_, text)| text.clone()).collect();
    if own.is_empty() { author(handout) } else { own }
}

/// Whether it is from the routine's author, who then need not be named once more at the foot.
pub(super) fn is_from_author(handout: &Handout<'_>) -> bool {
    handout.letterhead.is_none_or(|it| it.texts().next().is_none()) && !author(handout).is_empty()
}

/// The author as a letterhead. A name by itself is none: the foot says it.
fn author(handout: &Handout<'_>) -> Vec<Safe> {
    let Some(author) = &handout.routine.author else { return Vec::new() };
    let all = [&author.practice, &author.name, &author.credentials, &author.contact, &author.url];
    let texts = all.into_iter().flatten().map(|text| Safe::new(text));
    let texts: Vec<Safe> = texts.filter(|text| !Safe::is_blank(text.as_str())).collect();
    if texts.len() == 1 && author.name.is_some() { Vec::new() } else { texts }
}
