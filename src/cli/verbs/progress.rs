//! `balm progress`

use std::path::PathBuf;

use jiff::Zoned;

use crate::cli::world::memory::{Memory, planned};
use crate::cli::world::{Done, Env, Failure, complain, say, shown, target};
use crate::display::{self, Ink};
use crate::history::progress as summed_up;

/// `progress`.
#[derive(Clone, Debug, clap::Args)]
pub struct ProgressArgs {
    /// Write it as a page with drawings, into this .html file
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long, requires = "html")]
    pub force: bool,
    /// Print JSON
    #[arg(long, conflicts_with = "html")]
    pub json: bool,
}

/// Shows what the history tells over weeks.
pub fn progress(env: &Env, args: &ProgressArgs) -> Result<Done, Failure> {
    if let Some(path) = &args.html {
        target::free(path, args.force)?;
    }
    let past = Memory::find(env)?.past()?;
    let today = Zoned::now().date();
    let progress = summed_up(&past, &planned(env, &past, today), today);
    if let Some(path) = &args.html {
        target::write_private(path, display::progress_page(&progress).as_bytes())?;
        complain(&format!("Wrote {}.", shown(path)));
        return Ok(Done::Yes);
    }
    if args.json {
        return say(&display::progress_json(&progress));
    }
    if progress.sessions == 0 {
        complain("No sessions yet. balm remembers those you play: balm play");
        return Ok(Done::Yes);
    }
    if env.settings.plain {
        return say(&display::progress_words(&progress));
    }
    let ink = match (env.on_terminal, env.colour) {
        (false, _) => Ink::None,
        (true, false) => Ink::Bold,
        (true, true) => Ink::Colour,
    };
    say(&display::progress_text(&progress, env.width(), ink))
}
