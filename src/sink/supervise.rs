//! Opens the device, notices when it is lost, opens it again.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::device::{Stream, Tap};
use super::shared::Shared;
use super::{DeviceError, Outlet, Player};

/// How often the stream is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// A stream that reports errors and does not move for this long is lost.
const STUCK: Duration = Duration::from_millis(150);
/// One that reports nothing may be a server under load: it gets longer.
const STALLED: Duration = Duration::from_secs(5);
/// This many errors are more than a stumble.
const MANY: u32 = 10;

/// No device, and the outlet back: something else may pull it.
pub struct NoDevice {
    /// Why.
    pub why: DeviceError,
    /// What would have been played; `None` if it is lost.
    pub outlet: Option<Box<Outlet>>,
}

/// Starts playing on a device, and keeps it playing through loss and return, until the player is
/// gone. `name` is a device of [`super::devices`]; `None` takes the default.
///
/// # Errors
/// [`NoDevice`] when it cannot be opened now.
pub fn play_on_device(player: &Player, outlet: Outlet, name: Option<&str>) -> Result<(), NoDevice> {
    let shared = player.shared();
    let tap = Arc::new(Mutex::new(Tap { outlet, generation: 0 }));
    let stream = match Stream::open(name, &tap) {
        Ok(stream) => stream,
        Err(error) => {
            let outlet = Arc::into_inner(tap).and_then(|tap| tap.into_inner().ok()).map(|tap| tap.outlet);
            return Err(NoDevice { why: error, outlet: outlet.map(Box::new) });
        }
    };
    shared.latency.store(stream.latency, Relaxed);
    let name = name.map(str::to_owned);
    let watch = move || supervise(stream, name.as_deref(), &tap, &shared);
    match thread::Builder::new().name("balm-device".into()).spawn(watch) {
        Ok(_) => Ok(()),
        Err(e) => Err(NoDevice { why: DeviceError::Closed(e.to_string()), outlet: None }),
    }
}

fn supervise(mut stream: Stream, name: Option<&str>, tap: &Arc<Mutex<Tap>>, shared: &Shared) {
    loop {
        wait_for_loss(&stream, shared);
        if shared.closed.load(Relaxed) {
            stream.close();
            return;
        }
        shared.lost.store(true, Relaxed);
        stream.close();
        stream = match reopen(name, tap, shared) {
            Some(stream) => stream,
            None => return,
        };
        shared.latency.store(stream.latency, Relaxed);
        shared.lost.store(false, Relaxed);
    }
}

/// Returns when the stream is lost, or everyone goes home.
fn wait_for_loss(stream: &Stream, shared: &Shared) {
    let (mut delivered, mut moved) = (shared.delivered.load(Relaxed), Instant::now());
    let mut faults = 0;
    while !shared.closed.load(Relaxed) && !stream.faults.gone.load(Relaxed) {
        thread::sleep(LOOK);
        let now = shared.delivered.load(Relaxed);
        if now != delivered {
            (delivered, moved) = (now, Instant::now());
            // It moves, and nothing was reported: what it stumbled over before is forgiven.
            if stream.faults.count.load(Relaxed) == faults {
                stream.faults.count.store(0, Relaxed);
            }
        }
        faults = stream.faults.count.load(Relaxed);
        let patience = if faults >= MANY { STUCK } else { STALLED };
        if moved.elapsed() >= patience {
            return;
        }
    }
}

/// Tries until it succeeds: quickly at first, then once a second, so as not to wear a laptop down.
fn reopen(name: Option<&str>, tap: &Arc<Mutex<Tap>>, shared: &Shared) -> Option<Stream> {
    let mut pause = Duration::from_millis(50);
    while !shared.closed.load(Relaxed) {
        if let Ok(mut tap) = tap.lock() {
            tap.outlet.come_back_gently();
        }
        if let Ok(stream) = Stream::open(name, tap) {
            return Some(stream);
        }
        thread::sleep(pause);
        pause = (pause * 3 / 2).min(Duration::from_secs(1));
    }
    None
}
