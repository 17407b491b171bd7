//! What was changed in a routine before it plays, one change a line.

use super::care_notes::{Places, for_you};
use crate::prepare::{Adapted, Instead, Missing};
use crate::routine::{Altered, Overlay};
use crate::text::{Safe, count};
use crate::timeline::{Bound, Fitted, Unmet};
use crate::unit::Duration;

/// Everything that was changed for this listener, in a session whose steps have these places.
#[must_use]
pub fn adapted(adapted: &Adapted, places: Places<'_>) -> Vec<Safe> {
    let mut lines = chosen(adapted, places);
    lines.extend(adapted.refit.iter().flat_map(|refit| fitted(&refit.fitted, refit.asked, refit.before)));
    lines
}

/// The same for a file, which tells each step's length anyway.
#[must_use]
pub fn adapted_in_brief(adapted: &Adapted, places: Places<'_>) -> Vec<Safe> {
    let mut lines = chosen(adapted, places);
    lines.extend(adapted.refit.iter().flat_map(|r| fitted_in_brief(&r.fitted, r.asked, r.before)));
    lines
}

fn chosen(adapted: &Adapted, places: Places<'_>) -> Vec<Safe> {
    let mut lines: Vec<Safe> = adapted.overlay.iter().flat_map(overlaid).collect();
    lines.extend(adapted.fitted.iter().flat_map(|fitted| for_you(fitted, places)));
    lines.extend(adapted.answers.iter().map(|(name, answer)| Safe::new(&format!("{name}: {answer}"))));
    let gaps = adapted.untranslated.iter();
    lines.extend(gaps.flat_map(|gaps| untranslated(&gaps.missing, &gaps.language, &gaps.original)));
    lines.extend(adapted.missing.iter().map(missing));
    lines
}

/// What is played instead of a sound that cannot be.
fn missing(missing: &Missing) -> Safe {
    let why = match missing.why.ends_with(['.', '?', '!']) {
        true => missing.why.clone(),
        false => format!("{}.", missing.why),
    };
    Safe::new(&match missing.instead {
        Instead::Voice => format!("{why} A voice says its words instead."),
        Instead::Bed(bed) => format!("{why} You hear balm's {bed} instead."),
        Instead::Chime(chime) => format!("{why} You hear balm's {chime} instead."),
    })
}

