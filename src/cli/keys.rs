//! Keys → commands.

use std::sync::mpsc::Sender;

use crossterm::event::{Event, KeyCode, KeyEventKind, read};

use crate::session::Command;

/// Reads keys on a thread of its own for as long as there are any. The thread ends with the
/// program: a read cannot be called back.
pub fn listen(commands: Sender<Command>) {
    let work = move || {
        while let Ok(event) = read() {
            let Event::Key(key) = event else { continue };
            if key.kind == KeyEventKind::Release {
                continue;
            }
            if let Some(command) = command(key.code)
                && commands.send(command).is_err()
            {
                return;
            }
        }
    };
    // Without keys it still plays, and Ctrl-C still stops it.
    let _ = std::thread::Builder::new().name("balm-keys".into()).spawn(work);
}

/// What a key means. The words for them are in `display::KEYS`, held against this by a test.
pub fn command(key: KeyCode) -> Option<Command> {
    Some(match key {
        KeyCode::Char(' ') => Command::TogglePause,
        KeyCode::Right | KeyCode::Char('n' | 'N') => Command::Next,
        KeyCode::Left | KeyCode::Char('p' | 'P') => Command::Back,
        KeyCode::Up => Command::Louder,
        KeyCode::Down => Command::Softer,
        KeyCode::Char(']') => Command::BedUp,
        KeyCode::Char('[') => Command::BedDown,
        KeyCode::Char('r' | 'R') => Command::SayAgain,
        KeyCode::Char('+' | '=') => Command::Longer,
        KeyCode::Enter => Command::GoOn,
        KeyCode::Char('q' | 'Q') => Command::Quit,
        KeyCode::Char('?') => Command::Keys,
        _ => return None,
    })
}
