//! The mixer: the same frames however it is asked, and no allocation while it is.

use std::collections::{BTreeSet, HashMap};
use std::f64::consts::TAU;
use std::sync::Arc;
use std::time::Instant;

use assert_no_alloc::{assert_no_alloc, reset_violation_count, violation_count};
use balm::mixer::{Assets, Mixer};
use balm::routine::SoundRef;
use balm::sound::{self, Ahead, BEDS, Clip, Frame, Hour, Layered, Media, Source};
use balm::timeline::{ClipRef, Options, Timeline};
use balm::unit::{Decibels, Frames};

use crate::common::{Tone, flac_file, largest_step, live, looped, sound_file, timeline, tone_mixer, wav};

/// Says, rings, changes its bed and waits: something of everything within a minute.
const BUSY: &str = r#"
balm = 1
title = "Busy"
[sounds]
file = { file = "file.wav", license = "CC0-1.0" }
[defaults]
bed = "rain"
chime = "bowl-low"
gap = "1s"
fade = "1s"
[[step]]
title = "One"
for = "9s"
say = "One."
cues = { 2s = { say = "Two.", chime = "tap" }, "every 3s" = "Two.", 6s = { chime = "wood" }, "6.5s" = { chime = "wood" } }
[[step]]
title = "Two"
for = "9s"
bed = "file"
say = "One."
[[step]]
title = "Three"
for = "9s"
bed = "bowls"
[[step]]
title = "Four"
for = "9s"
[[step]]
title = "Five"
for = "9s"
bed = "wind+file:-6dB+rain:-3dB"
"#;

const SECOND: u64 = 48_000;

fn seconds(n: f64) -> Frames {
    Frames((n * SECOND as f64) as u64)
}

fn laid_out(toml: &str, spoken: f64) -> Arc<Timeline> {
    let options = Options::default();
    Arc::new(timeline(toml, |_| seconds(spoken), options))
}

/// A tone of another pitch for each clip.
fn clips(timeline: &Timeline, length: f64, level: f64) -> HashMap<ClipRef, Clip> {
    let clip = |i: usize| {
        let hz = 300.0 + 70.0 * i as f64;
        let sine = |n: u64| Frame::mono((level * (TAU * hz * n as f64 / 48_000.0).sin()) as f32);
        Clip::from((0..seconds(length).0).map(sine).collect::<Vec<_>>())
    };
    timeline.clips.iter().enumerate().map(|(i, c)| (c.sound.clone(), clip(i))).collect()
}

/// The mixer as it is live: beds as they are, the file's read ahead.
fn mixer(timeline: &Arc<Timeline>, file: &Media, level: f64) -> Mixer {
    assembled(timeline, level, || Box::new(Ahead::of(looped(file, 0.5))))
}

fn assembled(timeline: &Arc<Timeline>, level: f64, file: impl Fn() -> Box<dyn Source>) -> Mixer {
    let one = |name: &SoundRef| match name {
        SoundRef::BuiltIn(name) => sound::bed(name, 7, Hour::Day).unwrap(),
        _ => file(),
    };
    let bed = |name: &SoundRef| -> Box<dyn Source> {
        match name {
            SoundRef::Layered(layers) => Box::new(Layered::new(
                layers.iter().map(|layer| (one(&layer.sound), layer.level())).collect(),
            )),
            alone => one(alone),
        }
    };
    let mut names: Vec<_> = timeline.beds.iter().map(|b| b.sound.clone()).collect();
    names.sort();
    names.dedup();
    let beds = names.into_iter().map(|name| (name.clone(), bed(&name))).collect();
    Mixer::new(Arc::clone(timeline), Assets { beds, clips: clips(timeline, 1.5, level), ..Assets::default() })
}

fn pull(mixer: &mut Mixer, frames: Frames, block: usize) -> Vec<Frame> {
    let mut out = vec![Frame::SILENCE; frames.0 as usize];
    out.chunks_mut(block).for_each(|part| mixer.fill(part));
    out
}

