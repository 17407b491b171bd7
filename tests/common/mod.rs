//! What the tests of sound share: a routine laid out, and a bed of which every frame is known.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::HashMap;
use std::f64::consts::TAU;
use std::sync::Arc;

use balm::mixer::{Assets, Mixer};
use balm::routine::{self, SoundRef};
use balm::sound::{Clip, Frame, Source};
use balm::timeline::{ClipRef, Options, Script, Timeline, compile};
use balm::unit::Frames;

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
    let reading = routine::read(toml, "test");
    let routine = reading.routine.unwrap_or_else(|| panic!("{:#?}", reading.report));
    let script = Script::of(&routine);
    let lengths: Vec<Frames> = script.lines.iter().map(|line| spoken(&line.text)).collect();
    compile(&routine, &script, &lengths, options)
}

/// A mixer whose every bed is the tone and whose every clip is half a second of the same.
pub fn tone_mixer(timeline: &Arc<Timeline>) -> Mixer {
    let beds: Vec<(SoundRef, Box<dyn Source>)> =
        timeline.beds.iter().map(|b| (b.sound.clone(), Box::new(Tone::new()) as Box<dyn Source>)).collect();
    let clips: HashMap<ClipRef, Clip> =
        timeline.clips.iter().map(|c| (c.sound.clone(), short_clip())).collect();
    Mixer::new(Arc::clone(timeline), Assets { beds, clips })
}

/// Half a second of the tone, rounded off at both ends.
pub fn short_clip() -> Clip {
    let n = 24_000u64;
    let frame = |i: u64| Tone::frame(i) * (i.min(n - i) as f32 / 4800.0).min(1.0);
    Clip { frames: (0..n).map(frame).collect() }
}

/// The largest step from one frame to the next.
pub fn largest_step(sound: &[Frame]) -> f64 {
    let step = |w: &[Frame]| f64::from((w[1].left - w[0].left).abs().max((w[1].right - w[0].right).abs()));
    sound.windows(2).map(step).fold(0.0, f64::max)
}
