//! Speech and chimes that sound just now.

use crate::sound::{Clip, Frame, Ring};
use crate::unit::{BLOCK, Decibels, Frames, SAMPLE_RATE};

use super::ramp::Ramp;

/// As many as can sound at once. More than two lines and a few ringing chimes is no routine.
const MAX_VOICES: usize = 24;
/// Frames a voice takes to fall silent when it has to (100 ms).
const HUSH: f32 = 4800.0;
/// Frames to fade in a clip that begins in its middle (20 ms): a shorter fade clicks.
const RISE: f32 = 960.0;
/// Over so many frames a chime makes room for the next one and for the end.
pub(super) const RING_OUT: i64 = 3 * SAMPLE_RATE as i64;

/// Why a clip sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A line, at its place.
    Line,
    /// A line that was asked for again.
    Again,
    /// A chime, at its place.
    Chime,
}

/// One clip that is playing.
#[derive(Clone)]
struct Voice {
    sound: Sound,
    /// Frames until it begins.
    wait: usize,
    gain: f32,
    /// A factor on its gain, for fades.
    level: f32,
    /// By how much the level changes with each frame, while it does: up to 1, or down to 0 and over.
    fade: Option<f32>,
    role: Role,
    /// Since when it rings out, in frames; below zero where that is still to come.
    rings_out: Option<i64>,
}

/// Where its frames come from.
#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "made while the mixer fills, which must not allocate")]
enum Sound {
    /// A clip in memory, and the next frame of it.
    Clip(Clip, usize),
    /// A chime that is made as it rings.
    Ring(Ring),
}

/// The clips that sound, in the order they began: added in that order however they were reached.
pub(super) struct Voices {
    slots: [Option<Voice>; MAX_VOICES],
    /// The factor on all that is said; chimes keep theirs.
    speech: Ramp,
}

impl Voices {
    pub fn new() -> Self {
        Self { slots: [const { None }; MAX_VOICES], speech: Ramp::at(1.0) }
    }

    /// Brings all that is said to this level.
    pub fn set_speech_level(&mut self, level: Decibels) {
        self.speech.go(level.factor());
    }

    /// Begins a clip at its frame `from`, `wait` frames into the block being mixed. With no room
    /// left it is not heard: two dozen others are.
    pub fn begin(&mut self, clip: &Clip, from: usize, wait: usize, gain: f32, role: Role) {
        self.add_voice(clip, from, Fade { wait, gain, level: 1.0, fade: None }, role);
    }

    /// Fades a clip in at its frame `from`, which should have begun before.
    pub fn begin_late(&mut self, clip: &Clip, from: usize, gain: f32, role: Role) {
        self.add_voice(clip, from, Fade { wait: 0, gain, level: 0.0, fade: Some(1.0 / RISE) }, role);
    }

    fn add_voice(&mut self, clip: &Clip, from: usize, how: Fade, role: Role) {
        if from as u64 >= clip.length().0 {
            return;
        }
        let Some(free) = self.slots.iter_mut().find(|slot| slot.is_none()) else { return };
        let sound = match clip.struck {
            Some(struck) => Sound::Ring(Ring::from(struck, Frames(from as u64))),
            // Cloning a clip counts a reference and copies nothing.
            None => Sound::Clip(clip.clone(), from),
        };
        let Fade { wait, gain, level, fade } = how;
        *free = Some(Voice { sound, wait, gain, level, fade, role, rings_out: None });
    }

    /// Lets the chimes that sound make room, from so many frames ago on, or from some yet to come on (below zero).
    /// What makes room already goes on doing so.
    pub fn ring_out(&mut self, since: i64) {
        for voice in self.slots.iter_mut().flatten().filter(|voice| voice.role == Role::Chime) {
            voice.rings_out = voice.rings_out.max(Some(since));
        }
    }

    /// Adds every voice's next frames to `out`, which is at most one block.
    pub fn add(&mut self, out: &mut [Frame]) {
        if self.speech.is_at_one() {
            return self.add_where(|_| true, out);
        }
        self.add_where(|role| role == Role::Chime, out);
        let mut said = [Frame::SILENCE; BLOCK];
        let said = &mut said[..out.len()];
        self.add_where(|role| role != Role::Chime, said);
        self.speech.apply(said);
        out.iter_mut().zip(said).for_each(|(slot, frame)| *slot += *frame);
    }

    /// The same for the voices of some roles.
    fn add_where(&mut self, is_added: impl Fn(Role) -> bool, out: &mut [Frame]) {
        let mut kept = 0;
        for i in 0..MAX_VOICES {
            let Some(voice) = &mut self.slots[i] else { break };
            if !is_added(voice.role) || voice.add(out) {
                self.slots.swap(kept, i);
                kept += 1;
            } else {
                // Dropping a clip here frees nothing: `Clips` holds another reference as long as a voice does.
                self.slots[i] = None;
            }
        }
    }

    /// Lets a line that is being said again fall silent.
    pub fn hush_again(&mut self) {
        let again = self.slots.iter_mut().flatten().filter(|voice| voice.role == Role::Again);
        again.for_each(|voice| voice.fade = Some(-1.0 / HUSH));
    }

    pub fn clear(&mut self) {
        self.slots.fill(None);
    }
}

/// How a voice begins.
struct Fade {
    wait: usize,
    gain: f32,
    level: f32,
    fade: Option<f32>,
}

impl Voice {
    /// Adds its next frames; whether there are more.
    fn add(&mut self, out: &mut [Frame]) -> bool {
        let wait = std::mem::take(&mut self.wait);
        let out = &mut out[wait..];
        self.rings_out = self.rings_out.map(|since| since.saturating_add(wait as i64));
        let mut made = [Frame::SILENCE; BLOCK];
        let (part, has_more): (&[Frame], bool) = match &mut self.sound {
            Sound::Clip(clip, next) => {
                let rest = &clip.frames[*next..];
                let n = rest.len().min(out.len());
                *next += n;
                (&rest[..n], n < rest.len())
            }
            Sound::Ring(ring) => {
                let n = ring.fill(&mut made[..out.len()]);
                (&made[..n], !ring.is_over())
            }
        };
        let (gain, fading) = (self.gain, self.fade);
        let sound = out.iter_mut().zip(part);
        match (fading, &mut self.rings_out) {
            (None, None) => sound.for_each(|(slot, frame)| *slot += *frame * gain),
            (fading, rings_out) => {
                for (slot, frame) in sound {
                    self.level = (self.level + fading.unwrap_or(0.0)).clamp(0.0, 1.0);
                    *slot += *frame * (gain * self.level * rings_out.map_or(1.0, ringing_out));
                    *rings_out = rings_out.map(|since| since.saturating_add(1));
                }
                self.fade = self.fade.filter(|_| self.level < 1.0);
            }
        }
        has_more && self.level > 0.0 && self.rings_out.is_none_or(|since| since < RING_OUT)
    }
}

/// What is left of a chime that makes room since so many frames.
fn ringing_out(since: i64) -> f32 {
    let left = 1.0 - since.clamp(0, RING_OUT) as f32 / RING_OUT as f32;
    left * left * (3.0 - 2.0 * left)
}
