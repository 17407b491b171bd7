//! The objects of MPRIS 2.2: what desktops call, and ask for.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use zbus::{ObjectPath, OwnedVariant, fdo, interface};

use crate::session::{Command, MediaCommand, Volume};

use super::metadata::{frames, metadata, micros, status, step, volume};
use super::shared::Shared;

/// What plays: the program.
pub(super) struct Root {
    pub commands: Sender<Command>,
}

#[interface(name = "org.mpris.MediaPlayer2", spawn = false)]
impl Root {
    fn raise(&self) {}

    fn quit(&self) {
        ask(&self.commands, MediaCommand::Stop);
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_quit(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_raise(&self) -> bool {
        false
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn has_track_list(&self) -> bool {
        false
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn identity(&self) -> &str {
        "balm"
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn supported_uri_schemes(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn supported_mime_types(&self) -> Vec<String> {
        Vec::new()
    }
}

/// What it plays.
pub(super) struct Player {
    pub shared: Arc<Shared>,
    pub commands: Sender<Command>,
}

impl Player {
    fn ask(&self, asked: MediaCommand) {
        ask(&self.commands, asked);
    }
}

// In the order in which they come. What a setter changes is told when it is done, not here.
#[interface(name = "org.mpris.MediaPlayer2.Player", spawn = false)]
impl Player {
    fn play(&self) {
        self.ask(MediaCommand::Play);
    }

    fn pause(&self) {
        self.ask(MediaCommand::Pause);
    }

    fn play_pause(&self) {
        self.ask(MediaCommand::PlayPause);
    }

    fn stop(&self) {
        self.ask(MediaCommand::Stop);
    }

    fn next(&self) {
        self.ask(MediaCommand::Next);
    }

    fn previous(&self) {
        self.ask(MediaCommand::Previous);
    }

    fn seek(&self, offset: i64) {
        let by = frames(offset.unsigned_abs());
        self.ask(if offset < 0 { MediaCommand::Rewind(by) } else { MediaCommand::Forward(by) });
    }

    fn set_position(&self, track: ObjectPath<'_>, position: i64) {
        // A track of another session, or a place before its beginning, is none.
        let Some(step) = step(track.as_str()) else { return };
        if let Ok(into) = u64::try_from(position) {
            self.ask(MediaCommand::SeekTo { step, into: frames(into) });
        }
    }

    fn open_uri(&self, _uri: &str) -> fdo::Result<()> {
        Err(fdo::Error::NotSupported("balm plays what it was started with".into()))
    }

    #[zbus(signal)]
    async fn seeked(emitter: &zbus::object_server::SignalEmitter<'_>, position: i64) -> zbus::Result<()>;

    #[zbus(property)]
    fn playback_status(&self) -> &str {
        status(self.shared.now_playing().status)
    }

    #[zbus(property)]
    fn metadata(&self) -> HashMap<String, OwnedVariant> {
        metadata(&self.shared.now_playing().track)
    }

    #[zbus(property(emits_changed_signal = "false"))]
    fn volume(&self) -> f64 {
        volume(self.shared.now_playing().volume)
    }

    #[zbus(property)]
    fn set_volume(&self, volume: f64) {
        let percent = (volume * 100.0).round().clamp(0.0, 100.0) as u8;
        if let Some(volume) = Volume::new(percent).filter(|_| !volume.is_nan()) {
            self.ask(MediaCommand::Volume(volume));
        }
    }

    #[zbus(property(emits_changed_signal = "false"))]
    fn position(&self) -> i64 {
        micros(self.shared.position().min(self.shared.now_playing().track.length))
    }

    #[zbus(property(emits_changed_signal = "false"))]
    fn rate(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn set_rate(&self, _rate: f64) {}

    #[zbus(property(emits_changed_signal = "const"))]
    fn minimum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn maximum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_go_next(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_go_previous(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_play(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_pause(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_seek(&self) -> bool {
        true
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_control(&self) -> bool {
        true
    }
}

fn ask(commands: &Sender<Command>, asked: MediaCommand) {
    // A session that is over needs no more.
    let _ = commands.send(Command::Media(asked));
}
