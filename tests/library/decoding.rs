//! Files become frames: of the right length, clean, and whatever is in them.

use std::f64::consts::TAU;
use std::io::Cursor;
use std::time::Instant;

use balm::sound::{DecodeError, Decoder, Frame, Looped, Media, Recording, Source, loudness, mono};
use balm::unit::{Decibels, Duration, Frames};

use crate::common::{self, flac, flac_file, largest_step, sound_file, wav};

const SECOND: usize = 48_000;

/// Whole numbers of `bits`, or floats for 0.
fn wav_of(bits: u16, channels: u16, rate: u32, frames: usize, sample: impl Fn(usize, u16) -> f64) -> Vec<u8> {
    let all = (0..frames).flat_map(|i| (0..channels).map(move |c| (i, c)));
    if bits == 0 {
        let samples: Vec<f32> = all.map(|(i, c)| sample(i, c) as f32).collect();
        return wav(channels, rate, &samples);
    }
    let sample_format = hound::SampleFormat::Int;
    let spec = hound::WavSpec { channels, sample_rate: rate, bits_per_sample: bits, sample_format };
    let mut bytes = Cursor::new(Vec::new());
    let mut writer = hound::WavWriter::new(&mut bytes, spec).unwrap();
    let full = f64::from(1u32 << (bits - 1)) - 1.0;
    all.for_each(|(i, c)| writer.write_sample((sample(i, c) * full).round() as i32).unwrap());
    writer.finalize().unwrap();
    bytes.into_inner()
}

fn decoded(media: &Media) -> Vec<Frame> {
    let mut decoder = Decoder::open(media).unwrap();
    let mut frames = Vec::new();
    while decoder.next(&mut frames) {}
    frames
}

fn sine(i: usize, rate: u32, hz: f64) -> f64 {
    0.5 * (TAU * hz * i as f64 / f64::from(rate)).sin()
}

#[test]
fn every_kind_of_wav_has_its_length_and_its_channels() {
    for bits in [8, 16, 24, 32, 0] {
        for channels in [1, 2, 6] {
            for rate in [8000, 22_050, 44_100, 48_000, 96_000, 192_000] {
                let n = rate as usize / 5 + 7;
                let left_only = |i, c| if c == 0 { sine(i, rate, 440.0) } else { 0.0 };
                let bytes = wav_of(bits, channels, rate, n, left_only);
                let frames = decoded(&sound_file("x", &bytes));
                let what = format!("{bits} bits, {channels} channels, {rate} Hz");
                assert_eq!(frames.len(), (n * SECOND).div_ceil(rate as usize), "{what}");
                let level = |of: fn(&Frame) -> f32| frames.iter().map(of).fold(0.0f32, |p, x| p.max(x.abs()));
                let (left, right) = (level(|f| f.left), level(|f| f.right));
                let expected = if channels == 6 { 0.3 } else { 0.5 };
                assert!((left - expected).abs() < 0.03, "{what}: {left}");
                let other = if channels == 1 { left } else { 0.0 };
                assert!((right - other).abs() < 0.02, "{what}: {right}");
            }
        }
    }
}

#[test]
fn a_file_can_be_read_twice_at_once() {
    let media = flac_file();
    let alone = decoded(&media);
    let (mut one, mut other) = (Decoder::open(&media).unwrap(), Decoder::open(&media).unwrap());
    let (mut first, mut second) = (Vec::new(), Vec::new());
    while one.next(&mut first) | other.next(&mut second) {}
    assert!(first == alone && second == alone, "{} and {} frames", first.len(), second.len());
}

