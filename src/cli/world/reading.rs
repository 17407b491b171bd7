//! Finds and reads a routine for its listener.

use crate::display;
use crate::library::Found;
use crate::routine::Routine;

use super::env::Env;
use super::failure::Failure;
use super::output::{complain, complaint_width};

/// Finds and reads a routine. What does not stop it goes to standard error: warnings about the file, and what
/// goes beyond safe limits.
pub fn read(env: &Env, name: &str) -> Result<(Found, Routine), Failure> {
    let found = env.library.find(name).map_err(Failure::failed)?;
    let routine = read_found(&found)?;
    Ok((found, routine))
}

/// Reads a routine that has been found, like [`read`].
pub fn read_found(found: &Found) -> Result<Routine, Failure> {
    let reading = found.read();
    let drawn = || display::report(&reading.sources, &reading.report, complaint_width());
    match &reading.routine {
        Some(routine) => {
            if reading.report.warnings() > 0 {
                complain(drawn().trim_end());
            }
            display::beyond_limits(&reading, routine).iter().for_each(|line| complain(line));
            Ok(routine.clone())
        }
        None => Err(Failure::Routine { report: drawn() }),
    }
}