/// As a live sink does, for a file that a thread reads ahead.
fn pull_gently(mixer: &mut Mixer, frames: Frames) -> Vec<Frame> {
    let mut out = vec![Frame::SILENCE; frames.0 as usize];
    for part in out.chunks_mut(9600) {
        mixer.fill(part);
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    out
}

fn peak(frames: &[Frame]) -> f32 {
    frames.iter().fold(0.0, |p, f| p.max(f.peak()))
}

fn rms(frames: &[Frame]) -> f64 {
    let power: f64 = frames.iter().map(|f| f64::from(f.left * f.left + f.right * f.right) / 2.0).sum();
    (power / frames.len() as f64).sqrt()
}

fn noise_file() -> Media {
    let mut seed = 1u32;
    let mut noise = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as f32 / 16_777_216.0 * 0.4 - 0.2
    };
    let samples: Vec<f32> = (0..2 * 8 * SECOND).map(|_| noise()).collect();
    sound_file("noise", &wav(2, 48_000, &samples))
}

#[test]
fn filling_never_allocates_or_frees() {
    let timeline = laid_out(BUSY, 1.5);
    let mut mixer = mixer(&timeline, &noise_file(), 0.9);
    mixer.set_bed_level(Decibels(12.0));
    let mut block = [Frame::SILENCE; 1024];
    let mut loudest = 0.0f32;
    reset_violation_count();
    for i in 0..50 * SECOND / 1024 {
        match i {
            100 => mixer.set_bed_level(Decibels(-3.0)),
            160 | 170 => mixer.say_again(1),
            400 => mixer.say_again(3),
            _ => {}
        }
        assert_no_alloc(|| mixer.fill(&mut block));
        loudest = loudest.max(peak(&block));
        if i % 8 == 0 {
            std::thread::sleep(std::time::Duration::from_millis(3));
        }
    }
    assert_eq!(violation_count(), 0);
    assert!(loudest > 0.95 * timeline.ceiling.factor(), "the limiter had work to do: {loudest}");
    assert!(loudest <= 1.000_01 * timeline.ceiling.factor(), "{loudest}");
}

#[test]
fn blocks_of_every_size_give_the_same_frames() {
    let timeline = laid_out(BUSY, 1.5);
    let without_file = || {
        let bed = |name: &str| (SoundRef::BuiltIn(name.into()), sound::bed(name, 7, Hour::Day).unwrap());
        let assets = Assets {
            beds: vec![bed("rain"), bed("bowls")],
            clips: clips(&timeline, 1.5, 0.9),
            ..Assets::default()
        };
        Mixer::new(Arc::clone(&timeline), assets)
    };
    let whole = pull(&mut without_file(), seconds(40.0), 4096);
    assert!(whole == pull(&mut without_file(), seconds(40.0), 4096), "twice the same");
    for size in [1, 64, 1000] {
        assert!(whole == pull(&mut without_file(), seconds(40.0), size), "blocks of {size}");
    }
}

#[test]
fn a_jump_lands_on_the_frames_that_playing_gives() {
    for (kind, file) in [("day", "wav"), ("night", "flac")] {
        let toml = BUSY.replace("title = \"Busy\"", &format!("title = \"Busy\"\nkind = \"{kind}\""));
        let timeline = laid_out(&toml, 1.5);
        let media = if file == "wav" { noise_file() } else { flac_file() };
        let mut playing = assembled(&timeline, 0.4, || Box::new(looped(&media, 0.5)));
        let played = pull(&mut playing, seconds(48.0), 1024);
        let mut jumping = mixer(&timeline, &media, 0.4);
        for to in [7.3, 2.7, 0.0, 10.0, 9.5, 18.2, 20.3, 30.123, 6.6, 14.0, 35.0, 44.5, 40.7] {
            let to = seconds(to);
            jumping.seek(to);
            assert_eq!(jumping.position(), to);
            let landed = pull_gently(&mut jumping, seconds(0.5));
            let expected = &played[to.0 as usize..][..landed.len()];
            let apart = landed.iter().zip(expected).position(|(a, b)| a != b);
            assert_eq!(apart, None, "{kind}, {file}, at {} s", to.secs());
        }
    }
}

#[test]
fn every_bed_can_be_entered_anywhere() {
    for bed in BEDS {
        let toml =
            format!("balm = 1\ntitle = \"x\"\n[[step]]\ntitle=\"x\"\nfor = \"1m\"\nbed = \"{}\"", bed.name);
        let timeline = laid_out(&toml, 0.0);
        let mixer = || {
            let beds =
                vec![(SoundRef::BuiltIn(bed.name.into()), sound::bed(bed.name, 3, Hour::Day).unwrap())];
            Mixer::new(Arc::clone(&timeline), Assets { beds, ..Assets::default() })
        };
        let played = pull(&mut mixer(), seconds(40.0), 4096);
        let mut jumping = mixer();
        for to in [39.0, 18.5, 1.234] {
            jumping.seek(seconds(to));
            let landed = pull(&mut jumping, seconds(0.5), 4096);
            assert!(landed == played[seconds(to).0 as usize..][..landed.len()], "{} at {to}", bed.name);
        }
    }
}

