//! The files a routine may name: other routines to use or to change, and translations. Where they lie is
//! so that the reader of the routine knows them.

use super::ids_and_paths::{folder, is_name, path};
use super::key_value::Field;
use super::reader::{BUILT_IN, Reader, USERS};
use super::syntax::{self, Tree};
use crate::routine::format::keys::bounds::{LARGEST, SHORT};

/// Another file, parsed.
pub struct Document<'k> {
    pub path: String,
    /// Its first byte among all that are read.
    pub start: usize,
    pub tree: Tree<'k>,
}

impl<'a> Reader<'a> {
    /// Opens the routine a field names: a file in the folder of the file being read, or by its bare name
    /// the one that `play` finds.
    pub fn other_routine(&mut self, field: Field<'_>) -> Option<Document<'a>> {
        let name = field.text(SHORT, &mut self.findings)?;
        let by_name = match self.file.path.starts_with(BUILT_IN) {
            true => format!("{BUILT_IN}{name}.toml"),
            false => self.beside.named(name),
        };
        let is_users = !by_name.starts_with(BUILT_IN) && !name.to_lowercase().ends_with(".toml");
        if is_name(name) || is_users {
            return self.open(field, by_name);
        }
        let path = self.beside_this(field)?;
        self.open(field, path)
    }

    /// The path of a file in the folder of the file being read.
    pub fn beside_this(&mut self, field: Field<'_>) -> Option<String> {
        let path = path(field, &mut self.findings)?;
        Some(format!("{}{path}", folder(&self.file.path)))
    }

    /// Opens a file; what cannot be opened is found wrong where it is named.
    pub fn open(&mut self, field: Field<'_>, path: String) -> Option<Document<'a>> {
        match self.beside.text(&path) {
            Ok(text) if self.findings.sources.end() + text.len() > LARGEST => {
                let message = "with this file, the routine has too much text";
                self.findings
                    .error("too-large", field.span(), message)
                    .help(format!("{} MiB at most in all", LARGEST >> 20));
                None
            }
            Ok(text) => {
                let start = self.findings.sources.add(self.shown(&path), text.as_str());
                let tree = syntax::parse(&text, start, self.arena, &mut self.findings);
                Some(Document { path, start, tree })
            }
            Err(why) => {
                let is_missing = why.ends_with("file not found");
                let finding = self.findings.error("no-file", field.span(), why);
                if is_missing {
                    finding.help("paths start in the folder of the file that contains them");
                }
                None
            }
        }
    }

    /// What to call another file: as the routine itself is called, its folder included.
    fn shown(&self, path: &str) -> String {
        if let Some(own) = path.strip_prefix(BUILT_IN) {
            return format!("{own} (comes with balm)");
        }
        if let Some(path) = path.strip_prefix(USERS) {
            return path.to_owned();
        }
        let routine = self.findings.sources.files().first().map_or("", |file| file.name.as_str());
        let folder = routine.rfind(['/', '\\']).map_or("", |end| &routine[..=end]);
        format!("{folder}{path}")
    }
}
