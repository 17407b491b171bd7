//! Whether there is time for the words, and silence between them.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::diagnostic::Span;
use crate::routine::{CueTime, Kind, Line, Step};
use crate::timeline::{LineKind, Options, Timeline, compile};
use crate::unit::{Duration, Frames};

use super::notes::{Note, Notes};
use super::played::{Played, Turn};
use super::review::Ear;
use super::utter::{Utter, estimate, utters};

/// An estimate is seldom further off than this, in percent. What is right even at the worst, or wrong even at
/// the best, needs no voice.
const AT_WORST: u64 = 135;
const AT_BEST: u64 = 65;
/// How much of a step, of a day routine and of a night routine may be words, in percent.
const OF_A_STEP: u64 = 60;
const OF_A_DAY: u64 = 45;
const OF_A_NIGHT: u64 = 30;
/// Less than this between two things said is no silence.
const SILENCE: Frames = Frames::from_millis(1000);
/// How long into the last step of a night something may be said.
const LAST_WORDS: Frames = Frames::from_millis(20_000);

/// A finding in the making, and the passages whose words it hangs on; all, where there are none.
struct Heard<'a> {
    on: Vec<usize>,
    /// The step it is about; none where it is about the whole.
    place: (Option<&'a Step>, Span),
    note: Note,
}

/// What is laid out with words of some length.
struct Laid<'p, 'a> {
    played: &'p Played<'a>,
    timeline: Timeline,
    utters: Vec<Utter>,
    /// Which lines' lengths are only estimated.
    about: &'p [bool],
}

/// Finds what the words have no room for. The ear is asked only for lines whose length decides something.
pub(super) fn listen(played: &Played<'_>, ear: &dyn Ear, notes: &mut Notes<'_>) {
    let lines = &played.script.lines;
    let mut lengths: Vec<Frames> = lines.iter().map(estimate).collect();
    let mut about = vec![true; lines.len()];
    let scaled = |percent: u64| lengths.iter().map(|l| Frames(l.0 * percent / 100)).collect::<Vec<_>>();
    let worst = Laid::of(played, &scaled(AT_WORST), &about);
    let found = worst.findings();
    // An author's recording can be of any length.
    let recorded = (0..lines.len()).filter(|line| lines[*line].audio.is_some());
    let mut suspects: BTreeSet<usize> = recorded.collect();
    if found.is_empty() && suspects.is_empty() {
        return;
    }
    let sure = Laid::of(played, &scaled(AT_BEST), &about).findings();
    let sure: HashSet<_> = sure.iter().map(Heard::key).collect();
    suspects.extend(worst.deciding(found.iter().filter(|heard| !sure.contains(&heard.key()))));
    let asked: Vec<Line> = suspects.iter().map(|line| lines[*line].clone()).collect();
    let told = ear.lengths(&asked, &played.routine.pronounce);
    for (line, length) in suspects.into_iter().zip(told) {
        if let Some(length) = length {
            (lengths[line], about[line]) = (length, false);
        }
    }
    for heard in Laid::of(played, &lengths, &about).findings() {
        match heard.place {
            (Some(step), span) => notes.in_step(step, span, heard.note),
            (None, span) => notes.whole(span, heard.note),
        }
    }
}

impl Heard<'_> {
    /// What is found, and where.
    fn key(&self) -> (&'static str, Span, &[usize]) {
        (self.note.code, self.place.1, &self.on)
    }
}

impl<'p, 'a> Laid<'p, 'a> {
    fn of(played: &'p Played<'a>, lengths: &[Frames], about: &'p [bool]) -> Self {
        let timeline = compile(played.routine, played.script, lengths, Options::default());
        let utters = utters(&timeline);
        Self { played, timeline, utters, about }
    }

    /// The lines that findings hang on.
    fn deciding<'h>(&self, found: impl Iterator<Item = &'h Heard<'a>>) -> Vec<usize>
    where
        'a: 'h,
    {
        let (mut on, mut whole) = (BTreeSet::new(), false);
        for heard in found {
            whole |= heard.on.is_empty();
            on.extend(heard.on.iter().copied());
        }
        let decides = |utter: &&Utter| whole || on.contains(&utter.passage);
        self.utters.iter().filter(decides).map(|utter| utter.line).collect()
    }

