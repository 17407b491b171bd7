//! Sound files as people have them: cut off, joined, of the wrong size, wired the wrong way round, too loud.

use std::f64::consts::TAU;

use balm::library::{Origin, SoundFiles};
use balm::sound::{Clip, DecodeError, Decoder, Frame, Looped, Media, Recording, Source, loudness};
use balm::unit::{Decibels, Frames};
use ebur128::{EbuR128, Mode};
use opus_pure::{Application, MAX_PACKET_BYTES, OggOpusWriter, OpusEncoder, OpusHead, OpusTags};

use crate::common::{largest_step, sound_file, wav};

const SECOND: usize = 48_000;

fn tone(seconds: f64, hz: f64, level: f64) -> Vec<f32> {
    let frames = (seconds * SECOND as f64) as usize;
    let sample = |i: usize| (level * (TAU * hz * i as f64 / SECOND as f64).sin()) as f32;
    (0..frames).flat_map(|i| [sample(i); 2]).collect()
}

/// Even noise on both sides.
fn noise(seconds: f64, level: f32) -> Vec<f32> {
    let mut state = 9u32;
    let mut sample = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        level * (state >> 8) as f32 / (1 << 23) as f32 - level
    };
    (0..(seconds * SECOND as f64) as usize).flat_map(|_| [sample(); 2]).collect()
}

fn decoded(media: &Media) -> Vec<Frame> {
    let mut decoder = Decoder::open(media).expect("a sound");
    let mut frames = Vec::new();
    while decoder.next(&mut frames) {}
    frames
}

/// So many seconds of a file as a bed, before its author's gain.
fn as_bed(media: &Media, seconds: usize) -> Vec<Frame> {
    let level = loudness::bed_level(media).expect("a sound");
    let mut bed = Looped::open(media, level, Decibels::UNITY).expect("a bed");
    let mut frames = vec![Frame::SILENCE; seconds * SECOND];
    frames.chunks_mut(1024).for_each(|part| bed.fill(part));
    frames
}

/// The loudest three seconds, in LUFS.
fn loudest(frames: &[Frame]) -> f64 {
    let mut meter = EbuR128::new(2, 48_000, Mode::S).expect("a meter");
    let mut loudest = f64::NEG_INFINITY;
    for part in frames.chunks(4800) {
        let samples: Vec<f32> = part.iter().flat_map(|frame| [frame.left, frame.right]).collect();
        meter.add_frames_f32(&samples).expect("frames");
        loudest = loudest.max(meter.loudness_shortterm().expect("a loudness"));
    }
    loudest
}

/// Changes four bytes.
fn patched(mut file: Vec<u8>, at: usize, bytes: [u8; 4]) -> Vec<u8> {
    file[at..at + 4].copy_from_slice(&bytes);
    file
}

/// Where the size of the sound stands.
fn size_at(file: &[u8]) -> usize {
    file.windows(4).position(|four| four == b"data").expect("a data chunk") + 4
}

#[test]
fn a_wav_whose_sizes_are_wrong_is_read_to_its_end() {
    let right = wav(2, 48_000, &tone(4.1, 180.37, 0.27));
    let whole = decoded(&sound_file("right", &right));
    let at = size_at(&right);
    let cut = right.len() - at - 4;
    let mut rf64 = patched(right.clone(), 0, *b"RF64");
    rf64 = patched(rf64, 4, [0xff; 4]);
    rf64 = patched(rf64, at, [0xff; 4]);
    for (what, file) in [
        ("a recorder that lost power", patched(patched(right.clone(), 4, [0; 4]), at, [0; 4])),
        ("only the outer size is lost", patched(right.clone(), 4, 36u32.to_le_bytes())),
        ("a program that wrote into a pipe", patched(right.clone(), at, [0xff; 4])),
        ("sox into a pipe", patched(right.clone(), at, 0x7fff_f000u32.to_le_bytes())),
        ("cut off", patched(right.clone(), at, (cut as u32 * 14).to_le_bytes())),
        ("RF64", rf64),
    ] {
        let media = sound_file(what, &file);
        assert!(decoded(&media) == whole, "{what}");
        let bed = as_bed(&media, 20);
        assert!(largest_step(&bed) < 0.008, "{what}: a step of {}", largest_step(&bed));
    }
}

