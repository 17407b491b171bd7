//! The player: what a session can do to the sound, and where the listener is.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rtrb::RingBuffer;

use crate::mixer::Mixer;
use crate::sound::Clip;
use crate::timeline::Timeline;
use crate::unit::{BLOCK, Decibels, Frames};

use super::handover::Place;
use super::render::{Jump, Order, render};
use super::shared::{BUSY_RING, RING, Shared, Want};
use super::{DeviceState, OutputStage};

/// Pause and resume take this long.
const PAUSE: Duration = Duration::from_millis(300);
/// Coming back takes longer than going: gentler on the ear.
const RESUME: Duration = Duration::from_millis(600);
/// The ring, and the time in which an order is carried out.
const AHEAD: Frames = Frames::from_millis(600);

/// A mixer that took so long to make was made by a computer too busy for short buffers.
const SLOW: Duration = Duration::from_millis(500);
/// What one step of the trim changes: 2 dB.
const TRIM_STEP: f32 = 1.26;

/// Where the listener is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// On the timeline.
    pub at: Frames,
    /// How long the timeline has stood, all waits of the session together.
    pub stood: Frames,
}

/// Sound being made by a thread of its own. Dropping it ends the thread.
pub struct Player {
    orders: Option<Sender<Order>>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Player {
    /// Starts making sound from `from` on, at a volume factor. `make` builds the mixer on the new
    /// thread, so that decoding does not keep the caller waiting.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        make: impl FnOnce() -> Mixer + Send + 'static,
        from: Frames,
        volume: f32,
    ) -> std::io::Result<(Self, OutputStage)> {
        let shared = Arc::new(Shared::new(from, volume));
        let (producer, consumer) = RingBuffer::new(BUSY_RING);
        let (orders, inbox) = channel();
        let output = OutputStage::new(consumer, Arc::clone(&shared), from > Frames::ZERO);
        let theirs = Arc::clone(&shared);
        let work = move || {
            let begun = Instant::now();
            let mut mixer = make();
            theirs.was_starved.store(begun.elapsed() > SLOW, Relaxed);
            mixer.seek(from);
            render(mixer, producer, &inbox, &theirs);
        };
        let thread = thread::Builder::new().name("balm-render".into()).spawn(work)?;
        Ok((Self { orders: Some(orders), shared, thread: Some(thread) }, output))
    }

    pub(super) fn shared(&self) -> Arc<Shared> {
        Arc::clone(&self.shared)
    }

    /// Goes on with another mixer at the same frame: see [`Mixer::take_over`].
    pub fn exchange(&self, mixer: Mixer) {
        self.order(Order::Exchange(Box::new(mixer)));
    }

    /// Goes on with another timeline at the same frame: see [`Mixer::retime`].
    pub fn retime(&self, timeline: Arc<Timeline>) {
        self.order(Order::Retime(timeline));
    }

    /// How far what has been made may be ahead of [`Player::position`], and a little more.
    #[must_use]
    pub fn ahead(&self) -> Frames {
        Frames(self.shared.latency.load(Relaxed)) + AHEAD + self.more_ahead()
    }

    /// How much of it there is only because the computer is busy.
    #[must_use]
    pub fn more_ahead(&self) -> Frames {
        Frames(((self.shared.ring() - RING) * BLOCK) as u64)
    }

    /// Fades out and goes on with another mixer that was sought to `to`; there it sounds again, unless it was
    /// paused.
    pub fn change(&self, mixer: Mixer, to: Frames) {
        self.jump(Some(mixer), None, to, None);
    }

    /// Where the listener is: what the device has taken, less what it has not yet let out.
    #[must_use]
    pub fn position(&self) -> Position {
        let behind = self.shared.behind.load(Relaxed);
        let Place { at, stood } = self.shared.handover.place();
        Position { at: Frames(at.saturating_sub(behind)), stood: Frames(stood) }
    }

    /// How long what was given to the device takes to be heard.
    #[must_use]
    pub fn latency(&self) -> Duration {
        Duration::from_millis(Frames(self.shared.latency.load(Relaxed)).duration().millis())
    }

    /// Fades out and stands.
    pub fn pause(&self) {
        self.shared.intend(Want::Pause, PAUSE);
    }

    /// Fades in and goes on with the frame after the last one heard.
    pub fn resume(&self) {
        self.shared.intend(Want::Play, RESUME);
    }

