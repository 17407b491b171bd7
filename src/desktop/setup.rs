//! What is known of a session before it begins.

use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crate::routine::Kind;
use crate::session::{Command, Volume};

use super::Titles;

/// What a session tells the desktop, and where it takes its commands.
pub struct Setup {
    /// What may be shown.
    pub titles: Titles,
    /// At night the screen is not kept on.
    pub kind: Kind,
    /// How loud it begins.
    pub volume: Volume,
    /// Where what the desktop asks for goes.
    pub commands: Sender<Command>,
    /// The address of the session's bus; else the environment says it.
    pub session_bus: Option<String>,
    /// The address of the system's bus; else the environment says it.
    pub system_bus: Option<String>,
    /// Tells the time.
    pub clock: Box<dyn Fn() -> Instant + Send>,
    /// Tells how long the computer has slept since it was switched on.
    pub slept: Box<dyn Fn() -> Duration + Send>,
}
