//! A routine unrolled: every playing of every step in order, and every line that will be said.

use std::collections::HashMap;

use crate::routine::{
    Cue, CueTime, Delivery, Kind, Line, Placeholders, Routine, Side, SoundRef, Step, Text, Words,
    change_over, fill, names_side, side_first, with_side,
};
use crate::unit::{Duration, Pace};
use crate::vocabulary;

use super::Talk;
use super::day_night::progress;
use super::occurrences::{Between, Occurrence, occurrences};

/// What rings at a step without a chime where chimes say all: soft, and slow to rise.
const BELL: &str = "bowl-low";

/// A routine unrolled, not yet timed: the lines must first be given a length.
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// Every playing of every step.
    pub(super) steps: Vec<ScriptStep>,
    /// Every distinct line, in order of first use. [`super::ClipRef::Speech`] counts from here.
    pub lines: Vec<Line>,
    numbers: HashMap<Line, usize>,
}

/// One playing of one step, its texts filled in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ScriptStep {
    pub step: Step,
    pub number: usize,
    pub section: Option<String>,
    pub title: String,
    pub named: String,
    pub side: Option<Side>,
    pub round: (u32, u32),
    pub repeat: (u32, u32),
    /// Its title, where that is said.
    pub announce: Option<usize>,
    pub say: Option<usize>,
    /// A cue and the line it says.
    pub cues: Vec<(Cue, Option<usize>)>,
    /// What follows: its length, and what is said in it.
    pub after: After,
}

/// What lies between one turn and the next.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum After {
    /// Silence.
    Gap(Duration),
    /// A change of position or tool, announced at once.
    Move(Duration, usize),
    /// The other side follows, announced at once.
    ChangeOver(Duration, usize),
}

impl Script {
    /// Unrolls a routine: for each round, each side of the section, each step, each side of the
    /// step, each repeat.
    #[must_use]
    pub fn of(routine: &Routine, talk: Talk) -> Self {
        let occurrences = occurrences(routine);
        let titles: Vec<String> = occurrences.iter().map(|occurrence| title(routine, occurrence)).collect();
        let mut script =
            Self { steps: Vec::with_capacity(occurrences.len()), lines: Vec::new(), numbers: HashMap::new() };
        for (i, occurrence) in occurrences.iter().enumerate() {
            let next = titles.get(i + 1).map(String::as_str);
            let context = LineContext {
                routine,
                occurrence,
                names: names(routine, occurrence, &titles[i], next),
                pace: pace(routine, progress(i, occurrences.len())),
                talk,
            };
            let scripted = script.script_step(&context, occurrences.get(i + 1));
            script.steps.push(scripted);
        }
        script
    }

    /// How many lines, from the beginning of the list, the first step says.
    #[must_use]
    pub fn lines_of_first_step(&self) -> usize {
        let Some(scripted) = self.steps.first() else { return 0 };
        let after = match &scripted.after {
            After::Gap(_) => None,
            After::Move(_, line) | After::ChangeOver(_, line) => Some(*line),
        };
        let cues = scripted.cues.iter().filter_map(|(_, line)| *line);
        let said = [scripted.announce, scripted.say, after].into_iter().flatten().chain(cues);
        said.max().map_or(0, |last| last + 1)
    }

    /// The places of a step's playings among all, from 1, as [`super::Timeline::places_of`] has them.
    #[must_use]
    pub fn places_of(&self, step: usize) -> Vec<usize> {
        let steps = (1..).zip(&self.steps);
        steps.filter(|(_, scripted)| scripted.number == step).map(|(place, _)| place).collect()
    }

    /// The cues that come again and again, and may come only where a step is made longer.
    pub fn recurring(&self) -> impl Iterator<Item = &Cue> {
        let cues = self.steps.iter().flat_map(|scripted| scripted.cues.iter().map(|(cue, _)| cue));
        cues.filter(|cue| matches!(cue.at, CueTime::Every(_)))
    }

