//! Forgetting: lines are taken out of the files, so that nothing of them can be read any more.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use jiff::Zoned;
use serde_json::Value;

use crate::files::{FileError, Replacement, sweep};

use super::folder::bytes;
use super::{EventKind, HistoryFolder, HistoryLine};

/// So many names of sessions fit into a line.
const IN_A_LINE: usize = 80;

impl HistoryFolder {
    /// Takes the sessions of these names out, and leaves a line that has copies of them ignored: it holds their
    /// names, which are random, and nothing else of them. Returns how many lines went.
    ///
    /// # Errors
    /// [`FileError`] if a file cannot be rewritten; it is then as it was.
    pub fn forget(&self, sessions: &BTreeSet<String>, now: &Zoned) -> Result<usize, FileError> {
        let is_theirs = |line: &Value| {
            line.get("session").and_then(Value::as_str).is_some_and(|session| sessions.contains(session))
        };
        let names: Vec<String> = sessions.iter().cloned().collect();
        let tombstones = names.chunks(IN_A_LINE).map(|names| HistoryLine {
            sessions: names.to_vec(),
            ..HistoryLine::new(EventKind::Forget, now)
        });
        self.rewrite(&is_theirs, &tombstones.collect::<Vec<_>>())
    }

    /// Takes everything out, and leaves a line that has copies of it ignored. Returns how many lines went.
    ///
    /// # Errors
    /// As [`HistoryFolder::forget`].
    pub fn forget_all(&self, now: &Zoned) -> Result<usize, FileError> {
        let tombstone = HistoryLine { all: true, ..HistoryLine::new(EventKind::Forget, now) };
        self.rewrite(&|_| true, &[tombstone])
    }

    fn rewrite(&self, goes: &dyn Fn(&Value) -> bool, tombstones: &[HistoryLine]) -> Result<usize, FileError> {
        let locked = self.lock()?;
        let mut gone = 0;
        for path in self.files()? {
            let all = bytes(&path)?;
            let lines = all.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
            // A torn line may hold words of what is to go, and nobody can read it in any case.
            let stays = |line: &[u8]| serde_json::from_slice(line).is_ok_and(|line| !goes(&line));
            let (kept, lost): (Vec<&[u8]>, Vec<&[u8]>) = lines.partition(|line| stays(line));
            if !lost.is_empty() {
                gone += lost.len();
                replace(&path, &kept)?;
            }
        }
        // What a killed writer left of an earlier rewriting.
        sweep(self.path());
        drop(locked);
        tombstones.iter().try_for_each(|line| self.append(line, true))?;
        Ok(gone)
    }
}

fn replace(path: &Path, kept: &[&[u8]]) -> Result<(), FileError> {
    if kept.is_empty() {
        return fs::remove_file(path).map_err(|e| FileError::from_io(path, e));
    }
    let mut file = Replacement::begin_private(path)?;
    let text: Vec<u8> = kept.iter().flat_map(|line| line.iter().copied().chain([b'\n'])).collect();
    file.file().write_all(&text).map_err(|e| FileError::from_io(path, e))?;
    file.commit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::folder::as_bytes;
    use crate::history::line::new_id;

    #[test]
    fn a_line_of_names_is_short_enough() {
        let names = vec![new_id(); IN_A_LINE];
        let line = HistoryLine { sessions: names, ..HistoryLine::new(EventKind::Forget, &Zoned::now()) };
        let written = as_bytes(&line);
        assert_eq!(HistoryLine::read(&written).map(|line| line.sessions.len()), Some(IN_A_LINE));
    }
}
