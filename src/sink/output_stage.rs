//! The device's end of the ring: pops, fades, counts. Runs in the device's callback, so it never
//! waits, allocates or panics.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use rtrb::Consumer;

use crate::sound::Frame;
use crate::unit::{BLOCK, Shape};

use super::DeviceState;
use super::handover::Place;
use super::recent::Recent;
#[cfg(feature = "playback")]
use super::shared::RING;
use super::shared::{Block, Shared, Want};

/// How often the player's wishes are looked at, in frames: 1.3 ms.
const POLL: usize = 64;
/// How long a change of volume takes, in frames: 100 ms.
const VOLUME_GLIDE: u32 = 4800;
/// How long sound takes to come back after there was none to play, in frames: 5 ms.
const RECOVERY: u64 = 240;
/// How long it takes to rise when it begins in the middle, or after a device was lost: 600 ms.
const RETURN: u64 = 28_800;

/// Frames for a device, one after the other, for ever.
pub struct OutputStage {
    ring: Consumer<Block>,
    shared: Arc<Shared>,
    block: Option<Block>,
    next: usize,
    fade: Fade,
    volume: (f32, f32, u32),
    /// The frame heard last, let go gently when the ring runs dry.
    last: Frame,
    dry: bool,
    begun: bool,
    recent: Recent,
}

/// A fade between silence and sound: where it is, and how fast it goes.
#[derive(Clone, Copy, Debug)]
struct Fade {
    /// 0 silent, 1 sounding.
    x: f32,
    step: f32,
    want: Want,
}

impl OutputStage {
    /// `rise`: begin out of silence, as the timeline does not at a place in its middle.
    pub(super) fn new(ring: Consumer<Block>, shared: Arc<Shared>, rise: bool) -> Self {
        let volume = shared.volume();
        let x = if rise { 0.0 } else { 1.0 };
        let fade = Fade { x, step: 1.0 / RETURN as f32, want: Want::Play };
        Self {
            ring,
            shared,
            block: None,
            next: 0,
            fade,
            volume: (volume, volume, 0),
            last: Frame::SILENCE,
            dry: false,
            begun: false,
            recent: Recent::new(),
        }
    }

    /// Whether enough is there to begin with: what a device takes at once.
    #[cfg(feature = "playback")]
    pub(super) fn is_ready(&self) -> bool {
        self.ring.slots() >= RING * 2 / 3 || self.shared.wanted() == Want::Pause
    }

    /// Whether anything has come out of the ring.
    #[cfg(feature = "playback")]
    pub(super) fn has_begun(&self) -> bool {
        self.begun
    }

    /// How many frames can be pulled now without running dry.
    #[cfg(feature = "playback")]
    pub(super) fn at_hand(&self) -> usize {
        let wants_none = self.shared.wanted() == Want::Pause && self.fade.x <= 0.0;
        if wants_none || self.shared.handover.is_over() {
            return usize::MAX;
        }
        let epoch = self.shared.handover.epoch();
        let begun = self.block.is_some_and(|block| block.epoch == epoch);
        let rest = if begun { BLOCK - self.next } else { 0 };
        self.recent.left(epoch) + rest + self.ring.slots() * BLOCK
    }

    /// The device is gone: of what it was given it has not played the last `unheard` frames. They are given
    /// again, and rise out of silence.
    #[cfg(feature = "playback")]
    pub(super) fn rewind(&mut self, unheard: u64) {
        self.recent.unheard(unheard);
        self.come_back_gently();
    }

    /// Whatever was heard before, the next sound rises out of silence.
    #[cfg(feature = "playback")]
    pub(super) fn come_back_gently(&mut self) {
        let volume = self.wanted_volume();
        self.volume = (volume, volume, 0);
        self.fade.x = 0.0;
        self.fade.step = 1.0 / RETURN as f32;
        self.last = Frame::SILENCE;
    }

    /// Overwrites `out` with what is to be heard next: silence while paused or late.
    pub fn pull(&mut self, out: &mut [Frame]) {
        for part in out.chunks_mut(POLL) {
            self.poll();
            let standing = self.fade.want == Want::Pause && self.fade.x <= 0.0;
            self.shared.silent.store(standing, Relaxed);
            let sounding = if standing { self.drop_stale() } else { self.take(part) };
            self.shape(&mut part[..sounding]);
            self.run_dry(standing, &mut part[sounding..]);
            self.recent.gave_silence(part.len() - sounding);
            self.shared.delivered.fetch_add(part.len() as u64, Relaxed);
        }
    }

