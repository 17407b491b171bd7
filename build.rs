//! Lists the clips in `sounds/voice`, with their lengths, for `src/voice/shipped.rs` to embed: a file that
//! is added or taken away must be noticed, and no macro of the language sees a folder.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says where")).join("sounds/voice");
    println!("cargo::rerun-if-changed={}", folder.display());
    let broken = |name: &str| io::Error::other(format!("sounds/voice/{name}.part: this is no clip"));
    let mut names: Vec<String> = fs::read_dir(&folder)?
        .filter_map(|entry| {
            entry.ok()?.file_name().into_string().ok()?.strip_suffix(".part").map(str::to_owned)
        })
        .collect();
    // Sorted, to be searched by halving.
    names.sort_unstable();
    let mut table = String::from("&[\n");
    for name in names {
        let path = folder.join(format!("{name}.part"));
        let samples = samples(&fs::read(&path)?).ok_or_else(|| broken(&name))?;
        // In numbers, all in one table: texts lie among the clips, and to look at them would load those.
        let (digest, pace) = parts(&name).ok_or_else(|| broken(&name))?;
        let _ = writeln!(
            table,
            "    Clip {{ digest: {digest:?}, pace: {pace}, samples: {samples}, part: include_bytes!({path:?}) }},"
        );
    }
    table.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo says where")).join("clips.rs"), table)
}

/// How many samples an Ogg Vorbis file has: the position that its last page ends at (RFC 3533, section 6:
/// eight bytes, six after the page's capture pattern). Counted here, so that a clip is not touched before
/// it is heard.
fn samples(file: &[u8]) -> Option<u64> {
    let page = file.windows(4).rposition(|four| four == b"OggS")?;
    Some(u64::from_le_bytes(file.get(page + 6..page + 14)?.try_into().ok()?))
}

/// What a clip's name says: the digest of its line, and its pace.
fn parts(name: &str) -> Option<(Vec<u8>, u16)> {
    let (digest, pace) = name.split_once('-')?;
    let byte = |i: usize| u8::from_str_radix(digest.get(2 * i..2 * i + 2)?, 16).ok();
    Some(((0..12).map(byte).collect::<Option<_>>()?, pace.parse().ok()?))
}
