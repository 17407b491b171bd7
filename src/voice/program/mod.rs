//! Voices that are other programs: those the system has (`system_voices`) and those the user names
//! (`user_voice`). A program runs once a phrase, without a shell, in a temporary folder, within limits; its
//! phrases are trimmed and joined. Start with `program_engine`; `template` and `plain_text` say what a
//! program is given.

mod environment;
mod joined_line;
mod plain_text;
mod program_engine;
mod program_voice;
mod speech_command;
pub mod system_voices;
mod template;
mod user_voice;

pub use environment::Environment;
pub use program_engine::Program;
pub use template::TemplateError;
pub use user_voice::{Limits, UserVoice};
