//! What somebody at the microphone presses: keys as they come, or whole lines where there is no screen.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crossterm::event::KeyCode;

use crate::cli::world::questions::{Answer, ask_line};
use crate::cli::world::terminal::{self, KeyMode};
use crate::cli::world::{interrupt, keys};
use crate::session::Command;

/// Something pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Enter alone.
    Enter,
    /// A letter, small; of a line, its first.
    Key(char),
    /// The terminal says stand still.
    Suspend,
    /// A signal says stop, or nobody is there any more.
    Stop,
}

/// Hears what is pressed. Dropping it puts the terminal back.
pub struct Presses {
    inbox: Receiver<Press>,
    mode: Option<KeyMode>,
}

impl Presses {
    /// Hears keys one by one, or lines.
    pub fn listen(one_by_one: bool) -> Self {
        let (to, inbox) = channel();
        let signals = to.clone();
        interrupt::listen(move |command| {
            let press = if command == Command::Suspend { Press::Suspend } else { Press::Stop };
            signals.send(press).is_ok()
        });
        let mode = one_by_one.then(KeyMode::enter);
        if one_by_one {
            keys::listen_to_all(move |key| press(key.code).is_none_or(|press| to.send(press).is_ok()));
        } else {
            // Without it nothing is heard of the lines, and Ctrl-C still stops it.
            let _ = std::thread::Builder::new().name("balm-lines".into()).spawn(move || lines(&to));
        }
        Self { inbox, mode }
    }

    /// What is pressed next.
    pub fn wait(&self) -> Press {
        self.inbox.recv().unwrap_or(Press::Stop)
    }

    /// What is pressed within `wait`.
    pub fn within(&self, wait: Duration) -> Option<Press> {
        match self.inbox.recv_timeout(wait) {
            Ok(press) => Some(press),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Press::Stop),
        }
    }

    /// Stands still as Ctrl-Z asked; returns when balm goes on.
    pub fn stand_still(&self) {
        if self.mode.is_some() {
            terminal::restore();
        }
        interrupt::stand_still();
        terminal::reclaim();
    }
}

fn press(key: KeyCode) -> Option<Press> {
    match key {
        KeyCode::Enter => Some(Press::Enter),
        KeyCode::Char(letter) => letter.to_lowercase().next().map(Press::Key),
        _ => None,
    }
}

fn lines(to: &Sender<Press>) {
    loop {
        let press = match ask_line() {
            Answer::Enter => Press::Enter,
            Answer::Line(line) => {
                line.chars().flat_map(char::to_lowercase).next().map_or(Press::Enter, Press::Key)
            }
            Answer::Gone => Press::Stop,
        };
        if to.send(press).is_err() || press == Press::Stop {
            return;
        }
    }
}
