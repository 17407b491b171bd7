//! No sound, but the same time: an output pulled at the pace of the wall clock.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;
use std::time::{Duration, Instant};

use crate::sound::Frame;
use crate::unit::SAMPLE_RATE;

use super::{OutputStage, Player};

/// Frames pulled at a time: 43 ms.
const CHUNK: usize = 2048;
/// A gap longer than this is the machine having slept: the listener slept with it, so time stood.
const SLEPT: Duration = Duration::from_secs(2);

/// The pace.
pub(super) struct Clock {
    due: Instant,
}

impl Clock {
    pub fn new() -> Self {
        Self { due: Instant::now() }
    }

    /// Pulls 43 ms of `output`.
    pub fn pull(&mut self, output: &mut OutputStage) {
        output.pull(&mut [Frame::SILENCE; CHUNK]);
    }

    /// Waits until they are over.
    pub fn wait(&mut self) {
        self.due += Duration::from_secs(CHUNK as u64) / SAMPLE_RATE;
        match self.due.checked_duration_since(Instant::now()) {
            Some(early) => thread::sleep(early),
            None if self.due.elapsed() > SLEPT => self.due = Instant::now(),
            None => {}
        }
    }
}

/// Pulls `output` in real time on a thread of its own, until the player is gone.
///
/// # Errors
/// When the system gives no thread.
pub fn run_on_clock(player: &Player, mut output: OutputStage) -> std::io::Result<()> {
    let shared = Arc::clone(&player.shared());
    let pace = move || {
        let mut clock = Clock::new();
        while !shared.closed.load(Relaxed) {
            clock.pull(&mut output);
            clock.wait();
        }
    };
    thread::Builder::new().name("balm-clock".into()).spawn(pace).map(drop)
}
