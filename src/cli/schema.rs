//! `balm schema`

use crate::routine;

use super::fail::{Done, Failure};
use super::output::say;

/// Prints the schema of routines, for editors.
pub fn schema() -> Result<Done, Failure> {
    let text = serde_json::to_string_pretty(&routine::schema()).map_err(Failure::failed)?;
    say(&(text + "\n"))?;
    Ok(Done::Yes)
}
