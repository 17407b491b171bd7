//! The file itself, with comments that teach the format line by line.

use std::fmt::Write;

use crate::routine::Kind;
use crate::unit::Duration;
use crate::vocabulary::{BodySide, Region};

use super::lengths::{Part, Plan, TooShort, plan};
use super::prompts::{BREATHE, arrive, finish};

/// What its author chose.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// Its title.
    pub title: String,
    /// Its id, as [`crate::text::slug`] makes it.
    pub id: String,
    /// For the day or for the night.
    pub kind: Kind,
    /// Goal ids.
    pub goals: Vec<String>,
    /// Where hands go, in this order; each may be touched.
    pub regions: Vec<&'a Region>,
    /// How long the whole takes.
    pub length: Duration,
}

/// The text of a routine without findings, as long as asked for within a few seconds.
///
/// # Errors
/// [`TooShort`] if there is no time for so many places.
pub fn page(draft: &Draft<'_>) -> Result<String, TooShort> {
    let plan = plan(&draft.regions, draft.kind, draft.length.millis() / 1000)?;
    let mut out = head(draft);
    begin(&mut out, draft.kind, &plan);
    for (i, part) in plan.places.iter().enumerate() {
        work(&mut out, draft, &plan, (i, part));
    }
    end(&mut out, draft.kind, &plan);
    Ok(out)
}

fn head(draft: &Draft<'_>) -> String {
    let (kind, about) = match draft.kind {
        Kind::Day => ("day", "\"night\" would grow quieter towards the end, without chimes"),
        Kind::Night => ("night", "voice and sound grow quieter towards the end, without chimes"),
    };
    let goals: Vec<String> = draft.goals.iter().map(|goal| quoted(goal)).collect();
    let position = match draft.kind {
        Kind::Day => "seated-chair",
        Kind::Night => "any-bed",
    };
    let (bed, gain) = match draft.kind {
        Kind::Day => ("rain", "-4 dB"),
        Kind::Night => ("warm-pad", "-8 dB"),
    };
    format!(
        "# A routine for balm. Everything after a # is a comment: balm ignores it.\n\
         # Change what you like, save, and listen: balm preview {id}\n\
         balm = 1 # the version of the format; always the first line\n\
         title = {title}\n\
         id = {id_quoted} # a short name without spaces\n\
         kind = \"{kind}\" # {about}\n\
         goals = [{goals}]\n\
         positions = [\"{position}\"]\n\
         # summary = \"What it does, in a sentence or two.\"\n\
         # prepare = \"What to do beforehand, such as taking off glasses.\"\n\
         cautions = [\n\
         \x20   # Shown before it begins. Say what your listener must know.\n\
         \x20   \"If anything turns sharp, numb or dizzy, stop and rest.\",\n\
         ]\n\n\
         # [author]\n\
         # name = \"Your name\"\n\n\
         # For every step that does not say otherwise.\n\
         [defaults]\n\
         bed = \"{bed}\" # the background sound; `balm sounds` lists them, \"none\" is silence\n\
         gain = \"{gain}\" # that sound a little softer\n\
         position = \"{position}\"\n",
        id = draft.id,
        title = quoted(&draft.title),
        id_quoted = quoted(&draft.id),
        goals = goals.join(", "),
    )
}

fn begin(out: &mut String, kind: Kind, plan: &Plan) {
    let (title, say) = arrive(kind);
    let _ = write!(
        out,
        "\n# Steps are grouped in sections and played from top to bottom.\n\
         [[section]]\ntitle = \"Arrive\"\n\n\
         [[section.step]]\nid = \"arrive\" # a name for the step, for a file that changes it for one person\ntitle = {}\nregion = \"breath\" # where attention goes\ntechnique = \"arrive\"\n\
         for = \"{}s\" # how long, with its unit: 45s, 2m, 1m30s\n",
        quoted(title),
        plan.arrive
    );
    chime(out, kind, " # rings as the step begins; without this line, nothing rings");
    let _ = write!(
        out,
        "# Ten to thirty-five words, as you would say them to someone with closed eyes.\nsay = {}\n",
        quoted(say)
    );
    let (title, say) = BREATHE;
    let _ = write!(
        out,
        "\n[[section.step]]\nid = \"breathe\"\ntitle = {}\nregion = \"breath\"\ntechnique = \"breathe\"\n\
         breath = \"4-0-6\" # seconds: in, hold, out\nfor = \"{} breaths\" # how many of them\nsay = {}\n",
        quoted(title),
        plan.breaths,
        quoted(say)
    );
}

