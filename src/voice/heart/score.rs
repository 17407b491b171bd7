//! A line as the network will perform it: what is read in one go, and the silences between. How long it
//! lasts is known before anything is spoken: the network tells how loud each moment will be, and so where the
//! voice will begin and end. It is given a little more time than that says; what of it stays silent comes to
//! lie at the line's end, so that its first word begins at once and its pauses are as long as was asked for.

use std::ops::Range;

use super::model::Plan;
use super::phonemes;
use super::vocoder::{BEAT, HOP};
use crate::sound::Speech;
use crate::unit::{Duration, Pace};
use crate::voice::Utterance;
use crate::voice::edges::edge;

/// Samples a millisecond.
const MS: usize = Speech::RATE as usize / 1000;
/// The plan's loudness above which the voice has begun, and above which it has not yet ended.
const WILL_BEGIN: f32 = -1.0;
const WILL_END: f32 = -5.0;
/// The voice lasts no longer than the plan says and this. Measured over 993 sentences, of one word and of
/// sixty, at up to ten speeds each: 115 ms at most.
const SLIP: usize = 145 * MS;
/// Kept before the voice, and behind it: nothing of its first and last sounds is lost.
const BEFORE: usize = 15 * MS;
const BEHIND: usize = 40 * MS;
/// The voice begins where it is louder than this share of the sentence's loud part (−38 dB): before that
/// it only breathes, for up to 150 ms, and whoever waits for a word hears it late. It ends at −50 dB.
const BEGUN: f32 = 0.0126;
const ENDED: f32 = 0.003;
/// Samples looked at together.
const LOOK: usize = 5 * MS;
/// A sentence comes in this softly.
const RISE: usize = 40 * MS;
/// And what is left of it goes out.
const FALL: usize = 30 * MS;
/// Between two parts of a sentence too long to be read in one go.
const BREATH: Duration = Duration::from_millis(150);
/// Longest line, in samples. Its text is bounded already; this is for what the network makes of it.
pub(super) const LONGEST: usize = Speech::LONGEST.millis() as usize * MS;
/// What is read for one line, in pieces. A stranger's line of a thousand one-letter sentences would keep
/// everybody waiting.
const MOST_RUNS: usize = 100;
/// Pace in words a minute, pauses included, and the speed that gives it over the prompts of five
/// routines. Predicted quality and how well it is understood are the same down to 0.58.
const SPEEDS: [(u16, f32); 6] =
    [(117, 0.60), (120, 0.615), (130, 0.668), (140, 0.70), (160, 0.79), (220, 1.0)];

/// What is read in one go.
pub(super) struct Run {
    ids: Vec<i32>,
    /// Samples it comes as.
    whole: usize,
    /// Of these, at most so many are kept.
    most: usize,
    /// Samples of silence behind them.
    rest: usize,
}

/// A whole line.
pub(super) struct Score {
    pub runs: Vec<Run>,
    speed: f32,
}

impl Score {
    /// Writes it down; `plan` says what the network will make of ids at a speed. No runs: nothing in
    /// the line can be said.
    ///
    /// # Errors
    /// What the lexicon or `plan` say.
    pub fn of(
        utterance: &Utterance,
        plan: impl Fn(&[i32], f32) -> Result<Plan, String>,
    ) -> Result<Self, String> {
        let speed = speed(utterance.pace);
        let mut runs: Vec<Run> = Vec::new();
        let mut pause = Duration::ZERO;
        for phrase in &utterance.phrases {
            for ids in phonemes::read(phrase)? {
                let plan = plan(&ids, speed)?;
                let whole = plan.beats * BEAT;
                if let Some(before) = runs.last_mut() {
                    before.rest = (pause.millis() as usize).saturating_mul(MS);
                }
                if runs.len() == MOST_RUNS {
                    return Err(format!("more than {MOST_RUNS} sentences are not read aloud at once"));
                }
                runs.push(Run { ids, whole, most: most(&plan.loudness).min(whole), rest: 0 });
                pause = BREATH;
            }
            pause = phrase.pause;
        }
        Ok(Self { runs, speed })
    }

    /// How many samples it will have.
    pub fn length(&self) -> usize {
        self.runs.iter().map(|run| run.most.saturating_add(run.rest)).fold(0, usize::saturating_add)
    }

