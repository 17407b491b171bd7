//! A stream on one of the server's sinks. It may not be moved: when the sink goes, the server ends the stream and
//! nothing is heard anywhere else.
//!
//! It is lost if the server says so, if the connection breaks, or if the server, asked again and again, does not
//! answer for five seconds in which balm itself ran. That sound is late, or not asked for, says nothing.

use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use pulseaudio::protocol::stream::{BufferAttr, StreamFlags};
use pulseaudio::protocol::{
    ChannelMap, Command, CreatePlaybackStreamReply, LatencyParams, PlaybackLatency, PlaybackStreamParams,
    SampleFormat, SampleSpec, SetPlaybackStreamBufferAttrParams, SetPlaybackStreamBufferAttrReply,
    SubscriptionEventFacility as Facility,
};

use super::buffer::Buffer;
use super::connection::{Connection, Limit, Trouble};
use super::sinks::{Sink, Sinks};
use crate::sink::DeviceState;
use crate::sink::device::{DevicePlace, Ended, SharedOutput, Wanted};
use crate::sink::shared::{Shared, Want};
use crate::sound::Frame;
use crate::unit::SAMPLE_RATE;

/// Frames pulled at a time: 5 ms.
const CHUNK: usize = 256;
/// So little left in the server's buffer, in frames, and there will be a gap: rather one that fades.
const NEARLY_DRY: u64 = 1024;
/// How long it waits, once, for the first sound to fill the buffer. Then it begins with what there is.
const FIRST_SOUND_TIMEOUT: Duration = Duration::from_millis(500);
/// How often the ring is looked at while it has less than was asked for.
const LATE_POLL: Duration = Duration::from_millis(3);
/// After looking so often in vain, there will be a gap.
const MAX_LATE_LOOKS: u32 = 3;
/// How long it listens to the server at a time.
const POLL: Duration = Duration::from_millis(250);
/// After hearing nothing so often, the server is asked whether it is there.
const QUIET: u32 = 4;
/// Within this many looks it must answer: five seconds.
const HUNG: Limit = Limit(100);
/// When the default changes, the old sink may be about to go. If it lives on for so long, the listener has chosen
/// another.
const CHOSEN: Duration = Duration::from_millis(500);

/// An open stream.
pub struct ServerStream {
    connection: Connection,
    sink: Sink,
    channel: u32,
    channels: u8,
    buffer: Buffer,
    /// What the server may hold, and how long that takes to be heard, in frames.
    target: u64,
    latency: u64,
    /// Frames that the server has asked for and not got.
    owed: u64,
    /// Bytes asked for beyond whole frames.
    odd: u32,
    opened: Instant,
    begun: bool,
    /// Everything that was asked for first has been given.
    is_filled: bool,
    suspended: bool,
    /// How often there was less in the ring than was asked for, one time after the other.
    late_looks: u32,
    /// How often nothing was heard of the server, one time after the other.
    quiet: u32,
    /// When to look whether another sink is wanted.
    look: Option<Instant>,
    bytes: Vec<u8>,
}

impl ServerStream {
    /// Opens one on the sink that is wanted. `None` where there is no such sink.
    pub fn open(wanted: &Wanted, limit: Limit) -> Result<Option<Self>, Trouble> {
        Self::over(Connection::open(limit)?, wanted, limit)
    }

    /// The same over this connection.
    pub fn over(mut connection: Connection, wanted: &Wanted, limit: Limit) -> Result<Option<Self>, Trouble> {
        let sinks = Sinks::ask(&mut connection, limit)?;
        let Some(sink) = sinks.choose(wanted) else { return Ok(None) };
        Self::on(connection, sink.clone(), wanted.is_busy, limit).map(Some)
    }

    fn on(mut connection: Connection, sink: Sink, is_busy: bool, limit: Limit) -> Result<Self, Trouble> {
        // Into one channel the servers mix differently: PipeWire 3 dB louder.
        let channels = sink.channels.clamp(1, 2);
        let buffer = Buffer::new(is_busy);
        let params = PlaybackStreamParams {
            sample_spec: SampleSpec { format: SampleFormat::Float32Le, channels, sample_rate: SAMPLE_RATE },
            channel_map: if channels == 1 { ChannelMap::mono() } else { ChannelMap::stereo() },
            // By its name: PipeWire refuses the default that must not be moved.
            sink_name: std::ffi::CString::new(sink.name.as_str()).ok(),
            buffer_attr: buffer.attributes(4 * u32::from(channels)),
            flags: StreamFlags { no_move: true, adjust_latency: true, ..StreamFlags::default() },
            ..PlaybackStreamParams::default()
        };
        let reply: CreatePlaybackStreamReply =
            connection.ask(&Command::CreatePlaybackStream(params), limit)?;
        let mut stream = Self {
            connection,
            sink,
            channel: reply.channel,
            channels,
            buffer,
            target: 0,
            latency: 0,
            owed: 0,
            odd: 0,
            opened: Instant::now(),
            begun: false,
            is_filled: false,
            suspended: reply.suspended,
            late_looks: 0,
            quiet: 0,
            look: None,
            bytes: Vec::new(),
        };
        stream.measure(reply.buffer_attr, reply.stream_latency);
        stream.owe(reply.requested_bytes);
        Ok(stream)
    }

