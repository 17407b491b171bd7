//! Speaks on its own thread: requested lines first, and in the meantime the lines that come next.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::sound::{Clip, Speech, Supply};

use super::cache::Cache;
use super::casting::{Casting, Role};
use crate::process::CancelToken;

/// The lines of a session as clips. Dropping it ends the thread.
pub struct Speaker {
    asked: Sender<usize>,
    clips: Receiver<(usize, Clip)>,
    cancel: CancelToken,
    thread: JoinHandle<()>,
}

/// How much is kept in memory of lines that cannot be kept on disk, in samples: eleven minutes.
const MAX_MADE: usize = 16 << 20;
/// How long the thread may take to end: as long as ending a program takes.
const TIMEOUT: Duration = Duration::from_millis(200);

impl Speaker {
    /// Starts the thread. Lines that are still open stay unspoken.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(casting: Casting) -> std::io::Result<Self> {
        let (asked, inbox) = channel();
        let (out, clips) = channel();
        let cancel = casting.cancel.clone();
        let work = move || {
            let mut work = Work { ahead: 0..casting.lines.len(), made: BTreeMap::new(), casting };
            while let Some(line) = work.next(&inbox) {
                let clip = work.speak(line).map_or_else(Clip::nothing, |speech| Clip::with_room(&speech));
                if out.send((line, clip)).is_err() {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("balm-voice".into()).spawn(work)?;
        Ok(Self { asked, clips, cancel, thread })
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        self.cancel.cancel();
        // Without its inbox the thread ends, at the latest after the line it is speaking.
        self.asked = channel().0;
        let until = Instant::now() + TIMEOUT;
        while !self.thread.is_finished() && Instant::now() < until {
            thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Supply for Speaker {
    fn ask(&mut self, line: usize) {
        // If the thread is gone, the line never comes, like a line that cannot be spoken.
        let _ = self.asked.send(line);
    }

    fn take(&mut self, timeout: Duration) -> Option<(usize, Clip)> {
        if timeout.is_zero() { self.clips.try_recv().ok() } else { self.clips.recv_timeout(timeout).ok() }
    }
}

/// The work of the thread.
struct Work {
    casting: Casting,
    /// Lines still to be spoken ahead of time.
    ahead: Range<usize>,
    /// Lines spoken ahead of time that could not be kept on disk.
    made: BTreeMap<usize, Speech>,
}

impl Work {
    /// The next requested line. While there is none, speaks lines ahead of time. `None` when the speaker is
    /// gone.
    fn next(&mut self, inbox: &Receiver<usize>) -> Option<usize> {
        loop {
            match inbox.try_recv() {
                Ok(line) => return Some(line),
                Err(TryRecvError::Disconnected) => return None,
                Err(TryRecvError::Empty) => match self.ahead.next() {
                    Some(line) => self.make(line),
                    None => return inbox.recv().ok(),
                },
            }
        }
    }

    /// Speaks a line ahead of time, as long as there is room.
    fn make(&mut self, line: usize) {
        let made: usize = self.made.values().map(|speech| speech.samples.len()).sum();
        if made > MAX_MADE {
            self.ahead = 0..0;
            return;
        }
        self.made.extend(self.casting.make(line).map(|speech| (line, speech)));
        if self.ahead.is_empty() {
            self.casting.release();
        }
    }

    /// Speaks a requested line. Earlier lines need not be spoken ahead of time any more.
    fn speak(&mut self, line: usize) -> Option<Speech> {
        let is_last = self.ahead.end == line + 1 && self.ahead.start <= line;
        self.ahead.start = self.ahead.start.max(line + 1).min(self.ahead.end);
        let speech = self.made.get(&line).cloned().or_else(|| self.casting.speak(line));
        if is_last {
            self.casting.release();
        }
        speech
    }
}

impl Casting {
    /// A line as its voice speaks it.
    pub(super) fn speak(&self, line: usize) -> Option<Speech> {
        self.lines.get(line)?.role()?.speak(self.cache.as_ref())
    }

    /// Speaks a line and keeps it on disk; returns it if it cannot be kept there.
    fn make(&self, line: usize) -> Option<Speech> {
        let role = self.lines.get(line)?.role()?;
        let cache = self.cache.as_ref();
        let is_kept = || cache.is_some_and(|cache| cache.length(&role.fingerprint).is_some());
        if role.spoken.is_some() || is_kept() {
            return None;
        }
        role.speak(cache).filter(|_| !is_kept())
    }

    /// A line as it will be heard; `None` if no voice speaks it.
    #[must_use]
    pub fn clip(&self, line: usize) -> Option<Clip> {
        Some(Clip::with_room(&self.speak(line)?))
    }

    /// Speaks a line ahead of time, so that it is at hand on disk.
    pub fn prepare_clip(&self, line: usize) {
        // Where it cannot be kept, it is spoken when it is due.
        let _ = self.make(line);
    }

    /// Lets the voices free what they hold.
    fn release(&self) {
        self.roles().for_each(|role| role.engine.release());
    }
}

impl Role {
    /// The spoken line, from the cache or spoken now.
    fn speak(&self, cache: Option<&Cache>) -> Option<Speech> {
        let kept = self.spoken.clone().or_else(|| cache?.get(&self.fingerprint));
        kept.or_else(|| {
            // A failure costs only this line: its words are shown.
            let speech = self.engine.speak(&self.utterance).ok()?;
            if let Some(cache) = cache {
                let _ = cache.put(&self.fingerprint, &speech);
            }
            Some(speech)
        })
    }
}