#[test]
fn resampling_leaves_a_sine_a_sine() {
    for rate in [8000, 22_050, 44_100, 96_000] {
        let frames =
            decoded(&sound_file("x", &wav_of(0, 2, rate, rate as usize, |i, _| sine(i, rate, 1000.0))));
        let middle: Vec<(f64, f64, f64)> = (8000..40_016)
            .map(|i| {
                (f64::from(frames[i].left), (TAU * i as f64 / 48.0).sin(), (TAU * i as f64 / 48.0).cos())
            })
            .collect();
        // The sine that fits best: a shift of less than a frame is no noise.
        let half = middle.len() as f64 / 2.0;
        let a = middle.iter().map(|(x, sin, _)| x * sin).sum::<f64>() / half;
        let b = middle.iter().map(|(x, _, cos)| x * cos).sum::<f64>() / half;
        assert!((a.hypot(b) - 0.5).abs() < 0.001 && b.atan2(a).abs() < 0.2, "{rate}: {a} {b}");
        let noise: f64 = middle.iter().map(|(x, sin, cos)| (x - a * sin - b * cos).powi(2)).sum();
        let signal = half * (a * a + b * b);
        let snr = 10.0 * (signal / noise).log10();
        assert!(snr >= 90.0, "{rate}: {snr:.1} dB");
    }
}

#[test]
fn flac_is_what_went_in() {
    let samples: Vec<i32> = (0..2 * 5 * 4096).map(|i| (i * 7919 % 60_000) - 30_000).collect();
    let frames = decoded(&sound_file("x", &flac(48_000, &samples)));
    assert_eq!(frames.len(), samples.len() / 2);
    for (frame, sample) in frames.iter().zip(samples.chunks(2)) {
        assert_eq!((frame.left * 32_768.0, frame.right * 32_768.0), (sample[0] as f32, sample[1] as f32));
    }
    let frames = decoded(&sound_file("x", &flac(44_100, &samples)));
    assert_eq!(frames.len(), (5 * 4096 * SECOND).div_ceil(44_100));
}

#[test]
fn damaged_files_neither_panic_nor_hang() {
    let wave = wav_of(16, 2, 44_100, 60_000, |i, _| sine(i, 44_100, 300.0));
    let samples: Vec<i32> = (0..2 * 16 * 4096).map(|i| (9000.0 * sine(i, 96_000, 300.0)) as i32).collect();
    let sources = [wave, flac(48_000, &samples)];
    let mut state = 5u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let begun = Instant::now();
    for variation in 0..200 {
        let mut bytes = sources[variation % 2].clone();
        if variation % 4 < 2 {
            bytes.truncate(random(bytes.len()));
        }
        // Half of them in the header, where it hurts.
        for _ in 0..random(12) {
            let reach = if variation % 8 < 4 { 128.min(bytes.len()) } else { bytes.len() };
            if reach > 0 {
                bytes[random(reach)] ^= 1 << random(8);
            }
        }
        let media = sound_file("damaged", &bytes);
        let _ = Recording::open(media.clone()).map(|recording| recording.clip());
        let level = loudness::bed_level(&media);
        if let Ok(mut looped) = level.and_then(|level| Looped::open(&media, level, Decibels::UNITY)) {
            let mut out = vec![Frame::SILENCE; 3 * SECOND];
            for at in [0, 40_000, 1_000_000] {
                looped.seek(Frames(at));
                looped.fill(&mut out);
                assert!(out.iter().all(|f| f.peak() <= 1.5), "{variation}");
            }
        }
        assert!(begun.elapsed().as_secs() < 40, "{variation}");
    }
}

/// Tones that do not fit into the file: a hard seam would click.
fn tones(seconds: f64) -> Media {
    let sample = |i, c: u16| sine(i, 48_000, 317.3 + 126.4 * f64::from(c)) * 0.5;
    sound_file("tones", &wav_of(16, 2, 48_000, (seconds * SECOND as f64) as usize, sample))
}

fn looped(media: &Media) -> Looped {
    common::looped(media, 1.0)
}

fn filled(source: &mut impl Source, n: usize) -> Vec<Frame> {
    let mut out = vec![Frame::SILENCE; n];
    out.chunks_mut(1000).for_each(|part| source.fill(part));
    out
}

