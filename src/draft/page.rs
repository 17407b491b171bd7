//! The file itself, with remarks that teach the format line by line.

use std::fmt::Write;

use crate::routine::Kind;
use crate::unit::Duration;
use crate::vocabulary::{Region, RegionSide};

use super::plan::{Part, Plan, TooShort, plan};
use super::prompts::{BREATHE, arrive, finish};

/// What its author chose.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// What it is called.
    pub title: String,
    /// Its id, as [`super::slug`] makes it.
    pub id: String,
    /// For the day or for the night.
    pub kind: Kind,
    /// Goal ids.
    pub goals: Vec<String>,
    /// Where hands go, in this order; each of them may be touched.
    pub regions: Vec<&'a Region>,
    /// How long all of it takes.
    pub length: Duration,
}

/// The text of a routine that reads without findings and takes as long as wished, within a few seconds.
///
/// # Errors
/// [`TooShort`] where there is no time for so many places.
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
        Kind::Day => ("day", "\"night\" would grow quieter to the end, and nothing would ring"),
        Kind::Night => ("night", "voice and sound grow quieter to the end, and nothing rings"),
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
        "# A routine for balm. Everything behind a # is a remark: balm does not read it.\n\
         # Change what you like, save, and listen: balm preview {id}\n\
         balm = 1 # the version of the format; always the first line\n\
         title = {title}\n\
         id = {id_quoted} # a short name without blanks\n\
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
         # What holds for every step that does not say otherwise.\n\
         [defaults]\n\
         bed = \"{bed}\" # the sound beneath; balm sounds lists them, \"none\" is silence\n\
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
        "\n# Steps stand in sections. Both are played from top to bottom.\n\
         [[section]]\ntitle = \"Arrive\"\n\n\
         [[section.step]]\ntitle = {}\nregion = \"breath\" # where attention goes\ntechnique = \"arrive\"\n\
         for = \"{}s\" # how long, with its unit: 45s, 2m, 1m30s\n",
        quoted(title),
        plan.arrive
    );
    chime(out, kind, " # rings as the step begins; leave the line out, and nothing rings");
    let _ = write!(
        out,
        "# Ten to thirty-five words, as you would say them to somebody whose eyes are closed.\nsay = {}\n",
        quoted(say)
    );
    let (title, say) = BREATHE;
    let _ = write!(
        out,
        "\n[[section.step]]\ntitle = {}\nregion = \"breath\"\ntechnique = \"breathe\"\n\
         breath = \"4-0-6\" # seconds: in, hold, out\nfor = \"{} breaths\" # so many of them\nsay = {}\n",
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
        let remark = if index == 0 { " # the whole section, so many times" } else { "" };
        let _ = writeln!(out, "rounds = {}{remark}", plan.rounds);
    }
    for (i, way) in part.ways.iter().enumerate() {
        // Remarks only where a thing is met first.
        let first = index == 0 && i == 0;
        let remark = |text: &'static str| if first { text } else { "" };
        let side = if part.is_sided() {
            format!(
                "sides = \"left-right\"{}",
                remark(" # once for each side; {side} becomes left, then right")
            )
        } else if region.sides.contains(&RegionSide::Both) {
            "side = \"both\"".to_owned()
        } else {
            format!("side = {}", quoted(region.sides.first().map_or("none", |side| side.id())))
        };
        let _ = write!(
            out,
            "\n[[section.step]]\ntitle = {}\nregion = {}{}\n{side}\ntechnique = \"{}\"\npressure = {}{}\npace = \"{}\"{}\nfor = \"{}s\"\n",
            quoted(&way.title(part.place)),
            quoted(&part.region),
            remark(" # a place on the body"),
            way.technique(),
            way.pressure(region, draft.kind, plan.step * plan.rounds),
            remark(" # as it feels, from 0 to 10"),
            way.pace(),
            remark(" # for you and your reader; it is not spoken"),
            plan.step,
        );
        if i == 0 {
            chime(out, draft.kind, "");
        }
        let _ = writeln!(out, "say = {}", quoted(&way.prompt(part.place, draft.kind)));
        if first {
            out.push_str(
                "# A second line on the way would be written like this:\n\
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
         [[section.step]]\ntitle = {}\nregion = \"whole-body\"\ntechnique = \"{technique}\"\nfor = \"{}s\"\n",
        quoted(title),
        plan.finish
    );
    chime(out, kind, "");
    let _ = writeln!(out, "say = {}", quoted(say));
}

/// By day only: at night nothing rings.
fn chime(out: &mut String, kind: Kind, remark: &str) {
    if kind == Kind::Day {
        let _ = writeln!(out, "chime = \"bowl-low\"{remark}");
    }
}

fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}