/// What another file changed for one person.
fn overlaid(overlay: &Overlay) -> Vec<Safe> {
    let mut lines: Vec<Safe> = overlay.note_to_you().iter().map(|note| Safe::new(note)).collect();
    if !overlay.changes.is_empty() {
        lines.push(Safe::new(&format!("Changed for you{}:", overlay.by())));
    }
    for change in &overlay.changes {
        let line = Safe::new(&format!("– {}. {}: {}", change.step, change.name, altered(&change.what)));
        // Of several new texts of a step, and several new sounds, one word is enough.
        if lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    lines
}

/// What became of a step, for the person it is for: texts and names of files are for its author.
fn altered(what: &Altered) -> String {
    let (key, from, to) = match what {
        Altered::Skipped => return "skipped".to_owned(),
        Altered::Key { key, from, to } => (key.as_str(), from.as_deref(), to.as_str()),
    };
    let key = match key {
        "for" => "length",
        "gap" => "pause after it",
        "swap" => "time to change sides",
        "between" => "pause between",
        "breath" | "effort" | "position" | "pressure" | "region" | "repeat" | "side" | "sides" | "spots"
        | "technique" | "tool" => key,
        "title" | "say" | "move" | "cues" | "adapt" | "pace" => return "other words".to_owned(),
        "bed" | "gain" | "fade" | "chime" | "audio" => return "other sound".to_owned(),
        _ => return "changed".to_owned(),
    };
    let plain = |value: &str| value.trim_matches(['"', '\'']).to_owned();
    match from {
        Some(from) => format!("{key} {}, now {}", plain(from), plain(to)),
        None => format!("{key} now {}", plain(to)),
    }
}

/// What fitting to a length changed. `before` is the length before.
fn fitted(fitted: &Fitted, asked: Duration, before: Duration) -> Vec<Safe> {
    let mut lines: Vec<String> = unmet(fitted, asked).into_iter().collect();
    let now = fitted.length.clock();
    lines.push(match fitted.changes.is_empty() {
        true => format!("It takes {now}, as written."),
        false => format!("Fitted to {now}, from {}:", before.clock()),
    });
    lines.extend(fitted.changes.iter().map(|change| {
        let to = change.to.map_or_else(|| "skipped".to_owned(), |to| format!("{}, now {to}", change.from));
        format!("– {}. {}: {to}", change.step, change.title)
    }));
    lines.iter().map(|line| Safe::new(line)).collect()
}

/// The same in short, if the new lengths are shown anyway.
fn fitted_in_brief(fitted: &Fitted, asked: Duration, before: Duration) -> Vec<Safe> {
    let mut lines: Vec<String> = unmet(fitted, asked).into_iter().collect();
    if !fitted.changes.is_empty() {
        lines.push(format!("Fitted to {}, from {}.", fitted.length.clock(), before.clock()));
    }
    let skipped = fitted.changes.iter().filter(|change| change.to.is_none());
    let skipped: Vec<&str> = skipped.map(|change| change.title.as_str()).collect();
    if !skipped.is_empty() {
        lines.push(format!("Skipped: {}.", skipped.join("; ")));
    }
    lines.iter().map(|line| Safe::new(line)).collect()
}

/// Why the asked length could not be reached.
fn unmet(fitted: &Fitted, asked: Duration) -> Option<String> {
    let why = match fitted.unmet.as_ref()? {
        Unmet::TooShortForAuthor(min) => format!("its author allows {} or more", min.clock()),
        Unmet::TooLongForAuthor(max) => format!("its author allows {} or less", max.clock()),
        Unmet::TooShort(bounds) => held(bounds, ["min", "halved"]),
        Unmet::TooLong(bounds) => held(bounds, ["max", "doubled"]),
        Unmet::WholeBreaths => "breaths stay whole".to_owned(),
        Unmet::Optional { steps, without, with } => {
            let (which, is, it) = match steps.as_slice() {
                [_] => (named(steps), "is", "it"),
                _ => (named(steps), "are", "them"),
            };
            let (without, with) = (without.clock(), with.clock());
            format!(
                "without {which}, which {is} optional, it takes {without} at most, and with {it} {with} at least"
            )
        }
    };
    let (asked, now) = (asked.clock(), fitted.length.clock());
    Some(format!("It cannot be fitted to {asked}: {why}. The nearest length is {now}."))
}

/// Steps by their numbers; of many, the first.
fn named(numbers: &[usize]) -> String {
    const MAX_NAMED: usize = 5;
    let named: Vec<_> = numbers.iter().take(MAX_NAMED).map(usize::to_string).collect();
    match (named.as_slice(), numbers.len().saturating_sub(MAX_NAMED)) {
        ([only], 0) => format!("step {only}"),
        ([first @ .., last], 0) => format!("steps {} and {last}", first.join(", ")),
        (all, more) => format!("steps {} and {more} more", all.join(", ")),
    }
}

/// What keeps steps from getting shorter, or longer.
fn held(bounds: &[(Bound, Vec<usize>)], [limit, usual]: [&str; 2]) -> String {
    let words = |(bound, numbers): &(Bound, Vec<usize>)| {
        let (which, one) = (named(numbers), numbers.len() == 1);
        let by =
            |one_says: &str, many_say: &str| format!("{which} {}", if one { one_says } else { many_say });
        match bound {
            Bound::Fixed => by("keeps its time (flex = false)", "keep their time (flex = false)"),
            Bound::Author => {
                by("has a limit of its own", "have limits of their own") + &format!(" ({limit})")
            }
            Bound::Words => by("needs its time for its words", "need their time for their words"),
            Bound::Usual => format!("{which} can be {usual} at most"),
            Bound::Technique => {
                by("is as long as its technique allows", "are as long as their techniques allow")
            }
        }
    };
    bounds.iter().map(words).collect::<Vec<_>>().join(", ")
}

/// The texts that are not in the language that was asked for. `main` is the routine's language.
fn untranslated(missing: &[String], language: &str, main: &str) -> Vec<Safe> {
    const MAX_NAMED: usize = 5;
    let more = if missing.len() > MAX_NAMED { ", …" } else { "" };
    let names = missing[..missing.len().min(MAX_NAMED)].join(", ");
    let texts = count(missing.len(), "text", "texts");
    let line = format!("Not in \"{language}\" yet, so shown in \"{main}\": {texts} ({names}{more}).");
    if missing.is_empty() { Vec::new() } else { vec![Safe::new(&line)] }
}