    fn findings(&self) -> Vec<Heard<'a>> {
        let mut found = Vec::new();
        let mut rest = &self.utters[..];
        for (i, turn) in self.played.turns.iter().enumerate() {
            let (own, later) = rest.split_at(rest.partition_point(|utter| utter.passage <= i));
            rest = later;
            let own = own.split_at(own.partition_point(|utter| utter.passage < i)).1;
            self.step(i, turn, own, &mut found);
        }
        self.silences(&mut found);
        self.second_sides(&mut found);
        self.whole(&mut found);
        self.last_words(&mut found);
        found
    }

    fn is_longer(&self, i: usize) -> bool {
        let length =
            |timeline: &Timeline| timeline.passages.get(i).map(|passage| passage.end - passage.start);
        length(&self.timeline) > length(self.played.timeline)
    }

    /// `about ` where a length it hangs on is only estimated.
    fn about<'u>(&self, mut utters: impl Iterator<Item = &'u Utter>) -> &'static str {
        if utters.any(|utter| self.about[utter.line]) { "about " } else { "" }
    }

    /// Words that do not fit, cues that wait, steps full of words.
    fn step(&self, i: usize, turn: &Turn<'a>, own: &[Utter], found: &mut Vec<Heard<'a>>) {
        let inside: Vec<&Utter> = own.iter().filter(|utter| is_inside(utter.kind)).collect();
        let Some(passage) = self.timeline.passages.get(i).filter(|_| !inside.is_empty()) else { return };
        let about = self.about(inside.iter().copied());
        let on_say = |code, message: String, help: String| Heard {
            on: vec![i],
            place: (Some(turn.step), turn.step.marks.key("for")),
            note: Note::new(code, message).help(help),
        };
        if self.is_longer(i) {
            let needed = whole_seconds(passage.end - passage.start);
            let message = format!("the words need {about}{needed}, the step has {}", turn.length());
            let help = format!("make it {needed} or longer, or say less");
            found.push(on_say("words-too-long", message, help));
            return;
        }
        let words: u64 = inside.iter().map(|utter| (utter.end - utter.at).0).sum();
        let length = (passage.end - passage.start).0.max(1);
        if words * 100 > length * OF_A_STEP {
            let message = format!(
                "words fill {about}{} % of this step: {OF_A_STEP} at most",
                (words * 100).div_ceil(length)
            );
            found.push(on_say(
                "step-wordy",
                message,
                "make it longer, or say less: hands need silence".into(),
            ));
        }
        self.late_cues(i, turn, own, found);
    }

    /// Cues whose time comes while something else is still being said. One that comes again and again is
    /// left out then, and nobody misses it.
    fn late_cues(&self, i: usize, turn: &Turn<'a>, own: &[Utter], found: &mut Vec<Heard<'a>>) {
        let Some(passage) = self.timeline.passages.get(i) else { return };
        let length = passage.end - passage.start;
        let due = |at: CueTime| match at {
            CueTime::After(after) => Some(Frames::from_duration(after).min(length)),
            CueTime::Before(before) => Some(length.saturating_sub(Frames::from_duration(before))),
            CueTime::Share(share) => Some(Frames(length.0 * share / 1000)),
            CueTime::Every(_) => None,
        };
        for cue in turn.step.cues.iter().filter(|cue| cue.say.is_some()) {
            let Some(due) = due(cue.at) else { continue };
            let at = passage.start + due;
            let before = own.iter().find(|utter| utter.at < at && utter.end > at);
            if let Some(before) = before {
                let until = whole_seconds(before.end - passage.start);
                let about = self.about(std::iter::once(before));
                let message = format!("this has to wait for the words before it, until {about}{until}");
                let note = Note::new("cue-waits", message)
                    .help(format!("give it {} or later", plus_a_second(until)));
                found.push(Heard { on: vec![i], place: (Some(turn.step), cue.marks.heading), note });
            }
        }
    }

    /// One step's words on the heels of another's.
    fn silences(&self, found: &mut Vec<Heard<'a>>) {
        for pair in self.utters.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            let within = before.passage == after.passage && is_inside(after.kind);
            let between = after.at.saturating_sub(before.end);
            let Some(turn) = self.played.turns.get(before.passage) else { continue };
            if within || between >= SILENCE || self.is_longer(before.passage) {
                continue;
            }
            let silent = Duration::from_millis(between.duration().millis() / 100 * 100);
            let message = format!("only {silent} of silence between these words and the next");
            let note = Note::new("no-silence", message).help("let it end earlier, or give it a longer gap");
            let on = vec![before.passage, after.passage];
            found.push(Heard { on, place: (Some(turn.step), turn.step.marks.key("gap")), note });
        }
    }

    /// A second side that gets less time than the first, because the first had more to say.
    fn second_sides(&self, found: &mut Vec<Heard<'a>>) {
        let passages = &self.timeline.passages;
        let mut firsts: HashMap<(usize, u32, u32), usize> = HashMap::new();
        for (i, second) in passages.iter().enumerate().filter(|(_, passage)| passage.side.is_some()) {
            let key = (second.step, second.round.0, second.repeat.0);
            let Some(first) = firsts.insert(key, i) else { continue };
            let (a, b) = (&passages[first], second);
            if a.side != b.side && b.end - b.start < a.end - a.start {
                let Some(turn) = self.played.turns.get(i) else { continue };
                let less = whole_seconds((a.end - a.start) - (b.end - b.start));
                let message =
                    format!("the second side gets {less} less than the first: its words are shorter");
                let note = Note::new("second-side-short", message).help("make the step long enough for both");
                let place = (Some(turn.step), turn.step.marks.key("say"));
                found.push(Heard { on: vec![first, i], place, note });
            }
        }
    }

    /// How much of the whole is words.
    fn whole(&self, found: &mut Vec<Heard<'a>>) {
        let words: u64 = self.utters.iter().map(|utter| (utter.end - utter.at).0).sum();
        let length = (self.timeline.done - self.timeline.lead_in).0.max(1);
        let (most, what) = match self.played.routine.kind {
            Kind::Day => (OF_A_DAY, "a day routine"),
            Kind::Night => (OF_A_NIGHT, "a night routine"),
        };
        if words * 100 > length * most {
            let about = self.about(self.utters.iter());
            let message = format!(
                "words fill {about}{} % of the routine: {most} for {what}",
                (words * 100).div_ceil(length)
            );
            let note = Note::new("routine-wordy", message).help("make steps longer, or say less");
            found.push(Heard { on: Vec::new(), place: (None, self.played.routine.marks.key("title")), note });
        }
    }

    /// Something said at night when the listener may be asleep.
    fn last_words(&self, found: &mut Vec<Heard<'a>>) {
        if self.played.routine.kind != Kind::Night {
            return;
        }
        let (Some(turn), Some(passage)) = (self.played.turns.last(), self.timeline.passages.last()) else {
            return;
        };
        let i = self.timeline.passages.len() - 1;
        let late =
            self.utters.iter().rfind(|utter| utter.passage == i && utter.end > passage.start + LAST_WORDS);
        if let Some(utter) = late {
            let until = whole_seconds(utter.end - passage.start);
            let about = self.about(std::iter::once(utter));
            let message = format!("the last step still speaks after {about}{until}: at night 20s at most");
            let note = Note::new("night-late-voice", message)
                .help("let the last words be few, and the rest silence");
            let key = if utter.kind == LineKind::Cue { "cues" } else { "say" };
            found.push(Heard { on: vec![i], place: (Some(turn.step), turn.step.marks.key(key)), note });
        }
    }
}

fn is_inside(kind: LineKind) -> bool {
    matches!(kind, LineKind::Title | LineKind::Prompt | LineKind::Cue)
}

/// Rounded up.
fn whole_seconds(frames: Frames) -> Duration {
    Duration::from_secs(frames.duration().millis().div_ceil(1000))
}

/// With a breath between the words and what comes next.
fn plus_a_second(duration: Duration) -> Duration {
    duration.checked_add(Duration::from_secs(1)).unwrap_or(duration)
}