    /// Frames between giving and hearing.
    pub fn latency(&self) -> u64 {
        self.latency
    }

    /// Frames that were given and not heard, at most.
    pub fn unheard(&self) -> u64 {
        self.latency.saturating_sub(self.owed)
    }

    /// Where it plays.
    pub fn place(&self) -> DevicePlace {
        self.sink.place()
    }

    /// How loud the sink is, as a factor.
    pub fn volume(&self) -> f32 {
        self.sink.volume
    }

    /// Plays until it is lost, or another device is wanted, or the player is gone.
    pub fn play(&mut self, output: &SharedOutput, shared: &Shared, wanted: &dyn Fn() -> Wanted) -> Ended {
        shared.is_busy.store(self.buffer.extra() > 0, Relaxed);
        loop {
            if shared.closed.load(Relaxed) {
                return Ended::Over;
            }
            match self.step(output, shared, wanted) {
                Ok(None) => {}
                Ok(Some(ended)) => return ended,
                Err(_) => return Ended::Lost,
            }
        }
    }

    fn step(
        &mut self,
        output: &SharedOutput,
        shared: &Shared,
        wanted: &dyn Fn() -> Wanted,
    ) -> Result<Option<Ended>, Trouble> {
        let was_starved = shared.was_starved.swap(false, Relaxed);
        let asked = if self.is_filled { self.owed } else { 0 };
        let resized = self.buffer.asked_for(asked, was_starved, Instant::now());
        if resized {
            // More is given at once: while the server is told, this thread may be kept from running.
            self.owed += self.buffer.extra();
            self.target += self.buffer.extra();
            shared.is_busy.store(self.buffer.extra() > 0, Relaxed);
        }
        let is_late = self.give(output)?;
        self.is_filled |= self.begun && !is_late;
        if resized {
            self.resize(shared)?;
        }
        let mut wait = if is_late { LATE_POLL } else { POLL };
        if let Some(look) = self.look {
            wait = wait.min(look.saturating_duration_since(Instant::now()));
        }
        let told = self.connection.next(wait)?;
        if told.is_some() {
            self.quiet = 0;
        } else if !is_late && self.look.is_none() {
            self.ask_whether_it_is_there(shared)?;
        }
        match told {
            Some(Command::Request(request)) if request.channel == self.channel => self.owe(request.length),
            Some(Command::PlaybackStreamKilled(_)) => return Ok(Some(Ended::Lost)),
            Some(Command::Underflow(_)) if self.begun && !self.suspended => shared.stumble(),
            Some(Command::PlaybackBufferAttrChanged(now)) => {
                self.measure(now.buffer_attr, now.sink_input_latency);
                shared.latency.store(self.latency, Relaxed);
            }
            Some(Command::PlaybackStreamSuspended(now)) => {
                self.suspended = now.suspended;
                if !now.suspended {
                    shared.set_device(DeviceState::Playing);
                }
            }
            Some(Command::SubscribeEvent(event)) => {
                let mine = event.event_facility == Facility::Sink && event.index == Some(self.sink.index);
                if mine && self.is_unplugged()? {
                    return Ok(Some(Ended::Lost));
                }
                if !mine {
                    self.look.get_or_insert_with(|| Instant::now() + CHOSEN);
                }
            }
            _ => {}
        }
        if self.look.is_some_and(|look| look <= Instant::now()) {
            self.look = None;
            return self.look_elsewhere(&wanted());
        }
        Ok(None)
    }