    /// The lines that are the routine's own words, in order, as often as they are said: not balm's words between
    /// the sides, and not titles.
    pub fn authored(&self) -> impl Iterator<Item = &Line> {
        let said = |scripted: &ScriptStep| {
            let cues = scripted.cues.iter().filter_map(|(_, line)| *line);
            let after = if let After::Move(_, line) = scripted.after { Some(line) } else { None };
            scripted.say.into_iter().chain(cues).chain(after).collect::<Vec<_>>()
        };
        self.steps.iter().flat_map(said).filter_map(|line| self.lines.get(line))
    }

    fn script_step(&mut self, context: &LineContext<'_>, next: Option<&Occurrence<'_>>) -> ScriptStep {
        let LineContext { occurrence, talk, .. } = *context;
        let mut step = occurrence.step.clone();
        let announce = (talk == Talk::Brief).then(|| self.line(context.title()));
        let say = step.say.as_ref().map(|text| self.line(context.prompt(text, step.audio.own.as_ref())));
        let mut cues: Vec<_> = step
            .cues
            .iter()
            .map(|cue| {
                let line = cue
                    .say
                    .as_ref()
                    .map(|text| context.line(text, cue.audio.own.as_ref(), context.in_full()));
                (cue.clone(), line.map(|line| self.line(line)))
            })
            .collect();
        match talk {
            Talk::Full | Talk::Brief => {}
            Talk::Bells => step.chime = step.chime.or_else(|| Some(SoundRef::BuiltIn(BELL.to_owned()))),
            Talk::None => {
                step.chime = None;
                cues.iter_mut().for_each(|(cue, _)| cue.chime = None);
            }
        }
        let moved = step.move_line.as_ref().map(|text| context.line(text, None, context.in_brief()));
        let moved = moved.map(|line| self.line(line));
        ScriptStep {
            number: occurrence.step.number,
            section: occurrence.section.title.as_ref().map(|t| t.for_side(None).to_owned()),
            title: context.names.title.to_owned(),
            named: context.named(),
            side: occurrence.side,
            round: (occurrence.round, occurrence.section.rounds),
            repeat: (occurrence.repeat, step.repeat),
            announce,
            say,
            cues,
            after: self.after(context, next, moved),
            step,
        }
    }

    /// What lies between a playing and the next, and what is said in it.
    fn after(
        &mut self,
        context: &LineContext<'_>,
        next: Option<&Occurrence<'_>>,
        moved: Option<usize>,
    ) -> After {
        let step = context.occurrence.step;
        match next.map_or(Between::Steps, |next| context.occurrence.before(next)) {
            Between::Repeats => After::Gap(step.between),
            Between::Sides(side) => {
                let text = change_over(&context.routine.language, side).to_owned();
                After::ChangeOver(step.swap, self.line(context.whole(text, None, context.in_brief())))
            }
            Between::Steps => moved.map_or(After::Gap(step.gap), |line| After::Move(step.gap, line)),
        }
    }

    fn line(&mut self, line: Line) -> usize {
        let new = self.lines.len();
        let number = *self.numbers.entry(line.clone()).or_insert(new);
        if number == new {
            self.lines.push(line);
        }
        number
    }
}

/// One playing of a step, and all that its lines depend on.
struct LineContext<'a> {
    routine: &'a Routine,
    occurrence: &'a Occurrence<'a>,
    names: Placeholders<'a>,
    pace: Pace,
    talk: Talk,
}

