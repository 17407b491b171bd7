//! An overlay: a small file that changes a routine for one person and leaves the routine as it is.

use super::super::field::{LONG, SHORT};
use super::bounds::{FELT, REVISION};
use super::header::AUTHOR;
use super::key::Takes::*;
use super::key::{Names, Table, key};
use super::step::STEP;

/// An overlay, from its first line.
pub const OVERLAY: Table = Table {
    name: "overlay",
    own: &[
        key("balm", Version, "The version of the format. Always 1, and always the first line."),
        key("extends", File("neck-release.toml"), "The routine that is changed: a file in the same folder."),
        key("title", Text(SHORT), "What the changed routine is called."),
        key("id", Id, "A short name that never changes. The name of the file, if left out."),
        key("revision", Number(REVISION), "Counts the versions you give away. It only goes up."),
        key("note", Text(LONG), "A word to the person it is for."),
        key("author", One(&AUTHOR), "Who made the changes. Shown as a claim; balm cannot check it."),
        key("caps", One(&CAPS), "What must never be passed in the whole routine."),
        key(
            "change",
            Each(Names::Ids, &One(&CHANGE)),
            "What changes in a step: its id, and any keys of a step.",
        ),
    ],
    shares: None,
    required: &["extends"],
};

pub const CAPS: Table = Table {
    name: "caps",
    own: &[
        key("pressure", Number(FELT), "Never harder than this, as it is felt, from 0 to 10."),
        key(
            "regions",
            Each(Names::Regions, &Number(FELT)),
            "Never harder than this in these parts of the body: a region and a number from 0 to 10. A whole area \
             such as neck holds for its parts.",
        ),
    ],
    shares: None,
    required: &[],
};

pub const CHANGE: Table = Table {
    name: "change",
    own: &[key("skip", Flag, "true: leaves the step out.")],
    shares: Some(&STEP),
    required: &[],
};
