//! The sound device, through rodio: the one file that knows it. rodio is the output layer; it gets
//! frames that are finished, at 48 kHz, and neither decodes, resamples nor schedules.

use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use rodio::{DeviceSinkBuilder, MixerDeviceSink};

use crate::sound::Frame;
use crate::unit::SAMPLE_RATE;

use super::OutputStage;

const RATE: rodio::SampleRate = NonZero::new(SAMPLE_RATE).expect("not zero");
const CHANNELS: rodio::ChannelCount = NonZero::new(2).expect("not zero");
/// A server that does not answer for this long is as good as none.
const OPEN_TIMEOUT: Duration = Duration::from_secs(2);
/// Frames pulled from the output at a time.
const CHUNK: usize = 256;
/// Frames a sound server asks for at a time: 85 ms. Every request costs the server's client the
/// same: asked half as much at a time, the whole program takes nearly twice the processor.
const SERVER_BUFFER: u32 = 4096;
/// ALSA needs more: some cards stumble below this.
const CARD_BUFFER: u32 = 2048;
/// ALSA may swallow the first milliseconds of a stream: they are silence.
const CARD_LEAD: usize = SAMPLE_RATE as usize / 10;
/// How long a stream waits, once, for the first sound to be ready. Silence given instead would be
/// played first, a whole buffer of it.
const FIRST_SOUND_TIMEOUT: Duration = Duration::from_millis(500);

/// Why there is no sound.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeviceError {
    /// Nothing to play on.
    #[error("no sound device was found")]
    None,
    /// None of that name.
    #[error("there is no sound device called \"{0}\"; `balm devices` lists them")]
    Unknown(String),
    /// There is one, but it does not open.
    #[error("the sound device cannot be opened: {0}")]
    Closed(String),
}

/// An output device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// What to give to `--device`.
    pub name: String,
    /// The way to it: a sound server or the card itself.
    pub host: String,
    /// Plays when none is named.
    pub default: bool,
}

/// The output stage, for whichever stream is the present one.
pub(super) struct Current {
    pub output: OutputStage,
    pub generation: u32,
}

/// The output stage, shared by the streams that come and go.
pub(super) type SharedOutput = Arc<Mutex<Current>>;

/// What a stream's error callback has seen.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub gone: AtomicBool,
    pub count: AtomicU32,
}

/// An open device, playing.
pub(super) struct Stream {
    pub faults: Arc<Faults>,
    /// Frames between giving and hearing.
    pub latency: u64,
    /// What keeps it open, by whichever way it was opened.
    open: Box<dyn Send>,
}

impl Stream {
    /// Opens the default device, or the one named, and begins to pull the output.
    pub fn open(name: Option<&str>, output: &SharedOutput) -> Result<Self, DeviceError> {
        quiet_alsa();
        let (device, server) = find(name)?;
        let faults = Arc::new(Faults::default());
        let seen = Arc::clone(&faults);
        let generation = {
            let mut output = output.lock().map_err(|_| DeviceError::None)?;
            output.generation += 1;
            output.generation
        };
        let source = |lead| OutputSource::new(Arc::clone(output), generation, lead);
        let note = move |error| note(&seen, &error);
        let (open, buffer): (Box<dyn Send>, _) = if server {
            (Box::new(open_server(&device, source(0), note)?), SERVER_BUFFER)
        } else {
            (Box::new(open_card(device, source(CARD_LEAD), note)?), CARD_BUFFER)
        };
        Ok(Self { faults, latency: u64::from(buffer) * 2, open })
    }

    /// Closes it on a thread of its own: a sound server that is gone may never answer.
    pub fn close(self) {
        let _ = std::thread::Builder::new().name("balm-close".into()).spawn(move || drop(self.open));
    }
}

/// A server takes any format, and a whole buffer at once when the stream opens. rodio opens with an
/// empty mixer, and that first buffer would be silence to be played before anything else: so the
/// mixer is filled first, and the stream opened here.
fn open_server(
    device: &cpal::Device,
    source: OutputSource,
    note: impl FnMut(cpal::Error) + Send + 'static,
) -> Result<cpal::Stream, DeviceError> {
    let config = cpal::StreamConfig {
        channels: CHANNELS.get(),
        sample_rate: SAMPLE_RATE,
        buffer_size: cpal::BufferSize::Fixed(SERVER_BUFFER),
    };
    let (mixer, mut mixed) = rodio::mixer::mixer(CHANNELS, RATE);
    mixer.add(source);
    let give = move |out: &mut [f32], _: &cpal::OutputCallbackInfo| {
        out.iter_mut().for_each(|slot| *slot = mixed.next().unwrap_or(0.0));
    };
    let closed = |e: cpal::Error| DeviceError::Closed(e.to_string());
    let stream = device.build_output_stream(config, give, note, Some(OPEN_TIMEOUT)).map_err(closed)?;
    stream.play().map_err(closed)?;
    Ok(stream)
}

fn open_card(
    device: cpal::Device,
    source: OutputSource,
    note: impl FnMut(cpal::Error) + Send + 'static,
) -> Result<MixerDeviceSink, DeviceError> {
    let closed = |e: rodio::DeviceSinkError| DeviceError::Closed(e.to_string());
    let mut sink = DeviceSinkBuilder::from_device(device)
        .map_err(closed)?
        .with_sample_rate(RATE)
        .with_channels(CHANNELS)
        .with_buffer_size(cpal::BufferSize::Fixed(CARD_BUFFER))
        .with_error_callback(note)
        .open_stream()
        .map_err(closed)?;
    sink.log_on_drop(false);
    sink.mixer().add(source);
    Ok(sink)
}

/// Every output device, of every way to reach one.
#[must_use]
pub fn devices() -> Vec<Device> {
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

fn hosts() -> impl Iterator<Item = cpal::Host> {
    cpal::available_hosts().into_iter().filter_map(|id| cpal::host_from_id(id).ok())
}

/// The device, and whether a sound server stands before it.
fn find(name: Option<&str>) -> Result<(cpal::Device, bool), DeviceError> {
    let server = |host: &cpal::Host| host.id().name() != "ALSA";
    match name {
        None => hosts()
            .find_map(|host| Some((host.default_output_device()?, server(&host))))
            .ok_or(DeviceError::None),
        Some(wanted) => hosts()
            .find_map(|host| {
                let mut devices = host.output_devices().ok()?;
                Some((devices.find(|d| name_of(d).is_some_and(|n| n == wanted))?, server(&host)))
            })
            .ok_or_else(|| DeviceError::Unknown(wanted.to_owned())),
    }
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
                std::thread::sleep(Duration::from_millis(5));
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
    fn new(output: SharedOutput, generation: u32, lead: usize) -> Self {
        Self {
            output,
            generation,
            frames: [Frame::SILENCE; CHUNK],
            next: CHUNK,
            right: None,
            lead,
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
        std::thread::sleep(Duration::from_millis(1));
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