#[test]
fn an_empty_wav_with_notes_behind_it_stays_empty() {
    let mut file = wav(2, 48_000, &[]);
    file.extend(b"LIST\x04\0\0\0INFO");
    let size = (file.len() as u32 - 8).to_le_bytes();
    assert!(decoded(&sound_file("empty", &patched(file, 4, size))).is_empty());
}

#[test]
fn a_bed_is_judged_by_its_loudest_part() {
    let bell = |i: usize| {
        let t = (i as f64 / SECOND as f64 - 5.0).rem_euclid(15.0);
        (0.6 * (-t / 2.0).exp() * (TAU * 440.0 * t).sin() * f64::from(u8::from(t < 8.0))) as f32
    };
    let bells: Vec<f32> = (0..55 * SECOND).flat_map(|i| [bell(i); 2]).collect();
    let mut quiet_start = noise(7.0, 0.0002);
    quiet_start.extend(noise(33.0, 0.5));
    // Longer than what is measured whole, and loud where nobody looks.
    let mut burst = noise(100.0, 0.01);
    let at = 57 * 2 * SECOND;
    burst.splice(at..at + 3 * SECOND, noise(1.5, 0.9));
    for (what, samples, seconds) in
        [("bells", bells, 50), ("a quiet start", quiet_start, 40), ("a burst", burst, 98)]
    {
        let heard = loudest(&as_bed(&sound_file(what, &wav(2, 48_000, &samples)), seconds));
        assert!((-34.0..-19.9).contains(&heard), "{what}: {heard:.1} LUFS");
    }
}

#[test]
fn a_sound_above_full_scale_is_levelled_before_anything_limits_it() {
    let hot = Recording::open(sound_file("hot", &wav(2, 48_000, &tone(2.0, 300.0, 7.0)))).expect("a sound");
    let mild =
        Recording::open(sound_file("mild", &wav(2, 48_000, &tone(2.0, 300.0, 0.07)))).expect("a sound");
    let (hot, mild) = (hot.clip(), mild.clip());
    let apart = hot.frames.iter().zip(&*mild.frames).map(|(a, b)| (a.left - b.left).abs());
    assert!(apart.fold(0.0, f32::max) < 0.002);
}

#[test]
fn a_word_is_as_loud_as_a_sentence() {
    let level = |seconds: f64| {
        let media = sound_file("word", &wav(2, 48_000, &tone(seconds, 300.0, 0.9)));
        let clip = Recording::open(media).expect("a sound").clip();
        clip.frames.iter().map(|frame| frame.peak()).fold(0.0, f32::max)
    };
    let (word, sentence) = (Decibels::of(level(0.36)).0, Decibels::of(level(3.0)).0);
    assert!((word - sentence).abs() < 1.5, "{word:.1} and {sentence:.1} dB");
}

#[test]
fn a_side_that_is_turned_over_is_turned_back() {
    let mut samples = noise(2.0, 0.3);
    samples.chunks_mut(2).for_each(|frame| frame[1] = -0.9 * frame[0]);
    let media = sound_file("swapped", &wav(2, 48_000, &samples));
    let clip = Recording::open(media.clone()).expect("a sound").clip();
    let sum = |frames: &[Frame]| frames.iter().map(|f| f64::from((f.left + f.right).powi(2))).sum::<f64>();
    assert!(sum(&clip.frames) > 100.0);
    assert!(sum(&as_bed(&media, 2)) > 100.0);
    assert!(sum(&Clip::chime(&media, Decibels::UNITY).expect("a chime").frames) > 100.0);
    // Wide, and right as it is.
    let wide: Vec<f32> =
        noise(2.0, 0.3).iter().zip(noise(3.0, 0.3).iter().skip(7)).map(|(a, b)| a - b).collect();
    let wide = sound_file("wide", &wav(2, 48_000, &wide));
    assert_eq!(loudness::bed_level(&wide).expect("a sound").faults, Default::default());
}

