//! One routine to one file.

use std::io::IsTerminal;
use std::path::Path;

use crate::cli::env::Env;
use crate::cli::fail::{Done, Failure};
use crate::cli::output::complain;
use crate::cli::reading::read;
use crate::cli::{interrupt, target};
use crate::text::Safe;
use crate::unit::Frames;

use super::args::{ExportArgs, Format};
use super::bar::{of_one, seconds, share};
use super::job::{Job, Made};
use super::wanted::{Wanted, ending, ending_of, format_of, is_stdout};

/// Writes one file and says so.
pub fn one(env: &Env, args: &ExportArgs, name: &str, path: &Path) -> Result<Done, Failure> {
    if !is_stdout(path) {
        target::free(path, args.force)?;
    }
    let format = format_of(args, Some(path))?;
    let wanted = Wanted::of(format, args)?;
    if is_stdout(path) && !wanted.is_text() && std::io::stdout().is_terminal() {
        return Err(Failure::usage("this output is not for a terminal; send it to a file or a program"));
    }
    let (found, routine) = read(env, name)?;
    let bar = of_one(args.quiet);
    let job = Job { env, args, path, wanted: &wanted, tell: &|words| bar.suspend(|| complain(words)) };
    let made = job.make(&found, routine, &mut |progress, length| {
        bar.set_length(seconds(length));
        bar.set_position(share(progress, seconds(length)));
        interrupt::stopped_by().is_none()
    });
    bar.finish_and_clear();
    match made? {
        Made::Stopped if is_stdout(path) => {
            complain("Stopped.");
            Ok(interrupt::stopped())
        }
        Made::Stopped => {
            complain("Stopped; nothing was written.");
            Ok(interrupt::stopped())
        }
        Made::InPart(lacking) => Err(lacking),
        Made::Whole(length) => {
            if !args.quiet && !is_stdout(path) {
                complain(&wrote(path, length));
                say_odd_ending(&job, format);
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
fn say_odd_ending(job: &Job<'_>, format: Format) {
    let named = ending_of(job.path).unwrap_or(format);
    let is_page = |format| matches!(format, Format::Page | Format::Handout);
    if named == format || is_page(named) && is_page(format) {
        return;
    }
    let ending = ending(format);
    (job.tell)(
        &job.about(&format!("the name does not match the format; such files usually end in {ending}")),
    );
}
