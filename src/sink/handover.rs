//! Where the listener is, handed from the device's callback to the session, across jumps.
//!
//! A jump begins a new epoch. Every number has one writer: the player counts the jumps it asks for, the render
//! thread tells where the present epoch begins and which jump has landed, the device's callback tells where it
//! is and in which epoch. What the callback tells of an epoch that is past is not believed. Each pair is
//! written before its flag is released and read after its flag is acquired; a test model checks that.

// This file is also read by that test, with atomics of its own.
use super::atomics::{AtomicU32, AtomicU64, Ordering::Acquire, Ordering::Relaxed, Ordering::Release};

/// No epoch has this number.
const NONE: u32 = 0;
const FIRST: u32 = 1;

/// A place on the timeline, in frames, and for how long the timeline has stood by then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub at: u64,
    pub stood: u64,
}

/// The numbers.
#[derive(Debug)]
pub(super) struct Handover {
    /// Jumps asked for. Written by the player.
    asked: AtomicU32,
    /// Jumps done or passed over. Written by the render thread, as are the next four.
    landed: AtomicU32,
    epoch: AtomicU32,
    landing_at: AtomicU64,
    landing_stood: AtomicU64,
    /// The epoch that ends where it began.
    ends_at_once: AtomicU32,
    /// Which epoch was heard last. Written by the device's callback, as are the next three.
    heard: AtomicU32,
    at: AtomicU64,
    stood: AtomicU64,
    /// The epoch that was heard to its end.
    ended: AtomicU32,
}

impl Handover {
    pub fn new(from: u64) -> Self {
        Self {
            asked: AtomicU32::new(0),
            landed: AtomicU32::new(0),
            epoch: AtomicU32::new(FIRST),
            landing_at: AtomicU64::new(from),
            landing_stood: AtomicU64::new(0),
            ends_at_once: AtomicU32::new(NONE),
            heard: AtomicU32::new(NONE),
            at: AtomicU64::new(0),
            stood: AtomicU64::new(0),
            ended: AtomicU32::new(NONE),
        }
    }

    // The player.

    /// Counts a jump that is about to be asked for; its number.
    pub fn ask(&self) -> u32 {
        let jump = self.asked.load(Relaxed).wrapping_add(1);
        self.asked.store(jump, Release);
        jump
    }

    /// Whether a jump has been asked for that is not done. Once it answers no, [`Handover::place`] is where the
    /// last jump led to, or beyond.
    pub fn is_jumping(&self) -> bool {
        self.landed.load(Acquire) != self.asked.load(Acquire)
    }

    /// The place that was given to the device last.
    pub fn place(&self) -> Place {
        let epoch = self.epoch.load(Acquire);
        if self.heard.load(Acquire) == epoch {
            Place { at: self.at.load(Relaxed), stood: self.stood.load(Relaxed) }
        } else {
            Place { at: self.landing_at.load(Relaxed), stood: self.landing_stood.load(Relaxed) }
        }
    }

    /// Whether the last frame has been given to the device.
    pub fn is_over(&self) -> bool {
        let epoch = self.epoch.load(Acquire);
        self.ended.load(Acquire) == epoch || self.ends_at_once.load(Relaxed) == epoch
    }

    // The render thread.

    /// Begins an epoch at `place`; what is still in the ring belongs to one that is past.
    pub fn begin_epoch(&self, place: Place, is_end: bool) {
        let epoch = self.epoch.load(Relaxed).wrapping_add(1).max(FIRST);
        self.landing_at.store(place.at, Relaxed);
        self.landing_stood.store(place.stood, Relaxed);
        self.ends_at_once.store(if is_end { epoch } else { NONE }, Relaxed);
        self.epoch.store(epoch, Release);
    }

    /// The jump of this number is done, and so are those before it. Whether it was the last one asked for.
    pub fn land(&self, jump: u32) -> bool {
        self.landed.store(jump, Release);
        self.asked.load(Acquire) == jump
    }

    // The device's callback.

    /// The epoch whose frames are to be played.
    pub fn epoch(&self) -> u32 {
        self.epoch.load(Acquire)
    }

    /// Frames of this epoch were given to the device, up to `place`.
    pub fn advance(&self, epoch: u32, place: Place) {
        self.at.store(place.at, Relaxed);
        self.stood.store(place.stood, Relaxed);
        self.heard.store(epoch, Release);
    }

    /// The last frame of this epoch was given to the device.
    pub fn end(&self, epoch: u32) {
        self.ended.store(epoch, Release);
    }
}
