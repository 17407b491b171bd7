//! `balm vocabulary`

use serde_json::json;

use crate::cli::world::{Done, Env, Failure, say, say_json};
use crate::diagnostic::meant;
use crate::display;
use crate::vocabulary::{self, Entry, EntryKind, Group};

/// `vocabulary`.
#[derive(Debug, clap::Args)]
pub struct VocabularyArgs {
    /// A kind, such as regions or conditions, or the id of an entry, such as calf
    #[arg(value_name = "KIND")]
    pub what: Option<String>,
    /// The id of an entry of that kind
    pub id: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What was asked for.
enum Asked {
    Everything,
    Kind(EntryKind),
    Entry(Entry),
    /// A larger part of the body, by its regions.
    Group(Group),
}

/// Lists what a routine may name, or explains one of it.
pub fn vocabulary(env: &Env, args: &VocabularyArgs) -> Result<Done, Failure> {
    let asked = asked(args.what.as_deref(), args.id.as_deref())?;
    if args.json {
        let value = match asked {
            Asked::Everything => display::vocabulary_json(),
            Asked::Kind(kind) => json!(kind.entries()),
            Asked::Entry(entry) => json!(entry),
            Asked::Group(group) => json!(group.regions().collect::<Vec<_>>()),
        };
        say_json(&value)
    } else {
        let width = env.reading_width();
        say(&match asked {
            Asked::Everything => display::vocabulary_overview(width),
            Asked::Kind(kind) => display::vocabulary_kind(kind, width),
            Asked::Entry(entry) => display::vocabulary_entry(entry, width),
            Asked::Group(group) => display::vocabulary_group(group, width),
        })
    }
}

fn asked(what: Option<&str>, id: Option<&str>) -> Result<Asked, Failure> {
    let Some(what) = what else { return Ok(Asked::Everything) };
    match (EntryKind::find(what), id) {
        (Some(kind), None) => Ok(Asked::Kind(kind)),
        (Some(kind), Some(id)) => {
            let found = Entry::find(id).into_iter().find(|entry| entry.kind() == kind);
            let group = Group::of_body(id).filter(|_| kind == EntryKind::Region);
            let asked = found.map(Asked::Entry).or(group.map(Asked::Group));
            asked.ok_or_else(|| unknown(kind.names().0, id, vocabulary::meant(kind, id).question()))
        }
        (None, Some(_)) => {
            let kinds: Vec<&str> = EntryKind::ALL.iter().map(|kind| kind.names().1).collect();
            let meant = meant(what, kinds.iter().copied());
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
        [] => match Group::of_body(id) {
            Some(group) => Ok(Asked::Group(group)),
            None => Err(unknown("entry", id, vocabulary::likened(id))),
        },
        several => {
            let kinds: Vec<&str> = several.iter().map(|entry| entry.kind().names().0).collect();
            let hint = format!("Say which you mean, like: balm vocabulary {} {id}", kinds[0]);
            Err(Failure::usage(format!("\"{id}\" is a {}", kinds.join(" and a "))).hint(&hint))
        }
    }
}

fn unknown(kind: &str, id: &str, question: Option<String>) -> Failure {
    let question = question.map(|question| format!(" ({question})")).unwrap_or_default();
    Failure::usage(format!("there is no {kind} called \"{id}\"{question}"))
        .hint("`balm vocabulary` lists all kinds.")
}
