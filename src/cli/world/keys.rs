//! Keys → commands.

use std::sync::mpsc::Sender;

use crossterm::event::{Event, KeyCode, KeyEventKind, read};

use crate::display::KEYS;
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

/// What a key means, by its sign in the table that is shown.
fn command(key: KeyCode) -> Option<Command> {
    let sign = match key {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        // Plus without the shift key.
        KeyCode::Char('=') => "+".to_owned(),
        KeyCode::Char(letter) => letter.to_ascii_lowercase().to_string(),
        _ => return None,
    };
    KEYS.iter().find(|row| row.key.split(' ').any(|shown| shown == sign)).map(|row| row.command)
}
