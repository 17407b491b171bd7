//! `balm show`

use std::path::{Path, PathBuf};

use crate::care::contraindications;
use crate::display;
use crate::export::picture;
use crate::prepare::{LeadIn, Prepared};
use crate::session::Command;
use crate::text::Safe;
use crate::unit::Duration;

use super::env::Env;
use super::fail::{Done, Failure};
use super::flags::RoutineArgs;
use super::interrupt;
use super::output::{complain, say};
use super::reading::read;
use super::{target, voices};

/// `show`.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// A name from `balm list` or a file
    pub routine: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Draw the routine as a timeline to print, into a .svg or .png file
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub picture: Option<PathBuf>,
    /// Replace an existing picture
    #[arg(long, requires = "picture")]
    pub force: bool,
    /// How the routine is changed.
    #[command(flatten)]
    pub changes: RoutineArgs,
}

/// Prints a routine's timeline, or draws it.
pub fn show(env: &Env, args: &ShowArgs) -> Result<Done, Failure> {
    let format = args.picture.as_deref().map(|path| format_of(path, args.force)).transpose()?;
    let (found, routine) = read(env, &args.routine)?;
    let voices = voices::here(env, args.changes.voice.as_deref())?;
    let choices = args.changes.choices(&env.settings, Duration::ZERO);
    let mut prepared = Prepared::new(routine, &found.origin, &choices, voices)?;
    // A program that gets ready to speak does not outlive Ctrl-C.
    interrupt::listen(|command| command == Command::Interrupt);
    prepared.resolve_lines(&mut |wait| {
        voices::words(wait).iter().for_each(|words| complain(words));
        interrupt::stopped_by().is_none()
    })?;
    let timeline = prepared.timeline(LeadIn::default());
    let notes = display::adapted(prepared.adapted());
    if let (Some(path), Some(format)) = (&args.picture, format) {
        let svg = picture(&timeline, prepared.routine(), &notes);
        let drawn = rendered(svg, format).map_err(|e| Failure::deed(format!("{}: {e}", path.display())))?;
        target::write(path, args.force, &drawn)?;
        complain(&format!("Drew {}.", Safe::new(&path.display().to_string())));
        return Ok(Done::Yes);
    }
    let before = display::before_in_full(prepared.routine(), &contraindications(prepared.routine()));
    if args.json {
        say(&display::show_json(&timeline, &before, &notes))?;
    } else {
        say(&display::show(&timeline, &before, &notes, env.width()))?;
    }
    Ok(Done::Yes)
}

/// What a picture is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PictureFormat {
    Svg,
    Png,
}

/// Looked at before anything is done.
fn format_of(path: &Path, force: bool) -> Result<PictureFormat, Failure> {
    let ends = |ending: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    let format = match () {
        () if ends("svg") => PictureFormat::Svg,
        () if ends("png") && cfg!(feature = "png") => PictureFormat::Png,
        () if ends("png") => {
            return Err(Failure::usage("this balm was built without PNG pictures; end the name in .svg"));
        }
        () => {
            let name = path.display();
            return Err(Failure::usage(format!(
                "{name}: a picture is SVG or PNG; end the name in .svg or .png"
            )));
        }
    };
    target::free(path, force)?;
    Ok(format)
}

#[cfg(feature = "png")]
fn rendered(svg: String, format: PictureFormat) -> Result<Vec<u8>, crate::export::PngError> {
    match format {
        PictureFormat::Svg => Ok(svg.into_bytes()),
        PictureFormat::Png => crate::export::png(&svg),
    }
}

#[cfg(not(feature = "png"))]
fn rendered(svg: String, _: PictureFormat) -> Result<Vec<u8>, std::convert::Infallible> {
    Ok(svg.into_bytes())
}
