//! The folder of recordings: one FLAC file a line, called by the line's words. The files are the author's, with the
//! rights of any file they make, because they are given away with the routine.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flac_codec::encode::{FlacSampleWriter, Options};
use flac_codec::metadata::VorbisComment;

use crate::files::{FileError, Replacement, has_ending, make_folder};
use crate::sound::Take;
use crate::text::Safe;
use crate::unit::SAMPLE_RATE;

use super::{Sheet, SheetLine};

/// Where a routine's recordings are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceFolder {
    /// As the routine names it.
    pub name: String,
    /// On the disk.
    pub path: PathBuf,
}

/// A recording of no line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// Its file.
    pub path: PathBuf,
    /// What it says, if its file tells.
    pub words: Option<Safe>,
}

impl VoiceFolder {
    /// That of a routine's file: the one it names, else `NAME-voice` beside it.
    #[must_use]
    pub fn beside(routine: &Path, named: Option<String>) -> Self {
        let stem = routine.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let stem = match crate::text::slug(&stem) {
            slug if slug.is_empty() => "routine".to_owned(),
            slug => slug,
        };
        let name = named.unwrap_or_else(|| format!("{stem}-voice"));
        Self { path: routine.parent().unwrap_or(Path::new("")).join(&name), name }
    }

    /// Whether it has a recording of this name.
    #[must_use]
    pub fn has(&self, file: &str) -> bool {
        self.path.join(file).is_file()
    }

    /// Whether it leads out of the folder of the routine, where nobody would find the recordings.
    #[must_use]
    pub fn leads_out(&self, routine: &Path) -> bool {
        let around = match routine.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        match (self.path.canonicalize(), around.canonicalize()) {
            (Ok(path), Ok(around)) => !path.starts_with(around),
            _ => false,
        }
    }

    /// Keeps a take as the recording of a line, in place of one that is there.
    ///
    /// # Errors
    /// [`FileError`] when it cannot be written; what was there is then as it was.
    pub fn keep(&self, line: &SheetLine, language: &Safe, take: &Take) -> Result<(), FileError> {
        make_folder(&self.path)?;
        let path = self.path.join(&line.file);
        let mut file = Replacement::begin(&path)?;
        let tags = [("TITLE", line.text.as_str()), ("LANGUAGE", language.as_str())];
        write_flac(file.file(), take, &tags).map_err(|e| FileError::from_io(&path, e))?;
        file.commit()
    }

    /// The recordings in it that belong to none of these lines: their words have changed or are gone. Files of other
    /// names are not looked at.
    ///
    /// # Errors
    /// [`FileError`] when the folder cannot be listed.
    pub fn leftovers<'a>(&self, sheets: impl Iterator<Item = &'a Sheet>) -> Result<Vec<Leftover>, FileError> {
        let wanted: BTreeSet<&str> =
            sheets.flat_map(|sheet| sheet.lines.iter().map(|line| line.file.as_str())).collect();
        let failed = |e| FileError::from_io(&self.path, e);
        let entries = match fs::read_dir(&self.path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(failed)?,
        };
        let mut leftovers = Vec::new();
        for entry in entries {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if is_recording(&name) && !wanted.contains(name.as_str()) {
                leftovers.push(Leftover { words: words_in(&path), path });
            }
        }
        leftovers.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(leftovers)
    }
}

/// Whether a file of this name is one that [`VoiceFolder::keep`] writes.
fn is_recording(name: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    name.strip_suffix(".flac").is_some_and(|stem| stem.len() == 16 && stem.bytes().all(is_digit))
}

/// The words that a recording was made of.
fn words_in(path: &Path) -> Option<Safe> {
    let file = crate::files::open_regular(path).ok().filter(|_| has_ending(path, "flac"))?;
    let comment = flac_codec::metadata::read_block::<_, VorbisComment>(file).ok()??;
    comment.get("TITLE").map(Safe::new)
}

/// One channel at 48 kHz, 16 bits.
fn write_flac(out: &mut (impl Write + io::Seek), take: &Take, tags: &[(&str, &str)]) -> io::Result<()> {
    let fields = tags.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let comment = VorbisComment { vendor_string: "balm".to_owned(), fields };
    let options = Options::default().comment(comment);
    let failed = |e: flac_codec::Error| io::Error::other(e.to_string());
    let count = Some(take.samples.len() as u64);
    let mut flac = FlacSampleWriter::new(out, options, SAMPLE_RATE, 16, 1, count).map_err(failed)?;
    let whole = |sample: &f32| (sample.clamp(-1.0, 1.0) * f32::from(i16::MAX)).round() as i32;
    let samples: Vec<i32> = take.samples.iter().map(whole).collect();
    flac.write(&samples).map_err(failed)?;
    flac.finalize().map_err(failed)
}