/// The level of the tone alone, over a period of it.
fn tone_level(heard: &[Frame], at: Frames) -> f64 {
    rms(&heard[at.0 as usize..][..240]) * std::f64::consts::SQRT_2 / Tone::LEVEL
}

/// The tone as the bed, and speech that makes no sound.
fn silent_speech(timeline: &Arc<Timeline>) -> Mixer {
    let beds: Vec<(SoundRef, Box<dyn Source>)> =
        vec![(timeline.beds[0].sound.clone(), Box::new(Tone::new()) as Box<dyn Source>)];
    let clip = Clip::from(vec![Frame::SILENCE; 2 * SECOND as usize]);
    let clips = timeline.clips.iter().map(|c| (c.sound.clone(), clip.clone())).collect();
    Mixer::new(Arc::clone(timeline), Assets { beds, clips, ..Assets::default() })
}

const SPEAKING: &str = r#"
balm = 1
title = "Speaking"
[[step]]
title = "One"
for = "30s"
bed = "rain"
cues = { 10s = "One." }
[[step]]
title = "Two"
for = "30s"
bed = "rain"
wait = true
"#;

#[test]
fn the_bed_is_down_before_the_first_word_and_through_the_last() {
    for (kind, depth) in [("day", -7.0f64), ("night", -4.0)] {
        let toml = SPEAKING.replace("title = \"Speaking\"", &format!("title = \"x\"\nkind = \"{kind}\""));
        let timeline = laid_out(&toml, 2.0);
        let mut mixer = silent_speech(&timeline);
        let heard = pull(&mut mixer, seconds(20.0), 1024);
        let db = |s: f64| 20.0 * tone_level(&heard, seconds(s)).log10();
        let before = db(9.0);
        for at in [9.999, 10.0, 11.0, 11.994] {
            assert!((db(at) - before - depth).abs() < 0.3, "{kind} at {at}: {} dB", db(at) - before);
        }
        // At night it has sunk a little by itself meanwhile.
        assert!((db(17.0) - before).abs() < 1.5, "and up again: {}", db(17.0) - before);
        assert!(largest_step(&heard) < 1.1 * Tone::STEP);
    }
}

#[test]
fn a_line_said_again_makes_room_for_itself() {
    let timeline = laid_out(SPEAKING, 2.0);
    let beds: Vec<(SoundRef, Box<dyn Source>)> =
        vec![(timeline.beds[0].sound.clone(), Box::new(Tone::new()) as Box<dyn Source>)];
    let mut mixer = Mixer::new(
        Arc::clone(&timeline),
        Assets { beds, clips: clips(&timeline, 2.0, 0.05), ..Assets::default() },
    );
    let mut heard = pull(&mut mixer, seconds(20.0), 1024);
    mixer.say_again(0);
    heard.extend(pull(&mut mixer, seconds(8.0), 1024));
    // 5 ms of look-ahead, 400 ms down, then the line.
    let said = &heard[seconds(10.0).0 as usize..][..seconds(1.99).0 as usize];
    let again = &heard[seconds(20.405).0 as usize..][..said.len()];
    let factor = timeline.duck_depth.factor();
    for (i, (said, again)) in said.iter().zip(again).enumerate() {
        let tone = |at: f64| Tone::frame(seconds(at).0 + i as u64).left * factor;
        let apart = (said.left - tone(10.0)) - (again.left - tone(20.405));
        assert!(apart.abs() < 1e-4, "{apart} at {i}");
    }
    assert!((tone_level(&heard, seconds(20.39)) / f64::from(factor) - 1.0).abs() < 0.05);
    assert!((tone_level(&heard, seconds(27.0)) - 1.0).abs() < 0.01, "and up again");
}

