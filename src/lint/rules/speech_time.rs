//! Whether there is time for the words, and silence between them.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::diagnostic::Span;
use crate::routine::{CueTime, Kind, Line, Step};
use crate::timeline::{LineKind, Options, Timeline, compile, taken, voiced_end};
use crate::unit::{Duration, Frames};
use crate::vocabulary::safe_limits::*;

use crate::lint::notes::{Note, Notes};
use crate::lint::played::{Played, Turn};
use crate::lint::speech_lengths::SpeechLengths;
use crate::lint::spoken_lines::{SpokenLine, estimate, spoken_lines};

/// The longest and the shortest that speech usually is, in percent of the estimate. What is right even when
/// longest, or wrong even when shortest, need not be measured.
const LONGEST: u64 = 135;
const SHORTEST: u64 = 65;
/// The shortest silence between the words of two steps.
const MIN_SILENCE: Frames = Frames::from_millis(1000);

/// A finding in the making.
struct SpeechFinding<'a> {
    /// The passages whose words decide it; all if empty.
    on: Vec<usize>,
    /// The step it is about; `None` if it is about the whole routine.
    place: (Option<&'a Step>, Span),
    note: Note,
}

/// The routine laid out with words of some length.
struct LaidOut<'p, 'a> {
    played: &'p Played<'a>,
    timeline: Timeline,
    said: Vec<SpokenLine>,
    lengths: Vec<Frames>,
    /// Which lines' lengths are only estimates.
    estimated: &'p [bool],
}

/// Finds where words have no room. Only lines whose length decides something are measured.
pub(in crate::lint) fn listen(played: &Played<'_>, measured: &dyn SpeechLengths, notes: &mut Notes<'_>) {
    let lines = &played.script.lines;
    let mut lengths: Vec<Frames> = lines.iter().map(estimate).collect();
    let mut estimated = vec![true; lines.len()];
    let scaled = |percent: u64| lengths.iter().map(|l| Frames(l.0 * percent / 100)).collect::<Vec<_>>();
    let worst = LaidOut::of(played, &scaled(LONGEST), &estimated);
    let found = worst.findings();
    // An author's recording can be of any length.
    let by_words = !played.routine.recordings.is_empty();
    let recorded = (0..lines.len()).filter(|line| by_words || lines[*line].audio.is_some());
    let mut suspects: BTreeSet<usize> = recorded.collect();
    if found.is_empty() && suspects.is_empty() {
        return;
    }
    let sure = LaidOut::of(played, &scaled(SHORTEST), &estimated).findings();
    let sure: HashSet<_> = sure.iter().map(SpeechFinding::key).collect();
    suspects.extend(worst.deciding(found.iter().filter(|heard| !sure.contains(&heard.key()))));
    let asked: Vec<Line> = suspects.iter().map(|line| lines[*line].clone()).collect();
    let told = measured.lengths(&asked, &played.routine.pronounce);
    for (line, length) in suspects.into_iter().zip(told) {
        if let Some(length) = length {
            (lengths[line], estimated[line]) = (length, false);
        }
    }
    for heard in LaidOut::of(played, &lengths, &estimated).findings() {
        match heard.place {
            (Some(step), span) => notes.in_step(step, span, heard.note),
            (None, span) => notes.whole(span, heard.note),
        }
    }
}

impl SpeechFinding<'_> {
    /// What is found, and where.
    fn key(&self) -> (&'static str, Span, &[usize]) {
        (self.note.code, self.place.1, &self.on)
    }
}

impl<'p, 'a> LaidOut<'p, 'a> {
    fn of(played: &'p Played<'a>, lengths: &[Frames], estimated: &'p [bool]) -> Self {
        let timeline = compile(played.routine, played.script, lengths, Options::default());
        let said = spoken_lines(&timeline);
        Self { played, timeline, said, lengths: lengths.to_vec(), estimated }
    }

    /// The lines that findings hang on.
    fn deciding<'h>(&self, found: impl Iterator<Item = &'h SpeechFinding<'a>>) -> Vec<usize>
    where
        'a: 'h,
    {
        let (mut on, mut whole) = (BTreeSet::new(), false);
        for heard in found {
            whole |= heard.on.is_empty();
            on.extend(heard.on.iter().copied());
        }
        let decides = |line: &&SpokenLine| whole || on.contains(&line.passage);
        self.said.iter().filter(decides).map(|line| line.line).collect()
    }

