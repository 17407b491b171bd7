//! How fast sound is made: each bed alone, and a ten-minute session as an export would mix it.
//! Prints the median of five runs; a figure for one machine on one day, never a test.
//!
//! cargo bench --bench mix

use std::collections::HashMap;
use std::sync::Arc;

mod common;

use balm::mixer::{Assets, Mixer};
use balm::routine;
use balm::sound::{BEDS, Clip, Frame, Hour, bed};
use balm::timeline::{ClipRef, Options, Script, Talk, Timeline, compile};
use balm::unit::{Frames, SAMPLE_RATE};

use common::median;

const RUNS: usize = 5;
const MINUTE: usize = 60 * SAMPLE_RATE as usize;

fn main() {
    for built_in in BEDS {
        let seconds = median(RUNS, || {
            let mut source = bed(built_in.name, 1, Hour::Day).expect("a bed of balm's own");
            drain(MINUTE, |block| source.fill(block));
        });
        tell(built_in.name, MINUTE, seconds);
    }
    let (timeline, clips) = session();
    let timeline = Arc::new(timeline);
    let frames = timeline.end.0 as usize;
    let seconds = median(RUNS, || {
        let name = timeline.beds[0].sound.clone();
        let beds = vec![(name, bed("pink-noise", 1, Hour::Day).expect("a bed of balm's own"))];
        let mut mixer =
            Mixer::new(Arc::clone(&timeline), Assets { beds, clips: clips.clone(), ..Assets::default() });
        drain(frames, |block| mixer.fill(block));
    });
    tell("ten minutes: bed, 20 lines, duck, fades, limiter", frames, seconds);
}

/// Twenty lines of four seconds over a bed.
fn session() -> (Timeline, HashMap<ClipRef, Clip>) {
    let mut text =
        String::from("balm = 1\ntitle = \"Bench\"\n[defaults]\nbed = \"pink-noise\"\ngap = \"0s\"\n");
    for i in 1..=20 {
        text += &format!("[[step]]\ntitle = \"{i}\"\nfor = \"30s\"\nsay = \"Line {i}.\"\n");
    }
    let routine = routine::read(&text, "bench").routine.expect("a routine without mistakes");
    let script = Script::of(&routine, Talk::Full);
    let length = Frames::from_millis(4000);
    let timeline = compile(&routine, &script, &vec![length; script.lines.len()], Options::default());
    let wave = |i: u64| Frame::mono((i as f32 * 0.03).sin() * 0.3);
    let clip = Clip::from((0..length.0).map(wave).collect::<Vec<_>>());
    let clips = timeline.clips.iter().map(|c| (c.sound.clone(), clip.clone())).collect();
    (timeline, clips)
}

fn drain(frames: usize, mut fill: impl FnMut(&mut [Frame])) {
    let mut block = [Frame::SILENCE; 4096];
    for _ in 0..frames.div_ceil(block.len()) {
        fill(&mut block);
        std::hint::black_box(&block);
    }
}

fn tell(what: &str, frames: usize, seconds: f64) {
    let each = seconds * 1e9 / frames as f64;
    let times = frames as f64 / f64::from(SAMPLE_RATE) / seconds;
    println!("{what:<50} {each:>6.1} ns a frame  {times:>6.0} times real time");
}
