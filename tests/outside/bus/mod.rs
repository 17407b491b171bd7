//! balm on a desktop's buses: steered by a real playerctl, and on a computer that falls asleep, which python-dbusmock
//! pretends to be.
//!
//! Each test has a bus of its own; the tester's desktop is left alone. `BALM_BUS=1` demands it.

mod daemon;
mod failing;
mod made_up;
mod playing;
mod sleeping;
mod steering;

use crate::{Group, Need, trials};

pub fn groups() -> Vec<Group> {
    let about = "tests of media keys and sleep";
    let all = [steering::TESTS, failing::TESTS, sleeping::TESTS];
    let need = Need { demanded_by: Some("BALM_BUS"), missing: daemon::missing };
    vec![Group { about, trials: trials("bus", &all), need: Some(need) }]
}
