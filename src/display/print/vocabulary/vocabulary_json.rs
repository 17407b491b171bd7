//! The vocabulary for programs.

use serde_json::{Value, json};

use crate::vocabulary::{self, EntryKind};

/// Every entry by its kind, the limits, and the sources of it all.
#[must_use]
pub fn vocabulary_json() -> Value {
    let mut all = json!({ "limits": vocabulary::limits(), "sources": vocabulary::sources() });
    for kind in EntryKind::ALL {
        all[kind.names().1] = json!(kind.entries());
    }
    all
}
