//! A stream, and a server that says only what a test wants it to say.

#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use std::io::{BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use pulseaudio::protocol::stream::BufferAttr;
use pulseaudio::protocol::{
    AuthReply, ChannelMap, ChannelVolume, Command, CommandReply, CreatePlaybackStreamReply, Descriptor,
    MAX_VERSION, PlaybackLatency, Request, SampleFormat, SampleSpec, ServerInfo, SetClientNameReply,
    SinkInfo, read_descriptor, write_ack_message, write_command_message, write_reply_message,
};
use rtrb::{Producer, RingBuffer};

use super::connection::{Connection, Limit, Trouble};
use super::stream::ServerStream;
use crate::sink::OutputStage;
use crate::sink::device::{Current, Ended, Wanted};
use crate::sink::shared::{Block, RING, Shared};
use crate::sound::Frame;
use crate::unit::{BLOCK, Frames};

const CHANNEL: u32 = 7;
const SINK: u32 = 3;
const LIMIT: Limit = Limit(40);

/// The server's end.
struct Server {
    socket: UnixStream,
    /// The first sample of each frame that came.
    heard: Receiver<f32>,
}

impl Server {
    /// Answers everything, and asks for nothing after the first 8192 frames.
    fn start() -> (Self, UnixStream) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        theirs.set_nonblocking(true).unwrap();
        let (out, heard) = channel();
        let socket = ours.try_clone().unwrap();
        thread::spawn(move || serve(&ours, &out));
        (Self { socket, heard }, theirs)
    }

    fn tell(&mut self, command: &Command) {
        write_command_message(&mut self.socket, u32::MAX, command, MAX_VERSION).unwrap();
    }

    fn request(&mut self, frames: u32) {
        self.tell(&Command::Request(Request { channel: CHANNEL, length: frames * 8 }));
    }

    fn frames(&self, count: usize) -> Vec<f32> {
        (0..count)
            .map(|at| self.heard.recv_timeout(Duration::from_secs(5)).unwrap_or_else(|e| panic!("{at}: {e}")))
            .collect()
    }
}

fn serve(socket: &UnixStream, out: &Sender<f32>) {
    let mut reader = BufReader::new(socket.try_clone().unwrap());
    while let Ok(Descriptor { length, channel, .. }) = read_descriptor(&mut reader) {
        let mut message = vec![0; length as usize];
        if reader.read_exact(&mut message).is_err() {
            return;
        }
        if channel == CHANNEL {
            for frame in message.chunks_exact(8) {
                let _ = out.send(f32::from_le_bytes(frame[..4].try_into().unwrap()));
            }
            continue;
        }
        let (number, command) = Command::read_tag_prefixed(&mut message.as_slice(), MAX_VERSION).unwrap();
        answer(socket, number, &command);
    }
}

fn answer(socket: &UnixStream, number: u32, command: &Command) {
    fn reply(mut socket: &UnixStream, number: u32, reply: &impl CommandReply) {
        write_reply_message(&mut socket, number, reply, MAX_VERSION).unwrap();
    }
    let spec = SampleSpec { format: SampleFormat::Float32Le, channels: 2, sample_rate: 48_000 };
    match command {
        Command::Auth(_) => {
            reply(socket, number, &AuthReply { version: MAX_VERSION, use_memfd: false, use_shm: false });
        }
        Command::SetClientName(_) => reply(socket, number, &SetClientNameReply { client_id: 1 }),
        Command::GetServerInfo => {
            let default_sink_name = Some(c"ear".into());
            let channel_map = ChannelMap::stereo();
            reply(
                socket,
                number,
                &ServerInfo { default_sink_name, sample_spec: spec, channel_map, ..ServerInfo::default() },
            );
        }
        Command::GetSinkInfoList => {
            let sink = SinkInfo {
                name: c"ear".into(),
                sample_spec: spec,
                cvolume: ChannelVolume::norm(2),
                ..SinkInfo::new_dummy(SINK)
            };
            reply(socket, number, &vec![sink]);
        }
        Command::CreatePlaybackStream(_) => {
            let buffer_attr = BufferAttr { target_length: 8192 * 8, ..BufferAttr::default() };
            let created = CreatePlaybackStreamReply {
                channel: CHANNEL,
                requested_bytes: 8192 * 8,
                buffer_attr,
                sample_spec: spec,
                channel_map: ChannelMap::stereo(),
                sink_index: SINK,
                ..CreatePlaybackStreamReply::default()
            };
            reply(socket, number, &created);
        }
        Command::GetPlaybackLatency(params) => {
            let latency = PlaybackLatency {
                sink_usec: 0,
                source_usec: 0,
                playing: true,
                local_time: params.now,
                remote_time: params.now,
                write_offset: 0,
                read_offset: 0,
                underrun_for: 0,
                playing_for: 0,
            };
            reply(socket, number, &latency);
        }
        _ => {
            let mut socket = socket;
            write_ack_message(&mut socket, number).unwrap();
        }
    }
}

