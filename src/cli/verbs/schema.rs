//! `balm schema`

use crate::cli::flags::NoArgs;
use crate::cli::world::{Done, Env, Failure, say};
use crate::routine;

/// Prints the schema of routines, for editors.
pub fn schema(_: &Env, _: &NoArgs) -> Result<Done, Failure> {
    let text = serde_json::to_string_pretty(&routine::schema()).map_err(Failure::failed)?;
    say(&(text + "\n"))?;
    Ok(Done::Yes)
}