fn work(out: &mut String, draft: &Draft<'_>, plan: &Plan, (index, part): (usize, &Part)) {
    let Some(region) = draft.regions.iter().find(|region| region.id == part.region) else { return };
    let name = region.name.split(" (").next().unwrap_or_default();
    let _ = write!(out, "\n[[section]]\ntitle = {}\n", quoted(name));
    if plan.rounds > 1 {
        let remark = if index == 0 { " # how often the whole section is played" } else { "" };
        let _ = writeln!(out, "rounds = {}{remark}", plan.rounds);
    }
    for (i, way) in part.ways.iter().enumerate() {
        // Explain each key only once.
        let first = index == 0 && i == 0;
        let remark = |text: &'static str| if first { text } else { "" };
        let side = if part.is_sided() {
            format!(
                "sides = \"left-right\"{}",
                remark(" # once for each side; {side} becomes left, then right")
            )
        } else if region.sides.contains(&BodySide::Both) {
            "side = \"both\"".to_owned()
        } else {
            format!("side = {}", quoted(region.sides.first().map_or("none", |side| side.id())))
        };
        let also: Vec<String> = part.place.also.iter().map(|id| quoted(id)).collect();
        let also = if also.is_empty() { String::new() } else { format!("also = [{}]\n", also.join(", ")) };
        let _ = write!(
            out,
            "\n[[section.step]]\nid = \"{}-{}\"\ntitle = {}\nregion = {}{}\n{also}{side}\ntechnique = \"{}\"\npressure = {}{}\npace = \"{}\"{}\nfor = \"{}s\"\n",
            part.region,
            way.technique(),
            quoted(&way.title(part.place)),
            quoted(&part.region),
            remark(" # a place on the body"),
            way.technique(),
            way.pressure(region, draft.kind, plan.step * plan.rounds),
            remark(" # as it feels, from 0 to 10"),
            way.pace(),
            remark(" # for readers; it is not spoken"),
            plan.step,
        );
        if i == 0 {
            chime(out, draft.kind, "");
        }
        let _ = writeln!(out, "say = {}", quoted(&way.prompt(part.place, draft.kind)));
        if first {
            out.push_str(
                "# To say something more during the step, write:\n\
                 # [section.step.cues]\n# halfway = \"A little slower now.\"\n# -10s = \"Ten seconds more.\"\n",
            );
        }
    }
}

fn end(out: &mut String, kind: Kind, plan: &Plan) {
    let (title, say) = finish(kind);
    let (section, technique) = match kind {
        Kind::Day => ("Finish", "finish"),
        Kind::Night => ("Rest", "rest"),
    };
    let _ = write!(
        out,
        "\n[[section]]\ntitle = \"{section}\"\n\n\
         [[section.step]]\nid = \"{technique}\"\ntitle = {}\nregion = \"whole-body\"\ntechnique = \"{technique}\"\nfor = \"{}s\"\n",
        quoted(title),
        plan.finish
    );
    chime(out, kind, "");
    let _ = writeln!(out, "say = {}", quoted(say));
}

/// Only by day: nothing rings at night.
fn chime(out: &mut String, kind: Kind, remark: &str) {
    if kind == Kind::Day {
        let _ = writeln!(out, "chime = \"bowl-low\"{remark}");
    }
}

fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}
