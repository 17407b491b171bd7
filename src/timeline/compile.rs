//! A script and the lengths of its lines → the timeline.

mod cues;
mod rehearse;

use crate::routine::{Kind, Length, Line, Routine, SoundRef, Step};
use crate::unit::{Decibels, Duration, Envelope, Frames, Shape};

use super::beds::{BedChange, heard, lay_beds};
use super::day_night::{DayNightRules, progress};
use super::live::Longer;
use super::options::{GetReady, Options, Quiet};
use super::script::{After, Script, ScriptStep};
use super::{Clip, ClipRef, LineKind, Marker, Moment, Passage, Timeline};

/// From a chime to the words after it: long enough to be two things.
const AFTER_CHIME: Frames = Frames::from_millis(1200);
/// Between two lines, and between a line and the end of its step.
const BREATHER: Frames = Frames::from_millis(500);
/// Between what is said at the end of a step and the next step, at least.
const SILENCE: Frames = Frames::from_millis(1000);
/// So much of a spoken line's end is silence at least, after -38 dB: 240 to 330 ms for the numbers from one to ten
/// and a dozen short words. The next line may begin in it.
const QUIET_END: Frames = Frames::from_millis(240);

/// Lays a script out in time. `lengths` holds one length for each of the script's lines: zero for
/// a line that is only shown. A step too short for its words is lengthened, never cut.
#[must_use]
pub fn compile(routine: &Routine, script: &Script, lengths: &[Frames], options: Options) -> Timeline {
    lay_out(routine, script, lengths, options, &[])
}

/// The same with more time where a listener asked for it, in order.
pub(super) fn lay_out(
    routine: &Routine,
    script: &Script,
    lengths: &[Frames],
    options: Options,
    longer: &[Longer],
) -> Timeline {
    let mut layout = Layout::new(routine, lengths, options, longer);
    layout.mark(None, Moment::Ready);
    let start_in = match options.start_in {
        GetReady::Exactly(length) => length,
        GetReady::AtLeast(length) => length.max(layout.rules.first_sound()),
    };
    layout.now = layout.scaled(start_in).max(options.not_before);
    for more in longer.iter().filter(|more| more.passage.is_none()) {
        layout.now += layout.scaled(more.by);
    }
    for (i, scripted) in script.steps.iter().enumerate() {
        layout.scripted(script, i, scripted, progress(i, script.steps.len()));
    }
    if options.quiet == Quiet::Short {
        layout.rehearse();
    }
    layout.finish(routine)
}

/// How long passage `index` takes, were it given this length.
#[must_use]
pub fn taken(
    routine: &Routine,
    script: &Script,
    lengths: &[Frames],
    index: usize,
    length: Duration,
) -> Frames {
    let Some(scripted) = script.steps.get(index) else { return Frames::ZERO };
    let mut layout = Layout::new(routine, lengths, Options::default(), &[]);
    let step = Step { length: Length::Time(length), ..scripted.step.clone() };
    layout.scripted(script, 0, &ScriptStep { step, ..scripted.clone() }, 0.0);
    layout.passages.first().map_or(Frames::ZERO, |passage| passage.end)
}

/// Where the words of a line are over that sounds from `at` on.
#[must_use]
pub fn voiced_end(line: &Line, at: Frames, length: Frames) -> Frames {
    // A recording may be cut close.
    let quiet = if line.audio.is_some() { Frames::ZERO } else { QUIET_END };
    at + length.saturating_sub(quiet)
}

/// The timeline as it grows.
struct Layout<'a> {
    lengths: &'a [Frames],
    speed: f64,
    kind: Kind,
    rules: DayNightRules,
    voice_gain: Decibels,
    awaited: Option<Frames>,
    longer: &'a [Longer],
    /// Where the next thing goes.
    now: Frames,
    /// Where the line said last ends, and where its words do.
    spoken: Frames,
    voiced: Frames,
    /// Where the chime rung last makes room for words.
    rung: Frames,
    passages: Vec<Passage>,
    markers: Vec<Marker>,
    clips: Vec<Clip>,
    changes: Vec<BedChange>,
}

impl<'a> Layout<'a> {
    fn new(routine: &Routine, lengths: &'a [Frames], options: Options, longer: &'a [Longer]) -> Self {
        Self {
            lengths,
            speed: options.speed.clamp(1.0, 100.0),
            kind: routine.kind,
            rules: DayNightRules::of(routine, options.ending),
            voice_gain: routine.voice_gain + options.voice_level,
            awaited: options.awaited,
            longer,
            now: Frames::ZERO,
            spoken: Frames::ZERO,
            voiced: Frames::ZERO,
            rung: Frames::ZERO,
            passages: Vec::new(),
            markers: Vec::new(),
            clips: Vec::new(),
            changes: Vec::new(),
        }
    }

