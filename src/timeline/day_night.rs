//! What day and night do to sound: levels, fades, and the long descent of a night routine.
//! The figures are the project's table of sound for rest: engineering choices guided by what is
//! known of noise and waking (a third more awakenings for each 10 dB of peak level).

use crate::routine::{Kind, Night, Routine};
use crate::unit::{Decibels, Duration, Envelope, Frames, Shape};

use super::options::{Ending, Linger};

/// The rules of a routine's kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct DayNightRules {
    kind: Kind,
    night: Night,
    ending: Ending,
}

/// How far along playing number `i` of `count` is: 0 for the first, 1 for the last.
pub(super) fn progress(i: usize, count: usize) -> f32 {
    i as f32 / (count.max(2) - 1) as f32
}

impl DayNightRules {
    /// The voice sinks no further than this at night.
    const SOFTEST_VOICE: Decibels = Decibels(-9.5);
    /// What a chime needs to be heard, where nothing else follows. One that rings longer rings out by then.
    pub const CHIME_TAIL: Frames = Frames::from_millis(7000);

    pub fn of(routine: &Routine, ending: Ending) -> Self {
        Self { kind: routine.kind, night: routine.night, ending }
    }

    pub(super) fn by<T>(self, day: T, night: T) -> T {
        match self.kind {
            Kind::Day => day,
            Kind::Night => night,
        }
    }

    /// The voice's descent at a share of the routine. What the file asks for, but the last words stay soft and are
    /// not buried, on a small speaker neither.
    pub fn voice(self, progress: f32) -> Decibels {
        self.by(Decibels::UNITY, Decibels((self.night.voice_to.0 * progress).max(Self::SOFTEST_VOICE.0)))
    }

    /// The beds' descent at a share of the routine, as a factor: at least as deep as the voice's.
    pub fn beds(self, progress: f32) -> f32 {
        self.by(1.0, Decibels(self.night.voice_to.0 * progress.clamp(0.0, 1.0)).factor())
    }

    /// Gaps grow at night, by a half towards the end.
    pub fn gap_thousandths(self, progress: f32) -> u64 {
        self.by(1000, 1000 + (progress * 500.0) as u64)
    }

    /// The shortest rise of a bed out of silence: at night nobody should notice it begin.
    pub fn first_rise(self) -> Frames {
        self.by(Frames::from_millis(20), Frames::from_millis(8000))
    }

    /// How long sound is heard before the first step, so that no word comes before the fade-in has risen, or is
    /// swallowed by a speaker that wakes up.
    pub fn first_sound(self) -> Duration {
        self.by(Duration::from_secs(3), Duration::from_secs(9))
    }

    /// What sounds after a last step that ends at `done`, where a bed still does: long enough to fade in any case.
    pub fn tail(self, has_bed: bool, done: Frames) -> Frames {
        if !has_bed {
            return Frames::ZERO;
        }
        let asked = match self.ending.linger {
            Linger::AsWritten => Frames::from_duration(self.by(Duration::from_secs(8), self.night.linger)),
            Linger::For(length) => Frames::from_duration(length),
            Linger::UntilWhole(length) => Frames::from_duration(length).saturating_sub(done),
        };
        asked.max(self.by(Frames::from_millis(8000), Frames::from_millis(2000)))
    }

    /// How long the last bed takes to fade in this tail: by day, as a rule, the whole of it; otherwise half of what
    /// lingers, within 1 and 4 minutes.
    pub fn last_fade(self, tail: Frames) -> Frames {
        let half = Frames(tail.0 / 2).clamp(Frames::from_millis(60_000), Frames::from_millis(240_000));
        let usual = match (self.kind, self.ending.linger) {
            (Kind::Day, Linger::AsWritten) => tail,
            _ => half,
        };
        let asked = self.ending.fade.map(|fade| Frames::from_duration(fade).max(Frames::from_millis(2000)));
        tail.min(asked.unwrap_or(usual))
    }

    /// At night the beds lose their highs, from 6 kHz down to 1.8 kHz.
    pub fn bed_cutoff(self, from: Frames, to: Frames) -> Option<Envelope> {
        let mut cutoff = Envelope::constant(6000.0);
        cutoff.ramp(from, to, 1800.0, Shape::Smooth);
        self.by(None, Some(cutoff))
    }

    /// What the limiter holds.
    pub fn ceiling(self) -> Decibels {
        self.by(Decibels(-6.0), Decibels(-9.0))
    }
}
