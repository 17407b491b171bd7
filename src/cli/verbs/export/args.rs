//! What was typed.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::flags::RoutineArgs;
use crate::cli::world::Failure;
use crate::export::{Chapters, Content, Depth, FileOptions, Link, OUTPUT_KINDS, OutputKind, Paper, Print};

/// `export`.
#[derive(Debug, clap::Args)]
#[command(after_help = after())]
pub struct ExportArgs {
    /// A name from `balm list` or a file; several become one session; with --all, names, files and folders
    #[arg(value_name = "ROUTINE")]
    pub routines: Vec<String>,
    /// The file to write; its ending sets the format. - is standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "all")]
    pub output: Option<PathBuf>,
    /// Export all named routines, or all there are, into this folder; as MP3 unless --format is given
    #[arg(long, value_name = "FOLDER")]
    pub all: Option<PathBuf>,
    /// Use this format, whatever the file's ending
    #[arg(long, value_name = "FORMAT", value_parser = kinds())]
    pub format: Option<&'static OutputKind>,
    /// Start a chapter at every step (the default), at every section, or never
    #[arg(long, value_name = "WHAT", value_parser = one_of(CHAPTERS.iter().copied()))]
    pub chapters: Option<Chapters>,
    /// For mail: one channel, 64 kbit/s of MP3 or 40 of Opus
    #[arg(long)]
    pub small: bool,
    /// Keep the loudness of playback instead of -20 LUFS by day, -26 by night
    #[arg(long)]
    pub as_played: bool,
    /// Sample format of WAV, FLAC and PCM: 16, 24 or float
    #[arg(long, value_name = "BITS", value_parser = one_of(DEPTHS.iter().copied()))]
    pub depth: Option<Depth>,
    /// For a handout: paper size
    #[arg(long, value_name = "SIZE", value_parser = one_of(PAPERS.iter().copied()))]
    pub paper: Option<Paper>,
    /// For a handout: large print
    #[arg(long)]
    pub large: bool,
    /// For a handout: add a slip to fill in by hand and bring back to the therapist
    #[arg(long)]
    pub slip: bool,
    /// For a handout: print this https address, and a QR code of it
    #[arg(long, value_name = "ADDRESS", value_parser = Link::new, conflicts_with = "all")]
    pub link: Option<Link>,
    /// For a handout: write a PDF
    #[arg(long)]
    pub pdf: bool,
    /// Replace an existing file
    #[arg(long)]
    pub force: bool,
    /// Show no progress bar and no message at the end
    #[arg(long)]
    pub quiet: bool,
    /// Draw a picture anew for another balm
    #[arg(long, hide = true)]
    pub redraw: bool,
    /// How the routine is changed.
    #[command(flatten)]
    pub changes: RoutineArgs,
}

const CHAPTERS: &[(&str, &str, Chapters)] = &[
    ("steps", "Every step", Chapters::Steps),
    ("sections", "Every section", Chapters::Sections),
    ("none", "Nothing", Chapters::None),
];
const DEPTHS: &[(&str, &str, Depth)] = &[
    ("16", "16-bit integers", Depth::Int16),
    ("24", "24-bit integers", Depth::Int24),
    ("float", "32-bit floats", Depth::Float),
];
const PAPERS: &[(&str, &str, Paper)] =
    &[("a4", "210 by 297 mm", Paper::A4), ("letter", "8.5 by 11 inches", Paper::Letter)];

/// Asked for again and again, and why balm has none.
const NO_AAC: &str =
    "MP3 plays on the same phones and shows its chapters on more of them: end the name in .mp3.";

/// Reads one of these names, which help lists.
fn one_of<T: Copy + Send + Sync + 'static>(
    named: impl IntoIterator<Item = (&'static str, &'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    let named: Vec<_> = named.into_iter().collect();
    let names = named.iter().map(|(name, about, _)| PossibleValue::new(*name).help(*about));
    PossibleValuesParser::new(names.collect::<Vec<_>>()).try_map(move |typed| {
        let one = named.iter().find(|(name, ..)| *name == typed);
        one.map(|(.., value)| *value).ok_or("not one of these")
    })
}

fn kinds() -> impl TypedValueParser<Value = &'static OutputKind> {
    one_of(OUTPUT_KINDS.iter().map(|kind| (kind.name, kind.about, kind)))
}