/// A stream that plays on a thread of its own, and a hand that fills its ring.
struct Stage {
    server: Server,
    ring: Producer<Block>,
    next: u64,
    shared: Arc<Shared>,
    ended: Receiver<Ended>,
}

impl Stage {
    fn play() -> Self {
        let (server, socket) = Server::start();
        let shared = Arc::new(Shared::new(Frames::ZERO, 1.0));
        let (ring, consumer) = RingBuffer::new(RING);
        let output = OutputStage::new(consumer, Arc::clone(&shared), false);
        let output = Arc::new(Mutex::new(Current { output, generation: 0 }));
        let connection = Connection::over(socket, None, LIMIT).unwrap();
        let mut stream = ServerStream::over(connection, &Wanted::default(), LIMIT).unwrap().unwrap();
        let (out, ended) = channel();
        let theirs = Arc::clone(&shared);
        thread::spawn(move || out.send(stream.play(&output, &theirs, &Wanted::default)));
        Self { server, ring, next: 0, shared, ended }
    }

    /// Frames that count up from 1.
    fn fill(&mut self, blocks: usize) {
        for _ in 0..blocks {
            let frame = |at: usize| Frame { left: (self.next + at as u64 + 1) as f32, right: 0.0 };
            let mut block = Block {
                frames: [Frame::SILENCE; BLOCK],
                at: Frames(self.next),
                stood: Frames::ZERO,
                advance: BLOCK as u64,
                epoch: 1,
                last: false,
            };
            block.frames.iter_mut().enumerate().for_each(|(at, slot)| *slot = frame(at));
            self.next += BLOCK as u64;
            self.ring.push(block).unwrap();
        }
    }

    fn plays_for(&self, seconds: f64) {
        let ended = self.ended.recv_timeout(Duration::from_secs_f64(seconds));
        assert_eq!(ended, Err(RecvTimeoutError::Timeout));
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.shared.closed.store(true, std::sync::atomic::Ordering::Relaxed);
    }
}

/// As while a voice gets ready, on a computer that is busy: nothing is ready, nothing is asked for.
#[test]
fn a_program_that_is_slow_is_not_a_device_that_is_lost() {
    let mut stage = Stage::play();
    // The render thread has not begun.
    stage.plays_for(1.0);
    stage.fill(40);
    let first = stage.server.frames(8192);
    assert!(first.iter().zip(1..).all(|(heard, count)| *heard == count as f32));
    // The server has enough, and asks for nothing: it is asked whether it is there, and is.
    stage.plays_for(2.5);
    // It asks for more than there is, and gets the rest when that is ready, without a gap between.
    stage.server.request(3072);
    assert_eq!(stage.server.frames(2048).last(), Some(&10_240.0));
    stage.plays_for(1.5);
    stage.fill(8);
    assert_eq!(stage.server.frames(1024).first(), Some(&10_241.0));
    assert_eq!(stage.shared.stumbles.load(std::sync::atomic::Ordering::Relaxed), 0);
}

#[test]
fn a_stream_is_lost_when_the_server_says_so() {
    let mut stage = Stage::play();
    stage.fill(40);
    stage.server.frames(8192);
    stage.server.tell(&Command::PlaybackStreamKilled(CHANNEL));
    assert_eq!(stage.ended.recv_timeout(Duration::from_millis(500)), Ok(Ended::Lost));
}

#[test]
fn a_stream_is_lost_when_the_server_is_gone() {
    let stage = Stage::play();
    stage.server.socket.shutdown(std::net::Shutdown::Both).unwrap();
    assert_eq!(stage.ended.recv_timeout(Duration::from_millis(500)), Ok(Ended::Lost));
}

#[test]
fn a_server_that_does_not_answer_or_talks_nonsense_is_given_up() {
    let (ours, theirs) = UnixStream::pair().unwrap();
    theirs.set_nonblocking(true).unwrap();
    assert!(matches!(Connection::over(theirs, None, Limit(2)), Err(Trouble::Silent)));
    drop(ours);
    let (mut ours, theirs) = UnixStream::pair().unwrap();
    theirs.set_nonblocking(true).unwrap();
    ours.write_all(&[0xff; 64]).unwrap();
    assert!(matches!(Connection::over(theirs, None, Limit(2)), Err(Trouble::Closed)));
}
