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

/// Pulls `output` in real time on a thread of its own, until the player is gone.
///
/// # Errors
/// When the system gives no thread.
pub fn run_on_clock(player: &Player, mut output: OutputStage) -> std::io::Result<()> {
    let shared = Arc::clone(&player.shared());
    let pace = move || {
        let mut due = Instant::now();
        let mut chunk = [Frame::SILENCE; CHUNK];
        while !shared.closed.load(Relaxed) {
            output.pull(&mut chunk);
            due += Duration::from_secs(CHUNK as u64) / SAMPLE_RATE;
            match due.checked_duration_since(Instant::now()) {
                Some(early) => thread::sleep(early),
                None if due.elapsed() > SLEPT => due = Instant::now(),
                None => {}
            }
        }
    };
    thread::Builder::new().name("balm-clock".into()).spawn(pace).map(drop)
}
