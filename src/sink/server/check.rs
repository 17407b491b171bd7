//! How the wanted sink is now, for whoever hears nothing. Nothing is opened.

use pulseaudio::protocol::{Command, SinkInfo, SinkInfoList, SinkState};

use super::connection::{Connection, Limit, Trouble};
use super::sinks::{Sink, Sinks};
use crate::sink::device::{ServerDevice, Wanted};

/// `None` where the server has no such sink, or only its dummy.
pub fn check(wanted: &Wanted, limit: Limit) -> Result<Option<ServerDevice>, Trouble> {
    let mut connection = Connection::open(limit)?;
    let sinks = Sinks::ask(&mut connection, limit)?;
    let Some(chosen) = sinks.choose(wanted) else { return Ok(None) };
    let infos: SinkInfoList = connection.ask(&Command::GetSinkInfoList, limit)?;
    let info = infos.iter().find(|info| info.index == chosen.index);
    Ok(info.map(|info| device(info, &sinks)))
}

fn device(info: &SinkInfo, sinks: &Sinks) -> ServerDevice {
    let sink = Sink::from(info);
    ServerDevice {
        is_default: sinks.default.as_ref() == Some(&sink.name),
        others: sinks.all.len().saturating_sub(1),
        is_muted: info.muted,
        is_asleep: info.state == SinkState::Suspended,
        is_unplugged: sink.port.is_some_and(|port| port.is_unplugged),
        // As mixers show it: the cube root of the factor.
        percent: (sink.volume.cbrt() * 100.0).round() as u16,
        id: sink.name,
        name: sink.description,
    }
}
