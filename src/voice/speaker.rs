//! Speaks on a thread of its own: what is asked for first, and meanwhile what comes next, so that it is
//! kept when it is asked for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::sound::{Clip, Speech, Supply};

use super::casting::{Part, Role};
use super::{Cache, Casting, Hush};

/// The lines of a session as clips. Dropped, it says no more.
pub struct Speaker {
    asked: Sender<usize>,
    clips: Receiver<(usize, Clip)>,
    hush: Hush,
    thread: JoinHandle<()>,
}

/// What is kept in memory of lines that cannot be kept on disk, in samples: eleven minutes.
const MAX_MADE: usize = 16 << 20;
/// How long the thread is given to end: as long as ending a program takes.
const PATIENCE: Duration = Duration::from_millis(200);

impl Speaker {
    /// Starts the thread. Lines that are not settled stay unspoken.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(casting: Casting) -> std::io::Result<Self> {
        let (asked, inbox) = channel();
        let (out, clips) = channel();
        let hush = casting.hush.clone();
        let work = move || {
            let mut work = Work { ahead: 0..casting.parts.len(), made: BTreeMap::new(), casting };
            while let Some(line) = work.next(&inbox) {
                let clip = work.speak(line).map_or_else(Clip::nothing, |speech| Clip::seated(&speech));
                if out.send((line, clip)).is_err() {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("balm-voice".into()).spawn(work)?;
        Ok(Self { asked, clips, hush, thread })
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        self.hush.call();
        // With its inbox gone the thread ends, at the latest when the line it is at has been spoken.
        self.asked = channel().0;
        let until = Instant::now() + PATIENCE;
        while !self.thread.is_finished() && Instant::now() < until {
            thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Supply for Speaker {
    fn ask(&mut self, line: usize) {
        // Where the thread is gone, the line does not come: the same as one that cannot be spoken.
        let _ = self.asked.send(line);
    }

    fn take(&mut self, patience: Duration) -> Option<(usize, Clip)> {
        if patience.is_zero() { self.clips.try_recv().ok() } else { self.clips.recv_timeout(patience).ok() }
    }
}

/// What the thread does.
struct Work {
    casting: Casting,
    /// Lines still to be made ahead of time.
    ahead: Range<usize>,
    /// Those that were made and could not be kept on disk.
    made: BTreeMap<usize, Speech>,
}

impl Work {
    /// The next line that is asked for. While none is, makes one after the other ahead of time. `None` once
    /// nobody is left to ask.
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

    /// Sees to it that a line is there when it is asked for, as long as there is room.
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

    /// A line as its voice says it. What lies before it has been said, or is not going to be.
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
    /// A line as its voice says it.
    pub(super) fn speak(&self, line: usize) -> Option<Speech> {
        match self.parts.get(line)? {
            Part::Unspoken | Part::Open(..) => None,
            Part::Cast(role) => role.speak(self.cache.as_ref()),
        }
    }

    /// Makes a line and keeps it on disk; gives it where it cannot be kept there.
    fn make(&self, line: usize) -> Option<Speech> {
        let Some(Part::Cast(role)) = self.parts.get(line) else { return None };
        let cache = self.cache.as_ref();
        let is_kept = || cache.is_some_and(|cache| cache.length(&role.fingerprint).is_some());
        if role.spoken.is_some() || is_kept() {
            return None;
        }
        role.speak(cache).filter(|_| !is_kept())
    }

    /// Lets the voices give back what they hold.
    fn release(&self) {
        for part in &self.parts {
            if let Part::Cast(role) = part {
                role.engine.release();
            }
        }
    }
}

impl Role {
    /// What it says, kept from before or spoken now.
    fn speak(&self, cache: Option<&Cache>) -> Option<Speech> {
        let kept = self.spoken.clone().or_else(|| cache?.get(&self.fingerprint));
        kept.or_else(|| {
            // Its own line is all that a failure costs: the words are shown.
            let speech = self.engine.speak(&self.utterance).ok()?;
            if let Some(cache) = cache {
                let _ = cache.put(&self.fingerprint, &speech);
            }
            Some(speech)
        })
    }
}