    fn scripted(&mut self, script: &Script, index: usize, scripted: &ScriptStep, progress: f32) {
        let (step, start) = (&scripted.step, self.now);
        self.mark(Some(index), Moment::Step);
        self.changes.push(BedChange {
            at: if index == 0 { Frames::ZERO } else { start },
            sound: step.bed.clone(),
            gain: step.gain,
            fade: self.scaled(step.fade),
        });
        if let Some(chime) = &step.chime {
            self.chime(index, chime);
        }
        if let Some(line) = scripted.announce {
            self.say(script, index, line, LineKind::Title);
        }
        if let Some(line) = scripted.say {
            self.say(script, index, line, LineKind::Prompt);
        }
        let (end, more) = self.cues(script, index, scripted, start);
        self.now = end;
        if step.wait {
            self.mark(Some(index), Moment::Wait);
        }
        let until = self.after(script, index, scripted, progress, more);
        self.now = until;
        self.passages.push(passage(scripted, start, end, until));
    }

    /// The change-over, the move or the gap; where it ends.
    fn after(
        &mut self,
        script: &Script,
        index: usize,
        scripted: &ScriptStep,
        progress: f32,
        more: Frames,
    ) -> Frames {
        let (length, line) = match scripted.after {
            After::Gap(length) => (length, None),
            After::Move(length, line) => (length, Some((line, LineKind::Move))),
            After::ChangeOver(length, line) => (length, Some((line, LineKind::ChangeOver))),
        };
        let end = self.now + self.scaled(length.thousandths(self.rules.gap_thousandths(progress))) + more;
        match line {
            Some((line, kind)) => self.say(script, index, line, kind),
            // What was said at the very end.
            None if self.voiced > self.now => return end.max(self.spoken + SILENCE),
            None => return end,
        }
        end.max(self.room_for_words(self.now))
    }

    /// Words are shown at once, and sound once those before them and a chime have made room. A cue keeps its
    /// time where the words before it are just over.
    fn say(&mut self, script: &Script, index: usize, line: usize, kind: LineKind) {
        let length = self.lengths[line];
        let in_time = kind == LineKind::Cue && self.now >= self.voiced.max(self.rung);
        let at = if length > Frames::ZERO && !in_time { self.now.max(self.free()) } else { self.now };
        let text = script.lines[line].text.clone();
        self.markers.push(Marker {
            at,
            passage: Some(index),
            what: Moment::Say { line: kind, text, length },
        });
        if length > Frames::ZERO {
            self.clips.push(Clip { at, sound: ClipRef::Speech(line), length, gain: self.voice_gain });
            self.spoken = at + length;
            self.voiced = voiced_end(&script.lines[line], at, length);
        }
    }

    /// Rings, unless it is night: then nothing rings, whatever the file says.
    fn chime(&mut self, index: usize, chime: &SoundRef) {
        if self.kind == Kind::Night {
            return;
        }
        self.mark(Some(index), Moment::Chime { sound: chime.name().to_owned() });
        let sound = ClipRef::Chime(chime.clone());
        self.clips.push(Clip { at: self.now, sound, length: Frames::ZERO, gain: Decibels::UNITY });
        self.rung = self.now + AFTER_CHIME;
    }

    fn step_length(&self, scripted: &ScriptStep) -> Frames {
        self.scaled(scripted.step.written().unwrap_or_default())
    }

    /// Where the next line may begin to sound.
    fn free(&self) -> Frames {
        let spoken = if self.spoken > Frames::ZERO { self.spoken + BREATHER } else { Frames::ZERO };
        spoken.max(self.rung)
    }

    /// The first frame at which everything said since `start` has been said and heard.
    fn room_for_words(&self, start: Frames) -> Frames {
        if self.spoken > start { self.spoken + BREATHER } else { start }
    }

    /// A step finishes its breath: an end inside one moves to where it is complete.
    fn whole_breaths(&self, end: Frames, start: Frames, scripted: &ScriptStep) -> Frames {
        let cycle = scripted.step.breath.map_or(0, |b| self.scaled(b.cycle()).0);
        match (end - start).0.checked_rem(cycle) {
            None | Some(0) => end,
            Some(part) => end + Frames(cycle - part),
        }
    }

    fn scaled(&self, d: Duration) -> Frames {
        // Rehearsal need not be exact to the frame; real time must be.
        #[expect(clippy::float_cmp, reason = "1.0 is given, not computed")]
        if self.speed == 1.0 {
            Frames::from_duration(d)
        } else {
            Frames((Frames::from_duration(d).0 as f64 / self.speed) as u64)
        }
    }

