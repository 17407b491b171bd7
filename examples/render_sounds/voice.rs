//! The lines of balm's own routines as clips, spoken by the voice "heart".

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::num::{NonZeroU8, NonZeroU32};
use std::path::{Path, PathBuf};

use balm::files::Places;
use balm::sound::Speech;
use balm::voice::Engine;
use balm::voice::heart::{Heart, install::model as model_file};
use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisEncoderBuilder};

use super::lines::{Spoken, lines};

/// Quality 1 of Vorbis: 265 KB a minute. Over 40 lines DistillMOS predicts 4.55 for it, 4.61 for the
/// samples themselves, 4.35 at quality 0 and 4.62 at 2, where a library of eleven routines would be too
/// large; under 0.2 is no difference to be heard.
const QUALITY: f32 = 0.1;
/// So that the same line gives the same file.
const SERIAL: i32 = 0x6261_6C6D;

/// Makes the clips that are missing and takes away those that no line has any more. With `check`, only
/// says which those are.
pub fn render(check: bool) -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sounds/voice");
    let lines = lines()?;
    let wanted: BTreeSet<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let there = clips(&folder)?;
    let missing: Vec<&Spoken> = lines.iter().filter(|line| !there.contains(&line.name)).collect();
    let spare: Vec<&String> = there.iter().filter(|name| !wanted.contains(name.as_str())).collect();
    println!("{} lines, {} clips missing, {} to spare", lines.len(), missing.len(), spare.len());
    if check {
        return if missing.is_empty() && spare.is_empty() {
            Ok(())
        } else {
            Err("voice render makes them".into())
        };
    }
    if !missing.is_empty() {
        let heart = heart()?;
        for line in missing {
            let speech = heart.speak(&line.utterance).map_err(|e| format!("{e}: {}", line.text))?;
            std::fs::write(folder.join(format!("{}.part", line.name)), part(&encode(&speech)?, &folder)?)?;
            println!("{} {:5.1} s  {}", line.name, speech.length().secs(), line.text);
        }
    }
    for name in spare {
        std::fs::remove_file(folder.join(format!("{name}.part")))?;
    }
    std::fs::write(folder.join("lines.tsv"), table(&lines))?;
    Ok(())
}

fn heart() -> Result<Heart, Box<dyn Error>> {
    let home = std::env::var_os("BALM_HOME").map(PathBuf::from);
    let places = Places::find(home.as_deref()).ok_or("no home")?;
    let model = model_file(&places);
    if !model.is_file() {
        return Err(
            format!("{} is not there; first: cargo run --release -- voice add", model.display()).into()
        );
    }
    Ok(Heart::at(&model))
}

/// The names of the clips there are.
pub fn clips(folder: &Path) -> std::io::Result<BTreeSet<String>> {
    let names = std::fs::read_dir(folder)?.filter_map(|e| e.ok()?.file_name().into_string().ok());
    Ok(names.filter_map(|name| name.strip_suffix(".part").map(str::to_owned)).collect())
}

/// For people: which clip says what.
pub fn table(lines: &[Spoken]) -> String {
    let mut rows: Vec<&Spoken> = lines.iter().collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    rows.iter().fold("clip\tline\n".to_owned(), |mut table, line| {
        let _ = writeln!(table, "{}\t{}", line.name, line.text);
        table
    })
}

/// A file without what all of them begin with, which stands in `begin.ogg`.
fn part(file: &[u8], folder: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let begin = std::fs::read(folder.join("begin.ogg"))?;
    let part = file.strip_prefix(begin.as_slice());
    Ok(part.ok_or("the encoder begins its files in another way: make begin.ogg and all clips anew")?.to_vec())
}

fn encode(speech: &Speech) -> Result<Vec<u8>, Box<dyn Error>> {
    let rate = NonZeroU32::new(Speech::RATE).ok_or("a rate")?;
    let mut file = Vec::new();
    let mut builder = VorbisEncoderBuilder::new_with_serial(rate, NonZeroU8::MIN, &mut file, SERIAL);
    let strategy = VorbisBitrateManagementStrategy::QualityVbr { target_quality: QUALITY };
    let mut encoder = builder.bitrate_management_strategy(strategy).build()?;
    // The silence at its end is only there because its length was told beforehand.
    let last = speech.samples.iter().rposition(|s| *s != 0).map_or(0, |last| last + 1);
    let samples: Vec<f32> = speech.samples[..last].iter().map(|s| f32::from(*s) / 32_768.0).collect();
    encoder.encode_audio_block([samples])?;
    encoder.finish()?;
    Ok(file)
}
