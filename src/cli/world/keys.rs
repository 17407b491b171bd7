//! Keys → commands.

use std::io::{self, stdin};
use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, poll};

use crate::display::KEYS;
use crate::session::Command;

use super::terminal;

/// How often to look whether the terminal is still ours, or ours again.
const POLL: Duration = Duration::from_millis(100);

/// Reads keys on a thread of its own for as long as there are any. The thread ends with the program.
pub fn listen(commands: Sender<Command>) {
    listen_to_all(move |key| command(key).is_none_or(|command| commands.send(command).is_ok()));
}

/// The same for whoever gives keys a meaning of their own; `tell` says whether it still listens.
pub fn listen_to_all(tell: impl Fn(KeyEvent) -> bool + Send + 'static) {
    let work = move || {
        while let Ok(events) = pressed() {
            for event in events {
                let Event::Key(key) = event else { continue };
                if !tell(key) {
                    return;
                }
            }
        }
    };
    // Without keys it still plays, and Ctrl-C still stops it.
    let _ = std::thread::Builder::new().name("balm-keys".into()).spawn(work);
}

/// What was pressed a moment ago; fails when the terminal is gone. Nothing is read in the background, where
/// keys are meant for the shell.
fn pressed() -> io::Result<Vec<Event>> {
    let mut events = Vec::new();
    if !terminal::take_keys() {
        std::thread::sleep(POLL);
        return Ok(events);
    }
    let input = stdin();
    let mut fds = [PollFd::new(&input, PollFlags::IN)];
    if poll(&mut fds, POLL.try_into().ok().as_ref()).is_err() {
        return Ok(events);
    }
    let now = fds[0].revents();
    if now.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return Err(io::ErrorKind::BrokenPipe.into());
    }
    if now.contains(PollFlags::IN) && terminal::take_keys() {
        while event::poll(Duration::ZERO)? {
            events.push(event::read()?);
        }
    }
    Ok(events)
}

/// What a key means, by its sign in the table that is shown. With Ctrl or Alt it means something else, though
/// not to balm.
fn command(key: KeyEvent) -> Option<Command> {
    let alone = KeyModifiers::NONE | KeyModifiers::SHIFT;
    if key.kind == KeyEventKind::Release || !alone.contains(key.modifiers) {
        return None;
    }
    let sign = match key.code {
        KeyCode::Char(' ') => "space".to_owned(),
        KeyCode::Enter => "enter".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        // Plus without the shift key.
        KeyCode::Char('=') => "+".to_owned(),
        // The only letter that means something else as a capital.
        KeyCode::Char('V') => "V".to_owned(),
        KeyCode::Char(letter) => letter.to_ascii_lowercase().to_string(),
        _ => return None,
    };
    let answer = match key.code {
        KeyCode::Char(letter @ ('0'..='9' | 'y')) => Some(Command::Answer(letter)),
        _ => None,
    };
    let row = KEYS.iter().find(|row| row.key.split(' ').any(|shown| shown == sign));
    row.map(|row| row.command).or(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_with_ctrl_or_alt_are_no_commands() {
        let pressed = |code, modifiers| command(KeyEvent::new(code, modifiers));
        for (code, means) in [
            (KeyCode::Char('q'), Command::Quit),
            (KeyCode::Char('n'), Command::Next),
            (KeyCode::Char(' '), Command::TogglePause),
            (KeyCode::Right, Command::Next),
            (KeyCode::Enter, Command::GoOn),
            (KeyCode::Char('v'), Command::VoiceDown),
            (KeyCode::Char('V'), Command::VoiceUp),
            (KeyCode::Char('.'), Command::TimeLeft),
        ] {
            assert_eq!(pressed(code, KeyModifiers::NONE), Some(means));
            assert_eq!(pressed(code, KeyModifiers::SHIFT), Some(means));
            for other in [KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SUPER] {
                assert_eq!(pressed(code, other), None, "{other:?} {code:?}");
                assert_eq!(pressed(code, other | KeyModifiers::SHIFT), None, "Shift {other:?} {code:?}");
            }
        }
    }
}
