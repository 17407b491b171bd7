//! `balm record`: the author's own voice. Here is what may be typed and which routine is meant; `script` prints the
//! lines, `ready` takes files, `tidy` deletes what is left, `walk` goes from line to line with a microphone.

mod booth;
mod listening;
mod playback;
mod presses;
mod ready;
mod remedies;
mod routine;
mod script;
mod tidy;
mod walk;

use std::path::PathBuf;

use crate::cli::flags::language;
use crate::cli::world::{Done, Env, Failure};

use routine::Recorded;

/// `record`.
#[derive(Debug, clap::Args)]
pub struct RecordArgs {
    /// A routine of your own: a file, or a name from `balm list`
    pub routine: String,
    /// Record this language, such as es or de, if the routine has been translated
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<String>,
    /// Go through all lines, also those that are recorded
    #[arg(long, conflicts_with_all = ["list", "from", "tidy", "line"])]
    pub all: bool,
    /// Record this line only: its number in --list
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["list", "from", "tidy"])]
    pub line: Option<usize>,
    /// Record with this microphone of your sound server
    #[arg(long, value_name = "NAME")]
    pub microphone: Option<String>,
    /// Play takes back on this sound device, from `balm devices`
    #[arg(long, value_name = "NAME")]
    pub device: Option<String>,
    /// Print the lines with their numbers, to read from elsewhere
    #[arg(long, conflicts_with_all = ["from", "tidy"])]
    pub list: bool,
    /// With --list: print JSON
    #[arg(long, requires = "list")]
    pub json: bool,
    /// Take the sound files of this folder instead: 01.wav for line 1, and so on
    #[arg(long, value_name = "FOLDER", conflicts_with = "tidy")]
    pub from: Option<PathBuf>,
    /// With --from: replace recordings that you have
    #[arg(long, requires = "from")]
    pub force: bool,
    /// Delete recordings of words that are no longer in the routine
    #[arg(long)]
    pub tidy: bool,
    /// With --tidy: do not ask
    #[arg(long, requires = "tidy")]
    pub yes: bool,
}

/// Records the lines of a routine, or does what was asked with their recordings.
pub fn record(env: &Env, args: &RecordArgs) -> Result<Done, Failure> {
    let mut recorded = Recorded::open(env, &args.routine, args.language.as_deref())?;
    match &args.from {
        Some(folder) => ready::take(&mut recorded, folder, args.force),
        None if args.tidy => tidy::tidy(env, &recorded, args.yes),
        None if args.list => script::print(env, &recorded, args.json),
        None => walk::walk(env, &mut recorded, args),
    }
}
