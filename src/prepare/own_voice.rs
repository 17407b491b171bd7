//! The author's own voice: recordings that are found by the words of a line, and a voice that speaks the other
//! lines at their pace.

use crate::library::SoundFiles;
use crate::routine::{BUILT_IN, Delivery, Line, PACE, Routine};
use crate::timeline::Script;
use crate::unit::{Frames, Pace, SAMPLE_RATE};

/// Fewer words say little of how fast somebody speaks.
const MIN_WORDS: usize = 4;
/// The silence that `balm record` leaves at the ends of a recording, which is no part of the words.
const ROOM: Frames = Frames::from_millis(375);

/// Gives each line that is spoken the recording of its words. Its author's own path wins; what comes with balm
/// does not.
pub(super) fn find_recordings(lines: &mut [Line], sounds: &SoundFiles) {
    if !sounds.has_recordings() {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.delivery == Delivery::Spoken) {
        if line.audio.as_ref().is_none_or(|path| path.starts_with(BUILT_IN))
            && let Some(path) = sounds.recorded(&line.text, &line.language)
        {
            line.audio = Some(path);
        }
    }
}

/// Has the other lines spoken as fast as the recorded ones are, against the pace that was written for each.
/// `length` is that of a recording.
pub(super) fn match_pace(lines: &mut [Line], length: impl Fn(&str) -> Option<Frames>) {
    let share = |line: &Line| {
        let words = line.text.split_whitespace().count();
        let length = length(line.audio.as_deref()?)?.saturating_sub(ROOM);
        let minutes = length.0 as f32 / (60.0 * SAMPLE_RATE as f32);
        (words >= MIN_WORDS && minutes > 0.0).then(|| words as f32 / minutes / f32::from(line.pace.0.max(1)))
    };
    let mut shares: Vec<f32> = lines.iter().filter_map(share).collect();
    if shares.is_empty() {
        return;
    }
    shares.sort_by(f32::total_cmp);
    let share = shares[shares.len() / 2];
    for line in lines.iter_mut().filter(|line| line.audio.is_none()) {
        let pace = (f32::from(line.pace.0) * share).round();
        line.pace = Pace(pace.clamp(*PACE.start() as f32, *PACE.end() as f32) as u16);
    }
}

/// Has the lines that are not recorded spoken at the pace of those that are, and gives how many there are, of how
/// many; nothing where that need not be told. `length` is that of a recording.
pub(super) fn speak_like_author(
    script: &mut Script,
    routine: &Routine,
    length: impl Fn(&str) -> Option<Frames>,
) -> Option<(usize, usize)> {
    if routine.recordings.is_empty() {
        return None;
    }
    match_pace(&mut script.lines, length);
    let (missing, all) = unrecorded(script.authored());
    // A translation of which nothing is recorded is meant for a voice.
    let is_meant = missing < all || !routine.translations.contains_key(&routine.language);
    (missing > 0 && is_meant).then_some((missing, all))
}

/// How many different lines are the routine's own words and are spoken by a voice all the same.
fn unrecorded<'a>(lines: impl Iterator<Item = &'a Line>) -> (usize, usize) {
    let (mut all, mut missing): (Vec<&Line>, usize) = (Vec::new(), 0);
    for line in lines.filter(|line| line.delivery == Delivery::Spoken) {
        // At night a line may be said again, a little slower.
        if all.iter().all(|known| known.text != line.text) {
            all.push(line);
            missing += usize::from(line.audio.is_none());
        }
    }
    (missing, all.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, audio: Option<&str>) -> Line {
        let audio = audio.map(str::to_owned);
        let (text, language) = (text.to_owned(), "en".to_owned());
        Line { text, said: None, audio, language, pace: Pace(120), delivery: Delivery::Spoken }
    }

    #[test]
    fn other_lines_are_spoken_at_the_pace_of_those_that_are_recorded() {
        let text = "One two three four five six.";
        let lines =
            || [line(text, Some("a")), line(text, Some("b")), line("Rest.", Some("c")), line(text, None)];
        let spoken_in = |seconds: [f64; 2]| {
            let mut lines = lines();
            match_pace(&mut lines, |path| {
                let seconds = [seconds[0], seconds[1], 60.0][usize::from(path.as_bytes()[0] - b'a')];
                Some(Frames(ROOM.0 + (seconds * f64::from(SAMPLE_RATE)) as u64))
            });
            assert!(lines[..3].iter().all(|line| line.pace == Pace(120)));
            lines[3].pace
        };
        // Six words in four seconds are 90 a minute; one word alone says nothing.
        assert_eq!(spoken_in([4.0, 4.0]), Pace(90));
        assert_eq!(spoken_in([2.0, 2.0]), Pace(180));
        // No slower or faster than a voice can.
        assert_eq!(spoken_in([40.0, 40.0]), Pace(60));
        assert_eq!(spoken_in([0.1, 0.1]), Pace(260));
        let mut alone = [line(text, None)];
        match_pace(&mut alone, |_| None);
        assert_eq!(alone[0].pace, Pace(120));
    }

    #[test]
    fn a_line_that_is_said_twice_is_counted_once() {
        let mut slower = line("Rest.", None);
        slower.pace = Pace(100);
        let lines = [line("Rest.", None), line("Sit.", Some("a")), slower];
        assert_eq!(unrecorded(lines.iter()), (1, 2));
    }
}
