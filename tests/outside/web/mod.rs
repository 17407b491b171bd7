//! balm and the web: a real nginx on this computer, over TLS whose authority the test itself makes up.
//!
//! Each test has a server of its own. `BALM_WEB=1` demands nginx; strace, which watches one of them, is demanded by
//! `BALM_TRACE=1`.

mod adding;
mod limits;
mod refusing;
mod server;
mod shop;

#[path = "../../cli/room.rs"]
#[allow(dead_code, reason = "shared with the tests of commands, which use all of it")]
mod room;

use crate::{Group, Need, trials};

pub fn groups() -> Vec<Group> {
    let all = [adding::TESTS, refusing::TESTS, limits::TESTS];
    let need = Need { demanded_by: Some("BALM_WEB"), missing: server::missing };
    vec![Group { about: "tests of the web", trials: trials("web", &all), need: Some(need) }]
}
