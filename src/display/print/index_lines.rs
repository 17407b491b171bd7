//! A list of routines from the web, a line each, and what of it is here.

use crate::bundle::IndexEntry;
use crate::text::Safe;
use crate::unit::Duration;

/// How a routine in a list stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not here.
    New,
    /// It is here, in this revision.
    Here,
    /// It is newer than the revision that is here.
    Newer(u32),
    /// It is older than a revision that is or was here.
    Older(u32),
}

/// What a list says of a routine in a few words, such as `Neck (neck.balm), revision 3, 12 min, 1.2 MB`.
#[must_use]
pub fn index_line(entry: &IndexEntry) -> Safe {
    let length = entry.seconds.map(|seconds| Duration::from_secs(seconds).spoken());
    let language = entry.language.as_deref().filter(|language| !language.starts_with("en"));
    let parts = [Some(format!("revision {}", entry.revision)), length, language.map(str::to_owned)];
    let parts: Vec<String> = parts.into_iter().flatten().chain([bytes(entry.size)]).collect();
    Safe::new(&format!("{} ({}), {}", Safe::new(&entry.title), entry.file, parts.join(", ")))
}

/// The same, numbered, with how it stands to what is here.
#[must_use]
pub fn numbered_index_line(number: usize, entry: &IndexEntry, standing: Standing) -> String {
    let standing = match standing {
        Standing::New => "new".to_owned(),
        Standing::Here => "you have it".to_owned(),
        Standing::Newer(here) => format!("newer than yours, revision {here}"),
        Standing::Older(highest) => format!("older than yours: you have had revision {highest}"),
    };
    format!("  {number} {}: {standing}", index_line(entry))
}

/// So many bytes, as one says it.
#[must_use]
pub fn bytes(count: u64) -> String {
    match count {
        0..1_000 => format!("{count} bytes"),
        1_000..1_000_000 => format!("{} kB", count / 1_000),
        1_000_000..10_000_000 => format!("{:.1} MB", count as f64 / 1e6),
        _ => format!("{} MB", count / 1_000_000),
    }
}
