//! One step in words: how long, where, how firmly, with what, and what to do.

use crate::care::Wording;
use crate::routine::{Side, Step};
use crate::timeline::{LineKind, Passage};
use crate::unit::Frames;
use crate::vocabulary::{self, BodySide, TechniqueKind};

use super::figure::Figure;
use super::on::On;
use super::wording::{Said, breath, spoken};

/// One thing to do.
#[derive(Debug)]
pub(super) struct Doing<'a> {
    /// Its place on the handout, from 1.
    pub number: usize,
    pub title: &'a str,
    pub time: String,
    /// Where, how, how firmly, with what.
    pub details: Vec<Said>,
    /// What to do.
    pub say: Vec<&'a str>,
    pub cues: Vec<Cue<'a>>,
    /// Words that send the reader on to the other side.
    pub again: Option<String>,
    /// What to do after it: another position or tool.
    pub after: Option<&'a str>,
    /// What to do instead: with which condition, and what.
    pub instead: Vec<(String, &'a str)>,
    /// Where it is done, for the map.
    pub place: Place<'a>,
    /// What it looks like.
    pub figure: Figure<'a>,
    /// The author's picture of it.
    pub picture: Option<&'a str>,
}

/// Something to do on the way.
#[derive(Debug)]
pub(super) struct Cue<'a> {
    pub at: String,
    pub say: &'a str,
}

/// Where a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// Region id.
    pub region: Option<&'a str>,
    pub on: On,
    /// Not only felt, tensed or moved.
    pub is_touched: bool,
}

/// A playing of a step, and what is said in it.
#[derive(Debug)]
pub(super) struct Playing<'a> {
    pub passage: &'a Passage,
    pub said: Vec<Line<'a>>,
}

/// Something said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub at: Frames,
    pub kind: LineKind,
    pub text: &'a str,
}

/// A step of which these are all the playings, at least one. `moved` is the position that is new with it.
pub(super) fn doing<'a>(
    number: usize,
    playings: &[Playing<'a>],
    step: Option<&'a Step>,
    moved: Option<&str>,
    wording: Wording,
) -> Doing<'a> {
    let (first, place) = (&playings[0], place(playings));
    let said = |kind| first.said.iter().filter(move |line| line.kind == kind);
    let mut say: Vec<&str> = said(LineKind::Prompt).map(|line| line.text).collect();
    say.dedup();
    let after = playings.iter().flat_map(|playing| &playing.said).find(|line| line.kind == LineKind::Move);
    Doing {
        number,
        title: &first.passage.title,
        time: time(playings, wording),
        details: details(playings, step, moved, wording),
        say,
        cues: cues(first, wording),
        again: sides(playings).get(1).map(|other| wording.phrase(other_side(*other)).to_owned()),
        after: after.map(|line| line.text),
        instead: step.map(|step| instead(step, wording)).unwrap_or_default(),
        place,
        figure: figure(first.passage, step, place),
        picture: step.and_then(|step| step.picture.as_deref()),
    }
}

/// What to do on the other side.
fn other_side(side: Side) -> &'static str {
    match side {
        Side::Left => "Then the same on the left.",
        Side::Right => "Then the same on the right.",
    }
}

