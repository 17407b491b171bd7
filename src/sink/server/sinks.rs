//! The server's sinks: which one is wanted, and whether it has been unplugged.

use std::ffi::CString;

use pulseaudio::protocol::port_info::{PortAvailable, PortType};
use pulseaudio::protocol::{Command, ServerInfo, SinkInfo, SinkInfoList};

use super::connection::{Connection, Limit, Trouble};
use crate::sink::device::{Device, DevicePlace, Wanted};

/// Plays to nobody, where there is nothing else.
const DUMMY: &str = "auto_null";

/// A sink, as far as it matters here.
#[derive(Clone, Debug, PartialEq)]
pub struct Sink {
    pub index: u32,
    pub name: String,
    pub description: String,
    pub channels: u8,
    /// Its loudest channel, as a factor.
    pub volume: f32,
    /// Where it leads, for a card with several sockets.
    pub port: Option<Port>,
}

/// A card's socket or loudspeaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Port {
    pub name: String,
    /// Only whoever wears it hears it.
    pub is_worn: bool,
    pub is_unplugged: bool,
}

/// Every sink but the dummy, and the default's name.
pub struct Sinks {
    pub all: Vec<Sink>,
    pub default: Option<String>,
}

impl Sinks {
    pub fn ask(connection: &mut Connection, limit: Limit) -> Result<Self, Trouble> {
        let server: ServerInfo = connection.ask(&Command::GetServerInfo, limit)?;
        let all: SinkInfoList = connection.ask(&Command::GetSinkInfoList, limit)?;
        let all = all.iter().map(Sink::from).filter(|sink| sink.name != DUMMY).collect();
        Ok(Self { all, default: server.default_sink_name.map(|name| text(&name)) })
    }

    pub fn choose(&self, wanted: &Wanted) -> Option<&Sink> {
        let called = |name: &str| {
            let by_name = self.all.iter().find(|sink| sink.name == name);
            by_name.or_else(|| self.all.iter().find(|sink| sink.description == name))
        };
        if let Some(name) = &wanted.name
            && let Some(sink) = called(name)
        {
            return Some(sink);
        }
        if wanted.name.is_some() && !wanted.or_default {
            return None;
        }
        let lost = wanted.lost.as_ref();
        let again = lost.and_then(|lost| self.all.iter().find(|sink| sink.name == lost.device));
        let default = || self.default.as_ref().and_then(|name| self.all.iter().find(|s| s.name == *name));
        again.or_else(default).or(self.all.first())
    }
}

impl Sink {
    pub fn place(&self) -> DevicePlace {
        DevicePlace { device: self.name.clone(), port: self.port.as_ref().map(|port| port.name.clone()) }
    }

    /// Whether what was heard before by one person would now be heard by others, or by nobody: the plug was
    /// pulled and the sink is still there.
    pub fn is_unplugged(&self, now: &Self) -> bool {
        let (Some(before), Some(now)) = (&self.port, &now.port) else { return false };
        let pulled = now.is_unplugged && !before.is_unplugged;
        pulled || before.is_worn && before.name != now.name && !now.is_worn
    }
}

impl From<&SinkInfo> for Sink {
    fn from(info: &SinkInfo) -> Self {
        let name = text(&info.name);
        let volumes = info.cvolume.channels().iter().map(|volume| volume.to_linear());
        let port = info.ports.get(info.active_port).map(|port| {
            let name = text(&port.name);
            let worn = ["headphone", "headset"].iter().any(|word| name.to_lowercase().contains(word));
            Port {
                is_worn: worn || matches!(port.port_type, PortType::Headphones | PortType::Headset),
                is_unplugged: port.available == PortAvailable::No,
                name,
            }
        });
        Self {
            index: info.index,
            description: info.description.as_ref().map_or_else(|| name.clone(), text),
            name,
            channels: info.sample_spec.channels,
            volume: volumes.fold(0.0, f32::max),
            port,
        }
    }
}

/// Whether it has what is wanted.
pub fn is_there(wanted: &Wanted, limit: Limit) -> Result<bool, Trouble> {
    Ok(Sinks::ask(&mut Connection::open(limit)?, limit)?.choose(wanted).is_some())
}

/// The server's devices.
pub fn devices(limit: Limit) -> Result<Vec<Device>, Trouble> {
    let sinks = Sinks::ask(&mut Connection::open(limit)?, limit)?;
    let device = |sink: &Sink| Device {
        name: sink.description.clone(),
        host: "sound server".into(),
        default: sinks.default.as_ref() == Some(&sink.name),
    };
    Ok(sinks.all.iter().map(device).collect())
}

fn text(name: &CString) -> String {
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sink(name: &str, port: Option<(&str, bool, bool)>) -> Sink {
        let port =
            port.map(|(name, is_worn, is_unplugged)| Port { name: name.into(), is_worn, is_unplugged });
        let description = format!("The {name}");
        Sink { index: 0, name: name.into(), description, channels: 2, volume: 1.0, port }
    }

    #[test]
    fn a_sink_is_chosen_by_name_or_description_else_the_default() {
        let sinks =
            Sinks { all: ["a", "b", "c"].map(|name| sink(name, None)).into(), default: Some("b".into()) };
        let chosen = |wanted: Wanted| sinks.choose(&wanted).map(|sink| sink.name.as_str());
        let named = |name: &str| Wanted { name: Some(name.into()), ..Wanted::default() };
        assert_eq!(chosen(Wanted::default()), Some("b"));
        assert_eq!(chosen(named("c")), Some("c"));
        assert_eq!(chosen(named("The c")), Some("c"));
        assert_eq!(chosen(named("d")), None);
        assert_eq!(chosen(Wanted { or_default: true, ..named("d") }), Some("b"));
        let lost = Some(DevicePlace { device: "a".into(), port: None });
        assert_eq!(chosen(Wanted { lost, ..Wanted::default() }), Some("a"));
    }

    #[test]
    fn headphones_are_unplugged_and_a_loudspeaker_is_not() {
        let at = |port| sink("card", Some(port));
        let (headphones, speaker) = (at(("headphones", true, false)), at(("speaker", false, false)));
        assert!(headphones.is_unplugged(&speaker));
        assert!(headphones.is_unplugged(&at(("headphones", true, true))));
        assert!(!speaker.is_unplugged(&headphones));
        assert!(!headphones.is_unplugged(&headphones) && !sink("a", None).is_unplugged(&sink("a", None)));
    }
}
