//! What kind of file is wanted, and whether it can be had as it was asked for.

use std::path::{Path, PathBuf};

use crate::cli::fail::Failure;
use crate::export::{self, Chapters, Depth, Paper, Print, Uncompressed};

use super::args::{ChaptersBy, DepthArg, ExportArgs, Format, PaperArg};
use super::pdf::browser;

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Sound.
    Audio(export::Format),
    /// Text about the sound.
    Text(Text),
    /// A page that plays.
    Page,
    /// Something to print.
    Handout(Print),
    /// The same as PDF, printed by this browser.
    Pdf(Print, PathBuf),
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

/// What the names of files end in; the first is what balm gives them itself.
const ENDINGS: &[(Format, &[&str])] = &[
    (Format::Mp3, &[".mp3"]),
    (Format::Opus, &[".opus", ".ogg"]),
    (Format::Flac, &[".flac"]),
    (Format::Wav, &[".wav", ".wave"]),
    (Format::Pcm, &[".pcm", ".raw"]),
    (Format::Page, &[".html", ".htm"]),
    (Format::Handout, &[".handout.html", ".handout.htm"]),
    (Format::Pdf, &[".pdf"]),
    (Format::Text, &[".txt"]),
    (Format::Vtt, &[".vtt"]),
    (Format::ChaptersVtt, &[".chapters.vtt"]),
    (Format::Lrc, &[".lrc"]),
    (Format::ChaptersJson, &[".chapters.json", ".json"]),
];

/// Asked for again and again, and why balm has none.
const NO_AAC: &str =
    "MP3 plays on the same phones and shows its chapters on more of them: end the name in .mp3.";

/// The format that was asked for, by name or by the file's ending.
pub fn format_of(args: &ExportArgs, path: Option<&Path>) -> Result<Format, Failure> {
    let format = match (args.format, path) {
        (Some(format), _) => format,
        (None, None) if args.pdf => Format::Pdf,
        (None, None) => Format::Mp3,
        (None, Some(path)) if is_stdout(path) => {
            return Err(Failure::usage(
                "standard output has no file ending; add --format wav, or another format",
            ));
        }
        (None, Some(path)) => by_ending(path)?,
    };
    let format = if args.pdf { pdf(format)? } else { format };
    fits(format, args)?;
    Ok(format)
}

impl Wanted {
    /// What a format means with all that was typed beside it.
    pub fn of(format: Format, args: &ExportArgs) -> Result<Self, Failure> {
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
            Format::Wav => Self::Audio(export::Format::Uncompressed(Uncompressed::Wav(depth))),
            Format::Pcm => Self::Audio(export::Format::Uncompressed(Uncompressed::Pcm(depth))),
            Format::Page => Self::Page,
            Format::Handout => Self::Handout(print),
            Format::Pdf => Self::Pdf(print, browser().map_err(Failure::deed)?),
            Format::Text => Self::Text(Text::Handout),
            Format::Vtt => Self::Text(Text::Vtt),
            Format::ChaptersVtt => Self::Text(Text::ChaptersVtt),
            Format::Lrc => Self::Text(Text::Lrc),
            Format::ChaptersJson => Self::Text(Text::ChaptersJson),
        })
    }

    /// Whether a terminal can show it.
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Audio(_) | Self::Pdf(..))
    }
}

/// How the name of a file of this format ends.
pub fn ending(format: Format) -> &'static str {
    ENDINGS.iter().find(|(of, _)| *of == format).map_or("", |(_, endings)| endings[0])
}

/// `-`.
pub fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What begins a chapter.
pub fn chapters(args: &ExportArgs) -> Chapters {
    match args.chapters {
        None | Some(ChaptersBy::Steps) => Chapters::Steps,
        Some(ChaptersBy::Sections) => Chapters::Sections,
        Some(ChaptersBy::None) => Chapters::None,
    }
}

fn by_ending(path: &Path) -> Result<Format, Failure> {
    if let Some(format) = ending_of(path) {
        return Ok(format);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let failure = Failure::usage(format!("{}: the ending does not say which format", path.display()));
    Err(match name.rsplit('.').next() {
        Some("m4a" | "m4b" | "aac" | "mp4") => failure.hint(NO_AAC),
        _ => {
            let endings: Vec<&str> = ENDINGS.iter().map(|(_, endings)| endings[0]).collect();
            let hint = format!("End the name in one of these, or give --format: {}", endings.join(" "));
            failure.hint(&hint)
        }
    })
}

/// The format a name's ending stands for: of several, the longest.
pub fn ending_of(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let all = ENDINGS.iter().flat_map(|(format, endings)| endings.iter().map(move |end| (*end, *format)));
    let fitting = all.filter(|(end, _)| name.ends_with(end));
    fitting.max_by_key(|(end, _)| end.len()).map(|(_, format)| format)
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
    let of_chapters = matches!(format, Format::ChaptersVtt | Format::ChaptersJson);
    if args.depth.is_some() && !kept {
        return Err(Failure::usage("--depth is for WAV, FLAC and PCM"));
    }
    if args.depth == Some(DepthArg::Float) && format == Format::Flac {
        return Err(Failure::usage("FLAC has no floats; use --depth 16 or 24"));
    }
    if args.small && format == Format::Page {
        return Err(Failure::usage("a page cannot be made smaller; for mail, use an MP3 with --small"));
    }
    if args.chapters.is_some() && !(sound && format != Format::Pcm || of_chapters) {
        return Err(Failure::usage("--chapters is for sound files with chapters and for lists of chapters"));
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn every_format_has_an_ending_of_its_own_that_leads_back_to_it() {
        for format in Format::value_variants() {
            let name = format!("Neck{}", ending(*format).to_uppercase());
            assert_eq!(ending_of(Path::new(&name)), Some(*format), "{name}");
        }
        assert_eq!(ending_of(Path::new("neck")), None);
    }

    #[test]
    fn the_help_names_every_ending() {
        for (_, endings) in ENDINGS {
            let name = endings[0].trim_start_matches('.');
            assert!(super::super::args::AFTER.contains(name), "{name}");
        }
    }
}
