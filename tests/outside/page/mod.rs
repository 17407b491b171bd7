//! What a phone's browser makes of an exported page: a real one, without a window, is made to open it, tap
//! it and play it; and to print handouts.
//!
//! Chromium is looked for in the PATH; `BALM_BROWSE=1` demands it.

mod browser;
mod guarding;
mod pages;
mod pictured;
mod playing;
mod printing;
mod reading;
mod socket;
mod speaking_up;

use crate::{Group, Need, trials};

pub fn groups() -> Vec<Group> {
    let missing = || browser::find().is_none().then(|| "chromium is not installed".to_owned());
    let tests = [
        playing::TESTS,
        reading::TESTS,
        guarding::TESTS,
        printing::TESTS,
        pictured::TESTS,
        speaking_up::TESTS,
    ];
    vec![Group {
        about: "tests of pages and handouts",
        trials: trials("page", &tests),
        need: Some(Need { demanded_by: Some("BALM_BROWSE"), missing }),
    }]
}
