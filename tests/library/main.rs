//! The library, asked in this process: texts to routines, routines to timelines, timelines to frames and
//! files. A module for each part; what needs the program itself is in `tests/cli` and `tests/outside`.

#![allow(clippy::unwrap_used)]

mod broken;
mod canonical;
mod captions;
mod cases;
mod codes;
mod common;
mod decoding;
mod docs;
mod draft;
mod endurance;
mod fmt;
mod handout;
mod heart;
mod hostile;
mod house;
mod memory_model;
mod mixer;
mod page;
mod picture;
mod player;
mod reading;
mod rings;
mod routines;
mod schema;
mod session;
mod sounds;
mod spoken;
mod supply;
mod timing;
mod toml_1_0;
mod toml_suite;
mod unwise;
mod voices;

/// Counts what the mixer allocates while it must not; passes everything else through.
#[global_allocator]
static COUNTING: assert_no_alloc::AllocDisabler = assert_no_alloc::AllocDisabler;
