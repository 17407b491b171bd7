//! `balm vocabulary`

use serde_json::json;

use crate::diagnostic::nearest;
use crate::display;
use crate::vocabulary::{self, Entry, EntryKind};

use super::args::VocabularyArgs;
use super::env::Env;
use super::fail::{Done, Failure};
use super::output::say;

/// What was asked for.
enum Asked {
    Everything,
    Kind(EntryKind),
    Entry(Entry),
}

/// Lists what a routine may name, or explains one of it.
pub fn vocabulary(env: &Env, args: &VocabularyArgs) -> Result<Done, Failure> {
    let asked = asked(args.what.as_deref(), args.id.as_deref())?;
    if args.json {
        let value = match asked {
            Asked::Everything => everything(),
            Asked::Kind(kind) => json!(kind.entries()),
            Asked::Entry(entry) => json!(entry),
        };
        say(&format!("{value:#}\n"))?;
    } else {
        let width = env.reading_width();
        say(&match asked {
            Asked::Everything => display::vocabulary_overview(width),
            Asked::Kind(kind) => display::vocabulary_kind(kind, width),
            Asked::Entry(entry) => display::vocabulary_entry(entry, width),
        })?;
    }
    Ok(Done::Yes)
}

fn asked(what: Option<&str>, id: Option<&str>) -> Result<Asked, Failure> {
    let Some(what) = what else { return Ok(Asked::Everything) };
    match (EntryKind::find(what), id) {
        (Some(kind), None) => Ok(Asked::Kind(kind)),
        (Some(kind), Some(id)) => {
            let found = Entry::find(id).into_iter().find(|entry| entry.kind() == kind);
            found.map(Asked::Entry).ok_or_else(|| unknown(kind.names().0, id, &kind.entries()))
        }
        (None, Some(_)) => {
            let kinds: Vec<&str> = EntryKind::ALL.iter().map(|kind| kind.names().1).collect();
            let meant = meant(nearest(what, kinds.iter().copied()));
            let hint = format!("The kinds are {}.", kinds.join(", "));
            Err(Failure::usage(format!("there is no kind of entry called \"{what}\"{meant}")).hint(&hint))
        }
        (None, None) => by_id(what),
    }
}

/// An id without its kind, where only one entry has it.
fn by_id(id: &str) -> Result<Asked, Failure> {
    match &Entry::find(id)[..] {
        [entry] => Ok(Asked::Entry(*entry)),
        [] => {
            let all: Vec<Entry> = EntryKind::ALL.into_iter().flat_map(EntryKind::entries).collect();
            Err(unknown("entry", id, &all))
        }
        several => {
            let kinds: Vec<&str> = several.iter().map(|entry| entry.kind().names().0).collect();
            let hint = format!("Say which you mean, like: balm vocabulary {} {id}", kinds[0]);
            Err(Failure::usage(format!("\"{id}\" is a {}", kinds.join(" and a "))).hint(&hint))
        }
    }
}

/// Likens an id to the nearest, or to what is called so in plain words.
fn unknown(kind: &str, id: &str, among: &[Entry]) -> Failure {
    let ids = among.iter().map(|entry| entry.id());
    let kinds = EntryKind::ALL.iter().map(|kind| kind.names().1).filter(|_| kind == "entry");
    let called = |entry: &&Entry| id.len() > 3 && entry.name().to_lowercase().contains(&id.to_lowercase());
    let near = nearest(id, kinds.chain(ids)).or_else(|| among.iter().find(called).map(|entry| entry.id()));
    Failure::usage(format!("there is no {kind} called \"{id}\"{}", meant(near)))
        .hint("`balm vocabulary` shows what there is.")
}

fn meant(near: Option<&str>) -> String {
    near.map(|near| format!(" (did you mean \"{near}\"?)")).unwrap_or_default()
}

fn everything() -> serde_json::Value {
    let mut all = json!({ "limits": vocabulary::limits(), "sources": vocabulary::sources() });
    for kind in EntryKind::ALL {
        all[kind.names().1] = json!(kind.entries());
    }
    all
}
