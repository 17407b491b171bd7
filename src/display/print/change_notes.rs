//! What was changed in a routine before it plays, one change a line.

use std::fmt::Display;

use super::care_notes::{Places, for_you};
use crate::care::Wording;
use crate::prepare::{Adapted, Instead, Missing};
use crate::routine::{Altered, Overlay};
use crate::text::Safe;
use crate::timeline::{Bound, Fitted, Unmet};
use crate::unit::Duration;

/// Everything that was changed for this listener, in a session whose steps have these places, in the words of the
/// routine's language.
#[must_use]
pub fn adapted(adapted: &Adapted, places: Places<'_>, wording: Wording) -> Vec<Safe> {
    let words = Words { places, wording };
    let mut lines = chosen(adapted, words);
    lines.extend(adapted.refit.iter().flat_map(|it| fitted(&it.fitted, it.asked, it.before, words)));
    lines
}

/// The same for a file, which tells each step's length anyway.
#[must_use]
pub fn adapted_in_brief(adapted: &Adapted, places: Places<'_>, wording: Wording) -> Vec<Safe> {
    let words = Words { places, wording };
    let mut lines = chosen(adapted, words);
    lines.extend(adapted.refit.iter().flat_map(|it| fitted_in_brief(&it.fitted, it.asked, it.before, words)));
    lines
}

/// What lines are made with: the numbers under which a listener sees a step of the file, and a language's words.
#[derive(Clone, Copy)]
struct Words<'a> {
    places: Places<'a>,
    wording: Wording,
}

impl Words<'_> {
    /// A change of a step, by the numbers that a listener sees. One that is not played has none.
    fn line(self, step: usize, title: &str, change: &str) -> Safe {
        let numbers: Vec<String> = (self.places)(step).iter().map(usize::to_string).collect();
        let numbers = self.wording.all_of(&numbers.iter().map(String::as_str).collect::<Vec<_>>());
        let number = if numbers.is_empty() { String::new() } else { format!("{numbers}. ") };
        Safe::new(&format!("– {number}{title}: {change}"))
    }

    /// Steps of the file, by the same numbers; of many, the first.
    fn steps(self, steps: &[usize]) -> String {
        const MAX_NAMED: usize = 5;
        let mut numbers: Vec<usize> = steps.iter().flat_map(|step| (self.places)(*step)).collect();
        numbers.sort_unstable();
        let named: Vec<String> = numbers.iter().take(MAX_NAMED).map(usize::to_string).collect();
        let more = numbers.len().saturating_sub(MAX_NAMED);
        let it = self.wording;
        match (named.as_slice(), more) {
            ([only], 0) => it.fill("step {number}", &[("number", only)]),
            (all, 0) => {
                let all = it.all_of(&all.iter().map(String::as_str).collect::<Vec<_>>());
                it.fill("steps {numbers}", &[("numbers", &all)])
            }
            (all, more) => {
                it.fill("steps {numbers} and {more} more", &[("numbers", &all.join(", ")), ("more", &more)])
            }
        }
    }
}

fn chosen(adapted: &Adapted, words: Words<'_>) -> Vec<Safe> {
    let mut lines: Vec<Safe> = adapted.overlay.iter().flat_map(|overlay| overlaid(overlay, words)).collect();
    let fitted = adapted.fitted.iter();
    lines.extend(fitted.flat_map(|fitted| for_you(fitted, words.places, words.wording)));
    lines.extend(adapted.answers.iter().map(|(name, answer)| Safe::new(&format!("{name}: {answer}"))));
    let gaps = adapted.untranslated.iter();
    lines.extend(
        gaps.flat_map(|gaps| untranslated(&gaps.missing, &gaps.language, &gaps.original, words.wording)),
    );
    lines.extend(adapted.missing.iter().map(|it| missing(it, words.wording)));
    lines.extend(adapted.unrecorded.map(|lines| unrecorded(lines, words.wording)));
    lines
}

/// What is played instead of a sound that cannot be.
fn missing(missing: &Missing, wording: Wording) -> Safe {
    let why = match missing.why.ends_with(['.', '?', '!']) {
        true => missing.why.clone(),
        false => format!("{}.", missing.why),
    };
    let you_hear = |name: &dyn Display| wording.fill("You hear balm's {name} instead.", &[("name", name)]);
    let instead = match &missing.instead {
        Instead::Voice => wording.phrase("A voice says its words instead.").to_owned(),
        Instead::Bed(bed) => you_hear(bed),
        Instead::Chime(chime) => you_hear(chime),
    };
    Safe::new(&format!("{why} {instead}"))
}