#[test]
fn a_constant_voltage_is_taken_away() {
    let samples: Vec<f32> = tone(3.0, 200.0, 0.1).iter().map(|sample| sample + 0.2).collect();
    let media = sound_file("dc", &wav(2, 48_000, &samples));
    let clip = Recording::open(media.clone()).expect("a sound").clip();
    for frames in [&clip.frames[SECOND / 2..2 * SECOND], &as_bed(&media, 2)[SECOND / 2..]] {
        let mean = frames.iter().map(|frame| f64::from(frame.left)).sum::<f64>() / frames.len() as f64;
        assert!(mean.abs() < 0.0005, "{mean}");
    }
}

/// Opus in Ogg, as a phone records a message.
fn voice_note(samples: &[f32], serial: u32) -> Vec<u8> {
    let mut encoder = OpusEncoder::new(48_000, 2, Application::Audio).expect("an encoder");
    encoder.bitrate_bps = 64_000;
    let head = OpusHead::for_encoder(&encoder, 48_000);
    let mut file = Vec::new();
    let mut writer =
        OggOpusWriter::with_serial(&mut file, head, OpusTags::default(), serial).expect("a file");
    let mut packet = vec![0; MAX_PACKET_BYTES];
    for block in samples.chunks_exact(960 * 2) {
        let length = encoder.encode(block, 960, &mut packet).expect("a packet");
        writer.write_packet(&packet[..length]).expect("a page");
    }
    writer.finish().expect("an end");
    file
}

/// How much of a tone there is, against all of the sound.
fn share(frames: &[Frame], hz: f64) -> f64 {
    let turn = |i: usize| (TAU * hz * i as f64 / SECOND as f64).sin_cos();
    let (mut sin, mut cos, mut all) = (0.0, 0.0, 0.0);
    for (i, frame) in frames.iter().enumerate() {
        let (x, (s, c)) = (f64::from(frame.left), turn(i));
        (sin, cos, all) = (sin + x * s, cos + x * c, all + x * x);
    }
    2.0 * (sin * sin + cos * cos) / (all * frames.len() as f64)
}

#[test]
fn a_voice_note_plays_and_so_do_two_in_one_file() {
    let (one, two) = (voice_note(&tone(2.0, 700.0, 0.3), 1), voice_note(&tone(3.0, 300.0, 0.3), 2));
    let frames = decoded(&sound_file("note.ogg", &one));
    assert!((2 * SECOND - 1000..=2 * SECOND).contains(&frames.len()), "{}", frames.len());
    assert!(share(&frames, 700.0) > 0.95);
    let joined = decoded(&sound_file("joined.opus", &[one, two].concat()));
    assert!((5 * SECOND - 2000..=5 * SECOND).contains(&joined.len()), "{}", joined.len());
    assert!(share(&joined[..2 * SECOND - 2000], 700.0) > 0.95 && share(&joined[2 * SECOND..], 300.0) > 0.95);
}

