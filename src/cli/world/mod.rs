//! The real world, looked at once, and what is said to it: places, settings, terminal, signals and keys, files to
//! write, voices, failures in words. Start with `env`, then `failure`.

pub mod another_balm;
pub mod answered_by;
pub mod editor;
pub mod env;
pub mod exit;
pub mod failure;
pub mod hooks;
pub mod interrupt;
pub mod keys;
pub mod me;
pub mod memory;
pub mod one_key;
pub mod output;
pub mod provenance;
pub mod questions;
pub mod reading;
pub mod settings;
pub mod step_pictures;
pub mod target;
pub mod terminal;
pub mod user_file;
pub mod voices;

pub use env::Env;
pub use failure::{Done, Failure};
pub use output::{complain, say, say_json, say_wrapped, shown, warn};
