//! A sound card, through rodio: the one file that knows it. rodio is the output layer; it gets
//! frames that are finished, at 48 kHz, and neither decodes, resamples nor schedules.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use cpal::traits::{DeviceTrait, HostTrait};
use rodio::{DeviceSinkBuilder, MixerDeviceSink};

use crate::sound::Frame;
use crate::unit::SAMPLE_RATE;

use super::OutputStage;
use super::device::{Device, DeviceError, Ended, SharedOutput};
use super::shared::Shared;

const RATE: rodio::SampleRate = NonZero::new(SAMPLE_RATE).expect("not zero");
const CHANNELS: rodio::ChannelCount = NonZero::new(2).expect("not zero");
/// Frames pulled from the output at a time.
const CHUNK: usize = 256;
/// Frames a card asks for at a time: some stumble below this.
const CARD_BUFFER: u32 = 2048;
/// ALSA may swallow the first milliseconds of a stream: they are silence.
const CARD_LEAD: usize = SAMPLE_RATE as usize / 10;
/// How long a stream waits, once, for the first sound to be ready. Silence given instead would be
/// played first, a whole buffer of it.
const FIRST_SOUND_TIMEOUT: Duration = Duration::from_millis(500);
/// How often the stream is looked at.
const POLL: Duration = Duration::from_millis(100);
/// A stream that reports errors and does not move for this long is lost.
const STUCK: Duration = Duration::from_millis(150);
/// One that reports nothing may be a system under load: it gets longer, in looks.
const STALLED: u32 = 50;
/// This many errors in a row mean that the stream is lost.
const MAX_FAULTS: u32 = 10;

/// What a stream's error callback has seen.
#[derive(Debug, Default)]
struct Faults {
    gone: AtomicBool,
    count: AtomicU32,
}

/// An open card, playing.
pub struct CardStream {
    faults: Arc<Faults>,
    /// What keeps it open. Closed on a thread of its own: a card that is gone may take its time.
    open: Option<MixerDeviceSink>,
}

impl CardStream {
    /// Opens the default card, or the one named, and begins to pull the output.
    pub fn open(name: Option<&str>, output: &SharedOutput) -> Result<Self, DeviceError> {
        quiet_alsa();
        let device = find(name)?;
        let faults = Arc::new(Faults::default());
        let seen = Arc::clone(&faults);
        let generation = {
            let mut output = output.lock().map_err(|_| DeviceError::None)?;
            output.generation += 1;
            output.generation
        };
        let source = OutputSource::new(Arc::clone(output), generation);
        let closed = |e: rodio::DeviceSinkError| DeviceError::Closed(e.to_string());
        let mut sink = DeviceSinkBuilder::from_device(device)
            .map_err(closed)?
            .with_sample_rate(RATE)
            .with_channels(CHANNELS)
            .with_buffer_size(cpal::BufferSize::Fixed(CARD_BUFFER))
            .with_error_callback(move |error| note(&seen, &error))
            .open_stream()
            .map_err(closed)?;
        sink.log_on_drop(false);
        sink.mixer().add(source);
        Ok(Self { faults, open: Some(sink) })
    }

    /// Frames between giving and hearing.
    pub fn latency(&self) -> u64 {
        u64::from(CARD_BUFFER) * 2
    }

    /// Returns when the stream is lost or the player was dropped.
    pub fn play(&self, shared: &Shared) -> Ended {
        let (mut delivered, mut moved) = (shared.delivered.load(Relaxed), Instant::now());
        let (mut faults, mut still) = (0, 0);
        while !shared.closed.load(Relaxed) {
            if self.faults.gone.load(Relaxed) {
                return Ended::Lost;
            }
            thread::sleep(POLL);
            let now = shared.delivered.load(Relaxed);
            still += 1;
            if now != delivered {
                (delivered, moved, still) = (now, Instant::now(), 0);
                // It moves, and nothing was reported: what it stumbled over before is forgiven.
                if self.faults.count.load(Relaxed) == faults {
                    self.faults.count.store(0, Relaxed);
                }
            }
            faults = self.faults.count.load(Relaxed);
            if still >= STALLED || faults >= MAX_FAULTS && moved.elapsed() >= STUCK {
                return Ended::Lost;
            }
        }
        Ended::Over
    }
}

impl Drop for CardStream {
    fn drop(&mut self) {
        let open = self.open.take();
        let _ = thread::Builder::new().name("balm-close".into()).spawn(move || drop(open));
    }
}

