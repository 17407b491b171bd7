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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display::KEYS;

    /// The keys behind the signs in the table.
    fn codes(shown: &str) -> impl Iterator<Item = KeyCode> {
        shown.split(' ').map(|sign| match sign {
            "space" => KeyCode::Char(' '),
            "enter" => KeyCode::Enter,
            "→" => KeyCode::Right,
            "←" => KeyCode::Left,
            "↑" => KeyCode::Up,
            "↓" => KeyCode::Down,
            letter => KeyCode::Char(letter.parse().expect("one letter")),
        })
    }

    #[test]
    fn every_key_shown_is_a_command_of_its_own() {
        let mut told: Vec<Command> = Vec::new();
        for key in KEYS {
            let commands: Vec<_> = codes(key.key).map(command).collect();
            let first = commands[0].unwrap_or_else(|| panic!("{} does nothing", key.key));
            assert!(commands.iter().all(|c| *c == Some(first)), "{}: {commands:?}", key.key);
            assert!(!told.contains(&first), "{first:?} is shown twice");
            told.push(first);
        }
    }

    #[test]
    fn every_key_that_does_something_is_shown() {
        let shown: Vec<KeyCode> = KEYS.iter().flat_map(|k| codes(k.key)).collect();
        let named =
            [KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::Backspace, KeyCode::Home, KeyCode::End];
        let arrows = [KeyCode::Up, KeyCode::Down, KeyCode::Left, KeyCode::Right];
        let letters = (' '..='~').filter(|c| !c.is_ascii_uppercase()).map(KeyCode::Char);
        for code in letters.chain(named).chain(arrows) {
            // Plus without the shift key.
            let silent = code == KeyCode::Char('=');
            assert_eq!(command(code).is_some(), shown.contains(&code) || silent, "{code:?}");
        }
    }
}