    /// Fades out over `fade` and stands, for good.
    pub fn stop(&self, fade: Duration) {
        self.shared.intend(Want::Pause, fade);
    }

    /// Whether the sound has faded and stands.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.shared.silent.load(Relaxed)
    }

    /// Fades out and goes to `to`; there it sounds again, unless it was paused. Of jumps that are asked for
    /// before one is done, the newest wins.
    pub fn seek(&self, to: Frames) {
        self.jump(None, None, to, None);
    }

    /// The same in another timeline of the same lines and sounds.
    pub fn seek_in(&self, timeline: Arc<Timeline>, to: Frames) {
        self.jump(None, Some(timeline), to, None);
    }

    /// Fades everything within 150 ms and stands at `to` until the next jump, with the beds at this level.
    pub fn hold(&self, to: Frames, beds: Decibels) {
        self.jump(None, None, to, Some(beds));
    }

    /// While it stands so: brings the beds to this level over `fade`.
    pub fn set_held_beds(&self, beds: Decibels, fade: Duration) {
        let frames = Frames::from_millis(u64::try_from(fade.as_millis()).unwrap_or(u64::MAX));
        self.order(Order::HeldBeds(beds, u32::try_from(frames.0).unwrap_or(u32::MAX)));
    }

    /// While it stands so: says this.
    pub fn say_held(&self, clip: Clip) {
        self.order(Order::SayHeld(clip));
    }

    fn jump(
        &self,
        mixer: Option<Mixer>,
        timeline: Option<Arc<Timeline>>,
        to: Frames,
        hold: Option<Decibels>,
    ) {
        let number = self.shared.handover.ask();
        self.order(Order::Jump(Jump { number, mixer: mixer.map(Box::new), timeline, to, hold }));
    }

    /// Whether a jump is still under way: until it is done, the position is that before it.
    #[must_use]
    pub fn is_jumping(&self) -> bool {
        self.shared.handover.is_jumping()
    }

    /// Lets the timeline go on.
    pub fn release(&self) {
        self.order(Order::Release);
    }

    /// Plays the timeline's clip of this number once more.
    pub fn say_again(&self, clip: usize) {
        self.order(Order::SayAgain(clip));
    }

    /// The beds' level against the routine's own.
    pub fn set_bed_level(&self, level: Decibels) {
        self.order(Order::BedLevel(level));
    }

    /// The level of all that is said, against the routine's own.
    pub fn set_voice_level(&self, level: Decibels) {
        self.order(Order::VoiceLevel(level));
    }

    /// Says this in between, soon.
    pub fn say_now(&self, clip: Clip) {
        self.order(Order::SayNow(clip));
    }

    /// The factor on everything.
    pub fn set_volume(&self, factor: f32) {
        self.shared.set_volume(factor);
    }

    /// Whether the last frame has been played.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.shared.handover.is_over()
    }

    /// How the device is.
    #[must_use]
    pub fn device(&self) -> DeviceState {
        self.shared.device()
    }

    /// How often it was lost.
    #[must_use]
    pub fn device_losses(&self) -> u32 {
        self.shared.losses.load(Relaxed)
    }

    /// Whether it is the one that was lost last.
    #[must_use]
    pub fn is_same_device(&self) -> bool {
        self.shared.is_same_device.load(Relaxed)
    }

    /// Tells how the device is, for whoever pulls its frames without the supervised device.
    pub fn set_device(&self, state: DeviceState) {
        match state {
            DeviceState::Lost => self.shared.lose(state),
            _ => self.shared.set_device(state),
        }
    }

    /// Plays on the device that was offered.
    pub fn accept_sound(&self) {
        self.shared.is_sound_accepted.store(true, Relaxed);
    }

    /// Brings a device that is kept as quiet as the one before a little nearer to its own volume; whether it was
    /// kept so.
    pub fn raise_trim(&self) -> bool {
        let trim = self.shared.trim();
        self.shared.set_trim((trim * TRIM_STEP).min(1.0));
        trim < 1.0
    }

    /// How many gaps were heard because the sound was not ready in time.
    #[must_use]
    pub fn stumbles(&self) -> u32 {
        self.shared.stumbles.load(Relaxed)
    }

    /// Frames that were due and not there, since the start.
    #[must_use]
    pub fn underruns(&self) -> u64 {
        self.shared.underruns.load(Relaxed)
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // The thread only ends after this sender is gone.
            let _ = orders.send(order);
        }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.shared.closed.store(true, Relaxed);
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
