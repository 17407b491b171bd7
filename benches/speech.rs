//! How fast speech is made. `cargo bench --bench speech`.

use std::time::Instant;

mod common;
#[path = "common/lines.rs"]
mod lines;

use balm::sound::{Clip, Speech};
use balm::unit::Pace;
use balm::voice::heart::Heart;
use balm::voice::{Engine, Pronunciations, Utterance, normalise};

use common::median;

const RUNS: usize = 5;

fn main() {
    let lines = lines::lines().expect("the routines");
    let utterances: Vec<&Utterance> = lines.iter().map(|line| &line.utterance).take(40).collect();
    let text = "Place your fingertips on the left temple. Slow circles, 5 out of 10 at most, for 20s.";
    let worded = median(RUNS, || {
        for _ in 0..40 {
            std::hint::black_box(normalise(text, "en", Pace(118), &Pronunciations::default()));
        }
    });
    println!("{:<44} {:>7.3} ms a line", "worded", worded * 1000.0 / 40.0);

    let heart = Heart::default();
    let begun = Instant::now();
    let first = heart.speak(utterances[0]).expect("speech");
    println!("{:<44} {:>7.0} ms", "loaded, and a first line spoken", begun.elapsed().as_secs_f64() * 1000.0);
    drop(first);
    let speeches: Vec<Speech> = utterances.iter().map(|u| heart.speak(u).expect("speech")).collect();
    let length: f64 = speeches.iter().map(|speech| speech.length().secs()).sum();
    let times = |what: &str, seconds: f64| {
        println!(
            "{what:<44} {:>7.2} ms a line  {:>6.0} times real time",
            seconds * 1000.0 / 40.0,
            length / seconds
        );
    };
    times("measured", median(RUNS, || utterances.iter().for_each(|u| drop(heart.measure(u)))));
    times("spoken, on one core", median(RUNS, || utterances.iter().for_each(|u| drop(heart.speak(u)))));
    times(
        "resampled and seated in its room",
        median(RUNS, || speeches.iter().for_each(|s| drop(Clip::with_room(s)))),
    );
}
