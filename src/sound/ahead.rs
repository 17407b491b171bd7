//! A slow source read ahead by a thread, so that the mixer never waits for a disk or a decoder.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rtrb::{Consumer, Producer, RingBuffer};

use super::{Frame, Source};
use crate::unit::Frames;

/// Frames kept ready: 1.4 s.
const READY: usize = 65_536;
/// Frames made at a time.
const CHUNK: usize = 2048;
/// After a jump, this many frames are waited for (341 ms of sound), at most [`TIMEOUT`]: a sink
/// fills its ring with them at once.
const ENOUGH: usize = 16_384;
const TIMEOUT: Duration = Duration::from_secs(3);

/// Another source's frames, made ahead of time. When they are late there is silence.
pub struct Ahead {
    ring: Consumer<Frame>,
    jumps: Sender<(Frames, Producer<Frame>)>,
    /// Frames that came too late and are still to be passed over.
    owed: usize,
}

impl Ahead {
    /// Reads `source` ahead, beginning at its present position; waits for its first frames, as a
    /// jump does.
    pub fn of(mut source: impl Source + 'static) -> Self {
        let (mut producer, ring) = RingBuffer::new(READY);
        let (jumps, orders) = channel();
        let work = move || {
            loop {
                while producer.slots() >= CHUNK {
                    let mut chunk = [Frame::SILENCE; CHUNK];
                    source.fill(&mut chunk);
                    let _ = producer.push_partial_slice(&chunk);
                    if let Ok((to, next)) = orders.try_recv() {
                        source.seek(to);
                        producer = next;
                    }
                }
                match orders.recv_timeout(Duration::from_millis(200)) {
                    Ok((to, next)) => {
                        source.seek(to);
                        producer = next;
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        };
        // Without a thread there is no sound from this bed.
        let _ = thread::Builder::new().name("balm-ahead".into()).spawn(work);
        let ahead = Self { ring, jumps, owed: 0 };
        ahead.wait_for_enough();
        ahead
    }

    fn wait_for_enough(&self) {
        let begun = Instant::now();
        while self.ring.slots() < ENOUGH && !self.ring.is_abandoned() && begun.elapsed() < TIMEOUT {
            thread::sleep(Duration::from_micros(500));
        }
    }
}

impl Source for Ahead {
    fn fill(&mut self, out: &mut [Frame]) {
        // Silence stood in for them: what comes after is heard at its own place.
        let passed = self.ring.slots().min(self.owed);
        if let Ok(chunk) = self.ring.read_chunk(passed) {
            chunk.commit_all();
            self.owed -= passed;
        }
        let (_, missing) = self.ring.pop_partial_slice(out);
        if !missing.is_empty() {
            self.owed += missing.len();
            missing.fill(Frame::SILENCE);
        }
    }

    fn seek(&mut self, to: Frames) {
        let (producer, ring) = RingBuffer::new(READY);
        self.ring = ring;
        self.owed = 0;
        if self.jumps.send((to, producer)).is_ok() {
            self.wait_for_enough();
        }
    }
}
