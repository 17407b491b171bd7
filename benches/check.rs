//! How fast routines are read and checked: one of 10, 100, 1,000 and 10,000 steps, by one core, and the
//! whole program on a folder of 1,000 routines of 30 steps each. Prints the median of five runs; a figure
//! for one machine on one day, never a test.
//!
//! cargo bench --bench check

use std::fs;
use std::process::{Command, Stdio};

mod common;

use balm::lint::{Estimated, review};
use balm::routine::read;

use common::median;

const RUNS: usize = 5;
const ROUTINES: usize = 1000;

fn main() {
    for steps in [10, 100, 1000, 10_000] {
        let text = routine(steps, 0);
        let seconds = median(RUNS, || {
            let reading = read(&text, "bench");
            let routine = reading.routine.expect("a routine without mistakes");
            std::hint::black_box(review(&routine, &reading.sources, &Estimated));
        });
        tell(&format!("read and check {steps} steps"), seconds, steps);
    }
    let folder = tempfile::tempdir().expect("a folder");
    for n in 0..ROUTINES {
        fs::write(folder.path().join(format!("{n:04}.toml")), routine(30, n)).expect("room for it");
    }
    let seconds = median(RUNS, || {
        let mut check = Command::new(env!("CARGO_BIN_EXE_balm"));
        check.args(["check", "--voice", "none", "--format", "concise"]).arg(folder.path());
        check.env("BALM_HOME", folder.path().join("home")).stdout(Stdio::null());
        assert!(check.status().is_ok_and(|status| status.code().is_some_and(|code| code < 2)));
    });
    tell(&format!("balm check on {ROUTINES} routines"), seconds, ROUTINES * 30);
}

/// A routine as people write them: a prompt of twenty words, a cue, and now and then too little time.
fn routine(steps: usize, n: usize) -> String {
    const REGIONS: [&str; 5] = ["palm", "sole", "forearm-outer", "thigh-front", "calf"];
    let mut text = format!(
        "balm = 1\ntitle = \"Bench {n}\"\n[defaults]\nbed = \"rain\"\ngap = \"1s\"\nswap = \"0s\"\n[[step]]\ntechnique = \"arrive\"\nfor = \"4s\"\n"
    );
    for i in 1..steps - 1 {
        // So that ten thousand of them stay below twelve hours.
        let (length, say) = match (steps, i % 10) {
            (10_000.., _) => ("3s", format!("Step {i}.")),
            (_, 0) => ("12s", prompt(n, i)),
            _ => ("40s", prompt(n, i)),
        };
        let region = REGIONS[i % REGIONS.len()];
        text += &format!(
            "[[step]]\nid = \"step-{i}\"\nfor = \"{length}\"\nregion = \"{region}\"\nside = \"both\"\n\
             technique = \"petrissage\"\npressure = 3\nsay = \"{say}\"\n"
        );
        if length == "40s" {
            text += "cues = { 25s = \"Softer now.\" }\n";
        }
    }
    text + "[[step]]\ntechnique = \"finish\"\nfor = \"4s\"\n"
}

fn prompt(n: usize, i: usize) -> String {
    format!(
        "Gather the muscle slowly between fingers and palm. Squeeze, pause, and let go, {i} times in round {n}, each a little further."
    )
}

fn tell(what: &str, seconds: f64, steps: usize) {
    let each = seconds * 1e6 / steps as f64;
    println!("{what:<50} {:>9.1} ms  {each:>7.1} µs a step", seconds * 1e3);
}