    fn findings(&self) -> Vec<SpeechFinding<'a>> {
        let mut found = Vec::new();
        let mut rest = &self.said[..];
        for (i, turn) in self.played.turns.iter().enumerate() {
            let (own, later) = rest.split_at(rest.partition_point(|line| line.passage <= i));
            rest = later;
            let own = own.split_at(own.partition_point(|line| line.passage < i)).1;
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

    /// `about ` if one of the lengths is only an estimate.
    fn about<'u>(&self, mut lines: impl Iterator<Item = &'u SpokenLine>) -> &'static str {
        if lines.any(|line| self.estimated[line.line]) { "about " } else { "" }
    }

    /// Words that do not fit, steps full of words, cues that wait.
    fn step(&self, i: usize, turn: &Turn<'a>, own: &[SpokenLine], found: &mut Vec<SpeechFinding<'a>>) {
        let inside: Vec<&SpokenLine> = own.iter().filter(|line| is_inside(line.kind)).collect();
        let Some(passage) = self.timeline.passages.get(i).filter(|_| !inside.is_empty()) else { return };
        let about = self.about(inside.iter().copied());
        let on_say = |code, message: String, help: String| SpeechFinding {
            on: vec![i],
            place: (Some(turn.step), turn.step.spans.key("for")),
            note: Note::new(code, message).help(help),
        };
        if self.is_longer(i) {
            let needed = whole_seconds(passage.end - passage.start);
            let message = format!("the words take {about}{needed}, but the step lasts {}", turn.length());
            if let Some(enough) = self.enough(i, needed) {
                let help = format!("make it {enough} or longer, or say less");
                found.push(on_say("words-too-long", message, help));
                return;
            }
            // What is counted from the end moves with it.
            let last = inside.last().map_or(needed, |line| whole_seconds(line.end - line.at));
            let help = format!("say the last words {last} or more before the end, or say less");
            found.push(on_say("words-too-long", message, help));
        }
        let words: u64 = inside.iter().map(|line| (line.end - line.at).0).sum();
        let length = (passage.end - passage.start).0.max(1);
        if words * 100 > length * MAX_STEP_SPEECH {
            let message = format!(
                "words fill {about}{} % of this step: {MAX_STEP_SPEECH} % at most",
                (words * 100).div_ceil(length)
            );
            found.push(on_say(
                "step-wordy",
                message,
                "make it longer, or say less: hands need silence to follow".into(),
            ));
        }
        self.late_cues(i, turn, own, found);
    }

    /// How long the step has to be at least for its words, from this length on; none where that never ends.
    fn enough(&self, i: usize, mut length: Duration) -> Option<Duration> {
        const MAX_TRIES: usize = 40;
        for _ in 0..MAX_TRIES {
            let taken = taken(self.played.routine, self.played.script, &self.lengths, i, length);
            if taken <= Frames::from_duration(length) {
                return Some(length);
            }
            length = whole_seconds(taken);
        }
        None
    }

    /// Cues whose time comes while something else is still being said. A repeating cue is skipped then, and
    /// nothing is lost.
    fn late_cues(&self, i: usize, turn: &Turn<'a>, own: &[SpokenLine], found: &mut Vec<SpeechFinding<'a>>) {
        let Some(passage) = self.timeline.passages.get(i) else { return };
        // As written, where words make it longer only by themselves.
        let length = if self.is_longer(i) {
            Frames::from_duration(turn.length())
        } else {
            passage.end - passage.start
        };
        let due = |at: CueTime| match at {
            CueTime::After(after) => Some(Frames::from_duration(after).min(length)),
            CueTime::Before(before) => Some(length.saturating_sub(Frames::from_duration(before))),
            CueTime::Share(share) => Some(Frames(length.0 * share / 1000)),
            CueTime::Every(_) => None,
        };
        for cue in turn.step.cues.iter().filter(|cue| cue.say.is_some()) {
            let Some(due) = due(cue.at) else { continue };
            let at = passage.start + due;
            let words_end = |line: &SpokenLine| {
                voiced_end(&self.played.script.lines[line.line], line.at, line.end - line.at)
            };
            let before = own.iter().find(|line| line.at < at && words_end(line) > at);
            if let Some(before) = before {
                let until = whole_seconds(before.end - passage.start);
                let about = self.about(std::iter::once(before));
                let message = format!("this has to wait for the words before it, until {about}{until}");
                let apart = whole_seconds(before.end - before.at);
                let help = match cue.at {
                    CueTime::After(_) => format!("give it {} or later", plus_a_second(until)),
                    _ => format!("leave {apart} between it and the words before it, or say less"),
                };
                let note = Note::new("cue-waits", message).help(help);
                found.push(SpeechFinding { on: vec![i], place: (Some(turn.step), cue.spans.heading), note });
            }
        }
    }

    /// A step's words follow another's without a pause.
    fn silences(&self, found: &mut Vec<SpeechFinding<'a>>) {
        for pair in self.said.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            let within = before.passage == after.passage && is_inside(after.kind);
            let between = after.at.saturating_sub(before.end);
            let Some(turn) = self.played.turns.get(before.passage) else { continue };
            if within || between >= MIN_SILENCE || self.is_longer(before.passage) {
                continue;
            }
            let silent = Duration::from_millis(between.duration().millis() / 100 * 100);
            let message = format!("only {silent} of silence between these words and the next");
            let note = Note::new("no-silence", message).help("let it end earlier, or give it a longer gap");
            let on = vec![before.passage, after.passage];
            found.push(SpeechFinding { on, place: (Some(turn.step), turn.step.spans.key("gap")), note });
        }
    }

    /// The second side gets less time than the first, because the first has more words.
    fn second_sides(&self, found: &mut Vec<SpeechFinding<'a>>) {
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
                let place = (Some(turn.step), turn.step.spans.key("say"));
                found.push(SpeechFinding { on: vec![first, i], place, note });
            }
        }
    }

    /// Too much of the routine is words.
    fn whole(&self, found: &mut Vec<SpeechFinding<'a>>) {
        let words: u64 = self.said.iter().map(|line| (line.end - line.at).0).sum();
        let length = (self.timeline.done - self.timeline.lead_in).0.max(1);
        let (most, what) = match self.played.routine.kind {
            Kind::Day => (MAX_DAY_SPEECH, "a day routine"),
            Kind::Night => (MAX_NIGHT_SPEECH, "a night routine"),
        };
        if words * 100 > length * most {
            let about = self.about(self.said.iter());
            let message = format!(
                "words fill {about}{} % of the routine: {most} % at most for {what}",
                (words * 100).div_ceil(length)
            );
            let note = Note::new("routine-wordy", message).help("make steps longer, or say less");
            found.push(SpeechFinding {
                on: Vec::new(),
                place: (None, self.played.routine.spans.key("title")),
                note,
            });
        }
    }

    /// A night routine still speaks when the listener may be asleep.
    fn last_words(&self, found: &mut Vec<SpeechFinding<'a>>) {
        if self.played.routine.kind != Kind::Night {
            return;
        }
        let (Some(turn), Some(passage)) = (self.played.turns.last(), self.timeline.passages.last()) else {
            return;
        };
        let i = self.timeline.passages.len() - 1;
        let late = self.said.iter().rfind(|line| {
            line.passage == i && line.end > passage.start + Frames::from_duration(LAST_NIGHT_WORDS)
        });
        if let Some(line) = late {
            let until = whole_seconds(line.end - passage.start);
            let about = self.about(std::iter::once(line));
            let message = format!(
                "the last step still speaks after {about}{until}: at night {LAST_NIGHT_WORDS} at most"
            );
            let note =
                Note::new("night-late-voice", message).help("keep the last words few, and the rest silent");
            let key = if line.kind == LineKind::Cue { "cues" } else { "say" };
            found.push(SpeechFinding {
                on: vec![i],
                place: (Some(turn.step), turn.step.spans.key(key)),
                note,
            });
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

/// A second later, so that a pause separates the words.
fn plus_a_second(duration: Duration) -> Duration {
    duration.checked_add(Duration::from_secs(1)).unwrap_or(duration)
}
