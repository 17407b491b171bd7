//! `record --from`: sound files that were recorded elsewhere.

use std::path::Path;

use crate::cli::world::{Done, Failure, complain, say, shown, warn};
use crate::files::open_regular;
use crate::narration::ReadyFiles;
use crate::sound::{Media, Take, TakeFault};
use crate::text::{Safe, all_of, count, fit};

use super::routine::Recorded;

/// How much of a line tells which it is.
const GLANCE: usize = 60;

/// Takes each file that belongs to a line.
pub fn take(recorded: &mut Recorded, folder: &Path, force: bool) -> Result<Done, Failure> {
    let ready = ReadyFiles::find(folder, &recorded.sheet).map_err(Failure::failed)?;
    if ready.matched.is_empty() && ready.unclear.is_empty() {
        return Err(Failure::failed(format!("{}: no file in it belongs to a line", shown(folder))).hint(
            &format!(
                "A file is called by the number of its line, such as 01.wav: balm record {} --list",
                recorded.called
            ),
        ));
    }
    let (mut taken, mut refused) = (0, ready.unclear.len());
    for (line, path) in &ready.matched {
        let (file, name) = (shown(path), recorded.line(*line).number);
        if recorded.line(*line).recorded && !force {
            say(&format!("{file}: line {name} is recorded already; to replace it: --force\n"))?;
            continue;
        }
        match finished(path) {
            Ok(take) => {
                recorded.keep(*line, &take)?.iter().for_each(|note| complain(note));
                let words = fit(recorded.line(*line).text.as_str(), GLANCE);
                say(&format!("{file}: line {name}, {}: {words}\n", seconds(&take)))?;
                taken += 1;
            }
            Err(why) => {
                warn(why);
                refused += 1;
            }
        }
    }
    for (line, paths) in &ready.unclear {
        let files: Vec<String> = paths.iter().map(|path| shown(path).to_string()).collect();
        let files = all_of(&files.iter().map(String::as_str).collect::<Vec<_>>());
        let number = recorded.line(*line).number;
        warn(format!("line {number}: {files} have its number, and none was taken"));
    }
    for path in &ready.left_over {
        say(&format!("{}: belongs to no line\n", shown(path)))?;
    }
    say(&format!("Took {}. {}", count(taken, "file", "files"), recorded.what_next()))?;
    if refused > 0 { Err(Failure::AlreadyReported(1)) } else { Ok(Done::Yes) }
}

/// A file made into a recording; else why not, naming it.
fn finished(path: &Path) -> Result<Take, Safe> {
    let file = open_regular(path).map_err(|why| Safe::new(&why.to_string()))?;
    let media = Media::file(&path.display().to_string(), file);
    match Take::of_file(&media).map_err(|why| Safe::new(&why.to_string()))? {
        Ok(take) => Ok(take),
        Err(fault) => Err(Safe::new(&format!("{}: {}", path.display(), because(fault)))),
    }
}

/// Why a take cannot be used.
pub fn because(fault: TakeFault) -> &'static str {
    match fault {
        TakeFault::Empty => "no words are heard in it",
        TakeFault::Clipped => "it is too loud and distorted",
    }
}

/// How long a take is.
pub fn seconds(take: &Take) -> String {
    format!("{:.1} s", take.length().duration().millis() as f64 / 1000.0)
}