    /// Looks at what the player wants.
    fn poll(&mut self) {
        let want = self.shared.wanted();
        if want != self.fade.want {
            self.fade.want = want;
            self.fade.step = 1.0 / self.shared.fade().0.max(RECOVERY) as f32;
        }
        let volume = self.wanted_volume();
        #[expect(clippy::float_cmp, reason = "a stored number, compared with itself")]
        if volume != self.volume.1 {
            self.volume = (self.volume.0, volume, VOLUME_GLIDE);
        }
    }

    fn wanted_volume(&self) -> f32 {
        self.shared.volume() * self.shared.trim()
    }

    /// Takes frames from the ring as far as there are any, those first that were not heard; how many.
    fn take(&mut self, out: &mut [Frame]) -> usize {
        let mut done = self.recent.give_again(out, self.shared.handover.epoch());
        while done < out.len() {
            let Some(block) = self.present_block() else { break };
            let n = (out.len() - done).min(BLOCK - self.next);
            out[done..done + n].copy_from_slice(&block.frames[self.next..self.next + n]);
            self.recent.gave(&out[done..done + n], block.epoch);
            self.next += n;
            done += n;
            let run = self.next as u64;
            let advanced = run.min(block.advance);
            let moved = advanced - (run - n as u64).min(block.advance);
            self.fall_behind(moved, n as u64 - moved);
            let place = Place { at: block.at.0 + advanced, stood: block.stood.0 + run - advanced };
            self.shared.handover.advance(block.epoch, place);
            if self.next == BLOCK && block.last {
                self.shared.handover.end(block.epoch);
            }
        }
        done
    }

    /// While the timeline stands, what the device still holds back is heard.
    fn fall_behind(&self, moved: u64, stood: u64) {
        let behind = self.shared.behind.load(Relaxed) + moved;
        let behind = behind.min(self.shared.latency.load(Relaxed)).saturating_sub(stood);
        self.shared.behind.store(behind, Relaxed);
    }

    /// While standing, makes room for what comes after a jump. Takes no frame.
    fn drop_stale(&mut self) -> usize {
        let epoch = self.shared.handover.epoch();
        while self.ring.peek().is_ok_and(|b| b.epoch != epoch) {
            let _ = self.ring.pop();
        }
        0
    }

    fn present_block(&mut self) -> Option<Block> {
        let epoch = self.shared.handover.epoch();
        loop {
            if let Some(block) = self.block.filter(|b| b.epoch == epoch && self.next < BLOCK) {
                return Some(block);
            }
            self.block = Some(self.ring.pop().ok()?);
            self.next = 0;
            self.begun = true;
        }
    }

    /// Fade and volume.
    fn shape(&mut self, out: &mut [Frame]) {
        if self.dry && !out.is_empty() {
            self.dry = false;
            self.fade.x = 0.0;
            self.fade.step = 1.0 / RECOVERY as f32;
        }
        #[expect(clippy::float_cmp, reason = "1.0 is set, not computed")]
        let plain = self.fade.x == 1.0 && self.fade.want == Want::Play && self.volume == (1.0, 1.0, 0);
        if !plain {
            for frame in out.iter_mut() {
                let target = f32::from(u8::from(self.fade.want == Want::Play));
                let step = self.fade.step;
                self.fade.x += (target - self.fade.x).clamp(-step, step);
                let (volume, goal, left) = &mut self.volume;
                if *left > 0 {
                    *volume += (*goal - *volume) / *left as f32;
                    *left -= 1;
                }
                *frame = *frame * (Shape::Smooth.between(0.0, 1.0, self.fade.x) * *volume);
            }
        }
        self.last = out.last().copied().unwrap_or(self.last);
    }

    /// There is nothing to play: what sounded last dies away within a few milliseconds.
    fn run_dry(&mut self, standing: bool, out: &mut [Frame]) {
        if out.is_empty() {
            return;
        }
        for frame in out.iter_mut() {
            self.last = self.last * 0.97;
            *frame = if self.last.peak() > 1e-6 { self.last } else { Frame::SILENCE };
        }
        let over = self.shared.handover.is_over();
        if self.fade.want == Want::Pause {
            // With nothing left to fade, the fade is done.
            self.fade.x = 0.0;
        }
        if !standing && !over && self.begun {
            if !std::mem::replace(&mut self.dry, true) && self.shared.device() == DeviceState::Playing {
                self.shared.stumbles.fetch_add(1, Relaxed);
            }
            self.shared.underruns.fetch_add(out.len() as u64, Relaxed);
        }
    }
}