    fn mark(&mut self, passage: Option<usize>, what: Moment) {
        self.markers.push(Marker { at: self.now, passage, what });
    }

    fn finish(mut self, routine: &Routine) -> Timeline {
        if let Some(last) = self.passages.last() {
            // Nothing follows the last step but the fade, once the words have died away.
            let until = last.end.max(self.room_for_words(last.start));
            self.passages.last_mut().into_iter().for_each(|last| last.until = until);
        }
        let done = self.passages.last().map_or(self.now, |last| last.until);
        let lead_in = self.passages.first().map_or(done, |first| first.start);
        // By time and not by steps, as the beds: voice and beds keep their distance.
        for clip in self.clips.iter_mut().filter(|clip| matches!(clip.sound, ClipRef::Speech(_))) {
            let share = clip.at.saturating_sub(lead_in).0 as f32 / (done - lead_in).0.max(1) as f32;
            clip.gain = clip.gain + self.rules.voice(share.min(1.0));
        }
        let changes = heard(&self.changes);
        let beds = lay_beds(&changes, &self.rules, (lead_in, done), &self.passages);
        let lasts = beds.last().is_some_and(|bed| bed.end > done);
        let end = (done + self.rules.tail(lasts, done)).max(self.rung_out());
        self.mark_beds(&changes);
        for (at, what) in [(done, Moment::Done), (end, Moment::End)] {
            self.markers.push(Marker { at, passage: self.passages.len().checked_sub(1), what });
        }
        self.markers.sort_by_key(|m| m.at);
        self.clips.sort_by_key(|c| c.at);
        let mut master = Envelope::constant(1.0);
        let last_fade = Frames::from_millis(if self.kind == Kind::Night { 10_000 } else { 2000 });
        // The last word is not faded over.
        master.ramp(end.saturating_sub(last_fade).max(self.spoken.min(end)), end, 0.0, Shape::Smooth);
        Timeline {
            title: routine.title.clone(),
            id: routine.id.clone(),
            kind: routine.kind,
            language: routine.language.clone(),
            lead_in,
            done,
            end,
            duck: self.rules.duck(&self.lowered_spans(lead_in)),
            duck_depth: self.rules.duck_depth(),
            master,
            bed_cutoff: self.rules.bed_cutoff(lead_in, done),
            ceiling: self.rules.ceiling(),
            passages: self.passages,
            markers: self.markers,
            beds,
            clips: self.clips,
        }
    }

    /// Where the last chime has died away.
    fn rung_out(&self) -> Frames {
        let rings = |c: &&Clip| matches!(c.sound, ClipRef::Chime(_));
        self.clips.iter().filter(rings).map(|c| c.at + DayNightRules::CHIME_TAIL).max().unwrap_or_default()
    }

    /// A change of the bed's level is heard, but not told.
    fn mark_beds(&mut self, changes: &[BedChange]) {
        let mut before = None;
        for change in changes {
            if change.sound != before {
                let sound = change.sound.as_ref().map(|sound| sound.name().to_owned());
                self.markers.push(Marker { at: change.at, passage: None, what: Moment::Bed { sound } });
                before.clone_from(&change.sound);
            }
        }
    }

    /// Where beds make room: for what is spoken, and before the first step for what should have been.
    fn lowered_spans(&self, lead_in: Frames) -> Vec<(Frames, Frames)> {
        let speech = |c: &Clip| match c.sound {
            ClipRef::Speech(line) => Some((c.at, c.at + self.lengths[line])),
            ClipRef::Chime(_) => None,
        };
        let mut spans: Vec<_> = self.clips.iter().filter_map(speech).collect();
        if let Some(awaited) = self.awaited
            && spans.first().is_none_or(|first| first.0 > awaited)
        {
            spans.insert(0, (awaited, awaited.max(lead_in)));
        }
        spans
    }
}

fn passage(scripted: &ScriptStep, start: Frames, end: Frames, until: Frames) -> Passage {
    Passage {
        step: scripted.number,
        id: scripted.step.id.clone(),
        section: scripted.section.clone(),
        title: scripted.title.clone(),
        named: scripted.named.clone(),
        side: scripted.side,
        body_side: scripted.step.side,
        round: scripted.round,
        repeat: scripted.repeat,
        region: scripted.step.region.clone(),
        technique: scripted.step.technique.clone(),
        tool: scripted.step.tool.clone(),
        pace: scripted.step.pace.clone(),
        pressure: scripted.step.pressure,
        start,
        end,
        until,
        wait: scripted.step.wait,
        breath: scripted.step.breath,
    }
}
