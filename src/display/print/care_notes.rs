//! What was changed in a routine for one person, and why, in words to that person.

use std::fmt::Display;

use serde_json::{Value, json};

use crate::care::{BodyPlace, Change, FitOutcome, Held, PersonFit, Reason, StepFit, Wording, step_numbers};
use crate::text::{Safe, capital, lower};
use crate::vocabulary::{Area, BodySide, Condition, region, short};

/// The numbers under which a step of the file is played: several where it is played several times, none where it is
/// not.
pub type Places<'a> = &'a dyn Fn(usize) -> Vec<usize>;

/// What was changed, a line for steps that are changed alike. Empty where nothing is. Steps that are played have the
/// numbers that a listener sees, others are named.
#[must_use]
pub fn for_you(fitted: &PersonFit, places: Places<'_>, wording: Wording) -> Vec<Safe> {
    let mut lines = Vec::new();
    match fitted.outcome {
        FitOutcome::PlaysWhole => {}
        FitOutcome::PlaysAdapted => lines.push("For you:"),
        FitOutcome::OnlyBreathing => lines.push("For you, only the breathing and the rest:"),
        FitOutcome::Blocked => lines.push("Not for you today:"),
    }
    let mut lines: Vec<String> = lines.into_iter().map(|line| wording.phrase(line).to_owned()).collect();
    let mut groups: Vec<(String, Vec<&StepFit>)> = Vec::new();
    for step in &fitted.steps {
        for what in changes(step, wording) {
            match groups.iter_mut().find(|(known, _)| *known == what) {
                Some((_, steps)) => steps.push(step),
                None => groups.push((what, vec![step])),
            }
        }
    }
    let named = |(what, steps): &(String, Vec<&StepFit>)| {
        Some(format!("– {}: {what}", named(steps, places, wording)?))
    };
    lines.extend(groups.iter().filter_map(named));
    lines.extend(ask_first(&fitted.ask_first, wording));
    lines.iter().map(|line| Safe::new(line)).collect()
}

/// What a routine becomes for a person, for whoever fits it to them.
#[must_use]
pub fn fitted_text(name: &str, fitted: &PersonFit, places: Places<'_>) -> String {
    let what = match fitted.outcome {
        FitOutcome::PlaysWhole => "plays as written",
        FitOutcome::PlaysAdapted => "plays, adapted",
        FitOutcome::OnlyBreathing => "only its breathing and rest play",
        FitOutcome::Blocked => "is not for this person",
    };
    let lines = for_you(fitted, places, Wording::ENGLISH);
    let lines = lines.iter().skip(1).map(|line| format!("  {line}\n"));
    format!("\n{} {what}\n{}", Safe::new(name), lines.collect::<String>())
}

