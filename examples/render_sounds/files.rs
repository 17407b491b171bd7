//! The chimes as files, and the list of them.

use std::error::Error;
use std::path::PathBuf;

use balm::unit::SAMPLE_RATE;
use flacenc::bitsink::ByteSink;
use flacenc::component::BitRepr;
use flacenc::error::Verify;
use sha2::{Digest, Sha256};

use super::chimes::{CHIMES, Chime};

const HEAD: &str = "# Where the sounds come from

## Chimes

All are made by balm's own generators, from nothing recorded. Bowls and the bell are made as they ring, in
`src/sound/ring.rs`, which names the source of their partials. To make the files of the others again:

    cargo run --release --example render_sounds -- chimes

| file | what | made by | licence | sha256 |
| --- | --- | --- | --- | --- |
";

const VOICE: &str = "
## The voice

`voice/heart.onnx` is the voice \"heart\": a small neural network, 7,936,868 bytes, that is built into balm. Its
licence is in `voice/LICENSE`, and `NOTICE` names its author.

| part | what | licence |
| --- | --- | --- |
| model | hibari 0.2.1 by Maureese Williams, unchanged: `hibari/assets/hibari.onnx` of the Python package hibari-tts, sha256 5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8 | Apache-2.0 |
| its teacher | Kokoro-82M by hexgrad, voice af_heart: all that the model learnt from was spoken by it. Its card says that part of its own training audio was synthetic speech of closed providers. Not part of balm | Apache-2.0 |
| signal path | `src/voice/heart/`, written for balm after the method of hibari's own | as balm |
| words to sounds | the crate loqui-g2p, with the lexicons of misaki and a small network for unknown words | MIT; lexicons and network Apache-2.0 |
| what runs the model | the crate rten | MIT or Apache-2.0 |
";

/// Writes all files, or says which differ from what would be written.
pub fn chimes(check: bool) -> Result<(), Box<dyn Error>> {
    let mut list = String::from(HEAD);
    let mut wrong = Vec::new();
    for chime in &CHIMES {
        let bytes = flac(chime)?;
        let hash: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        list += &format!(
            "| {0}.flac | {1} | examples/render_sounds/chimes.rs, `{0}` | CC0-1.0 | {hash} |\n",
            chime.name, chime.what
        );
        place(&format!("{}.flac", chime.name), &bytes, check, &mut wrong)?;
    }
    list += VOICE;
    place("SOURCES.md", list.as_bytes(), check, &mut wrong)?;
    if wrong.is_empty() { Ok(()) } else { Err(format!("not as made: {}", wrong.join(", ")).into()) }
}

fn place(name: &str, bytes: &[u8], check: bool, wrong: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sounds").join(name);
    if !check {
        println!("{name}: {} bytes", bytes.len());
        std::fs::write(path, bytes)?;
    } else if std::fs::read(path)? != bytes {
        wrong.push(name.to_owned());
    }
    Ok(())
}

fn flac(chime: &Chime) -> Result<Vec<u8>, Box<dyn Error>> {
    let config = flacenc::config::Encoder::default().into_verified().map_err(|(_, e)| e)?;
    let source = flacenc::source::MemSource::from_samples(&chime.samples(), 2, 16, SAMPLE_RATE as usize);
    let stream = flacenc::encode_with_fixed_block_size(&config, source, config.block_size)
        .map_err(|e| format!("{}: {e}", chime.name))?;
    let mut sink = ByteSink::new();
    stream.write(&mut sink).map_err(|e| format!("{}: {e:?}", chime.name))?;
    Ok(sink.into_inner())
}
