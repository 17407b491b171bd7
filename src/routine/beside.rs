//! The files a routine may name: other routines to use or to change, and translations. Where they lie is
//! for whoever reads the routine to know.

use super::LARGEST;
use super::field::Field;
use super::reader::Reader;
use super::sounds::is_name;
use super::syntax::{self, Tree};

/// Files beside a routine.
pub trait Beside {
    /// The text of a file: by its path from the routine's folder, which never leads out of it; or, with
    /// `balm:` before it, from the folder of the routines that come with balm.
    ///
    /// # Errors
    /// Why there is none, in a line that names it.
    fn text(&self, path: &str) -> Result<String, String>;
}

/// No files at all.
#[derive(Clone, Copy, Debug)]
pub struct Alone;

impl Beside for Alone {
    fn text(&self, _: &str) -> Result<String, String> {
        Err("this routine has no folder to look for other files in".into())
    }
}

/// Another file, parsed.
pub(super) struct Document<'k> {
    pub path: String,
    /// Its first byte among all that are read.
    pub start: usize,
    pub tree: Tree<'k>,
}

/// Before the path of a routine that comes with balm.
const OWN: &str = "balm:";

impl<'a> Reader<'a> {
    /// Opens the routine a field names: a file in the folder of the file being read, or by its bare name
    /// one that comes with balm.
    pub fn other_routine(&mut self, field: Field<'_>) -> Option<Document<'a>> {
        let name = field.text(super::field::SHORT, &mut self.findings)?;
        if is_name(name) {
            return self.open(field, format!("{OWN}{name}.toml"));
        }
        let path = self.beside_this(field)?;
        self.open(field, path)
    }

    /// The path of a file in the folder of the file being read.
    pub fn beside_this(&mut self, field: Field<'_>) -> Option<String> {
        let path = super::sounds::path(field, &mut self.findings)?;
        Some(format!("{}{path}", folder(&self.file.path)))
    }

    /// Opens a file; what cannot be opened is found wrong where it is named.
    pub fn open(&mut self, field: Field<'_>, path: String) -> Option<Document<'a>> {
        match self.beside.text(&path) {
            Ok(text) if self.findings.sources.end() + text.len() > LARGEST => {
                let message = "with this file there is more text than a routine can have";
                self.findings
                    .error("too-large", field.span(), message)
                    .help(format!("{} MiB at most in all", LARGEST >> 20));
                None
            }
            Ok(text) => {
                let start = self.findings.sources.add(self.shown(&path), text.as_str());
                let tree = syntax::parse(&text, start, self.kept, &mut self.findings);
                Some(Document { path, start, tree })
            }
            Err(why) => {
                let help = "paths begin in the folder of the file they stand in";
                self.findings.error("no-file", field.span(), why).help(help);
                None
            }
        }
    }

    /// What to call another file: as the routine itself is called, its folder included.
    fn shown(&self, path: &str) -> String {
        if let Some(own) = path.strip_prefix(OWN) {
            return format!("{own} (comes with balm)");
        }
        let routine = self.findings.sources.files().first().map_or("", |file| file.name.as_str());
        let folder = routine.rfind(['/', '\\']).map_or("", |end| &routine[..=end]);
        format!("{folder}{path}")
    }
}

/// A path's folder, with what parts it from what is in it.
pub(super) fn folder(path: &str) -> &str {
    path.rfind(['/', ':']).map_or("", |end| &path[..=end])
}
