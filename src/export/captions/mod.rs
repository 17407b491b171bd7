//! A session's words with their times, for players of video and of songs, and its chapters for players of
//! podcasts. Text files, one format each.

mod chapters_json;
mod lrc;
mod vtt;

pub use chapters_json::chapters_json;
pub use lrc::lrc;
pub(super) use lrc::lrc_lines;
pub(super) use vtt::clock;
pub use vtt::{chapters_vtt, vtt};
