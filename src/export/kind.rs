//! The kinds of file balm writes, a row each. A new kind is its writer, its row, and a file that it is compared
//! with.

use std::path::Path;

use Content::{Captions, Chapters, Page, Sound};

use super::audio::{AudioFormat, Depth, Encoding, flac, mp3, opus, pcm, wav};
use super::captions::{chapters_json, chapters_vtt, lrc, vtt};
use super::handout::{Handout, PdfError, browser, handout_text};
use super::tags::Tags;
use crate::timeline::Timeline;

/// How wide plain text is set: as mail is.
const TEXT_WIDTH: usize = 72;

/// A kind of file.
#[derive(Debug)]
pub struct OutputKind {
    /// What it is called, in small letters.
    pub name: &'static str,
    /// What it is, in a line.
    pub about: &'static str,
    /// What names of such files end in; the first is the usual one.
    pub endings: &'static [&'static str],
    /// What is in it.
    pub content: Content,
}

/// What is in a file, and what writes it.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// The session's sound.
    Sound(AudioFormat),
    /// A page that plays, with this sound in it.
    Page(AudioFormat),
    /// A handout to print.
    Handout,
    /// The same, printed by a browser.
    Pdf,
    /// A handout's words.
    Text(fn(&Handout<'_>) -> String),
    /// What is said, with its times.
    Captions(fn(&Tags) -> String),
    /// Its chapters, with theirs.
    Chapters(fn(&Tags) -> String),
}

/// Every kind; the first is made where nothing else is said.
pub static OUTPUT_KINDS: [OutputKind; 13] = [
    row("mp3", &[".mp3"], "Sound with chapters, for every phone", Sound(MP3)),
    row(
        "opus",
        &[".opus", ".ogg"],
        "Sound of the same quality in less space, for newer players",
        Sound(OPUS),
    ),
    row("flac", &[".flac"], "Lossless sound", Sound(FLAC)),
    row("wav", &[".wav", ".wave"], "Uncompressed sound, for any program", Sound(WAV)),
    row("pcm", &[".pcm", ".raw"], "Raw samples, for a pipe: stereo, 48000 Hz, little-endian", Sound(PCM)),
    row(
        "page",
        &[".html", ".htm"],
        "A page that plays in a browser: one file that contains the sound",
        Page(MP3),
    ),
    row("handout", HANDOUT, "A handout to print, with a map of the body and days to tick", Content::Handout),
    row("pdf", &[".pdf"], "The handout as PDF; needs Chromium", Content::Pdf),
    row("text", &[".txt"], "The handout as plain text, for screen readers", Content::Text(plain_text)),
    row("vtt", &[".vtt"], "Captions, as WebVTT", Captions(vtt)),
    row("chapters-vtt", &[".chapters.vtt"], "Chapters, as WebVTT", Chapters(chapters_vtt)),
    row("lrc", &[".lrc"], "The words with their times, for music players", Captions(lrc)),
    row("chapters-json", JSON, "Chapters, as JSON for podcasts", Chapters(chapters_json)),
];

const HANDOUT: &[&str] = &[".handout.html", ".handout.htm"];
const JSON: &[&str] = &[".chapters.json", ".json"];

/// ID3 counts chapters in a byte (ID3v2 chapter frame addendum 1.0, entry count of `CTOC`).
const ID3_CHAPTERS: usize = 255;
/// Their numbers have three digits in Vorbis comments (`CHAPTER000`).
const VORBIS_CHAPTERS: usize = 1000;

const MP3: AudioFormat = lossy(Encoding::Seeking(mp3), ID3_CHAPTERS);
const OPUS: AudioFormat = lossy(Encoding::Seeking(opus), VORBIS_CHAPTERS);
const FLAC: AudioFormat = samples(Encoding::Seeking(flac), &[Depth::Int16, Depth::Int24], VORBIS_CHAPTERS);
const WAV: AudioFormat = samples(Encoding::Streaming(wav), &Depth::ALL, ID3_CHAPTERS);
const PCM: AudioFormat = samples(Encoding::Streaming(pcm), &Depth::ALL, 0);

const fn lossy(encoding: Encoding, max_chapters: usize) -> AudioFormat {
    AudioFormat { depths: &[], small: true, max_chapters, encoding }
}

const fn samples(encoding: Encoding, depths: &'static [Depth], max_chapters: usize) -> AudioFormat {
    AudioFormat { depths, small: false, max_chapters, encoding }
}

const fn row(
    name: &'static str,
    endings: &'static [&'static str],
    about: &'static str,
    content: Content,
) -> OutputKind {
    OutputKind { name, about, endings, content }
}

fn plain_text(handout: &Handout<'_>) -> String {
    handout_text(handout, TEXT_WIDTH)
}

impl PartialEq for OutputKind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl OutputKind {
    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        OUTPUT_KINDS.iter().find(|kind| kind.name == name)
    }

    /// The kind that a file's name ends like: of several endings, the longest counts.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<&'static Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let longest = |kind: &Self| {
            let fitting = kind.endings.iter().filter(|ending| name.ends_with(**ending));
            fitting.map(|ending| ending.len()).max()
        };
        OUTPUT_KINDS.iter().filter(|kind| longest(kind).is_some()).max_by_key(|kind| longest(kind))
    }

    /// How the names of such files end.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        self.endings.first().copied().unwrap_or_default()
    }

    /// Its sound, if that is all it is.
    #[must_use]
    pub fn sound(&self) -> Option<&AudioFormat> {
        match &self.content {
            Sound(format) => Some(format),
            _ => None,
        }
    }

    /// How many chapters it has room for.
    #[must_use]
    pub fn max_chapters(&self) -> usize {
        match &self.content {
            Sound(format) => format.max_chapters,
            Chapters(_) => usize::MAX,
            _ => 0,
        }
    }

    /// Whether it holds balm's own words beside the routine's.
    #[must_use]
    pub fn has_own_words(&self) -> bool {
        !matches!(self.content, Sound(_) | Captions(_) | Chapters(_))
    }

    /// Whether its steps are drawn.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        matches!(self.content, Page(_) | Content::Handout | Content::Pdf)
    }

    /// The numbers that its readers see of a step of the file: of chapters, or of the handout's steps.
    #[must_use]
    pub fn places_of(&self, step: usize, timeline: &Timeline) -> Vec<usize> {
        match self.has_own_words() {
            true => timeline.place_once(step).into_iter().collect(),
            false => timeline.places_of(step),
        }
    }

    /// Whether what it is made with is installed.
    ///
    /// # Errors
    /// [`PdfError::NoBrowser`].
    pub fn check_programs(&self) -> Result<(), PdfError> {
        match self.content {
            Content::Pdf => browser().map(drop),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_an_ending_of_its_own_that_leads_back_to_it() {
        for kind in &OUTPUT_KINDS {
            let name = format!("Neck{}", kind.ending().to_uppercase());
            assert_eq!(OutputKind::of_path(Path::new(&name)), Some(kind), "{name}");
            assert_eq!(OutputKind::named(kind.name), Some(kind));
        }
        assert_eq!(OutputKind::of_path(Path::new("neck")), None);
    }
}
