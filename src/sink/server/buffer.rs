//! How much the server holds: little, so that keys feel quick, and more while the computer is too busy for that.

use std::time::{Duration, Instant};

use pulseaudio::protocol::stream::BufferAttr;

/// Frames that the server and the device hold together: 171 ms.
const TARGET: u32 = 8192;
/// The same on a busy computer: 512 ms. A program that is held to a tenth of a core and has used up more than that
/// stands still for 200 ms, and a device takes a quarter of this at once. Keys are heard as much later, so that no
/// other computer should count as busy.
const BUSY_TARGET: u32 = 3 * TARGET;
/// The server asks for a quarter of it at once, at least. Asked for less, the device behind it gets more of the
/// whole, and a late answer is heard sooner.
const REQUESTS: u32 = 4;
/// Having been asked for so many frames, two requests, the answer is late.
const LATE: u64 = TARGET as u64 / 2;
/// After so long in which nothing was late the computer is no longer busy.
const CALM: Duration = Duration::from_secs(30);

/// How long the buffer is.
#[derive(Clone, Copy, Debug)]
pub struct Buffer {
    /// When something was late; `None` where the buffer is short.
    late: Option<Instant>,
}

impl Buffer {
    /// A short one, or one for a busy computer.
    pub fn new(is_busy: bool) -> Self {
        Self { late: is_busy.then(Instant::now) }
    }

    /// What to ask the server for, with so many bytes a frame.
    pub fn attributes(self, frame: u32) -> BufferAttr {
        // It begins with little, and after a gap too; on a busy computer that would not last until there is more.
        let (target, begin) = match self.late {
            Some(_) => (BUSY_TARGET, BUSY_TARGET / 2),
            None => (TARGET, TARGET / REQUESTS),
        };
        BufferAttr {
            target_length: target * frame,
            pre_buffering: begin * frame,
            minimum_request_length: target / REQUESTS * frame,
            ..BufferAttr::default()
        }
    }

    /// So many frames were asked for by the time they are given, and balm was kept from running or not. Whether the
    /// buffer is of another length now.
    pub fn asked_for(&mut self, frames: u64, was_starved: bool, now: Instant) -> bool {
        let before = self.late.is_some();
        let late = if before { LATE * u64::from(BUSY_TARGET / TARGET) } else { LATE };
        if was_starved || frames >= late {
            self.late = Some(now);
        } else if self.late.is_some_and(|late| now.saturating_duration_since(late) > CALM) {
            self.late = None;
        }
        before != self.late.is_some()
    }

    /// How much longer the long one is, in frames.
    pub fn extra(self) -> u64 {
        if self.late.is_some() { u64::from(BUSY_TARGET - TARGET) } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_late_makes_it_longer_until_all_is_calm() {
        let (mut buffer, begin) = (Buffer::new(false), Instant::now());
        let target = |buffer: Buffer| buffer.attributes(1).target_length;
        assert!(!buffer.asked_for(2048, false, begin) && target(buffer) == TARGET);
        assert!(buffer.asked_for(4096, false, begin) && target(buffer) == BUSY_TARGET);
        assert!(!buffer.asked_for(8192, false, begin + CALM / 2));
        assert!(!buffer.asked_for(16_384, false, begin + CALM));
        assert!(!buffer.asked_for(8192, false, begin + CALM + CALM / 2));
        assert!(!buffer.asked_for(0, true, begin + CALM + CALM));
        assert!(!buffer.asked_for(8192, false, begin + CALM + CALM + CALM));
        assert!(buffer.asked_for(8192, false, begin + 4 * CALM) && target(buffer) == TARGET);
        assert!(buffer.asked_for(0, true, begin + 4 * CALM) && target(buffer) == BUSY_TARGET);
    }
}
