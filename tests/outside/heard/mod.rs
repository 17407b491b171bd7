//! What a listener hears: the program plays through a real sound server, and a recorder at the
//! server's other end says what came out.
//!
//! The server is a private PulseAudio with a null sink, one for each test; no sound card is needed
//! and the tester's own sound is left alone. `BALM_HEAR=1` demands it.

mod devices;
mod doctor;
mod ear;
mod ear_tests;
mod exported;
mod folder;
mod keys;
mod listening;
mod no_device;
mod program;
mod recorder;
mod recording;
mod server;
mod sounds;
mod speaking;
mod speaking_up;

use crate::{Group, Need, trials};

pub fn groups() -> Vec<Group> {
    let about = "listening tests";
    let unheard = [ear_tests::TESTS, no_device::TESTS, exported::TESTS];
    let heard = [
        recording::TESTS,
        listening::TESTS,
        keys::TESTS,
        speaking::TESTS,
        speaking_up::TESTS,
        devices::TESTS,
        doctor::TESTS,
    ];
    vec![
        Group { about, trials: trials("heard", &unheard), need: None },
        Group {
            about,
            trials: trials("heard", &heard),
            need: Some(Need { demanded_by: Some("BALM_HEAR"), missing: || server::Server::start().err() }),
        },
    ]
}