#[test]
fn a_loop_has_no_seam_and_repeats_its_period() {
    for (media, seconds) in [(tones(7.3), 7.3), (tones(1.5), 1.5), (flac_file(), 82.0 * 4096.0 / 48_000.0)] {
        let own = largest_step(&decoded(&media));
        let frames = (seconds * SECOND as f64).round() as usize;
        let period = frames - (3 * SECOND).min(frames / 2);
        let passes = filled(&mut looped(&media), 5 * period);
        // Two tones crossing with equal power may reach √2 of either.
        assert!(largest_step(&passes) <= 1.42 * own, "{} where it has {own}", largest_step(&passes));
        let second = &passes[period..2 * period];
        for (n, pass) in passes.chunks(period).enumerate().skip(2) {
            assert!(pass == second, "{seconds} s: pass {n} is not the second again");
        }
    }
}

#[test]
fn a_jump_in_a_loop_lands_on_the_frames_that_playing_gives() {
    for (media, total) in [(tones(7.3), 20), (flac_file(), 16), (tones(44.0), 100)] {
        let played = filled(&mut looped(&media), total * SECOND);
        let mut jumping = looped(&media);
        let places = (0..total * 10).step_by(7).chain([1, total * 10 - 11, 43, 0, 60, 44]);
        for tenths in places.filter(|t| t + 2 < total * 10) {
            let at = tenths * SECOND / 10 + 17;
            jumping.seek(Frames(at as u64));
            let landed = filled(&mut jumping, SECOND / 10);
            let apart = landed.iter().zip(&played[at..]).position(|(a, b)| a != b);
            assert_eq!(apart, None, "{total} s played, at {} s", at as f64 / SECOND as f64);
        }
    }
}

#[test]
fn what_is_too_short_or_no_sound_is_refused_in_words() {
    let words = |bytes: &[u8]| Looped::check(&sound_file("x.wav", bytes)).unwrap_err().to_string();
    assert_eq!(words(&wav_of(16, 2, 48_000, 4800, |_, _| 0.0)), "x.wav: this sound is shorter than a second");
    assert!(words(b"").contains("an empty file"));
    assert!(words(b"RIFF\xff\xff\xff\xffWAVEfmt ").contains("damaged"));
    assert!(words(&wav_of(16, 1, 4000, 8000, |_, _| 0.0)).contains("a sample rate of 4000 Hz"));
}

/// A second or so of one tone on both sides, at half of full scale.
fn tone(rate: u32, frames: u32, hz: f64) -> Media {
    let sample = |i, _| sine(i, rate, hz);
    sound_file("x", &wav_of(0, 2, rate, frames as usize, sample))
}

fn level(samples: &[f32]) -> f32 {
    let inner = &samples[samples.len() / 10..samples.len() * 9 / 10];
    (inner.iter().map(|s| s * s).sum::<f32>() / inner.len() as f32).sqrt() * 2f32.sqrt()
}

#[test]
fn both_sides_are_added_evenly_and_the_length_is_exact() {
    for rate in [8000, 16_000, 22_050, 24_000, 44_100, 48_000] {
        let samples = mono(&tone(rate, rate + 3, 500.0), Duration::from_secs(2)).expect("a sound");
        let due = (f64::from(rate + 3) * 24_000.0 / f64::from(rate)).ceil() as usize;
        assert_eq!(samples.len(), due, "{rate}");
        assert!((level(&samples) - 0.5).abs() < 0.005, "{rate}: {}", level(&samples));
    }
}

#[test]
fn what_the_rate_cannot_carry_is_gone_and_not_folded_back() {
    let limit = Duration::from_secs(2);
    let heard = |hz| level(&mono(&tone(48_000, 48_000, hz), limit).expect("a sound"));
    for (hz, expected, within) in
        [(300.0, 0.5, 0.003), (10_000.0, 0.5, 0.01), (13_000.0, 0.0, 0.0002), (20_000.0, 0.0, 0.0001)]
    {
        assert!((heard(hz) - expected).abs() < within, "{hz} Hz: {}", heard(hz));
    }
}

#[test]
fn too_long_and_too_short_are_told() {
    let told = |frames| mono(&tone(8000, frames, 300.0), Duration::from_secs(1)).map(|s| s.len());
    assert!(matches!(told(8000), Ok(24_000)));
    assert!(matches!(told(9000), Err(DecodeError::TooLong { .. })));
    assert!(told(0).is_err());
}
