//! What the tests of sound share: a routine laid out, and a bed of which every frame is known.

use std::collections::HashMap;
use std::f64::consts::TAU;
use std::io::Write;
use std::sync::Arc;

use balm::care::{MadeFor, Preparation, StepsAre};
use balm::mixer::{Assets, Mixer};
use balm::routine::{self, Delivery, Line, Routine, SoundRef};
use balm::sound::loudness::{self, BedLevel};
use balm::sound::{Clip, Frame, Looped, Media, Source};
use balm::timeline::{ClipRef, LiveTimeline, Options, Script, Talk, Timeline, compile};
use balm::unit::{Decibels, Frames};

/// A quiet tone of 200 Hz: its largest step from frame to frame is [`Tone::STEP`].
pub struct Tone(u64);

impl Tone {
    pub const HZ: f64 = 200.0;
    pub const LEVEL: f64 = 0.05;
    pub const STEP: f64 = Self::LEVEL * TAU * Self::HZ / 48_000.0;

    pub fn new() -> Self {
        Self(0)
    }

    pub fn frame(at: u64) -> Frame {
        Frame::mono((Self::LEVEL * (TAU * Self::HZ * at as f64 / 48_000.0).sin()) as f32)
    }
}

impl Source for Tone {
    fn fill(&mut self, out: &mut [Frame]) {
        for frame in out {
            *frame = Self::frame(self.0);
            self.0 += 1;
        }
    }

    fn seek(&mut self, to: Frames) {
        self.0 = to.0;
    }
}

/// A routine that must have no errors, laid out. Lines last as long as `spoken` says.
pub fn timeline(toml: &str, spoken: impl Fn(&str) -> Frames, options: Options) -> Timeline {
    told(toml, Talk::Full, spoken, options)
}

/// The same, to be laid out again while it plays.
pub fn live(toml: &str, spoken: impl Fn(&str) -> Frames, options: Options) -> LiveTimeline {
    let routine = routine::read(toml, "test").routine.expect("a routine without errors");
    let script = Script::of(&routine, Talk::Full);
    let lengths: Vec<Frames> = script.lines.iter().map(|line| spoken(&line.text)).collect();
    let timeline = Arc::new(compile(&routine, &script, &lengths, options));
    LiveTimeline::new(timeline, routine, script, lengths, options)
}

/// The same, with more or less talk.
pub fn told(toml: &str, talk: Talk, spoken: impl Fn(&str) -> Frames, options: Options) -> Timeline {
    let reading = routine::read(toml, "test");
    laid(&reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report)), talk, spoken, options)
}

/// A routine laid out.
pub fn laid(routine: &Routine, talk: Talk, spoken: impl Fn(&str) -> Frames, options: Options) -> Timeline {
    let script = Script::of(routine, talk);
    let length = |line: &Line| match line.delivery {
        Delivery::Spoken => spoken(&line.text),
        Delivery::Shown => Frames::ZERO,
    };
    let lengths: Vec<Frames> = script.lines.iter().map(length).collect();
    compile(routine, &script, &lengths, options)
}

/// A mixer whose every bed is the tone and whose every clip is half a second of the same.
pub fn tone_mixer(timeline: &Arc<Timeline>) -> Mixer {
    let beds: Vec<(SoundRef, Box<dyn Source>)> =
        timeline.beds.iter().map(|b| (b.sound.clone(), Box::new(Tone::new()) as Box<dyn Source>)).collect();
    let clips: HashMap<ClipRef, Clip> =
        timeline.clips.iter().map(|c| (c.sound.clone(), short_clip())).collect();
    Mixer::new(Arc::clone(timeline), Assets { beds, clips, ..Assets::default() })
}

/// Half a second of the tone, rounded off at both ends.
pub fn short_clip() -> Clip {
    let n = 24_000u64;
    let frame = |i: u64| Tone::frame(i) * (i.min(n - i) as f32 / 4800.0).min(1.0);
    (0..n).map(frame).collect::<Vec<_>>().into()
}

/// The largest step from one frame to the next.
pub fn largest_step(sound: &[Frame]) -> f64 {
    let step = |w: &[Frame]| f64::from((w[1].left - w[0].left).abs().max((w[1].right - w[0].right).abs()));
    sound.windows(2).map(step).fold(0.0, f64::max)
}

/// An encoded sound as a file: kept open, and gone with the test.
pub fn sound_file(name: &str, bytes: &[u8]) -> Media {
    let mut file = tempfile::tempfile().expect("a temporary file");
    file.write_all(bytes).expect("room for it");
    Media::file(name, file)
}

/// A file as a bed, `factor` times as loud as it is.
pub fn looped(media: &Media, factor: f32) -> Looped {
    let level = BedLevel { gain: Decibels::of(factor), ..loudness::bed_level(media).expect("a sound") };
    Looped::open(media, level, Decibels::UNITY).expect("a sound")
}

/// A WAV file of 32-bit floats.
pub fn wav(channels: u16, rate: u32, samples: &[f32]) -> Vec<u8> {
    let format = hound::SampleFormat::Float;
    let spec = hound::WavSpec { channels, sample_rate: rate, bits_per_sample: 32, sample_format: format };
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut writer = hound::WavWriter::new(&mut bytes, spec).expect("a header");
    samples.iter().for_each(|s| writer.write_sample(*s).expect("a sample"));
    writer.finalize().expect("whole");
    bytes.into_inner()
}

/// A FLAC file of 16-bit stereo: whole blocks, as flacenc writes a shorter last one down as the
/// least of all, and decoders then take every block for wrong.
pub fn flac(rate: u32, samples: &[i32]) -> Vec<u8> {
    use flacenc::component::BitRepr;
    use flacenc::error::Verify;
    let config = flacenc::config::Encoder::default().into_verified().expect("a sound default");
    let mut samples = samples.to_vec();
    samples.resize(samples.len().next_multiple_of(2 * config.block_size), 0);
    let source = flacenc::source::MemSource::from_samples(&samples, 2, 16, rate as usize);
    let stream = flacenc::encode_with_fixed_block_size(&config, source, config.block_size).expect("encodes");
    let mut sink = flacenc::bitsink::ByteSink::new();
    stream.write(&mut sink).expect("writes");
    sink.into_inner()
}

/// Seven seconds of two tones that do not fit into it, at 48 kHz.
pub fn flac_file() -> Media {
    let sample = |i: usize| {
        let t = (i / 2) as f64 / 48_000.0;
        let (left, right) = ((TAU * 317.3 * t).sin(), (TAU * 443.7 * t).sin());
        (6000.0 * if i.is_multiple_of(2) { left } else { right }) as i32
    };
    let samples: Vec<i32> = (0..2 * 82 * 4096).map(sample).collect();
    sound_file("tones", &flac(48_000, &samples))
}

/// What is to be read before a routine of which every step is shown once.
pub fn preparation(routine: &Routine) -> Preparation {
    Preparation::of(routine, MadeFor::Everybody, StepsAre::Written(&|step| vec![step]))
}
