//! Sound files that were recorded elsewhere, and the lines they are recordings of.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::{FileError, has_ending};

use super::Sheet;

/// Endings of sounds that balm reads.
const SOUNDS: [&str; 12] =
    ["wav", "aiff", "aif", "flac", "mp3", "m4a", "mp4", "aac", "ogg", "oga", "opus", "wave"];

/// The files of a folder, by the lines they are recordings of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadyFiles {
    /// The index of a line, and its file, in the order of the lines.
    pub matched: Vec<(usize, PathBuf)>,
    /// The index of a line that more than one file is a recording of, and those.
    pub unclear: Vec<(usize, Vec<PathBuf>)>,
    /// Those of no line.
    pub left_over: Vec<PathBuf>,
}

impl ReadyFiles {
    /// Looks through a folder. A file belongs to a line if its name begins with the line's number, as `01.wav` or
    /// `7 Breathe.mp3` do, or is what the line's recording is called.
    ///
    /// # Errors
    /// [`FileError`] when the folder cannot be listed.
    pub fn find(folder: &Path, sheet: &Sheet) -> Result<Self, FileError> {
        let failed = |e| FileError::from_io(folder, e);
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if path.is_file() && !is_hidden {
                paths.push(path);
            }
        }
        paths.sort();
        let mut by_line: Vec<Vec<PathBuf>> = vec![Vec::new(); sheet.lines.len()];
        let mut ready = Self::default();
        for path in paths {
            match line_of(&path, sheet) {
                Some(line) => by_line[line].push(path),
                None => ready.left_over.push(path),
            }
        }
        for (line, mut files) in by_line.into_iter().enumerate() {
            match files.len() {
                0 => {}
                1 => ready.matched.extend(files.pop().map(|file| (line, file))),
                _ => ready.unclear.push((line, files)),
            }
        }
        Ok(ready)
    }
}

fn line_of(path: &Path, sheet: &Sheet) -> Option<usize> {
    if !SOUNDS.iter().any(|ending| has_ending(path, ending)) {
        return None;
    }
    let stem = path.file_stem()?.to_str()?;
    if let Some(line) = sheet.lines.iter().position(|line| line.file.strip_suffix(".flac") == Some(stem)) {
        return Some(line);
    }
    let digits = stem.len() - stem.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    // "3rd.wav" is no number.
    let is_number = !stem[digits..].starts_with(char::is_alphanumeric);
    let number: usize = stem[..digits].parse().ok().filter(|_| is_number)?;
    number.checked_sub(1).filter(|line| *line < sheet.lines.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::narration::SheetLine;
    use crate::text::Safe;

    #[test]
    fn a_file_belongs_to_the_line_whose_number_or_name_it_has() {
        let line = |number| SheetLine {
            number,
            text: Safe::new("Rest."),
            file: format!("000000000000000{number}.flac"),
            recorded: false,
        };
        let sheet =
            Sheet { title: Safe::new("A"), language: Safe::new("en"), lines: (1..=3).map(line).collect() };
        for (name, of) in [
            ("01.wav", Some(0)),
            ("2 Breathe out.MP3", Some(1)),
            ("003-take-2.flac", Some(2)),
            ("0000000000000002.flac", Some(1)),
            ("4.wav", None),
            ("0.wav", None),
            ("3rd.wav", None),
            ("take.wav", None),
            ("1.txt", None),
            ("99999999999999999999999.wav", None),
        ] {
            assert_eq!(line_of(Path::new(name), &sheet), of, "{name}");
        }
    }
}
