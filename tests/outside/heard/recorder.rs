//! Writes down what the server's listener hears, and when it came.

use std::io::Read;
use std::process::{Child, ChildStdout};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle, sleep};
use std::time::{Duration, Instant};

use super::ear::{Frame, audible, frames};
use super::server::Server;

/// A recording that runs.
pub struct Recorder {
    parec: Child,
    tape: Arc<Mutex<Recording>>,
    thread: Option<JoinHandle<()>>,
}

/// What was heard.
#[derive(Clone, Default)]
pub struct Recording {
    /// The sound.
    pub sound: Vec<Frame>,
    /// How many frames had come at which moment, in order.
    arrivals: Vec<(Instant, usize)>,
}

impl Recording {
    /// When this frame came; within one block of the server, some 20 ms. The last moment for
    /// frames that never came.
    pub fn came(&self, frame: usize) -> Instant {
        let at = self.arrivals.partition_point(|(_, total)| *total <= frame);
        self.arrivals[at.min(self.arrivals.len() - 1)].0
    }

    /// How many frames had come by then.
    pub fn by(&self, moment: Instant) -> usize {
        let at = self.arrivals.partition_point(|(then, _)| *then <= moment);
        at.checked_sub(1).map_or(0, |at| self.arrivals[at].1)
    }
}

impl Recorder {
    /// Starts, and returns only when frames come in steadily.
    pub fn start(server: &Server) -> Self {
        let mut parec = server.record().expect("the recorder starts");
        let stdout = parec.stdout.take().expect("the recorder's output");
        let tape = Arc::new(Mutex::new(Recording::default()));
        let thread = thread::spawn({
            let tape = Arc::clone(&tape);
            move || listen(stdout, &tape)
        });
        let recorder = Self { parec, tape, thread: Some(thread) };
        server.open().unwrap_or_else(|why| panic!("{why}"));
        let limit = Instant::now() + Duration::from_secs(15);
        while lock(&recorder.tape).sound.len() < frames(0.1) {
            assert!(Instant::now() < limit, "the recorder hears nothing, not even silence");
            sleep(Duration::from_millis(5));
        }
        recorder
    }

    /// How many frames have come since the first that could be heard, that one included.
    pub fn sounded(&self) -> usize {
        let tape = lock(&self.tape);
        let first = tape.sound.iter().position(audible);
        first.map_or(0, |first| tape.sound.len() - first)
    }

    /// Listens for as long as sound may still be on its way, then ends.
    pub fn stop(mut self) -> Recording {
        sleep(Duration::from_millis(400));
        self.end();
        lock(&self.tape).clone()
    }

    fn end(&mut self) {
        let _ = self.parec.kill();
        let _ = self.parec.wait();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.end();
    }
}

fn lock(tape: &Mutex<Recording>) -> MutexGuard<'_, Recording> {
    tape.lock().unwrap_or_else(PoisonError::into_inner)
}

fn listen(mut from: ChildStdout, tape: &Mutex<Recording>) {
    let mut buffer = vec![0; 1 << 16];
    let mut rest = 0; // bytes of a frame that has not come whole
    while let Ok(count @ 1..) = from.read(&mut buffer[rest..]) {
        let now = Instant::now();
        let whole = (rest + count) / 8 * 8;
        let sample = |bytes: &[u8]| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        let mut tape = lock(tape);
        tape.sound.extend(buffer[..whole].chunks_exact(8).map(|bytes| [sample(bytes), sample(&bytes[4..])]));
        let total = tape.sound.len();
        tape.arrivals.push((now, total));
        drop(tape);
        buffer.copy_within(whole..rest + count, 0);
        rest = rest + count - whole;
    }
}
