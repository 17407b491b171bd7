//! Finds and reads a routine for its listener.

use crate::display;
use crate::library::Found;
use crate::routine::Routine;
use crate::sound::BEDS;

use super::env::Env;
use super::failure::Failure;
use super::output::{complain, complaint_width, shown};

/// Finds and reads a routine. What does not stop it goes to standard error: warnings about the file, and what
/// goes beyond safe limits.
pub fn read(env: &Env, name: &str) -> Result<(Found, Routine), Failure> {
    let found = env.library.find(name).map_err(|missing| {
        let is_sound = BEDS.iter().any(|bed| bed.name == name) || env.settings.beds.contains_key(name);
        let failure = Failure::failed(missing);
        match is_sound {
            true => failure.hint(&format!(
                "{name} is a background sound. To hear it: balm sounds {name}; to fall asleep to it: balm sleep {name}"
            )),
            false => failure,
        }
    })?;
    let routine = read_found(&found)?;
    Ok((found, routine))
}

/// The same with several: they become one session.
pub fn read_joined(env: &Env, names: &[String]) -> Result<(Found, Routine), Failure> {
    let (first, others) = names.split_first().ok_or_else(|| Failure::usage("no routine is named"))?;
    others.iter().try_fold(read(env, first)?, |(found, routine), name| {
        let (next, its) = read(env, name)?;
        let found = found.followed_by(next).map_err(|path| {
            Failure::failed(format!("{}: routines of one session must be in the same folder", shown(&path)))
        })?;
        Ok((found, routine.followed_by(its).map_err(Failure::usage)?))
    })
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
