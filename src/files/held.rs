//! Folders and files that are held while balm works on them. What was looked at is what is read and written, whatever
//! is put in its place meanwhile. Links are resolved here, one part of a path at a time, and never by the system: that
//! is the same on every system, and no link leads out of a folder between the look and the opening.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, openat, readlinkat, statat};
use rustix::io::Errno;

use super::FileError;
use super::open::{kind, read_opened, refuse};

/// How a folder on the way is opened. Nobody need be allowed to list it.
#[cfg(any(target_os = "linux", target_os = "android"))]
const PASS: OFlags = OFlags::PATH.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const PASS: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// As many links as the system itself would follow.
const MAX_LINKS: usize = 40;
/// More parts than any path has that a person made; each is a folder held open.
const MAX_PARTS: usize = 200;

/// A folder held open: it stays the same one, whatever its path leads to by now.
#[derive(Clone, Debug)]
pub struct HeldFolder {
    folder: Arc<OwnedFd>,
    path: PathBuf,
}

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A regular file.
    File,
    /// A link, wherever it leads.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

impl HeldFolder {
    /// Holds the folder at a path that the user gave: links may lead to it. An empty path is the current folder.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let at = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let folder = rustix::fs::open(at, PASS, Mode::empty());
        let folder = folder.map_err(|e| FileError::from_io(path, e.into()))?;
        Ok(Self { folder: Arc::new(folder), path: path.to_owned() })
    }

    /// The path it was opened by.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A folder inside it. No link is followed.
    ///
    /// # Errors
    /// There is no such folder, or a part of the path is a link.
    pub fn folder(&self, inside: &Path) -> Result<Self, FileError> {
        let path = self.path.join(inside);
        let mut folder = Arc::clone(&self.folder);
        for part in inside.components() {
            let Component::Normal(name) = part else { return Err(FileError::LeadsOut { path }) };
            folder = Arc::new(into(&folder, name).map_err(|e| FileError::from_io(&path, e.into()))?);
        }
        Ok(Self { folder, path })
    }

    /// A file inside it. Links are followed as long as they stay inside.
    ///
    /// # Errors
    /// It is not there, or a link leads out of the folder. Whether it is a file shows when it is opened.
    pub fn file(&self, inside: &Path) -> Result<HeldFile, FileError> {
        let path = self.path.join(inside);
        let walk = Walk { top: self, below: Vec::new(), ahead: Vec::new(), links: 0 };
        match walk.to(inside) {
            Ok((folder, name)) => {
                let around = path.parent().unwrap_or(&self.path).to_owned();
                Ok(HeldFile { folder, around, name, path })
            }
            Err(Stop::LeadsOut) => Err(FileError::LeadsOut { path }),
            Err(Stop::Failed(problem)) => Err(FileError::from_io(&path, problem.into())),
        }
    }

    /// The names in it, in no order, and what they are.
    ///
    /// # Errors
    /// It cannot be listed.
    pub fn entries(&self) -> Result<Vec<(OsString, EntryKind)>, FileError> {
        self.list().map_err(|e| FileError::from_io(&self.path, e.into()))
    }

    fn list(&self) -> Result<Vec<(OsString, EntryKind)>, Errno> {
        let listed = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let mut entries = Vec::new();
        for entry in Dir::new(openat(&self.folder, ".", listed, Mode::empty())?)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name != "." && name != ".." {
                entries.push((name.to_owned(), self.kind(name, entry.file_type())));
            }
        }
        Ok(entries)
    }

    fn kind(&self, name: &OsStr, told: FileType) -> EntryKind {
        // Some file systems do not tell.
        let known = (told != FileType::Unknown).then_some(told);
        match known.or_else(|| kind_of(&self.folder, name).ok()) {
            Some(FileType::Directory) => EntryKind::Folder,
            Some(FileType::RegularFile) => EntryKind::File,
            Some(FileType::Symlink) => EntryKind::Link,
            _ => EntryKind::Other,
        }
    }
}

/// Opens a folder in a folder, unless it is a link.
fn into(folder: &OwnedFd, name: &OsStr) -> Result<OwnedFd, Errno> {
    let opened = openat(folder, name, PASS | OFlags::NOFOLLOW, Mode::empty());
    // Not every system says of a link that it is no folder.
    opened.map_err(|problem| if problem == Errno::LOOP { Errno::NOTDIR } else { problem })
}

fn kind_of(folder: &OwnedFd, name: &OsStr) -> Result<FileType, Errno> {
    Ok(FileType::from_raw_mode(statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?.st_mode))
}

/// Why a path was not followed to its end.
enum Stop {
    LeadsOut,
    Failed(Errno),
}

impl From<Errno> for Stop {
    fn from(problem: Errno) -> Self {
        Self::Failed(problem)
    }
}

