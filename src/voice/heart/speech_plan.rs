//! A line as the network will speak it: chunks with silences between. Its length is known before anything is
//! spoken: the network predicts how loud each moment will be, and so where the voice begins and ends. The
//! line is a little longer than predicted. What stays silent of it is moved to the end, so that the first
//! word begins at once and the pauses have the right length.

use std::ops::Range;

use super::line_pace::LinePace;
use super::network::ChunkPlan;
use super::phonemes;
use super::vocoder::{BEAT, HOP};
use crate::sound::Speech;
use crate::unit::{Duration, fnv1a};
use crate::voice::edges::edge;
use crate::voice::utterance::Utterance;

/// Samples a millisecond.
const MS: usize = Speech::RATE as usize / 1000;
/// The plan's loudness above which the voice has begun, and above which it has not yet ended.
const WILL_BEGIN: f32 = -1.0;
const WILL_END: f32 = -5.0;
/// How much longer than planned the voice may last, in samples. Measured over 993 sentences of one to sixty
/// words, at up to ten speeds each: 115 ms at most.
const SLIP: usize = 145 * MS;
/// Kept before and after the voice, so that its first and last sounds are complete.
const BEFORE: usize = 15 * MS;
const BEHIND: usize = 40 * MS;
/// The voice begins where it is louder than this share of the sentence's loud part (−38 dB): before that
/// it only breathes, for up to 150 ms, and the word would come late. It ends at −50 dB.
const BEGUN: f32 = 0.0126;
const ENDED: f32 = 0.003;
/// How many samples are measured together.
const WINDOW: usize = 5 * MS;
/// How long a chunk fades in and out, in samples.
const RISE: usize = 40 * MS;
const FALL: usize = 30 * MS;
/// The silence between two chunks of one long sentence.
const BREATH: Duration = Duration::from_millis(150);
/// The longest line, in samples. Its text is bounded too, but the network decides how long that lasts.
pub(super) const MAX_SAMPLES: usize = Speech::MAX_LENGTH.millis() as usize * MS;
/// The most chunks of a line. A line of a thousand one-letter sentences would take too long.
const MAX_CHUNKS: usize = 100;

/// How often a line is planned again whose length was not as guessed.
const MAX_CORRECTIONS: usize = 2;

/// What is read in one go.
pub(super) struct Chunk {
    ids: Vec<i32>,
    /// How many samples the network gives.
    whole: usize,
    /// How many of them are kept at most.
    pub most: usize,
    /// Samples of silence after them.
    pub rest: usize,
}

/// A whole line.
pub(super) struct SpeechPlan {
    pub chunks: Vec<Chunk>,
    pub speed: f32,
}

impl SpeechPlan {
    /// Plans a line; `plan` is what the network predicts for ids at a speed. No chunks: nothing in the line
    /// can be said.
    ///
    /// # Errors
    /// The errors of the lexicon and of `plan`.
    pub fn of(
        utterance: &Utterance,
        plan: impl Fn(&[i32], f32) -> Result<ChunkPlan, String>,
    ) -> Result<Self, String> {
        let mut read: Vec<(Vec<i32>, Duration)> = Vec::new();
        for phrase in &utterance.phrases {
            for ids in phonemes::read(phrase)? {
                if read.len() == MAX_CHUNKS {
                    return Err(format!("more than {MAX_CHUNKS} sentences are not read aloud at once"));
                }
                read.push((ids, BREATH));
            }
            if let Some((_, pause)) = read.last_mut() {
                *pause = phrase.pause;
            }
        }
        if let Some((_, pause)) = read.last_mut() {
            *pause = Duration::ZERO;
        }
        let pace = LinePace::of(utterance, &read);
        let mut planned = Self::at(pace.speed, &read, &plan)?;
        for _ in 0..MAX_CORRECTIONS {
            let Some(speed) = pace.corrected(&planned) else { break };
            planned = Self::at(speed, &read, &plan)?;
        }
        pace.set_pauses(&mut planned);
        Ok(planned)
    }

