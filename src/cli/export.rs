//! `balm export`

use std::io::{BufWriter, IsTerminal};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::export::{Depth, ExportError, export_wav};
use crate::session::Command;
use crate::text::Safe;
use crate::timeline::Options;
use crate::unit::{Duration, Frames, SAMPLE_RATE};

use super::args::{ExportArgs, Ways};
use super::assemble::{Assembly, Pace};
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::complain;
use super::prepare::{Prepared, Settled};
use super::reading::read;
use super::{interrupt, target};

/// Writes a routine to an audio file.
pub fn export(env: &Env, args: &ExportArgs) -> Result<Done, Failure> {
    let path = &args.output;
    if !path.is_dir() && !path.extension().is_some_and(|e| e.eq_ignore_ascii_case("wav")) {
        return Err(Failure::usage(format!(
            "{}: balm writes WAV files; end the name in .wav",
            path.display()
        )));
    }
    target::free(path, args.force)?;
    let (found, routine) = read(env, &args.routine)?;
    let start_in = args.changes.start_in.unwrap_or(Duration::ZERO);
    let options = Options { start_in, ..Options::default() };
    let mut prepared = Prepared::new(env, routine, &found.origin, &args.changes, options)?;
    // Looked at as the work goes on; standing still is done at once.
    interrupt::listen(|command| command == Command::Interrupt);
    let ways = Ways { quiet: args.quiet, ..Ways::default() };
    if prepared.settle(&ways, &mut || interrupt::stopped_by().is_none())? == Settled::Stopped {
        return Ok(stopped());
    }
    let timeline = prepared.timeline(Frames::ZERO);
    let length = timeline.end;
    let bar = progress_bar(length, args.quiet);
    let go_on = |done: Frames| {
        bar.set_position(done.0 / u64::from(SAMPLE_RATE));
        interrupt::stopped_by().is_none()
    };
    let depth = if args.float { Depth::Float } else { Depth::Int16 };
    let assembly = prepared.assemble(env, &timeline);
    let unspoken = Arc::clone(&assembly.unspoken);
    let written = write((path, args.force), assembly, length, depth, go_on);
    bar.finish_and_clear();
    match written {
        Err(WriteError::Export(ExportError::Stopped)) => Ok(stopped()),
        Err(WriteError::Export(e)) => Err(Failure::deed(format!("{}: {e}", path.display()))),
        Err(WriteError::File(failure)) => Err(failure),
        Ok(()) if unspoken.load(Relaxed) > 0 => Err(Failure::deed(format!(
            "{}: written, but {} of its lines could not be spoken",
            path.display(),
            unspoken.load(Relaxed)
        ))),
        Ok(()) if args.quiet => Ok(Done::Yes),
        Ok(()) => {
            let name = path.display().to_string();
            complain(&format!("Wrote {} ({}).", Safe::new(&name), length.duration().clock()));
            Ok(Done::Yes)
        }
    }
}

fn stopped() -> Done {
    complain("Stopped; nothing was written.");
    interrupt::stopped()
}

enum WriteError {
    Export(ExportError),
    File(Failure),
}

fn write(
    (path, force): (&Path, bool),
    assembly: Assembly,
    length: Frames,
    depth: Depth,
    progress: impl FnMut(Frames) -> bool,
) -> Result<(), WriteError> {
    let file = |e| WriteError::File(Failure::deed(e));
    let mut beside = target::begin(path, force).map_err(file)?;
    let mixer = assembly.mixer(Pace::Offline);
    let out = BufWriter::with_capacity(1 << 18, beside.file());
    export_wav(mixer, length, depth, out, progress).map_err(WriteError::Export)?;
    beside.commit().map_err(file)
}

fn progress_bar(length: Frames, quiet: bool) -> ProgressBar {
    let seen = !quiet && std::io::stderr().is_terminal();
    let target = if seen { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(length.0 / u64::from(SAMPLE_RATE)), target);
    let style = ProgressStyle::with_template("Writing {wide_bar} {percent:>3}%  {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
