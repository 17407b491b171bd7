//! Makes and checks the built-in sounds.
//!
//! ```text
//! cargo run --release --example render_sounds -- chimes           write sounds/*.flac and SOURCES.md
//! cargo run --release --example render_sounds -- --check          are they what would be written?
//! cargo run --release --example render_sounds -- measure [SEED]   loudness, swing, speed of each bed
//! cargo run --release --example render_sounds -- wav BED SECONDS OUT.wav [SEED]
//! ```

mod chimes;
mod files;
mod measure;

use std::error::Error;
use std::time::Instant;

use balm::sound::{BEDS, Frame, Hour, bed};
use balm::unit::SAMPLE_RATE;

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let seed = |i: usize| args.get(i).map_or(Ok(1), |s| s.parse());
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["chimes"] => files::chimes(false),
        ["--check"] => files::chimes(true),
        ["measure", ..] => measure_beds(seed(1)?),
        ["wav", name, "day", seconds, out, ..] => wav(name, Hour::Day, seconds.parse()?, out, seed(5)?),
        ["wav", name, "night", seconds, out, ..] => wav(name, Hour::Night, seconds.parse()?, out, seed(5)?),
        _ => {
            Err("say `chimes`, `--check`, `measure [SEED]` or `wav BED day|night SECONDS OUT.wav [SEED]`"
                .into())
        }
    }
}

fn render(name: &str, hour: Hour, seconds: usize, seed: u64) -> Result<Vec<Frame>, Box<dyn Error>> {
    let mut frames = vec![Frame::SILENCE; seconds * SAMPLE_RATE as usize];
    bed(name, seed, hour).ok_or_else(|| format!("there is no bed {name}"))?.fill(&mut frames);
    Ok(frames)
}

fn measure_beds(seed: u64) -> Done {
    println!(
        "bed                  LUFS   gain to -26   swing        100 ms    rise   peak   mono  top oct  ns/frame"
    );
    let hours = [(Hour::Day, "day"), (Hour::Night, "night")];
    for (bed, (hour, called)) in BEDS.iter().flat_map(|bed| hours.map(|hour| (bed, hour))) {
        let cost = cost(bed.name, hour, seed)?;
        let frames = render(bed.name, hour, 180, seed)?;
        let m = measure::measure(&frames);
        println!(
            "{:<12} {:<5} {:>6.2}   x {:<8.4}  {:>5.2}/{:>+5.2}  {:>+7.2}  {:>6.2}  {:>6.1}  {:>5.2}  {:>6.1}  {:>6.1}",
            bed.name,
            called,
            m.lufs,
            10f64.powf((-26.0 - m.lufs) / 20.0),
            m.swing.0,
            m.swing.1,
            m.event,
            m.rise,
            m.peak,
            m.mono,
            m.top_octave,
            cost
        );
    }
    Ok(())
}

/// Nanoseconds a frame, in the best of sixty seconds: what it takes when nothing else wants the processor.
fn cost(name: &str, hour: Hour, seed: u64) -> Result<f64, Box<dyn Error>> {
    let mut source = bed(name, seed, hour).ok_or("no such bed")?;
    let mut block = [Frame::SILENCE; 960];
    let mut best = f64::MAX;
    for _ in 0..60 {
        let start = Instant::now();
        for _ in 0..50 {
            source.fill(&mut block);
        }
        best = best.min(start.elapsed().as_nanos() as f64 / 48_000.0);
    }
    Ok(best)
}

fn wav(name: &str, hour: Hour, seconds: usize, out: &str, seed: u64) -> Done {
    let spec = hound::WavSpec {
        channels: 2,
        sample_rate: SAMPLE_RATE,
        bits_per_sample: 32,
        sample_format: hound::SampleFormat::Float,
    };
    let mut file = hound::WavWriter::create(out, spec)?;
    for frame in render(name, hour, seconds, seed)? {
        file.write_sample(frame.left)?;
        file.write_sample(frame.right)?;
    }
    Ok(file.finalize()?)
}