/// The sides it is played for one after the other, each once, in their order.
fn sides(playings: &[Playing<'_>]) -> Vec<Side> {
    let mut sides = Vec::new();
    for side in playings.iter().filter_map(|playing| playing.passage.side) {
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    sides
}

/// How long it is done within one round: `45 s`, `3 × 20 s`, `1 min each side`.
fn time(playings: &[Playing<'_>], wording: Wording) -> String {
    let first = playings[0].passage;
    let length = spoken(first.end.saturating_sub(first.start));
    let times = if first.repeat.1 > 1 { format!("{} × {length}", first.repeat.1) } else { length };
    let sides = if sides(playings).len() > 1 { wording.phrase(" each side") } else { "" };
    let wait = if first.wait { wording.phrase(", or until you are ready") } else { "" };
    format!("{times}{sides}{wait}")
}

fn details(
    playings: &[Playing<'_>],
    step: Option<&Step>,
    moved: Option<&str>,
    wording: Wording,
) -> Vec<Said> {
    let passage = playings[0].passage;
    let technique = passage.technique.as_deref().and_then(vocabulary::technique);
    // An author's pace says it too, and how long each takes.
    let spots = step.and_then(|step| step.spots).filter(|n| *n > 1 && passage.pace.is_none());
    let own = [
        region(playings, wording),
        moved.and_then(|id| wording.position(id)),
        technique.filter(|t| t.kind != TechniqueKind::Inner).map(|it| wording.technique_within(&it.id)),
        passage.pressure.and_then(|n| pressure(n, technique.map(|technique| technique.kind), wording)),
        step.and_then(|step| step.effort).map(|n| wording.fill("tense to {effort} of 10", &[("effort", &n)])),
        tool(passage, wording),
        spots.map(|n| wording.fill("{count} spots", &[("count", &n)])),
        passage.breath.map(|it| breath(it, wording)),
    ];
    let pace = passage.pace.as_deref().map(Said::theirs);
    own.into_iter().flatten().map(Said::Own).chain(pace).collect()
}

/// The part of the body with its side: `top of the shoulder, right, then left`.
fn region(playings: &[Playing<'_>], wording: Wording) -> Option<String> {
    let passage = playings[0].passage;
    let id = passage.region.as_deref()?;
    let name = wording.region(id);
    let sides: Vec<&str> = sides(playings).into_iter().map(|side| wording.side(side)).collect();
    let on = match passage.body_side {
        _ if !sides.is_empty() => sides.join(wording.phrase(", then ")),
        Some(BodySide::Left) => wording.phrase("left").to_owned(),
        Some(BodySide::Right) => wording.phrase("right").to_owned(),
        Some(BodySide::Both) => wording.phrase("both sides").to_owned(),
        Some(BodySide::Midline | BodySide::None) | None => return Some(name),
    };
    Some(format!("{name}, {on}"))
}

/// How firmly, in words; a stretch is felt, but presses nothing.
fn pressure(pressure: u8, kind: Option<TechniqueKind>, wording: Wording) -> Option<String> {
    match kind {
        Some(TechniqueKind::Inner) => None,
        Some(TechniqueKind::Move) => {
            Some(wording.fill("to {pressure} of 10 at most", &[("pressure", &pressure)]))
        }
        _ => {
            let felt = felt(pressure, wording);
            let phrase = "pressure {pressure} of 10: {felt}";
            Some(wording.fill(phrase, &[("pressure", &pressure), ("felt", &felt)]))
        }
    }
}

/// How it feels; where it is gentle, a few words do.
fn felt(pressure: u8, wording: Wording) -> &'static str {
    let felt = wording.phrase(vocabulary::felt(pressure));
    if pressure < FIRM { felt.split(',').next().unwrap_or(felt) } else { felt }
}

/// From here on it matters that it is still comfortable.
const FIRM: u8 = 5;

/// The tool, unless hands do it.
fn tool(passage: &Passage, wording: Wording) -> Option<String> {
    let id = passage.tool.as_deref().filter(|id| *id != "hands")?;
    Some(wording.fill("with: {tool}", &[("tool", &wording.tool_within(id))]))
}

/// What is said on the way; what comes again and again, once.
fn cues<'a>(playing: &Playing<'a>, wording: Wording) -> Vec<Cue<'a>> {
    let said = playing.said.iter().filter(|line| line.kind == LineKind::Cue);
    let mut cues: Vec<Cue<'a>> = Vec::new();
    let mut again: Vec<bool> = Vec::new();
    for line in said {
        if let Some(known) = cues.iter().position(|cue| cue.say == line.text) {
            again[known] = true;
            continue;
        }
        let at = line.at.saturating_sub(playing.passage.start);
        cues.push(Cue { at: wording.fill("after {time}", &[("time", &spoken(at))]), say: line.text });
        again.push(false);
    }
    for (cue, again) in cues.iter_mut().zip(again) {
        cue.at.push_str(if again { wording.phrase(", again and again") } else { "" });
    }
    cues
}

fn instead(step: &Step, wording: Wording) -> Vec<(String, &str)> {
    let name = |id: &str| vocabulary::condition(id).map_or(id.to_owned(), |it| wording.condition_in_full(it));
    step.adapt.iter().map(|(id, line)| (name(id), line.for_side(None))).collect()
}

/// What is seen of it: where it is done on one side after the other, on the first; only how one sits or lies where more
/// would not be what the person is told.
fn figure<'a>(passage: &'a Passage, step: Option<&'a Step>, place: Place<'a>) -> Figure<'a> {
    let on = match passage.for_side() {
        Some(Side::Left) => On::Left,
        Some(Side::Right) => On::Right,
        None => On::All,
    };
    Figure {
        region: place.region.filter(|_| step.is_none_or(|step| !step.told_otherwise)),
        on,
        technique: passage.technique.as_deref().and_then(vocabulary::technique),
        tool: passage.tool.as_deref(),
        by: step.and_then(|step| step.by),
        stroke: step.and_then(|step| step.stroke),
        position: step.and_then(|step| step.position.as_deref()),
    }
}

fn place<'a>(playings: &[Playing<'a>]) -> Place<'a> {
    let passage = playings[0].passage;
    let technique = passage.technique.as_deref().and_then(vocabulary::technique);
    let sides = sides(playings);
    let on = match (&sides[..], passage.body_side) {
        ([Side::Left], _) | ([], Some(BodySide::Left)) => On::Left,
        ([Side::Right], _) | ([], Some(BodySide::Right)) => On::Right,
        _ => On::All,
    };
    Place {
        region: passage.region.as_deref(),
        on,
        is_touched: technique.is_some_and(vocabulary::Technique::touches),
    }
}