/// The way to a file inside a folder.
struct Walk<'a> {
    top: &'a HeldFolder,
    /// The folders between it and where the walk is.
    below: Vec<Arc<OwnedFd>>,
    /// The parts still to come, the next one last.
    ahead: Vec<OsString>,
    links: usize,
}

impl Walk<'_> {
    /// Where the path ends: a folder, and a name in it that was no link.
    fn to(mut self, inside: &Path) -> Result<(Arc<OwnedFd>, OsString), Stop> {
        self.add(inside)?;
        while let Some(part) = self.ahead.pop() {
            if part == ".." {
                self.below.pop().ok_or(Stop::LeadsOut)?;
            } else if let Some(target) = self.link(&part)? {
                self.follow(&target)?;
            } else if self.ahead.is_empty() {
                return Ok((Arc::clone(self.here()), part));
            } else {
                let next = into(self.here(), &part)?;
                self.below.push(Arc::new(next));
            }
        }
        Ok((Arc::clone(self.here()), ".".into()))
    }

    fn here(&self) -> &Arc<OwnedFd> {
        self.below.last().unwrap_or(&self.top.folder)
    }

    /// The parts of a path, to be walked next.
    fn add(&mut self, path: &Path) -> Result<(), Stop> {
        for part in path.components().rev() {
            match part {
                Component::Normal(name) => self.ahead.push(name.to_owned()),
                Component::ParentDir => self.ahead.push("..".into()),
                Component::CurDir => {}
                Component::RootDir | Component::Prefix(_) => return Err(Stop::LeadsOut),
            }
        }
        if self.ahead.len() + self.below.len() > MAX_PARTS {
            return Err(Stop::Failed(Errno::NAMETOOLONG));
        }
        Ok(())
    }

    fn link(&self, name: &OsStr) -> Result<Option<PathBuf>, Errno> {
        match readlinkat(self.here(), name, Vec::new()) {
            Ok(target) => Ok(Some(OsString::from_vec(target.into_bytes()).into())),
            Err(Errno::INVAL) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    fn follow(&mut self, target: &Path) -> Result<(), Stop> {
        self.links += 1;
        if self.links > MAX_LINKS {
            return Err(Stop::Failed(Errno::LOOP));
        }
        if target.is_relative() {
            return self.add(target);
        }
        // From the folder itself on it is walked like any other path.
        let whole = std::path::absolute(&self.top.path).ok();
        let names = [whole, self.top.path.canonicalize().ok()];
        let inside = names.iter().flatten().find_map(|top| target.strip_prefix(top).ok());
        self.below.clear();
        self.add(inside.ok_or(Stop::LeadsOut)?)
    }
}

/// A file by its name in a folder that is held: it is read and written there, and no link in its place is followed.
#[derive(Clone, Debug)]
pub struct HeldFile {
    pub(super) folder: Arc<OwnedFd>,
    /// A path of the folder, as far as it is known.
    pub(super) around: PathBuf,
    pub(super) name: OsString,
    pub(super) path: PathBuf,
}

impl HeldFile {
    /// The file at a path that the user gave: links may lead to it, but only now.
    ///
    /// # Errors
    /// There is no file.
    pub fn at(path: &Path) -> Result<Self, FileError> {
        let failed = |e| FileError::from_io(path, e);
        let real = path.canonicalize().map_err(failed)?;
        let (Some(folder), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(FileError::NotAFile { path: path.to_owned(), what: "a folder" });
        };
        let HeldFolder { folder, path: around } = HeldFolder::open(folder).map_err(|e| e.of(path))?;
        Ok(Self { folder, around, name: name.to_owned(), path: path.to_owned() })
    }

    /// The path by which the user knows it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens it for reading, as [`open_regular`](super::open_regular) does.
    ///
    /// # Errors
    /// [`FileError`], naming the file.
    pub fn open(&self) -> Result<File, FileError> {
        let failed = |e: Errno| FileError::from_io(&self.path, e.into());
        match kind_of(&self.folder, &self.name).map_err(failed)? {
            FileType::Symlink => return Err(FileError::Swapped { path: self.path.clone() }),
            kind => refuse(&self.path, kind)?,
        }
        let no_wait = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let file = openat(&self.folder, &self.name, no_wait | OFlags::NOFOLLOW, Mode::empty());
        let file = file.map(File::from).map_err(|problem| match problem {
            Errno::LOOP => FileError::Swapped { path: self.path.clone() },
            problem => failed(problem),
        })?;
        let about = file.metadata().map_err(|e| FileError::from_io(&self.path, e))?;
        refuse(&self.path, kind(&about))?;
        Ok(file)
    }

    /// Reads it whole: text of at most `limit` bytes.
    ///
    /// # Errors
    /// [`FileError`], naming the file.
    pub fn read_text(&self, limit: u64) -> Result<String, FileError> {
        read_opened(self.open()?, &self.path, limit)
    }
}
