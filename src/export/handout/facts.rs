//! What there is to know of the whole of a routine: for whom, how long, with what, when not to, how often,
//! and whose it is.

use crate::care::Wording;
use crate::routine::{Kind, Plan, Routine};
use crate::text::capital;
use crate::vocabulary;

use super::letterhead::is_from_author;
use super::source::Handout;
use super::wording::{Said, about};

/// One thing to know, and what it is about.
#[derive(Debug)]
pub(super) struct Fact {
    pub about: &'static str,
    pub said: Said,
}

/// How long it takes, what is needed and how to get ready.
pub(super) fn facts(handout: &Handout<'_>) -> Vec<Fact> {
    let (routine, timeline) = (handout.routine, handout.timeline);
    let wording = Wording::of(&routine.language);
    let own = |about, words: String| (!words.is_empty()).then_some(Fact { about, said: Said::Own(words) });
    let theirs = |about, words: &Option<String>| {
        words.as_ref().map(|words| Fact { about, said: Said::Theirs(words.clone()) })
    };
    let takes = about(timeline.done.saturating_sub(timeline.lead_in));
    let takes = match routine.kind {
        Kind::Day => takes,
        Kind::Night => wording.fill("{time}, at bedtime", &[("time", &takes)]),
    };
    let tool = |id: &String| vocabulary::tool(id).map(|_| wording.tool_within(id));
    let position = |id: &String| wording.position(id);
    let needs: Vec<String> = routine.needs.iter().filter_map(tool).collect();
    let positions: Vec<String> = routine.positions.iter().filter_map(position).collect();
    let begin = match theirs("Get ready", &routine.prepare) {
        // Tools and positions stand at the steps as well.
        Some(prepare) => vec![prepare],
        None => {
            let all =
                [own("With", needs.join(", ")), own("Position", positions.join(wording.phrase("; then ")))];
            all.into_iter().flatten().collect()
        }
    };
    own("Takes", takes).into_iter().chain(begin).collect()
}

/// How often it is meant to be done.
#[derive(Debug)]
pub(super) struct Dosage {
    pub said: Vec<Said>,
    /// Rows of days to tick.
    pub weeks: u32,
    /// Boxes a day.
    pub boxes: u32,
}

/// As many rows as leave room for the rest of a page.
const MAX_WEEKS: u32 = 8;
/// As many boxes as fit into a day.
const MAX_BOXES: u32 = 4;
/// Where its author says nothing.
const WEEKS: u32 = 2;

/// How often, and the days to tick. Where its author says nothing, that is said.
pub(super) fn dosage(routine: &Routine) -> Dosage {
    let plan = routine.plan.clone().unwrap_or_default();
    let wording = Wording::of(&routine.language);
    let said = [
        in_words(&plan, wording).map(Said::Own),
        routine.how_often.as_deref().map(Said::theirs),
        plan.note.as_deref().map(Said::theirs),
    ];
    let mut said: Vec<Said> = said.into_iter().flatten().collect();
    if said.is_empty() {
        said.push(Said::own(wording.phrase("As often as feels good.")));
    }
    if routine.kind == Kind::Night {
        said.push(Said::own(wording.phrase("Falling asleep on the way is fine.")));
    }
    Dosage {
        said,
        weeks: plan.weeks.unwrap_or(WEEKS).clamp(1, MAX_WEEKS),
        boxes: plan.times_per_day.unwrap_or(1).clamp(1, MAX_BOXES),
    }
}

fn in_words(plan: &Plan, wording: Wording) -> Option<String> {
    let often = |n: u32, [once, twice, often]: [&'static str; 3]| match n {
        1 => wording.phrase(once).to_owned(),
        2 => wording.phrase(twice).to_owned(),
        n => wording.fill(often, &[("n", &n)]),
    };
    let a_day = plan.times_per_day.map(|n| often(n, ["once a day", "twice a day", "{n} times a day"]));
    let a_week = plan.times_per_week.map(|n| often(n, ["once a week", "twice a week", "{n} times a week"]));
    let weeks = plan.weeks.map(|n| match n {
        1 => wording.phrase("for 1 week").to_owned(),
        n => wording.fill("for {n} weeks", &[("n", &n)]),
    });
    let parts: Vec<String> = [a_day, a_week, weeks].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| capital(&parts.join(", ")) + ".")
}

/// What it is, whose it is and where it comes from, a line each.
pub(super) fn about_it(handout: &Handout<'_>) -> Vec<Vec<Said>> {
    let routine = handout.routine;
    let mut lines = Vec::new();
    let wording = Wording::of(&routine.language);
    let own = |english: &'static str| Said::own(wording.phrase(english));
    lines.extend(routine.summary.as_ref().map(|summary| vec![Said::theirs(summary)]));
    lines.extend(routine.who.as_ref().map(|who| vec![own("For"), Said::own(": "), Said::theirs(who)]));
    if let Some(author) = &routine.author {
        if !is_from_author(handout) {
            let name = author.name.as_ref().map(|name| vec![own("By "), Said::theirs(name)]);
            let mut line = name.unwrap_or_default();
            let more = [&author.credentials, &author.practice, &author.contact, &author.url];
            for more in more.into_iter().flatten() {
                line.extend((!line.is_empty()).then(|| Said::own(", ")));
                line.push(Said::theirs(more));
            }
            lines.push(line);
        }
        if author.credentials.is_some() {
            lines.push(vec![own("Credentials are as the author states them; balm has not verified them.")]);
        }
    }
    let revision = routine.revision.map(|n| n.to_string());
    let rest = [
        ("Licence ", routine.license.as_deref()),
        ("Revision ", revision.as_deref()),
        ("Last changed ", routine.updated.as_deref()),
        ("Based on ", routine.based_on.as_deref()),
    ];
    let known = rest.into_iter().filter_map(|(what, which)| Some([own(what), Said::theirs(which?)]));
    lines.extend(known.map(Vec::from));
    lines.push(vec![own(
        "Made with balm. It is for ease and rest; it does not replace advice from somebody who knows you.",
    )]);
    lines.retain(|line| !line.is_empty());
    lines
}
