//! Opens the device, notices when it is lost, opens it again.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::device::{Current, SharedOutput, Stream};
use super::shared::Shared;
use super::{DeviceError, OutputStage, Player};

/// How often the stream is looked at.
const POLL: Duration = Duration::from_millis(100);
/// A stream that reports errors and does not move for this long is lost.
const STUCK: Duration = Duration::from_millis(150);
/// One that reports nothing may be a server under load: it gets longer.
const STALLED: Duration = Duration::from_secs(5);
/// This many errors in a row mean that the stream is lost.
const MAX_FAULTS: u32 = 10;

/// No device, and the output back: something else may pull it.
pub struct NoDevice {
    /// Why.
    pub why: DeviceError,
    /// What would have been played; `None` if it is lost.
    pub output: Option<Box<OutputStage>>,
}

/// Starts playing on a device, and keeps it playing through loss and return, until the player is
/// gone. `name` is a device of [`super::devices`]; `None` takes the default.
///
/// # Errors
/// [`NoDevice`] when it cannot be opened now.
pub fn play_on_device(player: &Player, output: OutputStage, name: Option<&str>) -> Result<(), NoDevice> {
    let shared = player.shared();
    let shared_output = Arc::new(Mutex::new(Current { output, generation: 0 }));
    let stream = match Stream::open(name, &shared_output) {
        Ok(stream) => stream,
        Err(error) => {
            let output = Arc::into_inner(shared_output).and_then(|o| o.into_inner().ok()).map(|o| o.output);
            return Err(NoDevice { why: error, output: output.map(Box::new) });
        }
    };
    shared.latency.store(stream.latency, Relaxed);
    let name = name.map(str::to_owned);
    let watch = move || supervise(stream, name.as_deref(), &shared_output, &shared);
    match thread::Builder::new().name("balm-device".into()).spawn(watch) {
        Ok(_) => Ok(()),
        Err(e) => Err(NoDevice { why: DeviceError::Closed(e.to_string()), output: None }),
    }
}

fn supervise(mut stream: Stream, name: Option<&str>, shared_output: &SharedOutput, shared: &Shared) {
    loop {
        wait_for_loss(&stream, shared);
        if shared.closed.load(Relaxed) {
            stream.close();
            return;
        }
        shared.lost.store(true, Relaxed);
        stream.close();
        stream = match reopen(name, shared_output, shared) {
            Some(stream) => stream,
            None => return,
        };
        shared.latency.store(stream.latency, Relaxed);
        shared.lost.store(false, Relaxed);
    }
}

/// Returns when the stream is lost or the player was dropped.
fn wait_for_loss(stream: &Stream, shared: &Shared) {
    let (mut delivered, mut moved) = (shared.delivered.load(Relaxed), Instant::now());
    let mut faults = 0;
    while !shared.closed.load(Relaxed) && !stream.faults.gone.load(Relaxed) {
        thread::sleep(POLL);
        let now = shared.delivered.load(Relaxed);
        if now != delivered {
            (delivered, moved) = (now, Instant::now());
            // It moves, and nothing was reported: what it stumbled over before is forgiven.
            if stream.faults.count.load(Relaxed) == faults {
                stream.faults.count.store(0, Relaxed);
            }
        }
        faults = stream.faults.count.load(Relaxed);
        let timeout = if faults >= MAX_FAULTS { STUCK } else { STALLED };
        if moved.elapsed() >= timeout {
            return;
        }
    }
}

/// Tries until it succeeds: quickly at first, then once a second, so as not to wear a laptop down.
fn reopen(name: Option<&str>, shared_output: &SharedOutput, shared: &Shared) -> Option<Stream> {
    let mut pause = Duration::from_millis(50);
    while !shared.closed.load(Relaxed) {
        if let Ok(mut current) = shared_output.lock() {
            current.output.come_back_gently();
        }
        if let Ok(stream) = Stream::open(name, shared_output) {
            return Some(stream);
        }
        thread::sleep(pause);
        pause = (pause * 3 / 2).min(Duration::from_secs(1));
    }
    None
}