impl LineContext<'_> {
    fn line(&self, text: &Text, audio: Option<&Words>, delivery: Delivery) -> Line {
        let language = text.language.as_deref().unwrap_or(&self.routine.language);
        let names = Placeholders { language, ..self.names };
        let side = self.occurrence.side;
        let filled = |words: &Words| fill(words.for_side(side), &names);
        let line = self.whole(filled(&text.words), audio.map(filled), delivery);
        // "1/3" may be a third, "1 / 3" is one of three.
        let written = text.for_side(side);
        let said = written.contains("{round}/{rounds}");
        let said = said.then(|| fill(&written.replace("{round}/{rounds}", "{round} / {rounds}"), &names));
        Line { language: language.to_owned(), said, ..line }
    }

    fn whole(&self, text: String, audio: Option<String>, delivery: Delivery) -> Line {
        Line { text, said: None, audio, language: self.routine.language.clone(), pace: self.pace, delivery }
    }

    /// A step's prompt. Eyes are closed: the side comes first, where its author has not named it.
    fn prompt(&self, text: &Text, audio: Option<&Words>) -> Line {
        let mut line = self.line(text, audio, self.in_full());
        if let Some(side) = self.side().filter(|_| audio.is_none())
            && !names_side(&line.language, side, &line.text)
        {
            let first = side_first(&line.language, side);
            line.text = format!("{first} {}", line.text);
            line.said = line.said.map(|said| format!("{first} {said}"));
        }
        line
    }

    /// The title as a sentence of its own, with the side.
    fn title(&self) -> Line {
        let title = self.names.title.trim_end();
        let stop = if title.ends_with(['.', '!', '?', '…']) { "" } else { "." };
        let mut text = format!("{title}{stop}");
        if let Some(side) = self.side().filter(|side| !names_side(&self.routine.language, *side, &text)) {
            text = format!("{text} {}", side_first(&self.routine.language, side));
        }
        self.whole(text, None, self.in_brief())
    }

    /// The title with the side, for readers.
    fn named(&self) -> String {
        let title = self.names.title;
        let written = self.occurrence.step.title.as_ref().and_then(|title| title.language.as_deref());
        let language = written.unwrap_or(&self.routine.language);
        with_side(language, self.side(), title)
    }

    /// The side this playing is for: the one being played, or the one its author named.
    fn side(&self) -> Option<Side> {
        self.occurrence.side.or(self.occurrence.step.side.and_then(Side::of))
    }

    /// Of what is said only where everything is.
    fn in_full(&self) -> Delivery {
        if self.talk == Talk::Full { Delivery::Spoken } else { Delivery::Shown }
    }

    /// Of what is said also where little is.
    fn in_brief(&self) -> Delivery {
        if matches!(self.talk, Talk::Full | Talk::Brief) { Delivery::Spoken } else { Delivery::Shown }
    }
}

/// How fast the voice speaks at a share of the routine: as its author says, else as its kind asks
/// for. At night it grows slower, by a twentieth from beginning to end.
fn pace(routine: &Routine, progress: f32) -> Pace {
    let (usual, change) = match routine.kind {
        Kind::Day => (Pace(118), 1.0),
        Kind::Night => (Pace(108), 1.025 - 0.05 * progress),
    };
    let Pace(pace) = routine.voice_pace.unwrap_or(usual);
    Pace((f32::from(pace) * change).round() as u16)
}

/// A step's title, filled.
fn title(routine: &Routine, occurrence: &Occurrence<'_>) -> String {
    let names = names(routine, occurrence, "", None);
    let Some(title) = &occurrence.step.title else { return fill(&made_title(occurrence), &names) };
    let language = title.language.as_deref().unwrap_or(&routine.language);
    fill(title.for_side(occurrence.side), &Placeholders { language, ..names })
}

/// A title for a step without one: what is done, and where.
fn made_title(occurrence: &Occurrence<'_>) -> String {
    let technique =
        occurrence.step.technique.as_deref().and_then(vocabulary::technique).map(|t| t.name.as_str());
    let region = occurrence.step.region.as_deref().and_then(vocabulary::region).map(|r| r.name.as_str());
    match (technique, region) {
        (Some(what), Some(place)) => format!("{what}: {place}"),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => match &occurrence.section.title {
            Some(title) => title.for_side(None).to_owned(),
            None => format!("Step {}", occurrence.step.number),
        },
    }
}

fn names<'a>(
    routine: &'a Routine,
    occurrence: &Occurrence<'_>,
    title: &'a str,
    next: Option<&'a str>,
) -> Placeholders<'a> {
    Placeholders {
        side: occurrence.side,
        round: occurrence.round,
        rounds: occurrence.section.rounds,
        title,
        next: next.unwrap_or_default(),
        language: &routine.language,
        answers: &routine.answers,
    }
}
