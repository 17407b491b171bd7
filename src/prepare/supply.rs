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
    /// Recordings that were asked for and have not come.
    recorded: usize,
    /// The same of spoken lines.
    spoken: usize,
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
        Ok(Self { speaker, is_recorded, asked, clips, recorded: 0, spoken: 0 })
    }

    fn take_recorded(&mut self, timeout: Duration) -> Option<(usize, Clip)> {
        let came = self.clips.recv_timeout(timeout).ok()?;
        self.recorded -= 1;
        Some(came)
    }

    fn take_spoken(&mut self, timeout: Duration) -> Option<(usize, Clip)> {
        let came = self.speaker.as_mut()?.take(timeout)?;
        self.spoken = self.spoken.saturating_sub(1);
        Some(came)
    }
}

impl Supply for Lines {
    fn ask(&mut self, line: usize) {
        if self.is_recorded.contains(&line) {
            self.recorded += usize::from(self.asked.send(line).is_ok());
        } else if let Some(speaker) = &mut self.speaker {
            speaker.ask(line);
            self.spoken += 1;
        }
    }

    fn take(&mut self, timeout: Duration) -> Option<(usize, Clip)> {
        if self.recorded == 0 {
            return self.take_spoken(timeout);
        }
        if self.spoken == 0 {
            return self.take_recorded(timeout);
        }
        let until = Instant::now() + timeout;
        loop {
            let turn = until.saturating_duration_since(Instant::now()).min(TURN);
            let came = self.take_recorded(turn).or_else(|| self.take_spoken(turn));
            if came.is_some() || turn.is_zero() {
                return came;
            }
        }
    }
}
