//! What kind of file is wanted, and whether it can be had as it was asked for.

use std::path::Path;

use crate::cli::fail::Failure;
use crate::export::{self, Chapters, Depth, Paper, Print};

use super::args::{ChaptersBy, DepthArg, ExportArgs, Format, PaperArg};

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Sound.
    Audio(export::Format),
    /// Text about the sound.
    Text(Text),
    /// A page that plays.
    Page,
    /// Something to print.
    Handout(Print),
    /// The same as PDF.
    Pdf(Print),
}

/// Text that is made of a session's words and chapters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Handout,
    Vtt,
    ChaptersVtt,
    Lrc,
    ChaptersJson,
}

/// Endings, longer ones before those they end in.
const ENDINGS: &[(&str, Format)] = &[
    (".mp3", Format::Mp3),
    (".opus", Format::Opus),
    (".ogg", Format::Opus),
    (".flac", Format::Flac),
    (".wav", Format::Wav),
    (".wave", Format::Wav),
    (".pcm", Format::Pcm),
    (".raw", Format::Pcm),
    (".html", Format::Page),
    (".htm", Format::Page),
    (".pdf", Format::Pdf),
    (".txt", Format::Text),
    (".chapters.vtt", Format::ChaptersVtt),
    (".vtt", Format::Vtt),
    (".lrc", Format::Lrc),
    (".json", Format::ChaptersJson),
];

/// Asked for again and again, and why balm has none.
const NO_AAC: &str =
    "MP3 plays on the same phones and shows its chapters on more of them: end the name in .mp3.";

impl Kind {
    /// What was asked for, by name or by the file's ending.
    pub fn of(args: &ExportArgs, path: Option<&Path>) -> Result<Self, Failure> {
        let format = match (args.format, path) {
            (Some(format), _) => format,
            (None, None) => Format::Mp3,
            (None, Some(path)) if is_stdout(path) => {
                return Err(Failure::usage("standard output has no ending; say --format wav, or another"));
            }
            (None, Some(path)) => by_ending(path)?,
        };
        let format = if args.pdf { pdf(format)? } else { format };
        fits(format, args)?;
        let paper = if args.paper == Some(PaperArg::Letter) { Paper::Letter } else { Paper::A4 };
        let print = Print { paper, large: args.large };
        let depth = match args.depth {
            None | Some(DepthArg::Int16) => Depth::Int16,
            Some(DepthArg::Int24) => Depth::Int24,
            Some(DepthArg::Float) => Depth::Float,
        };
        Ok(match format {
            Format::Mp3 => Self::Audio(export::Format::Mp3),
            Format::Opus => Self::Audio(export::Format::Opus),
            Format::Flac => Self::Audio(export::Format::Flac(depth)),
            Format::Wav => Self::Audio(export::Format::Wav(depth)),
            Format::Pcm => Self::Audio(export::Format::Pcm(depth)),
            Format::Page => Self::Page,
            Format::Handout => Self::Handout(print),
            Format::Pdf => Self::Pdf(print),
            Format::Text => Self::Text(Text::Handout),
            Format::Vtt => Self::Text(Text::Vtt),
            Format::ChaptersVtt => Self::Text(Text::ChaptersVtt),
            Format::Lrc => Self::Text(Text::Lrc),
            Format::ChaptersJson => Self::Text(Text::ChaptersJson),
        })
    }

    /// How the name of a file of this kind ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Audio(export::Format::Mp3) => ".mp3",
            Self::Audio(export::Format::Opus) => ".opus",
            Self::Audio(export::Format::Flac(_)) => ".flac",
            Self::Audio(export::Format::Wav(_)) => ".wav",
            Self::Audio(export::Format::Pcm(_)) => ".pcm",
            Self::Page => ".html",
            Self::Handout(_) => ".handout.html",
            Self::Pdf(_) => ".pdf",
            Self::Text(Text::Handout) => ".txt",
            Self::Text(Text::Vtt) => ".vtt",
            Self::Text(Text::ChaptersVtt) => ".chapters.vtt",
            Self::Text(Text::Lrc) => ".lrc",
            Self::Text(Text::ChaptersJson) => ".chapters.json",
        }
    }
}

/// `-`.
pub fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What begins a chapter.
pub fn chapters(args: &ExportArgs) -> Chapters {
    match args.chapters {
        ChaptersBy::Steps => Chapters::Steps,
        ChaptersBy::Sections => Chapters::Sections,
        ChaptersBy::None => Chapters::None,
    }
}

fn by_ending(path: &Path) -> Result<Format, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    if let Some((_, format)) = ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)) {
        return Ok(*format);
    }
    let failure = Failure::usage(format!("{}: the ending does not say which format", path.display()));
    Err(match name.rsplit('.').next() {
        Some("m4a" | "m4b" | "aac" | "mp4") => failure.hint(NO_AAC),
        _ => failure.hint(
            "End the name in .mp3, .opus, .flac, .wav, .html, .pdf, .txt, .vtt or .lrc, or give --format.",
        ),
    })
}

/// `--pdf`, which only a handout can be.
fn pdf(format: Format) -> Result<Format, Failure> {
    match format {
        Format::Handout | Format::Pdf => Ok(Format::Pdf),
        _ => Err(Failure::usage("--pdf is for handouts: --format handout --pdf")),
    }
}

/// Whether what was asked for beside the format makes sense with it.
fn fits(format: Format, args: &ExportArgs) -> Result<(), Failure> {
    let sound = matches!(format, Format::Mp3 | Format::Opus | Format::Flac | Format::Wav | Format::Pcm);
    let kept = matches!(format, Format::Flac | Format::Wav | Format::Pcm);
    if args.depth.is_some() && !kept {
        return Err(Failure::usage("--depth is for WAV, FLAC and PCM"));
    }
    if args.depth == Some(DepthArg::Float) && format == Format::Flac {
        return Err(Failure::usage("FLAC has whole numbers only: --depth 16 or 24"));
    }
    if args.small && (!sound || kept) {
        return Err(Failure::usage("--small is for MP3 and Opus; the others keep every sample"));
    }
    let printed = matches!(format, Format::Handout | Format::Pdf);
    if (args.large || args.paper.is_some()) && !printed {
        return Err(Failure::usage("--paper and --large are for handouts: --format handout"));
    }
    if args.as_played && !sound {
        return Err(Failure::usage("--as-played is for sound"));
    }
    Ok(())
}
