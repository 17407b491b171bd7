//! An overlay: a small file that changes a routine for one person and leaves the routine as it is.

use super::bounds::{FELT, LONG, REVISION, SHORT};
use super::header_keys::AUTHOR;
use super::key::Takes::*;
use super::key::{Names, Table, key, table};
use super::step_keys::STEP;

/// An overlay, from its first line.
pub const OVERLAY: Table = Table {
    required: &["extends"],
    ..table(
        "overlay",
        &[
            key("balm", Version, "The version of the format. Always 1, and always the first line."),
            key("extends", File("neck-release.toml"), "The routine to change: a file in the same folder."),
            key("title", Text(SHORT), "The title of the changed routine."),
            key("id", Id, "A short name that never changes. The name of the file, if left out."),
            key("revision", Number(REVISION), "Counts the versions you give away. It only goes up."),
            key("note", Text(LONG), "A note to the person it is for."),
            key("author", One(&AUTHOR), "Who made the changes. Shown as a claim; balm cannot check it."),
            key("caps", One(&CAPS), "Limits for the whole routine."),
            key(
                "change",
                Each(Names::Ids, &One(&CHANGE)),
                "What changes in a step: its id, and any keys of a step.",
            ),
        ],
    )
};

pub const CAPS: Table = table(
    "caps",
    &[
        key("pressure", Number(FELT), "Never harder than this, as it is felt, from 0 to 10."),
        key(
            "regions",
            Each(Names::Regions, &Number(FELT)),
            "Never harder than this in these parts of the body: a region and a number from 0 to 10. A whole area \
             such as neck holds for its parts.",
        ),
    ],
);

pub const CHANGE: Table =
    Table { shares: Some(&STEP), ..table("change", &[key("skip", Flag, "true: leaves the step out.")]) };
