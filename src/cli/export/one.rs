//! One routine to one file.

use std::io::{Cursor, IsTerminal};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use crate::cli::args::Ways;
use crate::cli::assemble::Pace;
use crate::cli::env::Env;
use crate::cli::fail::{Done, Failure};
use crate::cli::output::complain;
use crate::cli::prepare::{Prepared, Settled};
use crate::cli::reading::read;
use crate::cli::{interrupt, target};
use crate::export::{
    self, Audio, ExportError, Format, Leaflet, Loudness, Tags, Work, chapters_json, chapters_vtt, cover,
    export_audio, handout, handout_text, lrc, vtt,
};
use crate::library::Found;
use crate::lint::heed;
use crate::mixer::Mixer;
use crate::routine::Routine;
use crate::text::Safe;
use crate::timeline::{Options, Timeline};
use crate::unit::{Duration, Frames, SAMPLE_RATE};

use super::args::ExportArgs;
use super::bar::{bar, position, seconds};
use super::kind::{Kind, Text, chapters, is_stdout};
use super::out::{self, Unwritten};
use super::pdf::pdf;
use super::stopped;

/// How wide plain text is set: as mail is.
const PLAIN: usize = 72;
/// A second of small MP3, in bytes.
const SECOND: u64 = 8000;
/// Beyond this many bytes a page is too much for most mail.
const LARGE: u64 = 15_000_000;
/// Beyond this many, for the memory of phones that are not new.
const LARGEST: u64 = 40_000_000;

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
        progress.set_length(seconds(length));
        progress.set_position(position(work, length));
        interrupt::stopped_by().is_none()
    });
    progress.finish_and_clear();
    match made? {
        Made::Stopped => Ok(stopped()),
        Made::Whole(length, unspoken) => {
            if unspoken > 0 {
                return Err(in_part(path, unspoken));
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

/// That a file is there, and what it lacks.
pub fn in_part(path: &Path, unspoken: u64) -> Failure {
    Failure::deed(format!("{}: written, but {unspoken} of its lines could not be spoken", path.display()))
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
    let on = &mut |work| progress(work, timeline.end);
    match kind {
        Kind::Audio(format) => sound(env, args, prepared, &timeline, path, *format, on),
        Kind::Page => page(env, args, prepared, &timeline, path, on),
        Kind::Text(text) => {
            let tags = || tags(&prepared, &timeline, args, None);
            let text = match text {
                Text::Handout => leaflet(&prepared, &timeline, |leaflet| handout_text(leaflet, PLAIN)),
                Text::Vtt => vtt(&tags()),
                Text::ChaptersVtt => chapters_vtt(&tags()),
                Text::Lrc => lrc(&tags()),
                Text::ChaptersJson => chapters_json(&tags()),
            };
            out::bytes(path, args.force, text.as_bytes())?;
            Ok(Made::Whole(timeline.end, 0))
        }
        Kind::Handout(print) | Kind::Pdf(print) => {
            let html = leaflet(&prepared, &timeline, |leaflet| handout(leaflet, *print));
            let bytes = match kind {
                Kind::Pdf(_) => pdf(&html).map_err(Failure::deed)?,
                _ => html.into_bytes(),
            };
            out::bytes(path, args.force, &bytes)?;
            Ok(Made::Whole(timeline.end, 0))
        }
    }
}

/// A sound file.
fn sound(
    env: &Env,
    args: &ExportArgs,
    prepared: Prepared,
    timeline: &Arc<Timeline>,
    path: &Path,
    format: Format,
    progress: &mut dyn FnMut(Work) -> bool,
) -> Result<Made, Failure> {
    let loudness = if args.as_played { Loudness::AsPlayed } else { Loudness::of(timeline.kind) };
    let audio = Audio { format, small: args.small, loudness };
    let cover = if matches!(format, Format::Pcm(_)) { None } else { picture(timeline) };
    let tags = tags(&prepared, timeline, args, cover);
    let (mut mixer, unspoken) = mixer(prepared, env, timeline);
    match out::sound(path, args.force, &mut mixer, &tags, audio, progress) {
        Ok(()) => Ok(Made::Whole(timeline.end, unspoken.load(Relaxed))),
        Err(Unwritten::Stopped) => Ok(Made::Stopped),
        Err(Unwritten::Failed(failure)) => Err(failure),
    }
}

/// A page: its sound first, small and in memory.
fn page(
    env: &Env,
    args: &ExportArgs,
    prepared: Prepared,
    timeline: &Arc<Timeline>,
    path: &Path,
    progress: &mut dyn FnMut(Work) -> bool,
) -> Result<Made, Failure> {
    // Known before the work: the sound takes the same for every second, and a third more in letters.
    let size = timeline.end.0 / u64::from(SAMPLE_RATE) * SECOND * 4 / 3;
    let told = |what: &str| format!("{}: {what}", Safe::new(&path.display().to_string()));
    if size > LARGEST {
        let words = format!("a page of {} MB is more than phones open", size / 1_000_000);
        return Err(
            Failure::deed(told(&words)).hint("Give the sound as MP3 and the words as a handout instead.")
        );
    }
    if size > LARGE && !args.quiet {
        let words =
            format!("this page has {} MB, too much for most mail; the MP3 is smaller", size / 1_000_000);
        complain(&told(&words));
    }
    let notes = prepared.notes.clone();
    let routine = prepared.routine().clone();
    let heed = heed(&routine);
    let leaflet = Leaflet { routine: &routine, timeline, heed: &heed, notes: &notes };
    // What it would say of itself stands in the page.
    let tags = Tags { chapters: Vec::new(), spoken: Vec::new(), ..tags(&prepared, timeline, args, None) };
    let audio = Audio { format: Format::Mp3, small: true, loudness: Loudness::of(timeline.kind) };
    let (mut mixer, unspoken) = mixer(prepared, env, timeline);
    let mut mp3 = Cursor::new(Vec::new());
    match export_audio(&mut mixer, &tags, audio, &mut mp3, progress) {
        Ok(()) => {}
        Err(ExportError::Stopped) => return Ok(Made::Stopped),
        Err(ExportError::Write(e)) => return Err(Failure::deed(told(&e.to_string()))),
    }
    out::bytes(path, args.force, export::page(&leaflet, mp3.get_ref()).as_bytes())?;
    Ok(Made::Whole(timeline.end, unspoken.load(Relaxed)))
}

/// What plays it, and the count of lines that could not be spoken.
fn mixer(prepared: Prepared, env: &Env, timeline: &Arc<Timeline>) -> (Mixer, Arc<AtomicU64>) {
    let assembly = prepared.assemble(env, timeline);
    let unspoken = Arc::clone(&assembly.unspoken);
    (assembly.mixer(Pace::Offline), unspoken)
}

fn leaflet(prepared: &Prepared, timeline: &Timeline, write: impl Fn(&Leaflet<'_>) -> String) -> String {
    let routine = prepared.routine();
    write(&Leaflet { routine, timeline, heed: &heed(routine), notes: &prepared.notes })
}

fn tags(prepared: &Prepared, timeline: &Timeline, args: &ExportArgs, cover: Option<Vec<u8>>) -> Tags {
    let routine = prepared.routine();
    Tags::of(routine, timeline, chapters(args), &heed(routine), cover)
}

/// The cover, where this balm can draw in pixels. A picture is not worth failing for.
fn picture(timeline: &Timeline) -> Option<Vec<u8>> {
    let svg = cover(timeline);
    #[cfg(feature = "png")]
    return export::cover_png(&svg).ok();
    #[cfg(not(feature = "png"))]
    {
        let _ = svg;
        None
    }
}
