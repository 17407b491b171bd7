//! How fast speech is made: what is done for a line that came with balm, and for one that did not.
//! `cargo bench --bench speech`. The voice "heart" is timed where its model is (see `tests/library/heart.rs`).

use std::path::Path;
use std::time::Instant;

mod common;

use balm::files::Places;
use balm::sound::{Clip, Speech};
use balm::unit::Pace;
use balm::voice::heart::{Heart, install};
use balm::voice::{Engine, Pronunciations, Shipped, Utterance, word};

#[path = "../examples/render_sounds/lines.rs"]
mod lines;

use common::median;

const RUNS: usize = 5;

fn main() {
    let lines = lines::lines().expect("the routines");
    let utterances: Vec<&Utterance> = lines.iter().map(|line| &line.utterance).take(40).collect();
    let shipped: Vec<Shipped> = utterances.iter().filter_map(|u| Shipped::find(u)).collect();
    let length: f64 = shipped.iter().map(|clip| clip.length.secs()).sum();
    let times = |what: &str, seconds: f64| {
        println!(
            "{what:<44} {:>7.2} ms a line  {:>6.0} times real time",
            seconds * 1000.0 / 40.0,
            length / seconds
        );
    };
    let text = "Place your fingertips on the left temple. Slow circles, 5 out of 10 at most, for 20s.";
    let worded = median(RUNS, || {
        for _ in 0..40 {
            std::hint::black_box(word(text, "en", Pace(118), &Pronunciations::default()));
        }
    });
    println!("{:<44} {:>7.3} ms a line", "worded", worded * 1000.0 / 40.0);
    let speeches: Vec<Speech> = shipped.iter().filter_map(|clip| Speech::decode(&clip.file())).collect();
    times(
        "a clip decoded",
        median(RUNS, || shipped.iter().for_each(|clip| drop(Speech::decode(&clip.file())))),
    );
    times(
        "resampled and seated in its room",
        median(RUNS, || speeches.iter().for_each(|s| drop(Clip::seated(s)))),
    );

    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/voice-home");
    let places = Places::find(Some(&home)).expect("places");
    if !install::is_installed(&places) {
        return println!("heart: no model here (BALM_HOME=target/voice-home cargo run -- voice add)");
    }
    let heart = Heart::at(&install::model(&places));
    let begun = Instant::now();
    heart.warm().expect("the voice");
    println!("{:<44} {:>7.0} ms", "heart: loaded", begun.elapsed().as_secs_f64() * 1000.0);
    times("heart: measured", median(RUNS, || utterances.iter().for_each(|u| drop(heart.measure(u)))));
    times(
        "heart: spoken, on one core",
        median(RUNS, || utterances.iter().for_each(|u| drop(heart.speak(u)))),
    );
}