    /// Performs it: `sound` says ids at a speed.
    ///
    /// # Errors
    /// What `sound` says, or that it gave another length than was told.
    pub fn perform(
        &self,
        sound: impl Fn(&[i32], f32) -> Result<Vec<f32>, String>,
    ) -> Result<Vec<f32>, String> {
        let mut line = Vec::with_capacity(self.length());
        for run in &self.runs {
            let whole = sound(&run.ids, self.speed)?;
            if whole.len() != run.whole {
                return Err("it spoke for another time than it had said".into());
            }
            let mut kept = voiced(&whole);
            kept.end = kept.end.min(kept.start + run.most);
            let kept = &whole[kept];
            line.extend(kept.iter().enumerate().map(|(i, s)| s * edge(i, kept.len(), RISE, FALL)));
            line.resize(line.len() + run.rest, 0.0);
        }
        line.resize(self.length(), 0.0);
        Ok(line)
    }
}

/// How many samples of a piece are kept at most: those in which its plan has a voice, and a little more.
fn most(loudness: &[f32]) -> usize {
    let begins = loudness.iter().position(|level| *level > WILL_BEGIN);
    let ends = loudness.iter().rposition(|level| *level > WILL_END);
    // A plan without a voice says nothing of where it is.
    begins
        .zip(ends)
        .map_or(usize::MAX, |(begins, ends)| (ends + 1).saturating_sub(begins) * HOP + SLIP + BEFORE + BEHIND)
}

/// Where the voice is in what the network gave, with a little of the silence around it.
fn voiced(whole: &[f32]) -> Range<usize> {
    let level = |part: &[f32]| (part.iter().map(|s| s * s).sum::<f32>() / part.len() as f32).sqrt();
    let levels: Vec<f32> = whole.chunks(LOOK).map(level).collect();
    let mut sorted = levels.clone();
    sorted.sort_by(f32::total_cmp);
    let loud = sorted.get(sorted.len() * 19 / 20).copied().unwrap_or(0.0);
    let first = levels.iter().position(|level| *level > loud * BEGUN).unwrap_or(0) * LOOK;
    let last = levels.iter().rposition(|level| *level > loud * ENDED).map_or(0, |last| (last + 1) * LOOK);
    first.saturating_sub(BEFORE)..(last + BEHIND).min(whole.len())
}

/// The network's own measure: 1 is how its teacher spoke.
fn speed(Pace(pace): Pace) -> f32 {
    let [(slowest, least), .., (_, most)] = SPEEDS;
    if pace <= slowest {
        return least;
    }
    let between = SPEEDS.windows(2).find(|pair| pace <= pair[1].0);
    between.map_or(most, |pair| {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        low + (high - low) * f32::from(pace - from) / f32::from(to - from)
    })
}

