//! A stream from one of the server's sources: a microphone. It is open from when it is asked for until it is dropped,
//! and may not be moved: when the source goes, the server ends the stream and nothing else is heard.

use std::collections::VecDeque;
use std::ffi::CString;
use std::time::Duration;

use pulseaudio::protocol::stream::{BufferAttr, StreamFlags};
use pulseaudio::protocol::{
    ChannelMap, Command, CreateRecordStreamReply, RecordStreamParams, SampleFormat, SampleSpec, ServerInfo,
    SourceInfo, SourceInfoList,
};

use super::connection::{Connection, Limit, Trouble};
use crate::sink::microphone::{Microphone, MicrophoneError};
use crate::unit::SAMPLE_RATE;

/// What the server sends at a time, in samples: 20 ms.
const FRAGMENT: u32 = SAMPLE_RATE / 50;
/// Bytes of a sample.
const SAMPLE: u32 = 4;

/// An open stream, one channel at 48 kHz.
pub struct RecordStream {
    connection: Connection,
    /// Bytes that are no whole sample yet.
    rest: VecDeque<u8>,
}

/// The microphone of this name or description, else the default one. What a loudspeaker plays is heard only by name.
pub fn find(name: Option<&str>, limit: Limit) -> Result<Microphone, MicrophoneError> {
    let mut connection = Connection::open(limit).map_err(failed)?;
    let server: ServerInfo = connection.ask(&Command::GetServerInfo, limit).map_err(failed)?;
    let all: SourceInfoList = connection.ask(&Command::GetSourceInfoList, limit).map_err(failed)?;
    let chosen = choose(&all, name, server.default_source_name.as_ref());
    let source = chosen.ok_or_else(|| match name {
        Some(name) => MicrophoneError::Unknown {
            name: name.to_owned(),
            there: all.iter().filter(|source| is_microphone(source)).map(description).collect(),
        },
        None => MicrophoneError::None,
    })?;
    if source.muted {
        return Err(MicrophoneError::Muted(description(source)));
    }
    Ok(Microphone { name: description(source), id: text(&source.name) })
}

fn choose<'s>(
    all: &'s [SourceInfo],
    name: Option<&str>,
    default: Option<&CString>,
) -> Option<&'s SourceInfo> {
    if let Some(name) = name {
        let by_id = all.iter().find(|source| text(&source.name) == name);
        return by_id.or_else(|| all.iter().find(|source| description(source) == name));
    }
    let mut microphones = all.iter().filter(|source| is_microphone(source));
    let is_default = |source: &&SourceInfo| default == Some(&source.name);
    microphones.clone().find(is_default).or_else(|| microphones.next())
}

fn is_microphone(source: &SourceInfo) -> bool {
    source.monitor_of_sink_index.is_none()
}

fn description(source: &SourceInfo) -> String {
    source.description.as_ref().map_or_else(|| text(&source.name), text)
}

fn text(name: &CString) -> String {
    name.to_string_lossy().into_owned()
}

impl RecordStream {
    /// Opens it: from now on it listens.
    pub fn open(microphone: &Microphone, limit: Limit) -> Result<Self, MicrophoneError> {
        Self::over(Connection::open(limit).map_err(failed)?, microphone, limit)
    }

    /// The same over this connection.
    pub fn over(
        mut connection: Connection,
        microphone: &Microphone,
        limit: Limit,
    ) -> Result<Self, MicrophoneError> {
        let params = RecordStreamParams {
            sample_spec: SampleSpec {
                format: SampleFormat::Float32Le,
                channels: 1,
                sample_rate: SAMPLE_RATE,
            },
            channel_map: ChannelMap::mono(),
            source_name: CString::new(microphone.id.as_str()).ok(),
            buffer_attr: BufferAttr { fragment_size: FRAGMENT * SAMPLE, ..BufferAttr::default() },
            flags: StreamFlags { no_move: true, adjust_latency: true, ..StreamFlags::default() },
            ..RecordStreamParams::default()
        };
        let reply: CreateRecordStreamReply =
            connection.ask_to_hear(&Command::CreateRecordStream(params), limit).map_err(failed)?;
        connection.hear(reply.channel);
        Ok(Self { connection, rest: VecDeque::new() })
    }

    /// What is heard within `wait`; nothing where nothing came.
    pub fn next(&mut self, wait: Duration) -> Result<Vec<f32>, MicrophoneError> {
        let told = self.connection.next(wait).map_err(|_| MicrophoneError::Lost)?;
        if let Some(Command::RecordStreamKilled(_)) = told {
            return Err(MicrophoneError::Lost);
        }
        self.rest.extend(self.connection.heard());
        let whole = self.rest.len() / SAMPLE as usize * SAMPLE as usize;
        let bytes: Vec<u8> = self.rest.drain(..whole).collect();
        Ok(bytes.as_chunks().0.iter().map(|sample| f32::from_le_bytes(*sample)).collect())
    }
}

fn failed(trouble: Trouble) -> MicrophoneError {
    match trouble {
        Trouble::Absent | Trouble::Closed => MicrophoneError::NoServer,
        Trouble::Silent => MicrophoneError::Silent,
        Trouble::Refused(why) => MicrophoneError::Refused(why),
    }
}
