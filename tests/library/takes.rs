//! Takes of a microphone: what becomes of them before they are kept.

use std::f64::consts::TAU;

use balm::sound::loudness::{SPEECH, integrated};
use balm::sound::{Frame, MicrophoneLevel, Speech, SpeechWatch, Take, TakeFault};
use balm::unit::Pace;
use balm::voice::heart::Heart;
use balm::voice::{Engine, Pronunciations, normalise};

const RATE: f64 = 48_000.0;

/// Even noise of a room, at this level.
fn room(seconds: f64, level: f32) -> Vec<f32> {
    let mut noise = 1u32;
    let mut next = || {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (noise >> 8) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..(seconds * RATE) as usize).map(|_| next() * level).collect()
}

/// What "heart" says, at 48 kHz and at this level against its usual one.
fn words(text: &str, level: f32) -> Vec<f32> {
    let utterance = normalise(text, "en", Pace(118), &Pronunciations::default()).expect("something to say");
    let Speech { samples } = Heart::default().speak(&utterance).expect("speech");
    let samples: Vec<f32> = samples.iter().map(|sample| f32::from(*sample) / 32_768.0 * level).collect();
    // From 24 kHz: straight lines between will do.
    let all: Vec<f32> = samples.windows(2).flat_map(|pair| [pair[0], (pair[0] + pair[1]) / 2.0]).collect();
    // It leaves a moment of near silence at both ends, which is no part of the words.
    let peak = all.iter().fold(0.0f32, |peak, sample| peak.max(sample.abs()));
    let is_heard = |sample: &f32| sample.abs() > 0.02 * peak;
    let (first, last) = (all.iter().position(is_heard), all.iter().rposition(is_heard));
    all[first.expect("a word")..=last.expect("a word")].to_vec()
}

/// A second and a half of room, words, and as much room again.
fn taken(words: &[f32], noise: f32) -> Vec<f32> {
    let mut all = room(3.0 + words.len() as f64 / RATE, noise);
    let start = (1.5 * RATE) as usize;
    all[start..].iter_mut().zip(words).for_each(|(sample, word)| *sample += word);
    all
}

fn loudness(take: &Take) -> f64 {
    let frames: Vec<Frame> = take.samples.iter().map(|sample| Frame::mono(*sample)).collect();
    integrated(&frames).expect("something to hear")
}

fn seconds(samples: usize) -> f64 {
    samples as f64 / RATE
}

const LINE: &str = "Find one tender spot on top of the shoulder. Press a little, and breathe out.";

#[test]
fn a_take_is_trimmed_to_its_words_with_a_breath_around_them_and_as_loud_as_speech() {
    let words = words(LINE, 1.0);
    // As a soft voice far from the microphone, and as a loud one near it, with a constant voltage as well.
    for (level, noise, dc) in [(0.1, 0.0001, 0.0), (0.5, 0.001, 0.02), (2.0, 0.002, -0.05)] {
        let said: Vec<f32> = words.iter().map(|sample| sample * level).collect();
        let raw: Vec<f32> = taken(&said, noise).iter().map(|sample| sample + dc).collect();
        let take = Take::finish(&raw).expect("a take");
        let length = seconds(take.samples.len());
        let wanted = seconds(words.len()) + 0.375;
        assert!((length - wanted).abs() < 0.05, "{length:.3} s, not {wanted:.3}, at {level}");
        assert!((loudness(&take) - SPEECH).abs() < 0.5, "{} LUFS at {level}", loudness(&take));
        let mean = take.samples.iter().sum::<f32>() / take.samples.len() as f32;
        assert!(mean.abs() < 0.001, "a voltage of {mean} is left");
        assert!(take.samples.iter().all(|sample| sample.abs() < 0.71));
        assert!(take.samples[0].abs() < 1e-4 && take.samples[take.samples.len() - 1].abs() < 1e-4);
    }
}

#[test]
fn the_keys_that_begin_and_end_a_take_are_no_words() {
    let said = words(LINE, 1.0);
    let quiet = Take::finish(&taken(&said, 0.0005)).expect("a take").samples.len();
    let mut raw = taken(&said, 0.0005);
    let end = raw.len();
    for at in [2_000, end - 6_000] {
        raw[at..at + 900].iter_mut().enumerate().for_each(|(i, sample)| *sample += 0.2 * (i as f32).sin());
    }
    let clicked = Take::finish(&raw).expect("a take").samples.len();
    assert!(quiet.abs_diff(clicked) < 1_000, "{quiet} and {clicked}");
}

#[test]
fn without_room_at_its_ends_a_take_keeps_all_of_its_words() {
    let said = words("Rest.", 1.0);
    let take = Take::finish(&said).expect("a take");
    assert!(said.len() - take.samples.len() < 7_000, "{} of {}", take.samples.len(), said.len());
}

#[test]
fn what_is_of_no_use_is_refused() {
    assert_eq!(Take::finish(&[]), Err(TakeFault::Empty));
    assert_eq!(Take::finish(&vec![0.0; 96_000]), Err(TakeFault::Empty));
    assert_eq!(Take::finish(&room(3.0, 0.0003)), Err(TakeFault::Empty));
    let mut click = room(2.0, 0.0003);
    click[48_000..48_900].iter_mut().for_each(|sample| *sample += 0.2);
    assert_eq!(Take::finish(&click), Err(TakeFault::Empty));
    let loud: Vec<f32> = words(LINE, 30.0).iter().map(|sample| sample.clamp(-1.0, 1.0)).collect();
    assert_eq!(Take::finish(&taken(&loud, 0.0)), Err(TakeFault::Clipped));
    // A full wave that is not cut off is none.
    let peak = words(LINE, 1.0).iter().fold(0.0f32, |peak, sample| peak.max(sample.abs()));
    let full: Vec<f32> = words(LINE, 0.99 / peak);
    assert!(Take::finish(&taken(&full, 0.0)).is_ok());
}

#[test]
fn a_microphone_is_told_how_it_is_set() {
    let level = |level: f32, noise: f32| {
        let said = taken(&words(LINE, level), noise);
        MicrophoneLevel::of(&said.iter().map(|sample| sample.clamp(-1.0, 1.0)).collect::<Vec<_>>())
    };
    assert_eq!(level(1.0, 0.001), MicrophoneLevel::Good);
    assert_eq!(level(0.03, 0.0001), MicrophoneLevel::TooSoft);
    assert_eq!(level(6.0, 0.001), MicrophoneLevel::TooLoud);
    assert_eq!(level(0.4, 0.04), MicrophoneLevel::Noisy);
    assert_eq!(MicrophoneLevel::of(&room(2.0, 0.0001)), MicrophoneLevel::Nothing);
    assert_eq!(MicrophoneLevel::of(&[]), MicrophoneLevel::Nothing);
}

#[test]
fn silence_is_noticed_after_words_and_not_before() {
    let said = taken(&words(LINE, 0.5), 0.001);
    let mut watch = SpeechWatch::default();
    watch.hear(&said[..60_000]);
    assert_eq!(watch.silent(), None);
    said[60_000..].chunks(700).for_each(|part| watch.hear(part));
    let silent = watch.silent().expect("somebody spoke").secs();
    assert!((1.3..1.7).contains(&silent), "{silent} s");
    // A room that is never silent, and one that hums.
    let mut watch = SpeechWatch::default();
    let hum: Vec<f32> =
        (0..96_000).map(|i| (0.02 * (TAU * 50.0 * f64::from(i) / RATE).sin()) as f32).collect();
    watch.hear(&hum);
    assert_eq!(watch.silent(), None);
}
