//! One routine to one file.

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use crate::cli::args::Ways;
use crate::cli::assemble::Pace;
use crate::cli::env::Env;
use crate::cli::fail::{Done, Failure};
use crate::cli::output::complain;
use crate::cli::prepare::{Prepared, Settled};
use crate::cli::reading::read;
use crate::cli::{interrupt, target};
use crate::export::{Audio, Format, Loudness, Tags, Work, chapters_json, chapters_vtt, cover, lrc, vtt};
use crate::library::Found;
use crate::lint::heed;
use crate::routine::Routine;
use crate::text::Safe;
use crate::timeline::{Options, Timeline};
use crate::unit::{Duration, Frames};

use super::args::ExportArgs;
use super::bar::{bar, position};
use super::kind::{Kind, Text, chapters, is_stdout};
use super::out::{self, Unwritten};
use super::stopped;

/// What became of a file.
pub enum Made {
    /// It is there; so long, and so many of its lines could not be spoken.
    Whole(Frames, u64),
    /// It was broken off.
    Stopped,
}

/// Writes one file and says so.
pub fn one(env: &Env, args: &ExportArgs, name: &str, path: &Path, kind: &Kind) -> Result<Done, Failure> {
    if is_stdout(path) {
        if matches!(kind, Kind::Audio(_)) && std::io::stdout().is_terminal() {
            return Err(Failure::usage("sound is not for a terminal; send it into a file or a program"));
        }
    } else {
        target::free(path, args.force)?;
    }
    let (found, routine) = read(env, name)?;
    let progress = bar(Frames::ZERO, args.quiet);
    let made = make(env, args, (&found, routine), path, kind, &mut |work, length| {
        progress.set_length(super::bar::seconds(length));
        progress.set_position(position(work, length));
        interrupt::stopped_by().is_none()
    });
    progress.finish_and_clear();
    match made? {
        Made::Stopped => Ok(stopped()),
        Made::Whole(length, unspoken) => {
            if unspoken > 0 {
                let name = path.display();
                return Err(Failure::deed(format!(
                    "{name}: written, but {unspoken} of its lines could not be spoken"
                )));
            }
            if !args.quiet && !is_stdout(path) {
                complain(&wrote(path, length));
            }
            Ok(Done::Yes)
        }
    }
}

/// That a file is there.
pub fn wrote(path: &Path, length: Frames) -> String {
    format!("Wrote {} ({}).", Safe::new(&path.display().to_string()), length.duration().clock())
}

/// Makes one file. `progress` is told how far it came, and of how long a session.
pub fn make(
    env: &Env,
    args: &ExportArgs,
    (found, routine): (&Found, Routine),
    path: &Path,
    kind: &Kind,
    progress: &mut dyn FnMut(Work, Frames) -> bool,
) -> Result<Made, Failure> {
    let start_in = args.changes.start_in.unwrap_or(Duration::ZERO);
    let options = Options { start_in, ..Options::default() };
    let mut prepared = Prepared::new(env, routine, &found.origin, &args.changes, options)?;
    let ways = Ways { quiet: args.quiet, ..Ways::default() };
    if prepared.settle(&ways, &mut || interrupt::stopped_by().is_none())? == Settled::Stopped {
        return Ok(Made::Stopped);
    }
    let timeline = prepared.timeline(Frames::ZERO);
    let tags = tags(&prepared, &timeline, args, kind);
    match kind {
        Kind::Text(text) => {
            out::bytes(path, args.force, told(*text, &tags).as_bytes())?;
            Ok(Made::Whole(timeline.end, 0))
        }
        Kind::Audio(format) => {
            let audio = Audio { format: *format, small: args.small, loudness: loudness(args, &timeline) };
            let assembly = prepared.assemble(env, &timeline);
            let unspoken = Arc::clone(&assembly.unspoken);
            let mut mixer = assembly.mixer(Pace::Offline);
            let on = &mut |work| progress(work, timeline.end);
            match out::sound(path, args.force, &mut mixer, &tags, audio, on) {
                Ok(()) => Ok(Made::Whole(timeline.end, unspoken.load(Relaxed))),
                Err(Unwritten::Stopped) => Ok(Made::Stopped),
                Err(Unwritten::Failed(failure)) => Err(failure),
            }
        }
    }
}

fn loudness(args: &ExportArgs, timeline: &Timeline) -> Loudness {
    if args.as_played { Loudness::AsPlayed } else { Loudness::of(timeline.kind) }
}

fn told(text: Text, tags: &Tags) -> String {
    match text {
        Text::Vtt => vtt(tags),
        Text::ChaptersVtt => chapters_vtt(tags),
        Text::Lrc => lrc(tags),
        Text::ChaptersJson => chapters_json(tags),
    }
}

fn tags(prepared: &Prepared, timeline: &Timeline, args: &ExportArgs, kind: &Kind) -> Tags {
    let routine = prepared.routine();
    let pictured = matches!(kind, Kind::Audio(format) if !matches!(format, Format::Pcm(_)));
    let cover = pictured.then(|| picture(timeline)).flatten();
    Tags::of(routine, timeline, chapters(args), &heed(routine), cover)
}

/// The cover, where this balm can draw in pixels. A picture is not worth failing for.
fn picture(timeline: &Timeline) -> Option<Vec<u8>> {
    let svg = cover(timeline);
    #[cfg(feature = "png")]
    return crate::export::cover_png(&svg).ok();
    #[cfg(not(feature = "png"))]
    {
        let _ = svg;
        None
    }
}
