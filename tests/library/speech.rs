//! A line of speech: as loud as its neighbours, and in a room.

use balm::sound::loudness::SPEECH;
use balm::sound::{Clip, Frame, Speech};
use balm::unit::Frames;
use ebur128::{Channel, EbuR128, Mode};

/// A voice of 200 Hz for a second, and at `at` ms a peak of `high` times its own.
fn voice(at: usize, high: f32) -> Vec<f32> {
    let second = Speech::RATE as usize;
    let wave = |i: usize| 0.1 * (i as f32 * 200.0 * std::f32::consts::TAU / second as f32).sin();
    let peak = |i: usize| if i / 12 == at * 2 { high * 0.1 } else { 0.0 };
    (0..second).map(|i| wave(i) + peak(i)).collect()
}

fn level(speech: &Speech) -> (f64, f64) {
    let samples: Vec<f32> = speech.samples.iter().map(|s| f32::from(*s) / 32768.0).collect();
    let mut meter = EbuR128::new(1, Speech::RATE, Mode::I | Mode::TRUE_PEAK).expect("a meter");
    meter.set_channel(0, Channel::DualMono).expect("a channel");
    meter.add_frames_f32(&samples).expect("a second");
    let peak = 20.0 * meter.true_peak(0).expect("a peak").log10();
    (meter.loudness_global().expect("loudness"), peak)
}

#[test]
fn a_line_with_a_sharp_peak_is_as_loud_as_its_neighbours() {
    for high in [0.0, 3.0, 6.0, 9.0] {
        let (loudness, peak) = level(&Speech::levelled(&voice(500, high)).expect("speech"));
        assert!((loudness - SPEECH).abs() < 0.5, "{high}: {loudness}");
        assert!(peak < -10.0 + 0.05, "{high}: {peak}");
    }
}

#[test]
fn only_the_peak_is_turned_down_and_without_a_step() {
    let raw = voice(500, 9.0);
    let held = Speech::levelled(&raw).expect("speech").samples;
    let lifted = |i: usize| f32::from(held[i]) / raw[i];
    let loud = (0..1000).max_by(|a, b| raw[*a].total_cmp(&raw[*b])).expect("a sample");
    let gain = |i: usize| lifted(i) / lifted(loud);
    let places: Vec<usize> = (0..raw.len()).filter(|i| raw[*i].abs() > 0.05 && gain(*i) < 0.99).collect();
    // The peak lasts 12 samples, and 3 ms on both sides of it go down with it.
    assert!(!places.is_empty() && places.iter().all(|i| i.abs_diff(12_006) < 6 + 72), "{places:?}");
    let steps = places.windows(2).filter(|w| w[1] == w[0] + 1).map(|w| (gain(w[1]) - gain(w[0])).abs());
    assert!(steps.fold(0.0, f32::max) < 0.06);
}

#[test]
fn silence_is_no_speech_and_a_whisper_is_lifted_only_so_far() {
    assert_eq!(Speech::levelled(&[0.0; 24_000]), None);
    let faint: Vec<f32> = voice(500, 0.0).iter().map(|s| s * 0.01).collect();
    assert!(level(&Speech::levelled(&faint).expect("speech")).0 < SPEECH - 6.0);
}

fn speech(samples: impl IntoIterator<Item = i16>) -> Speech {
    Speech { samples: samples.into_iter().collect() }
}

fn energy(frames: &[Frame]) -> f64 {
    frames.iter().map(|f| f64::from(f.left).powi(2) + f64::from(f.right).powi(2)).sum()
}

#[test]
fn the_voice_itself_comes_at_once_and_in_the_middle() {
    let mut click = vec![0; 2400];
    click[0] = 20_000;
    let clip = Clip::with_room(&speech(click));
    assert_eq!(clip.length(), Frames(4800) + Frames::from_millis(350));
    let direct = &clip.frames[..500];
    assert!(direct.iter().all(|f| (f.left - f.right).abs() < 1e-6));
    let loudest = direct.iter().map(|f| f.peak()).fold(0.0, f32::max);
    assert!(direct[0].peak() > 0.9 * loudest, "{} of {loudest}", direct[0].peak());
}

#[test]
fn the_room_is_far_below_it_and_soon_silent() {
    let mut click = vec![0; 240];
    click[0] = 20_000;
    let frames = Clip::with_room(&speech(click)).frames;
    let direct = energy(&frames[..500]);
    let early = 10.0 * (energy(&frames[500..2400]) / direct).log10();
    let late = 10.0 * (energy(&frames[2400..]) / direct).log10();
    assert!((-26.0..-14.0).contains(&early), "{early} dB early");
    assert!((-30.0..-14.0).contains(&late), "{late} dB late");
    let end = 10.0 * (energy(&frames[frames.len() - 2400..]) / direct).log10();
    assert!(end < -55.0, "{end} dB in its last 50 ms");
    assert!(frames.last().is_some_and(|f| f.peak() < 1e-6));
}

#[test]
fn both_sides_together_have_no_tone_of_their_own() {
    // Sines over the range of speech: their level hardly changes when left and right are added.
    for hz in [150.0, 220.0, 333.0, 470.0, 700.0, 1000.0, 1500.0, 2200.0, 3300.0] {
        let sine = |i: u32| (8000.0 * (std::f32::consts::TAU * hz * i as f32 / 24_000.0).sin()) as i16;
        let clip = Clip::with_room(&speech((0..24_000).map(sine)));
        let inner = &clip.frames[24_000..46_000];
        let mono = inner.iter().map(|f| f64::from((f.left + f.right) / 2.0).powi(2)).sum::<f64>();
        let level = (mono / inner.len() as f64).sqrt() * 2f64.sqrt() / (8000.0 / 32_768.0);
        let change = 20.0 * level.log10();
        assert!(change.abs() < 1.5, "{change:.2} dB at {hz} Hz");
    }
}

#[test]
fn the_same_words_sound_the_same() {
    let words = speech((0..9000u32).map(|i| (i * 7919 % 4001) as i16 - 2000));
    assert_eq!(Clip::with_room(&words), Clip::with_room(&words));
}