    fn at(
        speed: f32,
        read: &[(Vec<i32>, Duration)],
        plan: impl Fn(&[i32], f32) -> Result<ChunkPlan, String>,
    ) -> Result<Self, String> {
        let chunk = |(ids, pause): &(Vec<i32>, Duration)| {
            let plan = plan(ids, speed)?;
            let whole = plan.beats * BEAT;
            let most = most(&plan.loudness).map_or(whole, |most| most.min(whole));
            Ok(Chunk { ids: ids.clone(), whole, most, rest: (pause.millis() as usize).saturating_mul(MS) })
        };
        Ok(Self { chunks: read.iter().map(chunk).collect::<Result<_, String>>()?, speed })
    }

    /// How many samples the line will have.
    pub fn length(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.most.saturating_add(chunk.rest)).fold(0, usize::saturating_add)
    }

    /// Speaks the line; `sound` speaks ids at a speed.
    ///
    /// # Errors
    /// The error of `sound`, or that it gave another length than planned.
    pub fn speak(&self, sound: impl Fn(&[i32], f32) -> Result<Vec<f32>, String>) -> Result<Vec<f32>, String> {
        let mut line = Vec::with_capacity(self.length());
        for chunk in &self.chunks {
            let whole = sound(&chunk.ids, self.speed)?;
            if whole.len() != chunk.whole {
                return Err("its speech did not have the planned length".into());
            }
            let mut kept = voiced(&whole);
            kept.end = kept.end.min(kept.start + chunk.most);
            let kept = &whole[kept];
            line.extend(kept.iter().enumerate().map(|(i, s)| s * edge(i, kept.len(), RISE, FALL)));
            line.resize(line.len() + chunk.rest, 0.0);
        }
        line.resize(self.length(), 0.0);
        Ok(line)
    }
}

/// How many samples of a chunk are kept at most: those with a voice in its plan, and a little more. A plan
/// without a voice does not say.
fn most(loudness: &[f32]) -> Option<usize> {
    let begins = loudness.iter().position(|level| *level > WILL_BEGIN)?;
    let ends = loudness.iter().rposition(|level| *level > WILL_END)?;
    Some((ends + 1).saturating_sub(begins) * HOP + SLIP + BEFORE + BEHIND)
}

/// Where the voice is in the network's sound, with a little silence around it.
fn voiced(whole: &[f32]) -> Range<usize> {
    let level = |part: &[f32]| (part.iter().map(|s| s * s).sum::<f32>() / part.len() as f32).sqrt();
    let levels: Vec<f32> = whole.chunks(WINDOW).map(level).collect();
    let mut sorted = levels.clone();
    sorted.sort_by(f32::total_cmp);
    let loud = sorted.get(sorted.len() * 19 / 20).copied().unwrap_or(0.0);
    let first = levels.iter().position(|level| *level > loud * BEGUN).unwrap_or(0) * WINDOW;
    let last = levels.iter().rposition(|level| *level > loud * ENDED).map_or(0, |last| (last + 1) * WINDOW);
    first.saturating_sub(BEFORE)..(last + BEHIND).min(whole.len())
}

