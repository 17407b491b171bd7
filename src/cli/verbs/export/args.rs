//! What was typed.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::flags::RoutineArgs;
use crate::cli::world::Failure;

/// `export`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct ExportArgs {
    /// A name from `balm list` or a file; with --all any number of them, and folders
    #[arg(value_name = "ROUTINE")]
    pub routines: Vec<String>,
    /// The file to write; its ending says the format. - is standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "all")]
    pub output: Option<PathBuf>,
    /// Every routine that is named, or every one there is, into this folder; MP3 unless --format says
    #[arg(long, value_name = "FOLDER")]
    pub all: Option<PathBuf>,
    /// The format, whatever the file's ending says
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<Format>,
    /// What a chapter is: every step (unless said otherwise), every section, or nothing
    #[arg(long, value_name = "WHAT", value_enum)]
    pub chapters: Option<ChaptersBy>,
    /// For mail: one channel, 64 kbit/s of MP3 or 40 of Opus
    #[arg(long)]
    pub small: bool,
    /// As loud as it is played, and not brought to -20 LUFS by day, -26 by night
    #[arg(long)]
    pub as_played: bool,
    /// Bits of a sample of WAV, FLAC and PCM: 16, 24 or float
    #[arg(long, value_name = "BITS", value_enum)]
    pub depth: Option<DepthArg>,
    /// Of a handout: the paper it is printed on
    #[arg(long, value_name = "SIZE", value_enum)]
    pub paper: Option<PaperArg>,
    /// Of a handout: large print
    #[arg(long)]
    pub large: bool,
    /// Of a handout: as PDF
    #[arg(long)]
    pub pdf: bool,
    /// Replace the file if there is one
    #[arg(long)]
    pub force: bool,
    /// No progress bar, no word when it is done
    #[arg(long)]
    pub quiet: bool,
    /// How the routine is changed.
    #[command(flatten)]
    pub routine_args: RoutineArgs,
}

pub(super) const AFTER: &str = "\
Endings: mp3, opus, flac, wav, pcm; html (a page that plays), pdf and handout.html (a handout),
txt (its words); vtt, chapters.vtt, lrc, chapters.json.
`balm help giving` says which to choose for whom, with examples.";

/// A format by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Sound that every phone plays, with chapters
    Mp3,
    /// Sound of the same quality in less space, for newer players
    Opus,
    /// Sound without loss
    Flac,
    /// Sound as it is, for any program
    Wav,
    /// Bare samples, for a pipe: stereo, 48000 Hz, little-endian
    Pcm,
    /// A page that plays in a browser: one file, the sound inside
    Page,
    /// A handout to print, with a map of the body and days to tick
    Handout,
    /// The handout as PDF, where Chromium is installed
    Pdf,
    /// The handout as plain text, for screen readers
    Text,
    /// Captions, as WebVTT
    Vtt,
    /// Chapters, as WebVTT
    ChaptersVtt,
    /// The words with their times, for players of music
    Lrc,
    /// Chapters, as JSON for podcasts
    ChaptersJson,
}

/// Paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    /// 210 by 297 mm
    A4,
    /// 8.5 by 11 inches
    Letter,
}

/// What begins a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ChaptersBy {
    /// Every step
    Steps,
    /// Every section
    Sections,
    /// Nothing
    None,
}

/// What a sample is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DepthArg {
    /// 16-bit integers
    #[value(name = "16")]
    Int16,
    /// 24-bit integers
    #[value(name = "24")]
    Int24,
    /// 32-bit floats
    Float,
}

impl ExportArgs {
    /// Whether a browser is to print it.
    pub fn prints(&self) -> bool {
        self.pdf || self.format == Some(Format::Pdf)
    }

    /// The one routine that was named.
    pub fn one(&self) -> Result<&str, Failure> {
        match &self.routines[..] {
            [one] => Ok(one),
            [] => Err(Failure::usage("name the routine: balm export neck-release -o neck.mp3")
                .hint("`balm list` shows what there is.")),
            _ => Err(Failure::usage("one file holds one routine")
                .hint("To write many at once, name a folder for them: balm export --all FOLDER ROUTINE ...")),
        }
    }
}