#[test]
fn another_timeline_goes_on_in_the_middle_of_the_words() {
    let routine = SPEAKING.replace("10s = \"One.\"", "10s = \"One.\", halfway = \"Half.\"");
    let mut live = live(&routine, |_| seconds(2.0), Options::default());
    let before = Arc::clone(&live.timeline);
    let first = before.clips[0].at;
    let mut mixer = tone_mixer(&before);
    let heard = pull(&mut mixer, first + Frames(6000), 1024);
    let longer = live.lengthen(first, mixer.position() + seconds(0.5), balm::unit::Duration::from_secs(30));
    assert!(longer.is_seamless);
    mixer.retime(Arc::clone(&live.timeline));
    let after = pull(&mut mixer, seconds(45.0), 1024);
    let whole = pull(&mut tone_mixer(&before), first + seconds(0.4), 1024);
    let heard = [heard, after].concat();
    assert!(heard[..whole.len()] == whole[..], "the words are said out, and ducked");
    assert!(largest_step(&heard) < 3.0 * Tone::STEP, "{}", largest_step(&heard));
    let fresh = pull(&mut tone_mixer(&live.timeline), seconds(40.0), 1024);
    let apart = heard.iter().zip(&fresh).map(|(a, b)| (a.left - b.left).abs()).fold(0.0, f32::max);
    assert!(apart < 3e-4, "as if it had been so from the beginning: {apart}");
}

#[test]
fn it_stands_where_it_is_told_to_wait_and_the_sound_goes_on() {
    let timeline = laid_out(SPEAKING, 2.0);
    let mut mixer = silent_speech(&timeline);
    mixer.wait_at(seconds(5.0));
    let heard = pull(&mut mixer, seconds(9.0), 1000);
    assert_eq!((mixer.position(), mixer.stood()), (seconds(5.0), seconds(4.0)));
    assert!(largest_step(&heard) < 1.1 * Tone::STEP);
    assert!(tone_level(&heard, seconds(8.0)) > 0.1);
    // Another goes on in its place as it would have done, to the bit.
    let mut twin = silent_speech(&timeline);
    twin.wait_at(seconds(5.0));
    pull(&mut twin, seconds(9.0), 1000);
    let mut next = silent_speech(&timeline);
    assert_no_alloc(|| next.take_over(&mut twin));
    mixer.release();
    let (heard, then) = (pull(&mut mixer, seconds(3.0), 1000), pull(&mut next, seconds(3.0), 1000));
    assert!(heard == then);
    assert_eq!((next.position(), next.stood()), (mixer.position(), mixer.stood()));
}

#[test]
fn another_mixer_takes_over_in_the_middle_of_everything() {
    let timeline = laid_out(BUSY, 1.5);
    let mixer = || {
        let names: BTreeSet<SoundRef> = timeline.beds.iter().map(|bed| bed.sound.clone()).collect();
        let beds = names.into_iter().map(|name| (name, Box::new(Tone::new()) as Box<dyn Source>)).collect();
        Mixer::new(
            Arc::clone(&timeline),
            Assets { beds, clips: clips(&timeline, 1.5, 0.2), ..Assets::default() },
        )
    };
    for at in [0.05, 1.0, 2.3, 9.7, 14.2, 33.0] {
        let (mut alone, mut first, mut second) = (mixer(), mixer(), mixer());
        let whole = pull(&mut alone, seconds(at + 5.0), 1000);
        let before = pull(&mut first, seconds(at), 1000);
        second.take_over(&mut first);
        let after = pull(&mut second, seconds(at + 5.0) - Frames(before.len() as u64), 1000);
        assert!(whole == [before, after].concat(), "at {at} s");
    }
}

#[test]
fn words_that_are_known_too_late_fade_in_where_they_are() {
    let timeline = laid_out(SPEAKING, 2.0);
    let said = timeline.clips.iter().find(|clip| matches!(clip.sound, ClipRef::Speech(_))).expect("words");
    let with_words = || {
        let assets = Assets { clips: clips(&timeline, 2.0, 0.2), ..Assets::default() };
        Mixer::new(Arc::clone(&timeline), assets)
    };
    // At many places of a swing, one of them near its top.
    for late in (0..16).map(|i| Frames(24_000 + 7 * i)) {
        let mut unknown = Timeline::clone(&timeline);
        unknown.clips.clear();
        let mut before = Mixer::new(Arc::new(unknown), Assets::default());
        let mut heard = pull(&mut before, said.at + late, 1000);
        let mut after = with_words();
        assert_no_alloc(|| after.take_over(&mut before));
        heard.extend(pull(&mut after, seconds(1.0), 1000));
        let mut alone = with_words();
        let whole = pull(&mut alone, Frames(heard.len() as u64), 1000);
        assert!(peak(&heard) > 0.1 && largest_step(&heard) < 1.1 * largest_step(&whole), "{late:?}");
        // Once it has faded in, it is what it would have been.
        let risen = heard.len() - 30_000;
        assert!(heard[risen..] == whole[risen..], "{late:?}");
    }
}

