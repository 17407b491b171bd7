//! Keeps spoken lines on disk, under a fingerprint of everything that made them. A bounded folder of small
//! WAV files that may be emptied at any time; if anything is wrong with one, the line is spoken again.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Cursor, Read, Seek};
use std::path::PathBuf;
use std::time::SystemTime;

use hound::{SampleFormat, WavReader, WavSpec, WavWriter};
use sha2::{Digest, Sha256};

use super::utterance::Utterance;
use crate::files::{self, FileError, Replacement};
use crate::sound::Speech;
use crate::unit::{Frames, hex};

/// How much is kept, in bytes: an hour and nine minutes.
const MAX_BYTES: u64 = 200_000_000;
/// Bytes before the first sample, as [`write`] writes them.
const HEADER: u64 = 44;
/// The longest line that is kept or read, in samples: five minutes.
const MAX_SAMPLES: u64 = 300 * Speech::RATE as u64;
const SPEC: WavSpec =
    WavSpec { channels: 1, sample_rate: Speech::RATE, bits_per_sample: 16, sample_format: SampleFormat::Int };

/// Identifies one line in one voice: the same words spoken the same way have the same fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of `utterance` in a voice with this [`super::Engine::identity`]. Half a SHA-256: nobody can find
    /// another line with the same one.
    #[must_use]
    pub fn of(identity: &str, utterance: &Utterance) -> Self {
        let mut digest = Sha256::new();
        // Each text after its length, so that different sequences are different bytes.
        let mut text = |text: &str| {
            digest.update((text.len() as u64).to_le_bytes());
            digest.update(text);
        };
        text("balm speech 1");
        text(identity);
        text(&utterance.language);
        text(&utterance.pace.0.to_string());
        for phrase in &utterance.phrases {
            text(&phrase.text);
            text(&phrase.pause.millis().to_string());
            text(&phrase.sounds.len().to_string());
            for sound in &phrase.sounds {
                text(&format!("{}-{}", sound.at.start, sound.at.end));
                text(&sound.phonemes);
            }
        }
        Self(hex(&digest.finalize()[..16]))
    }

    /// 32 digits, in small letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The folder. Several processes may use it at once.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    max_bytes: u64,
}

impl Cache {
    /// In this folder, which is created when it is first needed.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self { folder, max_bytes: MAX_BYTES }
    }

    /// The same, with another limit in bytes.
    #[must_use]
    pub fn bounded(self, max_bytes: u64) -> Self {
        Self { max_bytes, ..self }
    }

    /// The line, if it is kept and intact.
    #[must_use]
    pub fn get(&self, of: &Fingerprint) -> Option<Speech> {
        let (mut file, samples) = self.open(of)?;
        let mut bytes = Vec::with_capacity((HEADER + 2 * samples) as usize);
        file.by_ref().take(HEADER + 2 * MAX_SAMPLES).read_to_end(&mut bytes).ok()?;
        let mut reader = WavReader::new(Cursor::new(bytes)).ok()?;
        let samples: Vec<i16> = reader.samples().collect::<Result<_, _>>().ok()?;
        // The oldest go first, so this one becomes young. Only the owner of the file can and need do that.
        let _ = file.set_modified(SystemTime::now());
        Some(Speech { samples: samples.into() })
    }

    /// How long the kept line lasts. Only the header is read.
    #[must_use]
    pub fn length(&self, of: &Fingerprint) -> Option<Frames> {
        let (_, samples) = self.open(of)?;
        Some(Speech::length_of(usize::try_from(samples).ok()?))
    }

    /// Keeps a line, and removes the least recently used ones if there is no room. Failing is harmless.
    ///
    /// # Errors
    /// [`FileError`] when the disk is full or the folder is not writable.
    pub fn put(&self, of: &Fingerprint, speech: &Speech) -> Result<(), FileError> {
        if speech.samples.len() as u64 > MAX_SAMPLES {
            return Ok(());
        }
        let path = self.path(of);
        files::private_folder(&self.folder)?;
        let mut file = Replacement::begin_private(&path)?;
        write(file.file(), speech).map_err(|problem| {
            let problem = match problem {
                hound::Error::IoError(problem) => problem,
                other => io::Error::other(other),
            };
            FileError::from_io(&path, problem)
        })?;
        file.commit()?;
        self.make_room();
        Ok(())
    }

    /// How many bytes are kept.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.kept().map(|(_, size, _)| size).sum()
    }

    /// Removes everything. Other files in the folder stay.
    ///
    /// # Errors
    /// [`FileError`] for the first file that could not be removed.
    pub fn clean(&self) -> Result<(), FileError> {
        let remove = |path: PathBuf| match fs::remove_file(&path) {
            Err(problem) if problem.kind() != io::ErrorKind::NotFound => {
                Err(FileError::from_io(&path, problem))
            }
            _ => Ok(()),
        };
        files::sweep(&self.folder);
        self.kept().map(|(path, ..)| remove(path)).fold(Ok(()), Result::and)
    }

    fn path(&self, of: &Fingerprint) -> PathBuf {
        self.folder.join(format!("{of}.wav"))
    }

    /// Its file, at the beginning, and its number of samples; `None` unless it is as [`write`] makes it.
    fn open(&self, of: &Fingerprint) -> Option<(File, u64)> {
        let mut file = files::open_regular(&self.path(of)).ok()?;
        let mut header = Vec::with_capacity(HEADER as usize);
        file.by_ref().take(HEADER).read_to_end(&mut header).ok()?;
        let reader = WavReader::new(Cursor::new(header)).ok().filter(|reader| reader.spec() == SPEC)?;
        let samples = u64::from(reader.duration());
        let whole = HEADER + 2 * samples == file.metadata().ok()?.len();
        file.rewind().ok()?;
        (whole && (1..=MAX_SAMPLES).contains(&samples)).then_some((file, samples))
    }

    /// Each kept file, its size and when it was last used.
    fn kept(&self) -> impl Iterator<Item = (PathBuf, u64, SystemTime)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.filter(|entry| is_kept(&entry.file_name().to_string_lossy())).filter_map(|entry| {
            let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((entry.path(), about.len(), about.modified().ok()?))
        })
    }

    /// Removes the oldest until the rest is within bounds. Another process may do the same: a file that is
    /// already gone is no error.
    fn make_room(&self) {
        let mut kept: Vec<_> = self.kept().collect();
        kept.sort_by_key(|(_, _, used)| *used);
        let mut size: u64 = kept.iter().map(|(_, size, _)| size).sum();
        // The youngest is the one that was just added.
        kept.pop();
        for (path, bytes, _) in kept {
            if size <= self.max_bytes {
                break;
            }
            let _ = fs::remove_file(path);
            size -= bytes;
        }
    }
}

/// Whether a file of this name belongs to the cache.
fn is_kept(name: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    name.strip_suffix(".wav").is_some_and(|stem| stem.len() == 32 && stem.bytes().all(is_digit))
}

fn write(file: &mut File, speech: &Speech) -> hound::Result<()> {
    let mut wav = WavWriter::new(BufWriter::new(file), SPEC)?;
    let mut samples = wav.get_i16_writer(speech.samples.len() as u32);
    speech.samples.iter().for_each(|sample| samples.write_sample(*sample));
    samples.flush()?;
    wav.finalize()
}