/// The breath of a sentence is chance, but the same whenever it is said (FNV-1a).
pub(super) fn seed(ids: &[i32]) -> u64 {
    ids.iter().fold(0xcbf2_9ce4_8422_2325, |hash, id| {
        (hash ^ u64::from(id.cast_unsigned())).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::Phrase;

    fn line(texts: &[&str], pause: u64) -> Utterance {
        let pause = |i| Duration::from_millis(if i + 1 < texts.len() { pause } else { 0 });
        let phrase =
            |(i, text): (usize, &&str)| Phrase { text: (*text).into(), sounds: Vec::new(), pause: pause(i) };
        let phrases = texts.iter().enumerate().map(phrase).collect();
        Utterance { phrases, language: "en".into(), pace: Pace(118) }
    }

    /// Every id lasts 100 ms, the first 400 ms; the voice is planned from 200 ms on, up to 400 ms before the
    /// end.
    #[expect(clippy::unnecessary_wraps, reason = "as the network answers")]
    fn plan(ids: &[i32], _: f32) -> Result<Plan, String> {
        let beats = 16 + 4 * (ids.len() - 1);
        let voice = 16..2 * beats - 32;
        let loudness = (0..2 * beats).map(|frame| if voice.contains(&frame) { 8.0 } else { -9.0 }).collect();
        Ok(Plan { beats, loudness })
    }

    fn score(texts: &[&str], pause: u64) -> Score {
        Score::of(&line(texts, pause), plan).expect("a score")
    }

    /// A steady voice from `begins` ms on, up to 400 ms before the end.
    fn voice(begins: usize) -> impl Fn(&[i32], f32) -> Result<Vec<f32>, String> {
        move |ids, _| {
            let whole = (16 + 4 * (ids.len() - 1)) * BEAT;
            let on = begins * MS..whole - 400 * MS;
            Ok((0..whole).map(|i| if on.contains(&i) { 0.5 } else { 0.0 }).collect())
        }
    }

    #[test]
    fn a_line_begins_at_the_same_moment_however_late_the_voice_does() {
        let score = score(&["Rest now."], 0);
        for begins in [200, 300, 395] {
            let sound = score.perform(voice(begins)).expect("sound");
            assert_eq!(sound.len(), score.length(), "{begins}");
            let first = sound.iter().position(|s| *s > 0.0).expect("a voice") / MS;
            assert!((BEFORE / MS - 5..=BEFORE / MS).contains(&first), "{begins}: {first}");
            assert!(sound[first * MS] < 0.2, "{begins}: it begins with {}", sound[first * MS]);
        }
    }

    #[test]
    fn a_pause_is_as_long_as_was_asked_for_and_lengthens_the_line_by_as_much() {
        let texts = ["Rest now.", "Let go."];
        assert_eq!(score(&texts, 1500).length() - score(&texts, 600).length(), 900 * MS);
        let sound = score(&texts, 900).perform(voice(300)).expect("sound");
        let spoken = |from: usize| sound[from..].iter().position(|s| *s > 0.0).map(|at| from + at);
        let first = spoken(0).expect("the first sentence");
        let ends = first + sound[first..].iter().position(|s| *s <= 0.0).expect("a pause");
        let pause = (spoken(ends).expect("the second") - ends) / MS;
        // And what is kept around the voice.
        assert!((900..=900 + (BEFORE + BEHIND) / MS).contains(&pause), "{pause} ms");
    }

    #[test]
    fn no_more_is_kept_than_there_is_and_a_plan_without_a_voice_keeps_all() {
        assert_eq!(most(&[-9.0; 40]), usize::MAX);
        let frames =
            |from, to| (0..40).map(|i| if (from..to).contains(&i) { 7.0 } else { -9.0 }).collect::<Vec<_>>();
        assert_eq!(most(&frames(10, 30)), 20 * HOP + SLIP + BEFORE + BEHIND);
        // What only breathes before the voice is no beginning of it; what dies away is still its end.
        let mut dying = frames(10, 30);
        dying[8] = -2.0;
        dying[31] = -4.0;
        assert_eq!(most(&dying), 22 * HOP + SLIP + BEFORE + BEHIND);
    }

    #[test]
    fn nothing_of_a_word_is_cut_however_short_it_is() {
        let heart = crate::voice::heart::Heart::default();
        let parts = heart.parts().expect("the voice");
        let words = "Oh.|Ah.|I.|A.|Mm.|Up,|Eight.|Five|Rest.|Three.|Hush!|No.|And now the other side.|Last, your feet.";
        for text in words.split('|') {
            for pace in [100, 118, 150, 220] {
                let utterance = Utterance { pace: Pace(pace), ..line(&[text], 0) };
                let score =
                    Score::of(&utterance, |ids, speed| parts.network.plan(ids, speed)).expect("a score");
                for run in &score.runs {
                    let spectrum = parts.network.spectrum(&run.ids, score.speed).expect("a spectrum");
                    let whole = parts.vocoder.sound(&spectrum, seed(&run.ids)).expect("sound");
                    let needed = voiced(&whole).len();
                    assert!(needed <= run.most, "{text} at {pace}: {} ms are cut", (needed - run.most) / MS);
                    assert!(
                        run.most - needed < 700 * MS,
                        "{text} at {pace}: {} ms are empty",
                        (run.most - needed) / MS
                    );
                }
            }
        }
    }

    #[test]
    fn another_length_than_was_told_is_an_error() {
        for off in [1, 2000] {
            let short = |ids: &[i32], speed| Ok(voice(300)(ids, speed)?.split_off(off));
            assert!(score(&["Rest now."], 0).perform(short).is_err());
        }
    }

    #[test]
    fn a_line_of_a_thousand_sentences_is_refused_before_it_is_measured() {
        let texts = vec!["Ah."; 1000];
        assert!(Score::of(&line(&texts, 0), plan).is_err());
    }

    #[test]
    fn the_speed_follows_the_pace_and_has_its_limits() {
        let speeds = [60, 117, 118, 125, 140, 200, 220, 260].map(|pace| speed(Pace(pace)));
        assert!(speeds.windows(2).all(|w| w[0] <= w[1]), "{speeds:?}");
        assert!(speeds[0] > 0.59 && speeds[7] < 1.01, "{speeds:?}");
    }
}
