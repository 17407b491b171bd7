//! What is known while a routine is read. Each file of this folder adds to [`Reader`] how to read one part.

use std::collections::{BTreeMap, HashMap};

use toml::de::DeTable;

use super::budget::Budget;
use super::findings::Findings;
use super::source_arena::SourceArena;
use crate::routine::model::{Altered, Ask, Sound};

/// Files beside a routine.
pub trait Beside {
    /// The text of a file: by its path from the routine's folder, which never leads out of it; or, with
    /// [`BUILT_IN`] or [`USERS`] before it, one of the routines that are found by name.
    ///
    /// # Errors
    /// Why there is none, in a line that names it.
    fn text(&self, path: &str) -> Result<String, String>;

    /// The path by which [`Beside::text`] has the routine that `play` finds by this name.
    fn named(&self, name: &str) -> String {
        format!("{BUILT_IN}{name}.toml")
    }
}

/// Before the path of a routine that comes with balm.
pub const BUILT_IN: &str = "balm:";
/// Before the path, from the root, of a routine in one of the user's folders.
pub const USERS: &str = "users:";

/// No files at all.
#[derive(Clone, Copy, Debug)]
pub struct Alone;

impl Beside for Alone {
    fn text(&self, _: &str) -> Result<String, String> {
        Err("this routine has no folder to look for other files in".into())
    }
}

/// What is known while reading.
pub struct Reader<'a> {
    pub findings: Findings,
    pub arena: &'a SourceArena,
    pub beside: &'a dyn Beside,
    pub file: File,
    /// The files being read: each is used by the one before it.
    pub chain: Vec<String>,
    /// How often a file was used, all in all.
    pub uses: usize,
    /// What an overlay changes: a step's id, and keys in place of its own.
    pub changes: HashMap<String, &'a DeTable<'a>>,
    /// What came of that: a step's id, and one key.
    pub altered: Vec<(String, Altered)>,
    pub budget: Budget,
    /// How often the file being read is played.
    pub times: u64,
}

/// What holds for one file.
#[derive(Default)]
pub struct File {
    /// From the routine's folder; empty for the routine itself.
    pub path: String,
    /// Its first byte among all that are read.
    pub start: usize,
    pub sounds: BTreeMap<String, Sound>,
    /// Folders of recordings, of the routines it uses.
    pub recordings: Vec<String>,
    /// The ids of steps and sections.
    pub ids: HashMap<String, Id>,
    pub asks: Vec<Ask>,
}

/// An id that was given.
pub struct Id {
    /// A step's, not a section's.
    pub is_step: bool,
    /// Its first byte among all that are read.
    pub at: usize,
}
