//! Speaks on a thread of its own: what is asked for first, and meanwhile what comes next, so that it is
//! kept when it is asked for.

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
            let mut ahead = 0..casting.parts.len();
            while let Some(line) = next(&inbox, &casting, &mut ahead) {
                // What lies before it has been said, or is not going to be.
                ahead.start = ahead.start.max(line + 1);
                let clip = casting.speak(line).map_or_else(Clip::nothing, |speech| Clip::seated(&speech));
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

/// The next line that is asked for. While none is, speaks one after the other ahead of time, as long as
/// they can be kept. `None` once nobody is left to ask.
fn next(inbox: &Receiver<usize>, casting: &Casting, ahead: &mut Range<usize>) -> Option<usize> {
    loop {
        match inbox.try_recv() {
            Ok(line) => return Some(line),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => match ahead.next() {
                Some(line) if casting.keep(line) => {}
                Some(_) => *ahead = 0..0,
                None => return inbox.recv().ok(),
            },
        }
    }
}

impl Casting {
    /// A line as its voice says it.
    fn speak(&self, line: usize) -> Option<Speech> {
        match self.parts.get(line)? {
            Part::Unspoken | Part::Open(..) => None,
            Part::Shipped(clip) => Speech::decode(&clip.file()),
            Part::Cast(role) => role.speak(self.cache.as_ref()),
        }
    }

    /// Sees to it that a line lies in the cache; `false` where nothing can be kept.
    fn keep(&self, line: usize) -> bool {
        let (Some(Part::Cast(role)), Some(cache)) = (self.parts.get(line), &self.cache) else { return true };
        let is_kept = || cache.length(&role.fingerprint).is_some();
        role.spoken.is_some() || is_kept() || role.speak(Some(cache)).is_none() || is_kept()
    }
}

impl Role {
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