/// Who should agree first, and why; nothing where nobody has to.
#[must_use]
pub fn ask_first(conditions: &[&'static Condition], wording: Wording) -> Option<String> {
    let why: Vec<Reason> = conditions.iter().map(|it| Reason::Condition(it)).collect();
    let ask = "Ask a doctor, midwife or physiotherapist first, {because}.";
    (!why.is_empty()).then(|| wording.fill(ask, &[("because", &wording.because(&why))]))
}

/// What is different in a step, and why.
fn changes(step: &StepFit, wording: Wording) -> Vec<String> {
    let why = wording.because(&step.reasons);
    let because = |what: &str| format!("{what}, {why}");
    if step.is_left_out() {
        return vec![because(wording.phrase("left out"))];
    }
    let in_words = |change: &Change| match change {
        Change::AtMost(_) | Change::Effort(_) | Change::Still => {
            let most = step.effort.or(step.pressure).unwrap_or_default();
            Some(because(&wording.fill("no firmer than {most} of 10", &[("most", &most)])))
        }
        Change::Position => wording.position(step.position.as_deref()?).map(|it| because(&it)),
        Change::OneHand => Some(because(wording.phrase("with one hand"))),
        Change::HandsElsewhere => Some(because(wording.phrase("hands on the thighs"))),
        Change::AuthorsWords => Some(because(wording.phrase("in the author's own words"))),
    };
    step.changes.iter().filter_map(in_words).collect()
}

/// "step 4, Hold the head", "steps 3–7 and 9"; of those that are left out, "Hold the head; Roll the ears". `None` for
/// steps that are left out for another reason, such as the time.
fn named(steps: &[&StepFit], places: Places<'_>, wording: Wording) -> Option<String> {
    if steps.iter().all(|step| step.is_left_out()) {
        return Some(titles(steps, wording));
    }
    let mut numbers: Vec<usize> = steps.iter().flat_map(|step| places(step.number)).collect();
    numbers.sort_unstable();
    let title = match steps {
        [only] => only.title.as_ref().map(|title| format!(", {title}")),
        _ => None,
    };
    (!numbers.is_empty()).then(|| step_numbers(&numbers, wording) + &title.unwrap_or_default())
}

/// Steps by what they are called; of many in a row, the first and the last.
fn titles(steps: &[&StepFit], wording: Wording) -> String {
    const MANY: usize = 4;
    let title = |step: &StepFit| step.title.clone().unwrap_or_else(|| capital(&step.work));
    let runs = steps.chunk_by(|one, next| one.number + 1 == next.number);
    let named = runs.flat_map(|run| match run {
        [first, .., last] if run.len() >= MANY => {
            let (first, last, count) = (title(first), title(last), run.len());
            let with: [(&str, &dyn Display); 3] = [("first", &first), ("last", &last), ("count", &count)];
            vec![wording.fill("{first} to {last} ({count} steps)", &with)]
        }
        run => run.iter().map(|step| title(step)).collect(),
    });
    let mut named: Vec<String> = named.collect();
    named.dedup();
    named.join("; ")
}

/// The same for programs: the outcome, and each step of the file with its number there.
#[must_use]
pub fn fitted_json(fitted: &PersonFit) -> Value {
    let steps: Vec<Value> = fitted.steps.iter().map(step_json).collect();
    let ids = |conditions: &[&Condition]| conditions.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    json!({
        "outcome": fitted.outcome,
        "ask_first": ids(&fitted.ask_first),
        "conditions": ids(&fitted.conditions),
        "steps": steps,
    })
}

fn step_json(step: &StepFit) -> Value {
    json!({
        "id": step.id,
        "number": step.number,
        "title": step.title,
        "left_out": step.is_left_out(),
        "fate": step.fate,
        "reasons": step.reasons.iter().map(|reason| Reason::id(*reason)).collect::<Vec<_>>(),
        "pressure": step.pressure,
        "effort": step.effort,
        "position": step.position,
    })
}

/// What balm knows about a person, in sentences to them.
#[must_use]
pub fn known_about_you(held: &[Held], expired: &[&Condition]) -> String {
    let mut lines = Vec::new();
    for held in held {
        let it = held.condition;
        let places: Vec<String> = held.places.iter().map(place).collect();
        let place = if places.is_empty() { String::new() } else { format!(" ({})", places.join(", ")) };
        let unsure = if held.sure { "" } else { ", you are not sure" };
        lines.push(format!("– {}{place}{unsure}. {}", short(&it.name), it.advice));
    }
    lines.extend(
        expired
            .iter()
            .map(|it| format!("– {}: that was some time ago and no longer counts.", short(&it.name))),
    );
    match lines.is_empty() {
        true => "Nothing of what you told changes a routine.\n".to_owned(),
        false => format!(
            "What balm takes into account:\n{}\n",
            lines.iter().map(|l| Safe::new(l).to_string()).collect::<Vec<_>>().join("\n")
        ),
    }
}

fn place(place: &BodyPlace) -> String {
    let side = match place.side {
        Some(BodySide::Left) => "left, ",
        Some(BodySide::Right) => "right, ",
        _ => "",
    };
    let name = match &place.area {
        Area::Region(id) => region(id).map_or(id.as_str(), |region| &region.name),
        Area::Group(group) => group.id(),
    };
    format!("{side}{}", lower(name))
}