#[test]
fn what_balm_cannot_play_is_named_with_its_remedy() {
    let told = |head: &[u8]| {
        let mut file = head.to_vec();
        file.resize(4000, 0);
        Looped::check(&sound_file("my song.wma", &file)).expect_err("no sound")
    };
    let windows = told(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11");
    assert_eq!(windows.to_string(), "my song.wma: this is Windows Media, which balm cannot play");
    assert_eq!(windows.conversion().as_deref(), Some("ffmpeg -i 'my song.wma' -ac 2 'my song.flac'"));
    assert!(told(b"#!AMR\n").to_string().contains("AMR"));
    assert!(told(b"\x1a\x45\xdf\xa3").to_string().contains("WebM"));
    assert!(told(b"<!DOCTYPE html>").to_string().contains("a web page"));
    assert!(told(b"MThd\0\0\0\x06").to_string().contains("MIDI"));
    assert!(matches!(told(b"fLaC"), DecodeError::Damaged { kind: "FLAC", .. }));
    assert!(told(b"wvpk").to_string().contains("WavPack"));
    assert!(told(b"version https://git-lfs.github.com/spec/v1").to_string().contains("Git LFS"));
    let gsm = told(b"RIFF\x84\x0f\0\0WAVEfmt \x14\0\0\0\x31\0\x01\0\x40\x1f\0\0");
    assert_eq!(gsm.to_string(), "my song.wma: this is WAV with GSM 6.10, which balm cannot play");
    let empty = Looped::check(&sound_file("voice.mp3", b"")).expect_err("no sound");
    assert_eq!(empty.to_string(), "voice.mp3: this is an empty file");
}

#[test]
fn silence_before_and_after_a_recording_is_left_out() {
    let words = tone(2.0, 300.0, 0.3);
    let hiss = |seconds: f64| noise(seconds, 0.0005);
    let media = sound_file("line", &wav(2, 48_000, &[hiss(4.0), words.clone(), hiss(6.0)].concat()));
    let recording = Recording::open(media).expect("a sound");
    let length = recording.length().0 as usize;
    assert!((2 * SECOND..=2 * SECOND + SECOND).contains(&length), "{length}");
    let clip = recording.clip();
    assert_eq!(clip.length(), recording.length());
    let starts = clip.frames.iter().position(|frame| frame.peak() > 0.01).expect("words");
    assert!(starts < SECOND / 4, "{starts}");
    // What is quiet from beginning to end, and what has no silence around it, stays whole.
    let quiet = Recording::open(sound_file("quiet", &wav(2, 48_000, &hiss(3.0)))).expect("a sound");
    assert_eq!(quiet.length().0 as usize, 3 * SECOND);
    let close = Recording::open(sound_file("close", &wav(2, 48_000, &words))).expect("a sound");
    assert_eq!(close.length().0 as usize, 2 * SECOND);
}

#[test]
fn a_recording_of_silence_is_no_recording() {
    let silent = Recording::open(sound_file("silent.wav", &wav(2, 48_000, &vec![0.0; 6 * SECOND])));
    assert_eq!(
        silent.expect_err("nothing").to_string(),
        "silent.wav: there is nothing to be heard in this file"
    );
}

#[test]
fn a_file_that_makes_a_decoder_panic_is_a_damaged_file() {
    let panics = include_bytes!("../sounds/panics-a-decoder.ogg");
    let media = sound_file("panics.ogg", panics);
    assert!(matches!(Looped::check(&media), Err(DecodeError::Damaged { .. })));
    assert!(Recording::open(media.clone()).is_err() && Clip::chime(&media, Decibels::UNITY).is_err());
}

#[test]
fn a_recording_keeps_only_what_sounds_in_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("line.wav");
    std::fs::write(&file, wav(2, 48_000, &tone(1.0, 300.0, 0.1))).expect("a file");
    let toml =
        "balm = 1\ntitle = \"T\"\n[[step]]\ntitle = \"a\"\nfor = \"5s\"\nsay = \"a\"\naudio = \"line.wav\"\n";
    let routine = balm::routine::read(toml, "t").routine.expect("a routine");
    let sounds = SoundFiles::of(&routine, &Origin::File(folder.path().join("t.toml").into()));
    let recording = sounds.recording("line.wav").expect("a recording");
    assert_eq!(recording.length(), Frames(SECOND as u64));
    assert_eq!(recording.clip().length(), recording.length());
    // Its file stays open: what is put in its place later is not what was checked.
    std::fs::write(folder.path().join("new.wav"), "no sound").expect("a file");
    std::fs::rename(folder.path().join("new.wav"), &file).expect("a new file");
    assert_eq!(recording.clip().length(), recording.length());
}
