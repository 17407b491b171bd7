//! What comes inside a step: each cue at its time, and where the step then ends.

use std::collections::HashSet;

use crate::routine::CueTime;
use crate::timeline::LineKind;
use crate::timeline::beds::BedChange;
use crate::timeline::script::{Script, ScriptStep};
use crate::unit::Frames;

use super::Layout;

/// A stretch of a step, up to where a listener asked for more of it, and how long the step is by then.
struct Window {
    from: Frames,
    until: Option<Frames>,
    length: Frames,
}

impl Layout<'_> {
    /// The cues; where the step ends, and by how much the silence after it is longer. Where a listener asked for
    /// more, what was due by then stays where it was, and the rest is laid out for the longer step.
    pub(super) fn cues(
        &mut self,
        script: &Script,
        index: usize,
        scripted: &ScriptStep,
        start: Frames,
    ) -> (Frames, Frames) {
        let longer = self.longer.iter().filter(|more| more.passage == Some(index));
        let (mut length, mut gap, mut from) = (self.step_length(scripted), Frames::ZERO, Frames::ZERO);
        let (mut room, mut said) = (self.room_for_words(start), HashSet::new());
        for more in longer.map(Some).chain([None]) {
            // What is counted from the end is counted from where the end will be.
            let wanted = self.whole_breaths((start + length).max(room), start, scripted);
            let window = Window { from, until: more.map(|more| more.from), length: wanted - start };
            room = room.max(self.window(script, index, scripted, start, &window, &mut said));
            let end = self.whole_breaths(wanted.max(room), start, scripted);
            let Some(more) = more else { return (end, gap) };
            if start + more.from < end {
                length = end - start + self.scaled(more.by);
            } else {
                gap += self.scaled(more.by);
            }
            from = more.from;
        }
        (start + length, gap)
    }

    /// Each cue that is due in a stretch at its time, or as soon after as the words before it allow. One that comes
    /// again and again is left out where its next time would come first. Returns where the words are over: those
    /// of the very end are said after it.
    fn window(
        &mut self,
        script: &Script,
        index: usize,
        scripted: &ScriptStep,
        start: Frames,
        window: &Window,
        said: &mut HashSet<usize>,
    ) -> Frames {
        let mut due: Vec<(Frames, usize)> = Vec::new();
        for (i, (cue, _)) in scripted.cues.iter().enumerate().filter(|(i, _)| !said.contains(i)) {
            due.extend(self.cue_times(cue.at, window.length).into_iter().map(|at| (at, i)));
        }
        due.retain(|(at, _)| *at >= window.from && window.until.is_none_or(|until| *at < until));
        due.sort_unstable();
        let mut room = start;
        for (offset, i) in due {
            let (cue, line) = &scripted.cues[i];
            self.now = start + offset;
            // A count to the end is begun again for another end, and all else is said once.
            if matches!(cue.at, CueTime::After(_) | CueTime::Share(..1000)) {
                said.insert(i);
            }
            let sounds = line.is_some_and(|line| self.lengths[line] > Frames::ZERO);
            if let CueTime::Every(d) = cue.at
                && sounds
                && self.free() >= self.now + self.scaled(d)
            {
                continue;
            }
            if let Some(chime) = &cue.chime {
                self.chime(index, chime);
            }
            if let Some(bed) = &cue.bed {
                let (gain, fade) = (scripted.step.gain, self.scaled(scripted.step.fade));
                self.changes.push(BedChange { at: self.now, sound: bed.clone(), gain, fade });
            }
            if let Some(line) = *line {
                self.say(script, index, line, LineKind::Cue);
                if scripted.step.wait {
                    room = self.room_for_words(start);
                } else if sounds && offset < window.length {
                    room = self.voiced;
                }
            }
        }
        room
    }

    fn cue_times(&self, at: CueTime, length: Frames) -> Vec<Frames> {
        match at {
            CueTime::After(d) => vec![self.scaled(d).min(length)],
            CueTime::Before(d) => vec![length.saturating_sub(self.scaled(d))],
            CueTime::Share(share) => vec![Frames(length.0 * share / 1000)],
            CueTime::Every(d) => {
                let every = self.scaled(d).0.max(1);
                (1..).map(|n| Frames(n * every)).take_while(|at| *at < length).collect()
            }
        }
    }
}