#[test]
fn it_stands_for_the_listener_and_for_what_is_not_known_yet() {
    let timeline = laid_out(SPEAKING.replace("cues", "wait = true\ncues").as_str(), 2.0);
    let mut mixer = silent_speech(&timeline);
    mixer.wait_at(seconds(5.0));
    mixer.wait_for_listener();
    pull(&mut mixer, seconds(10.0), 1000);
    assert_eq!(mixer.position(), seconds(5.0));
    mixer.release();
    pull(&mut mixer, seconds(40.0), 1000);
    assert_eq!(mixer.position(), seconds(30.0));
    // Whoever takes over goes on waiting: the listener has not gone on.
    let mut next = silent_speech(&timeline);
    next.wait_for_listener();
    next.take_over(&mut mixer);
    pull(&mut next, seconds(5.0), 1000);
    assert_eq!(next.position(), seconds(30.0));
    next.release();
    pull(&mut next, seconds(2.0), 1000);
    assert!(next.position() >= seconds(31.9));
}

#[test]
fn a_wait_stands_at_the_end_of_the_step_until_released_once() {
    let timeline = laid_out(SPEAKING.replace("cues", "wait = true\ncues").as_str(), 2.0);
    let mut mixer = silent_speech(&timeline);
    mixer.wait_for_listener();
    pull(&mut mixer, seconds(40.0), 1000);
    assert_eq!(mixer.position(), seconds(30.0), "exactly at its end, and heard up to there");
    assert_eq!(mixer.stood(), seconds(10.0));
    mixer.release();
    pull(&mut mixer, seconds(1.0), 1000);
    assert_eq!(mixer.position() + mixer.stood(), seconds(41.0));
    assert!(mixer.position() >= seconds(30.99));
    pull(&mut mixer, seconds(60.0), 1000);
    assert_eq!(mixer.position(), seconds(62.0), "the next wait stands again");
    assert!(!mixer.is_over());
    mixer.seek(seconds(29.0));
    pull(&mut mixer, seconds(5.0), 1000);
    assert_eq!(mixer.position(), seconds(30.0), "and so does the first, once more");
    mixer.seek(seconds(30.0));
    pull(&mut mixer, seconds(1.0), 1000);
    assert_eq!(mixer.position(), seconds(31.0), "what ends at the place of a jump lies behind it");
    mixer.release();
    mixer.seek(timeline.end);
    assert!(mixer.is_over());
}

#[test]
fn a_change_of_beds_keeps_its_power_and_does_not_click() {
    let toml = "balm = 1\ntitle = \"x\"\n[defaults]\ngap = \"0s\"\nfade = \"6s\"\n[[step]]\ntitle = \"a\"\nfor = \"20s\"
bed = \"pink-noise\"\n[[step]]\ntitle = \"b\"\nfor = \"20s\"\nbed = \"brown-noise\"";
    let timeline = laid_out(toml, 0.0);
    // The same noise twice, unlike in nothing but its seed: whatever changes is the crossfade.
    let bed = |name: &str, seed| {
        (SoundRef::BuiltIn(name.into()), sound::bed("pink-noise", seed, Hour::Day).unwrap())
    };
    let power = |beds| {
        let assets = Assets { beds, ..Assets::default() };
        let heard = pull(&mut Mixer::new(Arc::clone(&timeline), assets), seconds(38.0), 1024);
        let step = largest_step(&heard[seconds(20.0).0 as usize..][..seconds(6.0).0 as usize]);
        let before = largest_step(&heard[seconds(8.0).0 as usize..][..seconds(10.0).0 as usize]);
        assert!(step < 1.3 * before, "a step of {step} where the sound has {before}");
        let level = |at: f64| 20.0 * rms(&heard[seconds(at).0 as usize..][..2 * SECOND as usize]).log10();
        [level(16.0), level(20.0), level(22.0), level(24.0), level(30.0)]
    };
    // Averaged over a few seeds: noise of two seconds has a mind of its own.
    let mut sum = [0.0; 5];
    for seed in 0..6 {
        let levels = power(vec![bed("pink-noise", seed), bed("brown-noise", seed + 100)]);
        sum.iter_mut().zip(levels).for_each(|(s, l)| *s += l / 6.0);
    }
    assert!(sum.iter().all(|l| (l - sum[0]).abs() < 1.0), "{sum:?}");
}

