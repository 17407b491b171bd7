//! `balm doctor`: looks at what balm needs and changes nothing but leftovers. A file for each part; start with
//! `sound`.

mod added;
mod desktop;
mod places;
mod sound;
mod spoken;

use crate::cli::world::{Done, Env, Failure, say, say_json};
use crate::display::{self, CheckState};

/// `doctor`.
#[derive(Debug, clap::Args)]
pub struct DoctorArgs {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Says what works, what does not and what to do about it.
pub fn doctor(env: &Env, args: &DoctorArgs) -> Result<Done, Failure> {
    let checks = [
        sound::checks(env),
        spoken::checks(env),
        places::checks(env),
        added::checks(env),
        desktop::bus_checks(),
        desktop::terminal_checks(env),
    ]
    .concat();
    match args.json {
        true => say_json(&display::check_up_json(&checks))?,
        false => say(&display::check_up(&checks, env.reading_width()))?,
    };
    let is_well = checks.iter().all(|check| check.state < CheckState::Fix);
    Ok(if is_well { Done::Yes } else { Done::Found })
}
