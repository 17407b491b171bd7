//! A session as a media player on the session's bus: MPRIS 2.2. One step is one track.
//!
//! Times are whole microseconds. Only what is different is told, once for a step or a deed: some desktops stand still
//! for a moment at each time. The place is never told, but for jumps: players count on by themselves.

use std::collections::HashMap;
use std::process;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use zbus::fdo::RequestNameFlags;
use zbus::names::BusName;
use zbus::{Connection, OwnedVariant, Variant};

use crate::session::Command;
use crate::unit::Frames;

use super::NowPlaying;
use super::connect::{builder, bus_address};
use super::metadata::{metadata, micros, owned, status, volume};
use super::mpris::{Player, Root};
use super::shared::Shared;

const PATH: &str = "/org/mpris/MediaPlayer2";
const NAME: &str = "org.mpris.MediaPlayer2.balm";
const PLAYER: &str = "org.mpris.MediaPlayer2.Player";

/// A session that is on the bus.
pub(super) struct PlayerBus {
    connection: Connection,
    /// What players were told last.
    told: NowPlaying,
}

type Properties = HashMap<&'static str, OwnedVariant>;

impl PlayerBus {
    /// Takes balm's name; where another balm plays, one with the number of this process.
    pub async fn connect(
        address: Option<&str>,
        shared: &Arc<Shared>,
        commands: &Sender<Command>,
        now: NowPlaying,
    ) -> Option<Self> {
        let address = bus_address(address, zbus::Address::session)?;
        let player = Player { shared: Arc::clone(shared), commands: commands.clone() };
        let root = Root { commands: commands.clone() };
        let builder = builder(address).serve_at(PATH, root).serve_at(PATH, player);
        let connection = builder.build().await.ok()?;
        let flags = RequestNameFlags::DO_NOT_QUEUE;
        if connection.request_name_with_flags(NAME, flags).await.is_err() {
            let second = format!("{NAME}.instance{}", process::id());
            connection.request_name_with_flags(second, flags).await.ok()?;
        }
        let bus = Self { connection, told: now };
        // Who sends this was active last: media keys go to it.
        let all = bus.properties(None);
        bus.tell(all).await.then_some(bus)
    }

    /// Tells what is different; whether the bus is still there.
    pub async fn show(&mut self, now: NowPlaying) -> bool {
        let before = std::mem::replace(&mut self.told, now);
        let changed = self.properties(Some(&before));
        self.tell(changed).await
    }

    /// Tells the place in the present track after a jump; whether the bus is still there.
    pub async fn seeked(&self, at: Frames) -> bool {
        let at = micros(at);
        let told = self.connection.emit_signal(None::<BusName<'_>>, PATH, PLAYER, "Seeked", &at);
        told.await.is_ok()
    }

    /// Whether the bus is still there.
    pub fn is_there(&self) -> bool {
        !self.connection.is_closed()
    }

    /// What is different from `before`; everything, where there was nothing.
    fn properties(&self, before: Option<&NowPlaying>) -> Properties {
        let now = &self.told;
        let mut changed = Properties::new();
        if before.is_none_or(|before| before.track != now.track) {
            changed.insert("Metadata", owned(Variant::from(metadata(&now.track))));
        }
        if before.is_none_or(|before| before.status != now.status) {
            changed.insert("PlaybackStatus", owned(Variant::from(status(now.status))));
        }
        if before.is_none_or(|before| before.volume != now.volume) {
            changed.insert("Volume", owned(Variant::from(volume(now.volume))));
        }
        changed
    }

    async fn tell(&self, changed: Properties) -> bool {
        if changed.is_empty() {
            return self.is_there();
        }
        let body = (PLAYER, changed, Vec::<&str>::new());
        let properties = "org.freedesktop.DBus.Properties";
        let told =
            self.connection.emit_signal(None::<BusName<'_>>, PATH, properties, "PropertiesChanged", &body);
        told.await.is_ok()
    }
}
