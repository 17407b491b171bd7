//! What a session does when its device goes, waits and comes back.

use crate::sink::{DeviceState, OnDeviceLoss};

use super::Event;
use super::run::Session;
use super::state::{Before, Pause, Reason, State};

/// What is known of the device, and what is done about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DeviceWatch {
    on_loss: OnDeviceLoss,
    /// Nobody can say that it is to go on.
    pub is_unattended: bool,
    losses: u32,
    pub state: DeviceState,
    /// A listener who spoke up has not pressed a key since it was lost.
    pub holds_scene: bool,
}

impl Session {
    /// What happens when the device is lost. Without keys, a session that pauses goes on by itself when the same
    /// device is back.
    pub fn on_device_loss(&mut self, on_loss: OnDeviceLoss, has_keys: bool) {
        self.watch = DeviceWatch { on_loss, is_unattended: !has_keys, ..self.watch };
    }

    /// Looks how the device is, and tells what has happened to it.
    pub(super) fn look_at_device(&mut self) {
        let losses = self.player.device_losses();
        if self.watch.losses != losses {
            self.watch.losses = losses;
            self.lose_device();
        }
        let (before, now) = (self.watch.state, self.player.device());
        self.watch.state = now;
        if before != now {
            self.device_changed(before, now);
        }
        let is_back = now == DeviceState::Playing && self.player.is_same_device();
        if is_back && self.waits_for_device() {
            self.resume();
        }
    }

    fn lose_device(&mut self) {
        let then = self.watch.on_loss;
        let before = match self.state {
            State::Stopping { .. } | State::Over(_) => return,
            State::Preparing => Some(Before::Preparing),
            State::Playing => Some(Before::Playing),
            State::Waiting => Some(Before::Waiting),
            State::Paused(_) | State::SpeakingUp(_) => None,
        };
        match (then, before) {
            (OnDeviceLoss::Pause, Some(before)) => {
                self.state = State::Paused(Pause { reason: Reason::Device, before, cut_off: self.cut_off() });
                self.player.pause();
            }
            (OnDeviceLoss::Pause, None) => {
                self.watch.holds_scene = matches!(self.state, State::SpeakingUp(_));
            }
            // What was being said is said again as a whole.
            (OnDeviceLoss::Follow, Some(Before::Playing)) => {
                if let Some(line) = self.cut_off() {
                    self.go_back_to(line);
                }
            }
            (OnDeviceLoss::Follow | OnDeviceLoss::Silent, _) => {}
        }
        self.tell(&Event::DeviceLost { then });
    }

    fn device_changed(&mut self, before: DeviceState, now: DeviceState) {
        match now {
            // Another device than the one that was lost plays nothing before the listener goes on.
            DeviceState::Playing if self.is_paused_by_device() && !self.player.is_same_device() => {}
            DeviceState::Playing => {
                self.tell(&Event::DeviceBack);
                if matches!(self.state, State::Paused(_)) && !self.waits_for_device() {
                    self.tell(&Event::Paused);
                }
            }
            DeviceState::Suspended => self.tell(&Event::DeviceSuspended),
            // Nobody is there to be asked, and sound was wanted from the start.
            DeviceState::Offered if self.watch.is_unattended && self.watch.losses == 0 => {
                self.player.accept_sound();
            }
            DeviceState::Offered if before != DeviceState::Offered => self.tell(&Event::DeviceOffered),
            DeviceState::Offered | DeviceState::Silent | DeviceState::Lost => {}
        }
    }

    fn is_paused_by_device(&self) -> bool {
        matches!(self.state, State::Paused(Pause { reason: Reason::Device, .. }))
    }

    /// Whether it goes on by itself when the device is back.
    fn waits_for_device(&self) -> bool {
        self.watch.is_unattended && self.is_paused_by_device()
    }

    /// After a pause, what still keeps it from sounding.
    pub(super) fn tell_device_again(&mut self) {
        match self.watch.state {
            DeviceState::Lost => self.tell(&Event::DeviceLost { then: OnDeviceLoss::Follow }),
            DeviceState::Suspended => self.tell(&Event::DeviceSuspended),
            DeviceState::Playing | DeviceState::Silent | DeviceState::Offered => {}
        }
    }

    /// Louder than it is: with the sound that is offered, or nearer to the device's own volume.
    pub(super) fn louder(&mut self) {
        if self.watch.state == DeviceState::Offered {
            self.player.accept_sound();
        } else if self.player.raise_trim() {
            self.tell(&Event::Volume { percent: self.volume.percent(), is_limited: false });
        } else {
            self.change_volume(self.volume.louder());
        }
    }
}