#[test]
fn the_end_is_digital_silence() {
    let timeline = laid_out(BUSY, 1.5);
    let heard = pull(&mut tone_mixer(&timeline), timeline.end + seconds(2.0), 1024);
    let (sounding, after) = heard.split_at(timeline.end.0 as usize);
    assert!(peak(&sounding[sounding.len() - 480..]) < 1e-4);
    assert_eq!(peak(after), 0.0);
    assert!(peak(&sounding[..sounding.len() - 3 * SECOND as usize]) > 0.01);
}

#[test]
fn nothing_passes_the_ceiling_of_day_or_night() {
    for (kind, ceiling) in [("day", -6.0f32), ("night", -9.0)] {
        let toml = BUSY.replace("title = \"Busy\"", &format!("title = \"Busy\"\nkind = \"{kind}\""));
        let timeline = laid_out(&toml, 1.5);
        let file = noise_file();
        let mut mixer = assembled(&timeline, 2.0, || Box::new(looped(&file, 0.5)));
        mixer.set_bed_level(Decibels(12.0));
        let loudest = peak(&pull(&mut mixer, seconds(20.0), 9600));
        let ceiling = Decibels(ceiling).factor();
        assert!(loudest > 0.9 * ceiling && loudest <= 1.000_01 * ceiling, "{kind}: {loudest}");
    }
}

#[test]
fn a_softer_voice_leaves_chimes_and_beds_as_they_were() {
    let toml =
        "balm = 1\ntitle = \"x\"\n[defaults]\nbed = \"pink-noise\"\n[[step]]\ntitle = \"Rest\"\nfor = \"20s\"
chime = \"tap\"\n[step.cues]\n8s = \"Say this.\"";
    let timeline = laid_out(toml, 2.0);
    let file = noise_file();
    let heard = |level: Option<f32>| {
        let mut mixer = mixer(&timeline, &file, 0.2);
        level.into_iter().for_each(|level| mixer.set_voice_level(Decibels(level)));
        pull(&mut mixer, seconds(12.0), 480)
    };
    let (written, softer, none) = (heard(None), heard(Some(-6.0)), heard(Some(-120.0)));
    let at = 8 * SECOND as usize;
    assert!(written[..at] == none[..at], "the chime and the bed");
    let spoken = |frames: &[Frame]| {
        let rest = frames[at..].iter().zip(&none[at..]).map(|(all, bed)| *all + *bed * -1.0);
        rms(&rest.collect::<Vec<_>>())
    };
    let ratio = spoken(&softer) / spoken(&written);
    assert!((ratio - 0.501).abs() < 0.01, "{ratio}");
}

#[test]
fn a_line_in_between_is_said_at_the_level_of_the_voice_and_over_a_lowered_bed() {
    let toml = "balm = 1\ntitle = \"x\"\n[defaults]\nbed = \"pink-noise\"\n[[step]]\ntitle = \"Rest\"\nfor = \"20s\"\nsay = \"Rest.\"";
    let timeline = laid_out(toml, 1.0);
    let file = noise_file();
    let tone = |n: u64| Frame::mono((0.2 * (TAU * 500.0 * n as f64 / 48_000.0).sin()) as f32);
    let clip = Clip::from((0..seconds(2.0).0).map(tone).collect::<Vec<_>>());
    let heard = |says: bool| {
        let mut mixer = mixer(&timeline, &file, 0.2);
        let before = pull(&mut mixer, seconds(8.0), 480);
        if says {
            mixer.say_now(clip.clone());
        }
        [before, pull(&mut mixer, seconds(6.0), 480)].concat()
    };
    let (plain, said) = (heard(false), heard(true));
    let (at, end) = (8 * SECOND as usize, 14 * SECOND as usize);
    let within = |frames: &[Frame]| rms(&frames[at + SECOND as usize..at + 2 * SECOND as usize]);
    assert!(within(&said) > 1.5 * within(&plain), "{} {}", within(&said), within(&plain));
    let last = end - SECOND as usize;
    assert!(rms(&said[last..end]) > 0.95 * rms(&plain[last..end]), "the bed is back");
    assert!(peak(&said) <= Decibels(-6.0).factor() * 1.000_01);
}

