//! Voices that are other programs: what the system has (`system`), or what the user names. A program
//! is run once a phrase, without a shell, in a folder that vanishes, within limits; what comes out is
//! trimmed and joined. Start with `engine`; `template` and `text` say what a program is given.

mod command;
mod engine;
mod instrument;
mod line;
mod surroundings;
pub mod system;
mod template;
mod text;
mod tongue;

pub use command::{Limits, ProgramVoice};
pub use engine::Program;
pub use surroundings::Surroundings;
pub use template::TemplateError;