    /// Gives what was asked for, as far as it is there; whether it is still waited for.
    fn give(&mut self, output: &SharedOutput) -> Result<bool, Trouble> {
        let Ok(mut current) = output.lock() else { return Ok(false) };
        let output = &mut current.output;
        // Before anything has sounded there is nothing to interrupt. Silence given instead would be played first.
        self.begun |= output.is_ready() || self.opened.elapsed() > FIRST_SOUND_TIMEOUT;
        if !self.begun {
            return Ok(true);
        }
        self.bytes.clear();
        let mut frames = [Frame::SILENCE; CHUNK];
        let is_asked = |owed: u64| owed >= CHUNK as u64;
        while is_asked(self.owed) {
            // The render thread, kept from running as this one was, may be filling the ring now.
            let is_dry = self.late_looks >= MAX_LATE_LOOKS
                && self.owed + NEARLY_DRY >= self.target
                && output.has_begun();
            if output.at_hand() < CHUNK && !is_dry {
                break;
            }
            output.pull(&mut frames);
            for frame in frames {
                if self.channels == 1 {
                    self.bytes.extend_from_slice(&(0.5 * (frame.left + frame.right)).to_le_bytes());
                } else {
                    self.bytes.extend_from_slice(&frame.left.to_le_bytes());
                    self.bytes.extend_from_slice(&frame.right.to_le_bytes());
                }
            }
            self.owed -= CHUNK as u64;
        }
        drop(current);
        if !self.bytes.is_empty() {
            self.connection.send(self.channel, &self.bytes)?;
        }
        let is_late = is_asked(self.owed);
        self.late_looks = if is_late { self.late_looks + 1 } else { 0 };
        Ok(is_late)
    }

    fn owe(&mut self, bytes: u32) {
        let frame = 4 * u32::from(self.channels);
        let bytes = bytes + self.odd;
        self.odd = bytes % frame;
        self.owed += u64::from(bytes / frame);
    }

    /// How long the buffer is, and how long the device behind it takes, in microseconds.
    fn measure(&mut self, buffer: BufferAttr, device: u64) {
        self.target = u64::from(buffer.target_length) / (4 * u64::from(self.channels));
        let device = device.min(2_000_000) * u64::from(SAMPLE_RATE) / 1_000_000;
        self.latency = self.target + device;
    }

    /// Tells the server how long its buffer is.
    fn resize(&mut self, shared: &Shared) -> Result<(), Trouble> {
        let params = SetPlaybackStreamBufferAttrParams {
            index: self.channel,
            buffer_attr: self.buffer.attributes(4 * u32::from(self.channels)),
            adjust_latency: true,
            early_requests: false,
        };
        let command = Command::SetPlaybackStreamBufferAttr(params);
        let reply: SetPlaybackStreamBufferAttrReply = self.connection.ask(&command, HUNG)?;
        self.measure(reply.buffer_attr, reply.configured_sink_latency);
        shared.latency.store(self.latency, Relaxed);
        Ok(())
    }

    /// A server with nothing to say is asked. One that is suspended asks for no sound, but answers.
    fn ask_whether_it_is_there(&mut self, shared: &Shared) -> Result<(), Trouble> {
        self.quiet += 1;
        if self.quiet < QUIET {
            return Ok(());
        }
        self.quiet = 0;
        if self.suspended {
            shared.set_device(DeviceState::Suspended);
        }
        let params = LatencyParams { channel: self.channel, now: std::time::UNIX_EPOCH };
        match self.connection.ask::<PlaybackLatency>(&Command::GetPlaybackLatency(params), HUNG) {
            // It answers: that is enough.
            Ok(_) | Err(Trouble::Refused(_)) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }

    /// Something about the sink has changed: its volume, or where it leads.
    fn is_unplugged(&mut self) -> Result<bool, Trouble> {
        let sinks = Sinks::ask(&mut self.connection, HUNG)?;
        let Some(now) = sinks.all.iter().find(|sink| sink.index == self.sink.index) else { return Ok(true) };
        let is_unplugged = self.sink.is_unplugged(now);
        if !is_unplugged {
            self.sink = now.clone();
        }
        Ok(is_unplugged)
    }

    /// Something about another sink or the default has changed.
    fn look_elsewhere(&mut self, wanted: &Wanted) -> Result<Option<Ended>, Trouble> {
        let sinks = Sinks::ask(&mut self.connection, HUNG)?;
        let Some(mine) = sinks.all.iter().find(|sink| sink.index == self.sink.index) else {
            return Ok(Some(Ended::Lost));
        };
        if mine.port.as_ref().is_some_and(|port| port.is_unplugged) {
            return Ok(Some(Ended::Lost));
        }
        let is_elsewhere = sinks.choose(wanted).is_some_and(|sink| sink.index != mine.index);
        Ok(is_elsewhere.then_some(Ended::Elsewhere))
    }
}

impl Shared {
    /// There was a gap. Not while nothing is to be heard.
    fn stumble(&self) {
        if self.wanted() == Want::Play && !self.handover.is_over() {
            self.stumbles.fetch_add(1, Relaxed);
        }
    }
}