#[test]
fn a_night_ends_softer_and_darker_than_it_began() {
    let toml = "balm = 1\ntitle = \"x\"\nkind = \"night\"\n[night]\nlinger = \"1m\"\n[defaults]\nbed = \"pink-noise\"
[[section]]\nrounds = 3\n[[section.step]]\ntitle = \"Rest\"\nfor = \"50s\"\nsay = \"Rest.\"";
    let timeline = laid_out(toml, 2.0);
    let beds =
        vec![(SoundRef::BuiltIn("pink-noise".into()), sound::bed("pink-noise", 3, Hour::Day).unwrap())];
    let mut mixer = Mixer::new(
        Arc::clone(&timeline),
        Assets { beds, clips: clips(&timeline, 2.0, 0.1), ..Assets::default() },
    );
    let heard = pull(&mut mixer, timeline.end, 4096);
    let third = timeline.done.0 as usize / 3;
    let (first, last) = (&heard[8 * SECOND as usize..third], &heard[2 * third..3 * third]);
    assert!(rms(last) < rms(first), "{} and {}", rms(last), rms(first));
    // Differences weigh highs: their share sinks with the corner.
    let highs = |frames: &[Frame]| {
        let steps: Vec<Frame> = frames.windows(2).map(|w| w[1] + w[0] * -1.0).collect();
        rms(&steps) / rms(frames)
    };
    let quiet = |from: usize| &heard[from..from + 20 * SECOND as usize];
    let (early, late) = (highs(quiet(20 * SECOND as usize)), highs(quiet(2 * third + 20 * SECOND as usize)));
    assert!(late < 0.75 * early, "{late} and {early}");
}

#[test]
fn a_night_of_twelve_hours_is_laid_out_at_once() {
    let toml = "balm = 1\ntitle = \"x\"\n[[section]]\nrounds = 620\n[[section.step]]\ntitle = \"Rest\"\nfor = \"1m\"\nsay = \"Rest.\"
cues = { \"every 10s\" = \"Still.\" }";
    let begun = Instant::now();
    let timeline = laid_out(toml, 2.0);
    assert!(timeline.done > seconds(10.5 * 3600.0));
    let mut mixer = Mixer::new(Arc::clone(&timeline), Assets::default());
    mixer.seek(seconds(10.0 * 3600.0));
    assert!(begun.elapsed().as_millis() < 500, "{:?}", begun.elapsed());
    assert_eq!(peak(&pull(&mut mixer, seconds(5.0), 1024)), 0.0);
}

#[test]
fn what_is_not_a_number_is_silence() {
    let wild = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30, -7.0, 0.3];
    let samples: Vec<f32> = (0..2 * 4 * SECOND as usize).map(|i| wild[i / 2 % 6]).collect();
    for rate in [48_000, 44_100] {
        let media = sound_file("wild", &wav(2, rate, &samples));
        let mut looped = looped(&media, 0.01);
        let mut out = vec![Frame::SILENCE; 6 * SECOND as usize];
        looped.fill(&mut out);
        assert!(out.iter().all(|f| f.left.is_finite() && f.right.is_finite() && f.peak() <= 1.5), "{rate}");
    }
}

