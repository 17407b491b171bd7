//! Child processes: the only room that starts another program. Nothing runs through a shell. A program
//! is ended together with everything it started, and always reaped. Start with `invocation`; `run` bounds
//! a program that works once, `conversation` one that answers request after request.

mod cancel_token;
mod conversation;
mod find;
mod group;
mod invocation;
mod pipes;
mod run;
mod words;

pub use cancel_token::CancelToken;
pub use conversation::{Conversation, NoReply};
pub use find::{find_program, find_program_in};
pub use invocation::Invocation;
pub use run::{Bounds, Ending, Finished, Output};
pub use words::split_words;
