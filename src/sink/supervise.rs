//! Opens the device, notices when it is lost, and opens it or another one again. All on one thread, with one
//! stream at most: however long there is no device, nothing piles up.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::clock::Clock;
use super::device::{Current, DeviceError, DevicePlace, Ended, SharedOutput, Wanted};
use super::device_stream::{DeviceStream, Haste};
use super::shared::{Shared, Want};
use super::{DeviceState, OnDeviceLoss, OutputStage, Player};

/// How often a device is looked for while everything waits.
const POLL: Duration = Duration::from_millis(250);
/// How often while time goes on without sound, in turns of the clock: every 2.7 s.
const TURNS: u32 = 64;

/// What to play on.
#[derive(Clone, Debug, Default)]
pub struct DeviceRequest {
    /// A device of [`super::devices`]; `None` takes the default.
    pub name: Option<String>,
    /// What happens when it is lost.
    pub on_loss: OnDeviceLoss,
}

/// Plays on a device, and keeps playing through loss and return, until the player is gone. Where there is no
/// device now, `or_silent` lets time go on without sound until there is one; the reason is returned.
///
/// # Errors
/// When nothing can be played, not even silently.
pub fn play_on_device(
    player: &Player,
    output: OutputStage,
    request: DeviceRequest,
    or_silent: bool,
) -> Result<Option<DeviceError>, DeviceError> {
    let output = Arc::new(Mutex::new(Current { output, generation: 0 }));
    let supervisor =
        Supervisor { request, output, shared: player.shared(), lost: None, loudness: None, is_server: false };
    let (stream, why) = match supervisor.open(Haste::None) {
        Ok(stream) => (Some(stream), None),
        Err(why) if or_silent => {
            supervisor.shared.set_device(DeviceState::Silent);
            (None, Some(why))
        }
        Err(why) => return Err(missing(&supervisor.request, why)),
    };
    let why = why.map(|why| missing(&supervisor.request, why));
    let watch = move || supervisor.run(stream);
    match thread::Builder::new().name("balm-device".into()).spawn(watch) {
        Ok(_) => Ok(why),
        Err(e) => Err(DeviceError::Closed(e.to_string())),
    }
}

/// Where one was named, that there is none of that name.
fn missing(request: &DeviceRequest, why: DeviceError) -> DeviceError {
    match (&request.name, why) {
        (Some(name), DeviceError::None) => DeviceError::Unknown(name.clone()),
        (_, why) => why,
    }
}

struct Supervisor {
    request: DeviceRequest,
    output: SharedOutput,
    shared: Arc<Shared>,
    /// Where it played when a device was lost.
    lost: Option<DevicePlace>,
    /// How loud it was there, the device's volume included. Nothing that comes after is louder.
    loudness: Option<f32>,
    /// It played through a sound server.
    is_server: bool,
}

impl Supervisor {
    fn run(mut self, mut stream: Option<DeviceStream>) {
        loop {
            let Some(mut playing) = stream.take().or_else(|| self.find()) else { return };
            self.begin(&playing);
            let wanted = || self.wanted();
            let ended = playing.play(&self.output, &self.shared, &wanted);
            if ended == Ended::Over {
                return;
            }
            let (place, unheard, volume) = (playing.place(), playing.unheard(), playing.volume());
            // First of all, silence.
            drop(playing);
            self.loudness = Some(volume * self.shared.trim());
            self.rewind(unheard);
            if ended == Ended::Lost {
                self.lose(place);
            }
        }
    }

    /// What is to be opened now.
    fn wanted(&self) -> Wanted {
        let name = self.request.name.clone();
        let waits = self.shared.intended() == Want::Pause;
        // Whoever goes on after a loss, goes on with what there is.
        let is_free = self.request.on_loss == OnDeviceLoss::Follow || !waits;
        let or_default = self.lost.is_some() && is_free;
        let lost = self.lost.clone().filter(|_| waits);
        let is_busy = self.shared.was_starved.load(Relaxed);
        Wanted { name, lost, or_default, is_server_only: self.is_server, is_busy }
    }

    fn open(&self, haste: Haste) -> Result<DeviceStream, DeviceError> {
        DeviceStream::open(&self.wanted(), &self.output, haste)
    }

    fn begin(&mut self, stream: &DeviceStream) {
        self.is_server = stream.is_server();
        let volume = stream.volume();
        let louder = self.loudness.filter(|loudness| volume > *loudness);
        self.shared.set_trim(louder.map_or(1.0, |loudness| loudness / volume));
        self.shared.latency.store(stream.latency(), Relaxed);
        self.shared.is_busy.store(false, Relaxed);
        self.shared.is_same_device.store(self.lost.as_ref() == Some(&stream.place()), Relaxed);
        self.shared.set_device(DeviceState::Playing);
    }

    /// What was given and not heard is to be given again, and fades in.
    fn rewind(&self, unheard: u64) {
        if let Ok(mut current) = self.output.lock() {
            // What a card's stream still pulls is not heard.
            current.generation += 1;
            current.output.rewind(unheard);
        }
    }

    fn lose(&mut self, place: DevicePlace) {
        self.lost = Some(place);
        match self.request.on_loss {
            OnDeviceLoss::Pause => {
                // Here and not by the session, which looks ten times a second: until then another device would
                // be heard.
                self.shared.intend(Want::Pause, Duration::ZERO);
                self.shared.lose(DeviceState::Lost);
            }
            OnDeviceLoss::Follow => self.shared.lose(DeviceState::Lost),
            OnDeviceLoss::Silent => {
                self.shared.latency.store(0, Relaxed);
                self.shared.lose(DeviceState::Silent);
            }
        }
    }

    /// Waits for a device; `None` when the player is gone.
    fn find(&mut self) -> Option<DeviceStream> {
        let mut clock = Clock::new();
        let mut turns = 0;
        while !self.shared.closed.load(Relaxed) {
            match self.shared.device() {
                DeviceState::Silent | DeviceState::Offered => {
                    if let Ok(mut current) = self.output.lock() {
                        clock.pull(&mut current.output);
                    }
                    if self.shared.is_sound_accepted.swap(false, Relaxed)
                        && let Ok(stream) = self.open(Haste::Great)
                    {
                        self.rewind(0);
                        return Some(stream);
                    }
                    if turns % TURNS == 0 {
                        let is_there = DeviceStream::is_there(&self.wanted(), Haste::Great);
                        let offered = if is_there { DeviceState::Offered } else { DeviceState::Silent };
                        self.shared.set_device(offered);
                    }
                    turns += 1;
                    clock.wait();
                }
                state => {
                    if let Ok(stream) = self.open(Haste::None) {
                        return Some(stream);
                    }
                    if state != DeviceState::Lost {
                        // The one that was chosen is not there either.
                        self.lose(self.lost.clone().unwrap_or_default());
                    }
                    thread::sleep(POLL);
                }
            }
        }
        None
    }
}