#[test]
fn late_frames_are_silence_and_passed_over() {
    let mut ahead = Ahead::of(Tone::new());
    let mut out = vec![Frame::SILENCE; 4 * SECOND as usize];
    ahead.fill(&mut out);
    let ready = out.iter().rposition(|f| *f != Frame::SILENCE).unwrap() as u64 + 1;
    assert!(ready < 4 * SECOND, "more at once than is ever ready: {ready}");
    assert!((0..ready).all(|i| out[i as usize] == Tone::frame(i)));
    std::thread::sleep(std::time::Duration::from_millis(700));
    let mut next = vec![Frame::SILENCE; 4 * 1024];
    // One ring's worth at a time is passed over, as a source that is slow would have to.
    for _ in 0..3 {
        ahead.fill(&mut next);
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
    ahead.fill(&mut next);
    let at = 4 * SECOND + 3 * 4096;
    assert!(next.iter().zip(at..).all(|(f, i)| *f == Tone::frame(i)), "it is where it would have been");
}

#[test]
fn a_bed_without_a_source_is_silent() {
    let timeline = laid_out(BUSY, 1.5);
    let mut mixer = Mixer::new(Arc::clone(&timeline), Assets::default());
    assert_eq!(peak(&pull(&mut mixer, seconds(10.0), 1024)), 0.0);
}

/// Chimes that ring longer than it takes to the next one.
const RINGING: &str = r#"
balm = 1
title = "Ringing"
[defaults]
gap = "1s"
[[step]]
title = "One"
for = "9s"
chime = "bowl-low"
[[step]]
title = "Two"
for = "9s"
chime = "bell-soft"
cues = { 4s = { chime = "tap" } }
[[step]]
title = "Three"
for = "9s"
chime = "bowl-high"
cues = { 7s = { chime = "bowl-low" } }
"#;

fn ringing(timeline: &Arc<Timeline>) -> Mixer {
    let chime = |c: &ClipRef| Clip::built_in(c.chime().unwrap().name()).unwrap().unwrap();
    let clips = timeline.clips.iter().map(|c| (c.sound.clone(), chime(&c.sound))).collect();
    Mixer::new(Arc::clone(timeline), Assets { clips, ..Assets::default() })
}

#[test]
fn ringing_chimes_are_the_same_frames_however_they_are_reached_and_nothing_is_allocated() {
    let timeline = laid_out(RINGING, 0.0);
    let whole = pull(&mut ringing(&timeline), timeline.end, 4096);
    for size in [1, 64, 257, 1000] {
        assert!(whole == pull(&mut ringing(&timeline), timeline.end, size), "blocks of {size}");
    }
    let mut jumping = ringing(&timeline);
    for to in [12.3, 0.5, 10.001, 14.2, 17.3, 30.9, 27.0, 3.0] {
        jumping.seek(seconds(to));
        let landed = pull(&mut jumping, seconds(0.5), 1024);
        assert!(landed == whole[seconds(to).0 as usize..][..landed.len()], "at {to}");
    }
    let mut mixer = ringing(&timeline);
    let mut block = [Frame::SILENCE; 1024];
    reset_violation_count();
    for _ in 0..timeline.end.0 / 1024 {
        assert_no_alloc(|| mixer.fill(&mut block));
    }
    assert_eq!(violation_count(), 0);
}

#[test]
fn a_chime_rings_on_under_words_and_makes_room_for_the_next_and_for_the_end() {
    // One step: its chime rings on for as long as there is time, under the words that follow.
    let alone = laid_out(
        "balm = 1\ntitle = \"x\"\n[[step]]\ntitle = \"a\"\nfor = \"30s\"\nchime = \"bowl-low\"\nsay = \"Rest.\"",
        2.0,
    );
    assert!(alone.clips[1].at < seconds(2.0), "words wait for the strike, not for the ring");
    let mut mixer = Mixer::new(
        Arc::clone(&alone),
        Assets {
            clips: [(alone.clips[0].sound.clone(), Clip::built_in("bowl-low").unwrap().unwrap())].into(),
            ..Assets::default()
        },
    );
    let heard = pull(&mut mixer, alone.end, 4096);
    let level = |heard: &[Frame], at: f64| rms(&heard[seconds(at).0 as usize..][..seconds(0.5).0 as usize]);
    let down = |from: f64, to: f64| 20.0 * (level(&heard, to) / level(&heard, from)).log10();
    assert!((-30.0..-15.0).contains(&down(0.5, 7.0)), "after 7 s {} dB", down(0.5, 7.0));
    assert!((-62.0..-45.0).contains(&down(0.5, 15.0)), "after 15 s {} dB", down(0.5, 15.0));
    // The next chime silences it within three seconds, in steps that nobody hears.
    let timeline = laid_out(RINGING, 0.0);
    let together = pull(&mut ringing(&timeline), timeline.end, 4096);
    let first = timeline.clips[0].at;
    let next = timeline.clips[1].at;
    let alone_there = |at: Frames| {
        let (mut bowl, mut bell) = (vec![Frame::SILENCE; 4800], vec![Frame::SILENCE; 4800]);
        let struck = |name| sound::Struck::named(name).unwrap();
        sound::Ring::from(struck("bowl-low"), at - first).fill(&mut bowl);
        sound::Ring::from(struck("bell-soft"), at - next).fill(&mut bell);
        (bowl, bell)
    };
    let (_, bell) = alone_there(next + seconds(3.2));
    let there = &together[(next + seconds(3.2)).0 as usize..][..4800];
    assert!(there.iter().zip(&bell).all(|(a, b)| (*a + *b * -1.0).peak() < 1e-6), "only the bell is left");
    let (bowl, bell) = alone_there(next);
    let there = &together[next.0 as usize..][..4800];
    let apart = |((a, b), c): ((&Frame, &Frame), &Frame)| (*a + (*b + *c) * -1.0).peak();
    assert!(
        there.iter().zip(&bowl).zip(&bell).map(apart).all(|off| off < 1e-3),
        "it begins to fade, no more"
    );
    assert!(together.last().unwrap().peak() < 1e-6, "it is out at the end");
    assert!(largest_step(&together) < 0.02, "{}", largest_step(&together));
}
