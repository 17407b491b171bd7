//! What the render thread, the output stage and the player share: numbers, no locks.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering::Relaxed, Ordering::SeqCst};
use std::time::Duration;

use crate::sound::Frame;
use crate::unit::{BLOCK, Frames, SAMPLE_RATE};

use super::DeviceState;
use super::handover::Handover;

/// Blocks in the ring: 256 ms. A device takes 171 ms at once when it begins.
pub(super) const RING: usize = 48;
/// The same while the computer is too busy for that: 512 ms. What is made then has to last until this program may run
/// the next time but one.
pub(super) const BUSY_RING: usize = 96;

/// A stretch of sound for the device, with its place on the timeline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub frames: [Frame; BLOCK],
    /// The timeline's position at its first frame.
    pub at: Frames,
    /// How long the timeline had stood by then, all holds together.
    pub stood: Frames,
    /// By how many frames the timeline advances in this block; for the rest of them it stands.
    pub advance: u64,
    /// Blocks of an epoch that is past are not played.
    pub epoch: u32,
    /// After this block there is nothing more.
    pub last: bool,
}

/// What the player wants of the output stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Want {
    /// Sound.
    Play = 0,
    /// Fade, then stand.
    Pause = 1,
}

/// The numbers.
#[derive(Debug)]
pub(super) struct Shared {
    want: AtomicU8,
    /// What the listener wants, whatever a jump is doing.
    intent: AtomicU8,
    /// Milliseconds the next change of `want` takes.
    fade_ms: AtomicU32,
    /// The output stage has faded and stands.
    pub silent: AtomicBool,
    pub handover: Handover,
    /// Factor, as bits of an `f32`.
    volume: AtomicU32,
    /// Frames taken by the device, sounding or silent: the clock.
    pub delivered: AtomicU64,
    /// Frames that were due and not there.
    pub underruns: AtomicU64,
    /// Frames between taking and hearing.
    pub latency: AtomicU64,
    /// How much of the timeline is taken and not yet heard: the latency, and less where it stands.
    pub behind: AtomicU64,
    /// How the device is, as a number.
    device: AtomicU8,
    /// How often it was lost.
    pub losses: AtomicU32,
    /// It is the one that was lost.
    pub is_same_device: AtomicBool,
    /// The listener wants the sound that was offered.
    pub is_sound_accepted: AtomicBool,
    /// A factor, as bits of an `f32`: another device is not louder than the one before.
    trim: AtomicU32,
    /// The computer is too busy for short buffers.
    pub is_busy: AtomicBool,
    /// The render thread wanted to run and could not, for long enough to be late; whoever reads it takes it back.
    pub was_starved: AtomicBool,
    /// Gaps that were heard.
    pub stumbles: AtomicU32,
    /// The player was dropped.
    pub closed: AtomicBool,
}

impl Shared {
    pub fn new(from: Frames, volume: f32) -> Self {
        Self {
            want: AtomicU8::new(Want::Play as u8),
            intent: AtomicU8::new(Want::Play as u8),
            fade_ms: AtomicU32::new(20),
            silent: AtomicBool::new(true),
            handover: Handover::new(from.0),
            volume: AtomicU32::new(volume.to_bits()),
            delivered: AtomicU64::new(0),
            underruns: AtomicU64::new(0),
            latency: AtomicU64::new(0),
            behind: AtomicU64::new(0),
            device: AtomicU8::new(DeviceState::Playing as u8),
            losses: AtomicU32::new(0),
            is_same_device: AtomicBool::new(false),
            is_sound_accepted: AtomicBool::new(false),
            trim: AtomicU32::new(1.0_f32.to_bits()),
            is_busy: AtomicBool::new(false),
            was_starved: AtomicBool::new(false),
            stumbles: AtomicU32::new(0),
            closed: AtomicBool::new(false),
        }
    }

    pub fn want(&self, want: Want, fade: Duration) {
        self.fade_ms.store(fade.as_millis().min(60_000) as u32, Relaxed);
        self.want.store(want as u8, Relaxed);
    }

    /// What the listener wants from now on. During a jump it is only remembered.
    pub fn intend(&self, want: Want, fade: Duration) {
        self.intent.store(want as u8, SeqCst);
        if !self.handover.is_jumping() {
            self.want(want, fade);
        }
    }

    /// This jump is done: back to what the listener wants, unless another is asked for.
    pub fn land(&self, jump: u32, fade: Duration) {
        if !self.handover.land(jump) {
            return;
        }
        let mut seen = None;
        // Again, where the listener changed their mind in this very moment.
        while seen != Some(self.intent.load(SeqCst)) {
            let intent = self.intent.load(SeqCst);
            self.want(if intent == Want::Play as u8 { Want::Play } else { Want::Pause }, fade);
            seen = Some(intent);
        }
    }

    pub fn wanted(&self) -> Want {
        if self.want.load(Relaxed) == Want::Play as u8 { Want::Play } else { Want::Pause }
    }

    /// What the listener wants, whatever a jump is doing.
    #[cfg(feature = "playback")]
    pub fn intended(&self) -> Want {
        if self.intent.load(SeqCst) == Want::Play as u8 { Want::Play } else { Want::Pause }
    }

    pub fn fade(&self) -> Frames {
        Frames(u64::from(self.fade_ms.load(Relaxed)) * u64::from(SAMPLE_RATE) / 1000)
    }

    pub fn set_volume(&self, factor: f32) {
        self.volume.store(factor.to_bits(), Relaxed);
    }

    pub fn volume(&self) -> f32 {
        f32::from_bits(self.volume.load(Relaxed))
    }

    /// How many blocks are made ahead.
    pub fn ring(&self) -> usize {
        if self.is_busy.load(Relaxed) { BUSY_RING } else { RING }
    }

    pub fn set_trim(&self, factor: f32) {
        self.trim.store(factor.to_bits(), Relaxed);
    }

    pub fn trim(&self) -> f32 {
        f32::from_bits(self.trim.load(Relaxed))
    }

    pub fn set_device(&self, state: DeviceState) {
        self.device.store(state as u8, Relaxed);
    }

    pub fn device(&self) -> DeviceState {
        DeviceState::from_number(self.device.load(Relaxed))
    }

    /// The device is lost.
    pub fn lose(&self, state: DeviceState) {
        self.set_device(state);
        self.losses.fetch_add(1, Relaxed);
    }
}
