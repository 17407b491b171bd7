//! Lists the clips in `sounds/voice` for `src/voice/shipped.rs` to embed: a file that is added or
//! taken away must be noticed, and no macro of the language sees a folder.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says where")).join("sounds/voice");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = fs::read_dir(&folder)?
        .filter_map(|entry| {
            entry.ok()?.file_name().into_string().ok()?.strip_suffix(".ogg").map(str::to_owned)
        })
        .collect();
    // Sorted, to be searched by halving.
    names.sort_unstable();
    let mut table = String::from("&[\n");
    for name in names {
        let path = folder.join(format!("{name}.ogg"));
        let _ = writeln!(table, "    ({name:?}, include_bytes!({path:?})),");
    }
    table.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo says where")).join("clips.rs"), table)
}