/// The seed of the noise in a chunk: the same for the same ids.
pub(super) fn seed(ids: &[i32]) -> u64 {
    fnv1a(ids.iter().map(|id| u64::from(id.cast_unsigned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Pace;
    use crate::voice::utterance::Phrase;

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
    fn plan(ids: &[i32], _: f32) -> Result<ChunkPlan, String> {
        let beats = 16 + 4 * (ids.len() - 1);
        let voice = 16..2 * beats - 32;
        let loudness = (0..2 * beats).map(|frame| if voice.contains(&frame) { 8.0 } else { -9.0 }).collect();
        Ok(ChunkPlan { beats, loudness })
    }

    fn planned(texts: &[&str], pause: u64) -> SpeechPlan {
        SpeechPlan::of(&line(texts, pause), plan).expect("a plan")
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
    fn a_line_begins_at_the_same_moment_however_late_the_voice_is() {
        let planned = planned(&["Rest now."], 0);
        for begins in [200, 300, 395] {
            let sound = planned.speak(voice(begins)).expect("sound");
            assert_eq!(sound.len(), planned.length(), "{begins}");
            let first = sound.iter().position(|s| *s > 0.0).expect("a voice") / MS;
            assert!((BEFORE / MS - 5..=BEFORE / MS).contains(&first), "{begins}: {first}");
            assert!(sound[first * MS] < 0.2, "{begins}: it begins with {}", sound[first * MS]);
        }
    }

    #[test]
    fn a_pause_has_its_length_and_lengthens_the_line_by_as_much() {
        let texts = ["Rest now.", "Let go."];
        assert_eq!(planned(&texts, 1500).length() - planned(&texts, 600).length(), 900 * MS);
        let sound = planned(&texts, 900).speak(voice(300)).expect("sound");
        let spoken = |from: usize| sound[from..].iter().position(|s| *s > 0.0).map(|at| from + at);
        let first = spoken(0).expect("the first sentence");
        let ends = first + sound[first..].iter().position(|s| *s <= 0.0).expect("a pause");
        let pause = (spoken(ends).expect("the second") - ends) / MS;
        // And what is kept around the voice.
        assert!((900..=900 + (BEFORE + BEHIND) / MS).contains(&pause), "{pause} ms");
    }

    #[test]
    fn only_the_voice_is_kept_and_everything_if_the_plan_has_none() {
        assert_eq!(most(&[-9.0; 40]), None);
        let frames =
            |from, to| (0..40).map(|i| if (from..to).contains(&i) { 7.0 } else { -9.0 }).collect::<Vec<_>>();
        assert_eq!(most(&frames(10, 30)), Some(20 * HOP + SLIP + BEFORE + BEHIND));
        // What only breathes before the voice is no beginning of it; what dies away is still its end.
        let mut dying = frames(10, 30);
        dying[8] = -2.0;
        dying[31] = -4.0;
        assert_eq!(most(&dying), Some(22 * HOP + SLIP + BEFORE + BEHIND));
    }

    #[test]
    fn nothing_of_a_word_is_cut_however_short_it_is() {
        let heart = crate::voice::heart::Heart::default();
        let parts = heart.parts().expect("the voice");
        let words = "Oh.|Ah.|I.|A.|Mm.|Up,|Eight.|Five|Rest.|Three.|Hush!|No.|And now the other side.|Last, your feet.";
        for text in words.split('|') {
            for pace in [100, 118, 150, 220] {
                let utterance = Utterance { pace: Pace(pace), ..line(&[text], 0) };
                let planned =
                    SpeechPlan::of(&utterance, |ids, speed| parts.network.plan(ids, speed)).expect("a plan");
                for chunk in &planned.chunks {
                    let spectrum = parts.network.spectrum(&chunk.ids, planned.speed).expect("a spectrum");
                    let whole = parts.vocoder.sound(&spectrum, seed(&chunk.ids)).expect("sound");
                    let needed = voiced(&whole).len();
                    assert!(
                        needed <= chunk.most,
                        "{text} at {pace}: {} ms are cut",
                        (needed - chunk.most) / MS
                    );
                    assert!(
                        chunk.most - needed < 700 * MS,
                        "{text} at {pace}: {} ms are empty",
                        (chunk.most - needed) / MS
                    );
                }
            }
        }
    }

    #[test]
    fn another_length_than_planned_is_an_error() {
        for off in [1, 2000] {
            let short = |ids: &[i32], speed| Ok(voice(300)(ids, speed)?.split_off(off));
            assert!(planned(&["Rest now."], 0).speak(short).is_err());
        }
    }

    #[test]
    fn a_line_of_a_thousand_sentences_is_refused_before_it_is_measured() {
        let texts = vec!["Ah."; 1000];
        assert!(SpeechPlan::of(&line(&texts, 0), plan).is_err());
    }
}
