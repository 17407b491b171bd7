//! What was typed.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::fail::Failure;
use crate::cli::flags::RoutineArgs;

/// `export`.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct ExportArgs {
    /// A name from `balm list` or a file; with --all, any number of names, files and folders
    #[arg(value_name = "ROUTINE")]
    pub routines: Vec<String>,
    /// The file to write; its ending sets the format. - is standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "all")]
    pub output: Option<PathBuf>,
    /// Export all named routines, or all there are, into this folder; as MP3 unless --format is given
    #[arg(long, value_name = "FOLDER")]
    pub all: Option<PathBuf>,
    /// Use this format, whatever the file's ending
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<Format>,
    /// Start a chapter at every step (the default), at every section, or never
    #[arg(long, value_name = "WHAT", value_enum)]
    pub chapters: Option<ChaptersBy>,
    /// For mail: one channel, 64 kbit/s of MP3 or 40 of Opus
    #[arg(long)]
    pub small: bool,
    /// Keep the loudness of playback instead of -20 LUFS by day, -26 by night
    #[arg(long)]
    pub as_played: bool,
    /// Sample format of WAV, FLAC and PCM: 16, 24 or float
    #[arg(long, value_name = "BITS", value_enum)]
    pub depth: Option<DepthArg>,
    /// For a handout: paper size
    #[arg(long, value_name = "SIZE", value_enum)]
    pub paper: Option<PaperArg>,
    /// For a handout: large print
    #[arg(long)]
    pub large: bool,
    /// For a handout: write a PDF
    #[arg(long)]
    pub pdf: bool,
    /// Replace an existing file
    #[arg(long)]
    pub force: bool,
    /// Show no progress bar and no message at the end
    #[arg(long)]
    pub quiet: bool,
    /// How the routine is changed.
    #[command(flatten)]
    pub changes: RoutineArgs,
}

pub(super) const AFTER: &str = "\
Endings: mp3, opus, flac, wav, pcm; html (a page that plays), pdf and handout.html (a handout),
txt (its words); vtt, chapters.vtt, lrc, chapters.json.
`balm help giving` explains which to choose, with examples.";

/// A format by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Sound with chapters, for every phone
    Mp3,
    /// Sound of the same quality in less space, for newer players
    Opus,
    /// Lossless sound
    Flac,
    /// Uncompressed sound, for any program
    Wav,
    /// Raw samples, for a pipe: stereo, 48000 Hz, little-endian
    Pcm,
    /// A page that plays in a browser: one file that contains the sound
    Page,
    /// A handout to print, with a map of the body and days to tick
    Handout,
    /// The handout as PDF; needs Chromium
    Pdf,
    /// The handout as plain text, for screen readers
    Text,
    /// Captions, as WebVTT
    Vtt,
    /// Chapters, as WebVTT
    ChaptersVtt,
    /// The words with their times, for music players
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
    /// No chapters
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
                .hint("`balm list` shows all routines.")),
            _ => Err(Failure::usage("one file holds one routine")
                .hint("To write many at once, name a folder for them: balm export --all FOLDER ROUTINE ...")),
        }
    }
}