/// The endings that say a format, with its name where they do not.
fn after() -> String {
    let endings = OUTPUT_KINDS.iter().map(|kind| {
        let ending = kind.ending().trim_start_matches('.');
        let says = ending.contains(&kind.name.replace('-', "."));
        if says { ending.to_owned() } else { format!("{ending} ({})", kind.name) }
    });
    let endings = endings.collect::<Vec<_>>().join(", ");
    format!("Endings: {endings}.\n`balm help giving` explains which to choose, with examples.")
}

impl ExportArgs {
    /// Whether it goes to standard output.
    pub fn is_to_stdout(&self) -> bool {
        self.output.as_deref().is_some_and(|path| path.as_os_str() == "-")
    }

    /// Whether a browser is to print it.
    pub fn prints(&self) -> bool {
        self.pdf || self.format.is_some_and(|kind| matches!(kind.content, Content::Pdf))
    }

    /// The routines that were named: several become one session.
    pub fn named(&self) -> Result<&[String], Failure> {
        match &self.routines[..] {
            [] => Err(Failure::usage("name the routine: balm export neck-release -o neck.mp3")
                .hint("`balm list` shows all routines.")),
            named => Ok(named),
        }
    }

    /// What kind of file is wanted, by name or by the file's ending; all that was typed fits it, and what it
    /// needs is installed.
    pub fn kind(&self) -> Result<&'static OutputKind, Failure> {
        let kind = match (self.format, self.output.as_deref()) {
            (Some(kind), _) => kind,
            (None, Some(_)) if self.is_to_stdout() => {
                return Err(Failure::usage(
                    "standard output has no file ending; add --format wav, or another format",
                ));
            }
            (None, Some(path)) => OutputKind::of_path(path).ok_or_else(|| no_kind(path))?,
            (None, None) if self.pdf => pdf()?,
            (None, None) => &OUTPUT_KINDS[0],
        };
        let kind = match kind.content {
            Content::Handout if self.pdf => pdf()?,
            _ => kind,
        };
        self.fits(kind)?;
        kind.check_programs().map_err(Failure::failed)?;
        Ok(kind)
    }

    /// What was chosen of the file.
    pub fn options(&self) -> FileOptions {
        FileOptions {
            chapters: self.chapters.unwrap_or_default(),
            small: self.small,
            as_played: self.as_played,
            depth: self.depth.unwrap_or_default(),
            print: Print { paper: self.paper.unwrap_or_default(), large: self.large, slip: self.slip },
        }
    }

    /// Whether what was asked for beside the format makes sense with it.
    fn fits(&self, kind: &OutputKind) -> Result<(), Failure> {
        let sound = kind.sound();
        let is_handout = matches!(kind.content, Content::Handout | Content::Pdf);
        let is_page = matches!(kind.content, Content::Page(_));
        let depths = sound.map_or(&[][..], |format| format.depths);
        let wrong = if self.pdf && !is_handout {
            "--pdf is for handouts: --format handout --pdf"
        } else if self.depth.is_some() && depths.is_empty() {
            "--depth is for WAV, FLAC and PCM"
        } else if self.depth.is_some_and(|depth| !depths.contains(&depth)) {
            "FLAC has no floats; use --depth 16 or 24"
        } else if self.small && is_page {
            "a page cannot be made smaller; for mail, use an MP3 with --small"
        } else if self.chapters.is_some() && kind.max_chapters() == 0 {
            "--chapters is for sound files with chapters and for lists of chapters"
        } else if self.small && !sound.is_some_and(|format| format.small) {
            "--small is for MP3 and Opus; the others keep every sample"
        } else if (self.large || self.slip || self.paper.is_some()) && !is_handout {
            "--paper, --large and --slip are for handouts: --format handout"
        } else if self.link.is_some() && !is_handout && !matches!(kind.content, Content::Text(_)) {
            "--link is for handouts: --format handout"
        } else if self.as_played && sound.is_none() {
            "--as-played is for sound"
        } else {
            return Ok(());
        };
        Err(Failure::usage(wrong))
    }
}

fn pdf() -> Result<&'static OutputKind, Failure> {
    OutputKind::named("pdf").ok_or_else(|| Failure::usage("this balm prints no PDF"))
}

fn no_kind(path: &Path) -> Failure {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let failure = Failure::usage(format!("{}: the ending does not say which format", path.display()));
    match name.rsplit('.').next() {
        Some("m4a" | "m4b" | "aac" | "mp4") => failure.hint(NO_AAC),
        _ => {
            let endings: Vec<&str> = OUTPUT_KINDS.iter().map(OutputKind::ending).collect();
            failure.hint(&format!("End the name in one of these, or give --format: {}", endings.join(" ")))
        }
    }
}
