//! A session's words with their times, for players of video and of songs, and its chapters for players of
//! podcasts. Text files, one format each.

mod chapters_json;
mod lrc;
mod vtt;

pub(super) use chapters_json::chapters_json;
pub(super) use lrc::{lrc, lrc_lines};
pub use vtt::vtt;
pub(super) use vtt::{chapters_vtt, clock};
