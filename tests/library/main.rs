//! The library, asked in this process: texts to routines, routines to timelines, timelines to frames and
//! files. A module for each part; what needs the program itself is in `tests/cli` and `tests/outside`.

#![allow(clippy::unwrap_used)]

mod body_map;
mod broken;
mod bundle;
mod canonical;
mod captions;
mod care;
mod cases;
mod codes;
mod common;
mod decoding;
mod desktop;
mod diagnostic;
mod display;
mod docs;
mod draft;
mod ending;
mod endurance;
mod files;
mod fit;
mod fmt;
mod fuzz;
mod handout;
mod harmful;
mod heart;
mod history;
mod hostile;
mod house;
mod index;
mod joined;
mod language;
mod letterhead;
mod limiter;
mod local_names;
mod longer;
mod memory_model;
mod mixer;
mod page;
mod people;
mod picture;
mod player;
mod reading;
mod real_files;
mod rings;
mod routines;
mod schema;
mod session;
mod sounds;
mod speak_up;
mod speech;
mod spoken;
mod step_figures;
mod supply;
mod takes;
mod text;
mod timing;
mod toml_1_0;
mod toml_suite;
mod units;
mod unwise;
mod vocabulary;
mod voices;
mod web;
mod written_length;

/// Counts what the mixer allocates while it must not; passes everything else through.
#[global_allocator]
static COUNTING: assert_no_alloc::AllocDisabler = assert_no_alloc::AllocDisabler;
