//! `balm schema`

use crate::cli::flags::NoArgs;
use crate::cli::world::{Done, Env, Failure, say_json};
use crate::routine;

/// Prints the schema of routines, for editors.
pub fn schema(_: &Env, _: &NoArgs) -> Result<Done, Failure> {
    say_json(&routine::schema())
}
