//! What was changed in a routine for one person, and why, in words to that person.

use serde_json::{Value, json};

use crate::care::{BodyPlace, Change, FitOutcome, Held, PersonFit, Reason, StepFit, step_numbers};
use crate::text::{Safe, all_of, lower};
use crate::vocabulary::{Area, BodySide, Condition, position, region, short};

/// What was changed, a line for steps that are changed alike. Empty where nothing is.
#[must_use]
pub fn for_you(fitted: &PersonFit) -> Vec<Safe> {
    let mut lines = Vec::new();
    match fitted.outcome {
        FitOutcome::PlaysWhole => {}
        FitOutcome::PlaysAdapted => lines.push("For you:".to_owned()),
        FitOutcome::OnlyBreathing => lines.push("For you, only the breathing and the rest:".to_owned()),
        FitOutcome::Blocked => lines.push("Not for you today:".to_owned()),
    }
    let mut groups: Vec<(String, Vec<&StepFit>)> = Vec::new();
    for step in &fitted.steps {
        for what in changes(step) {
            match groups.iter_mut().find(|(known, _)| *known == what) {
                Some((_, steps)) => steps.push(step),
                None => groups.push((what, vec![step])),
            }
        }
    }
    lines.extend(groups.iter().map(|(what, steps)| format!("– {}: {what}", named(steps))));
    lines.extend(ask_first(&fitted.ask_first));
    lines.iter().map(|line| Safe::new(line)).collect()
}

/// What a routine becomes for a person, for whoever fits it to them.
#[must_use]
pub fn fitted_text(name: &str, fitted: &PersonFit) -> String {
    let what = match fitted.outcome {
        FitOutcome::PlaysWhole => "plays as written",
        FitOutcome::PlaysAdapted => "plays, adapted",
        FitOutcome::OnlyBreathing => "only its breathing and rest play",
        FitOutcome::Blocked => "is not for this person",
    };
    let lines = for_you(fitted);
    let lines = lines.iter().skip(1).map(|line| format!("  {line}\n"));
    format!("\n{} {what}\n{}", Safe::new(name), lines.collect::<String>())
}

/// Who should agree first, and why; nothing where nobody has to.
#[must_use]
pub fn ask_first(conditions: &[&Condition]) -> Option<String> {
    let why: Vec<&str> = conditions.iter().map(|it| it.because.as_str()).collect();
    (!why.is_empty())
        .then(|| format!("Ask a doctor, midwife or physiotherapist first, because {}.", all_of(&why)))
}

/// What is different in a step, and why.
fn changes(step: &StepFit) -> Vec<String> {
    let why: Vec<&str> = step.reasons.iter().map(|reason| reason.because()).collect();
    let because = |what: &str| format!("{what}, because {}", all_of(&why));
    if step.is_left_out() {
        return vec![because("left out")];
    }
    let in_words = |change: &Change| match change {
        Change::AtMost(_) | Change::Effort(_) | Change::Still => {
            let most = step.effort.or(step.pressure).unwrap_or_default();
            Some(because(&format!("no firmer than {most} of 10")))
        }
        Change::Position => position(step.position.as_deref()?).map(|it| because(&lower(&it.name))),
        Change::OneHand => Some(because("with one hand")),
        Change::HandsElsewhere => Some(because("hands on the thighs")),
    };
    step.changes.iter().filter_map(in_words).collect()
}

/// Steps by their numbers: "step 4, Hold the head", "steps 3–7 and 9".
fn named(steps: &[&StepFit]) -> String {
    if let [only] = steps {
        let title = only.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
        return format!("step {}{title}", only.number);
    }
    step_numbers(&steps.iter().map(|step| step.number).collect::<Vec<_>>())
}

/// The same for programs: the outcome, and each step of the file.
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
