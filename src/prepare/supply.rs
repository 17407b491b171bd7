//! Where the clips of a session's lines come from: a voice, or an author's recordings.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::sound::{Clip, Recording, Supply};
use crate::voice::Speaker;

/// While both are asked, each is waited for this long in turn.
const TURN: Duration = Duration::from_millis(2);

/// A voice, and recordings decoded by a thread of their own.
pub(super) struct Lines {
    speaker: Option<Speaker>,
    is_recorded: Vec<usize>,
    asked: Sender<usize>,
    clips: Receiver<(usize, Clip)>,
    /// Recordings and spoken lines that were asked for and have not come.
    waiting: (usize, usize),
}

impl Lines {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(recordings: HashMap<usize, Recording>, speaker: Option<Speaker>) -> std::io::Result<Self> {
        let (asked, inbox) = channel::<usize>();
        let (out, clips) = channel();
        let is_recorded = recordings.keys().copied().collect();
        let work = move || {
            for line in inbox {
                let clip = recordings.get(&line).map_or_else(Clip::nothing, Recording::clip);
                if out.send((line, clip)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("balm-recordings".into()).spawn(work)?;
        Ok(Self { speaker, is_recorded, asked, clips, waiting: (0, 0) })
    }
}

impl Supply for Lines {
    fn ask(&mut self, line: usize) {
        if self.is_recorded.contains(&line) {
            self.waiting.0 += usize::from(self.asked.send(line).is_ok());
        } else if let Some(speaker) = &mut self.speaker {
            speaker.ask(line);
            self.waiting.1 += 1;
        }
    }

    fn take(&mut self, timeout: Duration) -> Option<(usize, Clip)> {
        let until = Instant::now() + timeout;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let turn = if self.waiting.0 > 0 && self.waiting.1 > 0 { left.min(TURN) } else { left };
            if self.waiting.0 > 0
                && let Ok(came) = self.clips.recv_timeout(turn)
            {
                self.waiting.0 -= 1;
                return Some(came);
            }
            if self.waiting.1 > 0
                && let Some(came) = self.speaker.as_mut().and_then(|speaker| speaker.take(turn))
            {
                self.waiting.1 -= 1;
                return Some(came);
            }
            if left.is_zero() || self.waiting == (0, 0) {
                return None;
            }
        }
    }
}
