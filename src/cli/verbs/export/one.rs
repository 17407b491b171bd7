//! One routine to one file.

use std::io::IsTerminal;
use std::path::Path;

use crate::cli::world::Env;
use crate::cli::world::complain;
use crate::cli::world::reading::read_joined;
use crate::cli::world::{Done, Failure};
use crate::cli::world::{interrupt, target};
use crate::export::{Content, OutputKind};
use crate::text::Safe;
use crate::unit::Frames;

use super::args::ExportArgs;
use super::bar::{of_one, seconds, share};
use super::job::{Job, Made};
use super::target_file::about;

/// Writes one file and says so.
pub fn one(env: &Env, args: &ExportArgs, names: &[String], path: &Path) -> Result<Done, Failure> {
    let is_file = !args.is_to_stdout();
    if is_file {
        target::free(path, args.force)?;
    }
    let kind = args.kind()?;
    let is_binary = matches!(kind.content, Content::Sound(_) | Content::Pdf);
    if !is_file && is_binary && std::io::stdout().is_terminal() {
        return Err(Failure::usage("this output is not for a terminal; send it to a file or a program"));
    }
    let (found, routine) = read_joined(env, names)?;
    let bar = of_one(args.quiet || env.settings.plain);
    let job = Job { env, args, path, kind, tell: &|words| bar.suspend(|| complain(words)) };
    let made = job.make(&found, routine, &mut |progress, length| {
        bar.set_length(seconds(length));
        bar.set_position(share(progress, seconds(length)));
        interrupt::stopped_by().is_none()
    });
    bar.finish_and_clear();
    match made {
        Err(Failure::Stopped) => {
            complain(if is_file { "Stopped; nothing was written." } else { "Stopped." });
            Ok(interrupt::stopped())
        }
        Err(failure) | Ok(Made { lacking: Some(failure), .. }) => Err(failure),
        Ok(Made { length, lacking: None }) => {
            if !args.quiet && is_file {
                complain(&wrote(path, length));
                say_odd_ending(path, kind);
            }
            Ok(Done::Yes)
        }
    }
}

/// That a file is there.
pub fn wrote(path: &Path, length: Frames) -> String {
    format!("Wrote {} ({}).", Safe::new(&path.display().to_string()), length.duration().clock())
}

/// Whoever opens it will be misled by its name. A handout may be called a page.
fn say_odd_ending(path: &Path, kind: &'static OutputKind) {
    let named = OutputKind::of_path(path).unwrap_or(kind);
    let is_html = |kind: &OutputKind| matches!(kind.content, Content::Page(_) | Content::Handout);
    if named == kind || is_html(named) && is_html(kind) {
        return;
    }
    let words = format!("its name says otherwise; what is in it ends in {} elsewhere", kind.ending());
    complain(&about(path, &words));
}