/// That not all is said by the routine's author.
fn unrecorded((missing, all): (usize, usize), wording: Wording) -> Safe {
    let phrase = match missing {
        missing if missing == all => "No line is recorded yet: a voice speaks them all.",
        1 => "1 of {all} lines is not recorded: a voice speaks it.",
        _ => "{missing} of {all} lines are not recorded: a voice speaks them.",
    };
    Safe::new(&wording.fill(phrase, &[("missing", &missing), ("all", &all)]))
}

/// What another file changed for one person.
fn overlaid(overlay: &Overlay, words: Words<'_>) -> Vec<Safe> {
    let it = words.wording;
    let mut lines: Vec<Safe> = it.note_to_you(overlay).iter().map(|note| Safe::new(note)).collect();
    if !overlay.changes.is_empty() {
        lines.push(Safe::new(&match overlay.by() {
            Some(name) => it.fill("Changed for you by {name}:", &[("name", &name)]),
            None => it.phrase("Changed for you:").to_owned(),
        }));
    }
    for change in &overlay.changes {
        let line = words.line(change.step, &change.name, &altered(&change.what, it));
        // Of several new texts of a step, and several new sounds, one word is enough.
        if lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    lines
}

/// What became of a step, for the person it is for: texts and names of files are for its author.
fn altered(what: &Altered, wording: Wording) -> String {
    let (key, from, to) = match what {
        Altered::Skipped => return wording.phrase("skipped").to_owned(),
        Altered::Key { key, from, to } => (key.as_str(), from.as_deref(), to.as_str()),
    };
    let key = match key {
        "for" => "length",
        "gap" => "pause after it",
        "swap" => "time to change sides",
        "between" => "pause between",
        "breath" => "breath",
        "effort" => "effort",
        "position" => "position",
        "pressure" => "pressure",
        "region" => "region",
        "repeat" => "repeat",
        "side" => "side",
        "sides" => "sides",
        "spots" => "spots",
        "technique" => "technique",
        "tool" => "tool",
        "title" | "say" | "move" | "cues" | "adapt" | "pace" => {
            return wording.phrase("other words").to_owned();
        }
        "bed" | "gain" | "fade" | "chime" | "audio" => return wording.phrase("other sound").to_owned(),
        _ => return wording.phrase("changed").to_owned(),
    };
    let key = wording.phrase(key);
    let plain = |value: &str| value.trim_matches(['"', '\'']).to_owned();
    match from {
        Some(from) => wording
            .fill("{key} {from}, now {to}", &[("key", &key), ("from", &plain(from)), ("to", &plain(to))]),
        None => wording.fill("{key} now {to}", &[("key", &key), ("to", &plain(to))]),
    }
}

/// What fitting to a length changed. `before` is the length before.
fn fitted(fitted: &Fitted, asked: Duration, before: Duration, words: Words<'_>) -> Vec<Safe> {
    let it = words.wording;
    let mut lines: Vec<Safe> = unmet(fitted, asked, words).iter().map(|line| Safe::new(line)).collect();
    let now = fitted.length.clock();
    lines.push(Safe::new(&match fitted.changes.is_empty() {
        true => it.fill("It takes {now}, as written.", &[("now", &now)]),
        false => it.fill("Fitted to {now}, from {before}:", &[("now", &now), ("before", &before.clock())]),
    }));
    lines.extend(fitted.changes.iter().map(|change| {
        let to = match change.to {
            None => it.phrase("skipped").to_owned(),
            Some(to) => it.fill("{from}, now {to}", &[("from", &change.from), ("to", &to)]),
        };
        words.line(change.step, &change.title, &to)
    }));
    lines
}

/// The same in short, if the new lengths are shown anyway.
fn fitted_in_brief(fitted: &Fitted, asked: Duration, before: Duration, words: Words<'_>) -> Vec<Safe> {
    let it = words.wording;
    let mut lines: Vec<String> = unmet(fitted, asked, words).into_iter().collect();
    if !fitted.changes.is_empty() {
        let (now, before) = (fitted.length.clock(), before.clock());
        lines.push(it.fill("Fitted to {now}, from {before}.", &[("now", &now), ("before", &before)]));
    }
    let skipped = fitted.changes.iter().filter(|change| change.to.is_none());
    let skipped: Vec<&str> = skipped.map(|change| change.title.as_str()).collect();
    if !skipped.is_empty() {
        lines.push(it.fill("Skipped: {titles}.", &[("titles", &skipped.join("; "))]));
    }
    lines.iter().map(|line| Safe::new(line)).collect()
}

/// Why the asked length could not be reached.
fn unmet(fitted: &Fitted, asked: Duration, words: Words<'_>) -> Option<String> {
    let it = words.wording;
    let why = match fitted.unmet.as_ref()? {
        Unmet::TooShortForAuthor(min) => it.fill("its author allows {min} or more", &[("min", &min.clock())]),
        Unmet::TooLongForAuthor(max) => it.fill("its author allows {max} or less", &[("max", &max.clock())]),
        Unmet::TooShort(bounds) => held(bounds, Limit::Min, words),
        Unmet::TooLong(bounds) => held(bounds, Limit::Max, words),
        Unmet::WholeBreaths => it.phrase("breaths stay whole").to_owned(),
        Unmet::Optional { steps, without, with } => {
            let phrase = match steps.as_slice() {
                [_] => {
                    "without {which}, which is optional, it takes {without} at most, and with it {with} at least"
                }
                _ => {
                    "without {which}, which are optional, it takes {without} at most, and with them {with} at \
                     least"
                }
            };
            let (which, without, with) = (optional(steps, words), without.clock(), with.clock());
            it.fill(phrase, &[("which", &which), ("without", &without), ("with", &with)])
        }
    };
    let (asked, now) = (asked.clock(), fitted.length.clock());
    let line = "It cannot be fitted to {asked}: {why}. The nearest length is {now}.";
    Some(it.fill(line, &[("asked", &asked), ("why", &why), ("now", &now)]))
}

/// Optional steps, which may not be played: then how many they are.
fn optional(steps: &[usize], words: Words<'_>) -> String {
    let is_played = |step: &usize| !(words.places)(*step).is_empty();
    let it = words.wording;
    match steps {
        all if all.iter().all(is_played) => words.steps(all),
        [_] => it.phrase("1 step").to_owned(),
        all => it.fill("{count} steps", &[("count", &all.len())]),
    }
}

/// What a length cannot pass.
#[derive(Clone, Copy)]
enum Limit {
    Min,
    Max,
}

/// What keeps steps from getting shorter, or longer.
fn held(bounds: &[(Bound, Vec<usize>)], limit: Limit, words: Words<'_>) -> String {
    let phrase = |bound: &Bound, is_one: bool| match (bound, limit, is_one) {
        (Bound::Fixed, _, true) => "{which} keeps its time (flex = false)",
        (Bound::Fixed, _, false) => "{which} keep their time (flex = false)",
        (Bound::Author, Limit::Min, true) => "{which} has a limit of its own (min)",
        (Bound::Author, Limit::Min, false) => "{which} have limits of their own (min)",
        (Bound::Author, Limit::Max, true) => "{which} has a limit of its own (max)",
        (Bound::Author, Limit::Max, false) => "{which} have limits of their own (max)",
        (Bound::Words, _, true) => "{which} needs its time for its words",
        (Bound::Words, _, false) => "{which} need their time for their words",
        (Bound::Usual, Limit::Min, _) => "{which} can be halved at most",
        (Bound::Usual, Limit::Max, _) => "{which} can be doubled at most",
        (Bound::Technique, _, true) => "{which} is as long as its technique allows",
        (Bound::Technique, _, false) => "{which} are as long as their techniques allow",
    };
    let in_words = |(bound, steps): &(Bound, Vec<usize>)| {
        let times: usize = steps.iter().map(|step| (words.places)(*step).len()).sum();
        words.wording.fill(phrase(bound, times == 1), &[("which", &words.steps(steps))])
    };
    bounds.iter().map(in_words).collect::<Vec<_>>().join(", ")
}

/// The texts that are not in the language that was asked for. `main` is the routine's language.
fn untranslated(missing: &[String], language: &str, main: &str, wording: Wording) -> Vec<Safe> {
    const MAX_NAMED: usize = 5;
    let more = if missing.len() > MAX_NAMED { ", …" } else { "" };
    let names = missing[..missing.len().min(MAX_NAMED)].join(", ") + more;
    let phrase = match missing.len() {
        0 => return Vec::new(),
        1 => "Not in \"{language}\" yet, so shown in \"{main}\": 1 text ({names}).",
        _ => "Not in \"{language}\" yet, so shown in \"{main}\": {count} texts ({names}).",
    };
    let count = missing.len();
    vec![Safe::new(
        &wording
            .fill(phrase, &[("language", &language), ("main", &main), ("count", &count), ("names", &names)]),
    )]
}
