//! balm plays self-massage and relaxation routines written in TOML.
//!
//! The folders are floors: a room may use the rooms below it and never the ones beside or above.
//! `tests/library/house.rs` tests that; CONTRIBUTING.md lists it. The way of one routine through them:
//! text → [`routine`] → [`prepare`], which makes [`timeline`] and [`mixer`] of it → [`sink`] or [`export`], with
//! [`session`] telling [`display`] what was heard.

#[cfg(not(unix))]
compile_error!("balm runs on Linux and macOS; on Windows, build it inside WSL");

pub mod bundle;
pub mod care;
pub mod cli;
pub mod desktop;
pub mod diagnostic;
pub mod display;
pub mod draft;
pub mod export;
pub mod files;
pub mod history;
pub mod language;
pub mod library;
pub mod lint;
pub mod mixer;
pub mod narration;
pub mod prepare;
pub mod process;
pub mod routine;
pub mod session;
pub mod sink;
pub mod sound;
pub mod text;
pub mod timeline;
pub mod unit;
pub mod vocabulary;
pub mod voice;
pub mod web;