/// Every card.
pub fn cards() -> Vec<Device> {
    quiet_alsa();
    let mut found: Vec<Device> = Vec::new();
    for host in hosts() {
        let default = host.default_output_device().and_then(|d| name_of(&d));
        for device in host.output_devices().into_iter().flatten() {
            let Some(name) = name_of(&device).filter(|_| is_real(&device)) else { continue };
            let is_default = found.iter().all(|d| !d.default) && Some(&name) == default.as_ref();
            if found.iter().all(|d| d.name != name) {
                found.push(Device { name, host: host.id().name().to_owned(), default: is_default });
            }
        }
    }
    found
}

/// Whether there is one of that name, or any.
pub fn is_there(name: Option<&str>) -> bool {
    quiet_alsa();
    find(name).is_ok()
}

fn hosts() -> impl Iterator<Item = cpal::Host> {
    cpal::available_hosts().into_iter().filter_map(|id| cpal::host_from_id(id).ok())
}

fn find(name: Option<&str>) -> Result<cpal::Device, DeviceError> {
    let Some(wanted) = name else {
        return hosts().find_map(|host| host.default_output_device()).ok_or(DeviceError::None);
    };
    let named = |host: cpal::Host| {
        host.output_devices().ok()?.find(|device| name_of(device).is_some_and(|name| name == wanted))
    };
    hosts().find_map(named).ok_or_else(|| DeviceError::Unknown(wanted.to_owned()))
}

/// ALSA also lists its plugins, whether there is a card or not; what begins with these is a card.
fn is_real(device: &cpal::Device) -> bool {
    device.id().is_ok_and(|id| {
        id.host().name() != "ALSA"
            || ["default", "sysdefault:", "hw:"].iter().any(|card| id.id().starts_with(card))
    })
}

fn name_of(device: &cpal::Device) -> Option<String> {
    device.description().ok().map(|d| d.name().to_owned())
}

/// Runs in the stream's own thread. A host that reports without end is slowed down until the
/// supervisor has noticed: ALSA's would keep a core busy.
fn note(faults: &Faults, error: &cpal::Error) {
    use cpal::ErrorKind as Kind;
    match error.kind() {
        Kind::DeviceNotAvailable | Kind::StreamInvalidated | Kind::HostUnavailable => {
            faults.gone.store(true, Relaxed);
        }
        _ => {
            if faults.count.fetch_add(1, Relaxed) > 1000 {
                thread::sleep(Duration::from_millis(5));
            }
        }
    }
}

/// Keeps alsa-lib's own messages off the terminal, for this thread.
fn quiet_alsa() {
    #[cfg(target_os = "linux")]
    {
        // Only fails without memory; then the messages are the least of it.
        let _ = alsa::Output::local_error_handler();
    }
}

/// The output as rodio likes it: sample by sample. A stream that is no longer the present one
/// gets silence.
struct OutputSource {
    output: SharedOutput,
    generation: u32,
    frames: [Frame; CHUNK],
    next: usize,
    right: Option<f32>,
    lead: usize,
    begun: bool,
}

impl OutputSource {
    fn new(output: SharedOutput, generation: u32) -> Self {
        Self {
            output,
            generation,
            frames: [Frame::SILENCE; CHUNK],
            next: CHUNK,
            right: None,
            lead: CARD_LEAD,
            begun: false,
        }
    }

    fn refill(&mut self) {
        self.next = 0;
        self.frames = [Frame::SILENCE; CHUNK];
        if self.lead > 0 {
            self.lead = self.lead.saturating_sub(CHUNK);
            return;
        }
        // Only the supervisor ever holds this lock, and only while no stream matters.
        if let Ok(mut output) = self.output.try_lock()
            && output.generation == self.generation
        {
            if !std::mem::replace(&mut self.begun, true) {
                wait_until_ready(&output.output);
            }
            output.output.pull(&mut self.frames);
        }
    }
}

/// Before anything has sounded there is nothing to interrupt: here, once, the callback may wait.
fn wait_until_ready(output: &OutputStage) {
    let begun = Instant::now();
    while !output.is_ready() && begun.elapsed() < FIRST_SOUND_TIMEOUT {
        thread::sleep(Duration::from_millis(1));
    }
}

impl Iterator for OutputSource {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        if let Some(right) = self.right.take() {
            return Some(right);
        }
        if self.next == CHUNK {
            self.refill();
        }
        let frame = self.frames[self.next];
        self.next += 1;
        self.right = Some(frame.right);
        Some(frame.left)
    }
}

impl rodio::Source for OutputSource {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> rodio::ChannelCount {
        CHANNELS
    }

    fn sample_rate(&self) -> rodio::SampleRate {
        RATE
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}
