//! A file that goes on for ever: its last seconds cross over into its first.

use std::collections::VecDeque;

use super::bed_ceiling::BedCeiling;
use super::faults::Mend;
use super::loudness::BedLevel;
use super::{DecodeError, Decoder, Frame, Media, Source};
use crate::unit::{Decibels, Frames, Shape};

/// The longest crossing. Shorter files cross over half their length.
const CROSSING: usize = 3 * 48_000;
/// Loops up to this many frames stay decoded: half a minute is 12 MB.
const KEPT: usize = 40 * 48_000;
/// Nothing shorter can be looped without being heard as a beat.
const MIN_LENGTH: usize = 48_000;
/// Frames to decode before the target of a jump, so that filters settle.
const PREROLL: u64 = 24_000;

/// A file repeated without an audible seam. Reads and allocates as it goes: for live sound it is
/// read through [`super::Ahead`].
pub struct Looped {
    media: Media,
    decoder: Option<Decoder>,
    /// Decoded and not yet given. All but the last `crossing` frames may be given.
    ready: VecDeque<Frame>,
    /// The end of the pass before, while it crosses over; how much of it is gone.
    tail: (Vec<Frame>, usize),
    crossing: usize,
    level: BedLevel,
    /// Further gain, as its author wants it.
    author: Decibels,
    mend: Mend,
    ceiling: Option<BedCeiling>,
    chunk: Vec<Frame>,
    /// Frames given in this pass, counted from the start of the file.
    at: u64,
    /// Frames in the whole file, once known.
    length: Option<u64>,
    /// One whole period, once it has been given. Of a first pass, what comes before the end of the crossing is still
    /// missing: silence stands there.
    kept: Vec<Frame>,
    /// Where in `kept` to go on, once it is complete.
    turning: Option<usize>,
    /// Its file has gone bad.
    lost: bool,
}

fn too_short(media: &Media) -> DecodeError {
    DecodeError::TooShort { name: media.name.clone(), needed: "a second" }
}

impl Looped {
    /// Whether a file can be looped: decodes only its first second.
    ///
    /// # Errors
    /// [`DecodeError`] as for [`Looped::open`].
    pub fn check(media: &Media) -> Result<(), DecodeError> {
        let mut decoder = Decoder::open_at_native_rate(media)?;
        let second = decoder.output_rate() as usize;
        let mut first = Vec::new();
        while first.len() < second && decoder.next(&mut first) {}
        if first.len() < second { Err(too_short(media)) } else { Ok(()) }
    }

    /// Opens a file and decodes its first seconds.
    ///
    /// # Errors
    /// [`DecodeError`] when it is no sound or shorter than a second.
    pub fn open(media: &Media, level: BedLevel, author: Decibels) -> Result<Self, DecodeError> {
        let decoder = Decoder::open(media)?;
        let mut looped = Self {
            media: media.clone(),
            length: level.length.or(decoder.told_length),
            decoder: Some(decoder),
            ready: VecDeque::new(),
            tail: (Vec::new(), 0),
            crossing: CROSSING,
            level,
            author,
            mend: Mend::new(level.faults),
            ceiling: None,
            chunk: Vec::new(),
            at: 0,
            kept: Vec::new(),
            turning: None,
            lost: false,
        };
        looped.ceiling = looped.new_ceiling();
        // What a file says of its length may be wrong: whether there is room for the longest crossing is seen.
        looped.decode_to(2 * CROSSING + 1);
        if looped.ready.len() < MIN_LENGTH {
            return Err(too_short(media));
        }
        if looped.decoder.is_none() {
            looped.crossing = CROSSING.min(looped.ready.len() / 2);
        }
        Ok(looped)
    }

    /// Holds down what is louder than what was measured; nothing where all was.
    fn new_ceiling(&self) -> Option<BedCeiling> {
        if self.level.length.is_some() { None } else { BedCeiling::new() }
    }

    /// Decodes until `frames` are ready or the file ends.
    fn decode_to(&mut self, frames: usize) {
        while self.ready.len() < frames {
            let Some(decoder) = &mut self.decoder else { return };
            self.chunk.clear();
            let has_more = decoder.next(&mut self.chunk);
            let gain = self.level.gain.factor();
            self.chunk.iter_mut().for_each(|frame| *frame = *frame * gain);
            self.mend.apply(&mut self.chunk);
            if let Some(ceiling) = &mut self.ceiling {
                ceiling.hold(&mut self.chunk);
                if !has_more {
                    ceiling.finish(&mut self.chunk);
                }
            }
            let author = self.author.factor();
            self.ready.extend(self.chunk.iter().map(|frame| *frame * author));
            if !has_more {
                self.decoder = None;
                self.length = Some(self.at + self.ready.len() as u64);
                return;
            }
        }
    }

    /// Gives what can be given now; at least one frame unless the file has gone bad.
    fn give(&mut self, out: &mut [Frame]) -> usize {
        if let Some(at) = self.turning {
            return self.turn(at, out);
        }
        self.decode_to(self.crossing + out.len());
        let mut n = out.len().min(self.ready.len().saturating_sub(self.crossing));
        let (tail, gone) = &mut self.tail;
        let crossing = *gone < tail.len();
        if crossing {
            n = n.min(tail.len() - *gone);
        }
        for (slot, frame) in out.iter_mut().zip(self.ready.drain(..n)) {
            *slot = frame;
        }
        if crossing {
            for (i, slot) in out[..n].iter_mut().enumerate() {
                *slot = cross(tail[*gone + i], *slot, (*gone + i) as f32 / tail.len() as f32);
            }
            *gone += n;
        }
        let crossed = crossing && *gone == tail.len();
        self.keep(&out[..n]);
        self.at += n as u64;
        // All after the crossing is as it was in the pass before.
        if crossed && self.is_whole() {
            self.turn_from(self.crossing);
        }
        if n == 0 { self.next_pass() } else { n }
    }

    /// The file has ended: what is held back becomes the tail of the next pass.
    fn next_pass(&mut self) -> usize {
        let is_first = self.tail.0.is_empty();
        match self.is_whole() {
            true if !is_first => {
                self.turn_from(0);
                return 0;
            }
            true => {}
            false => self.kept = Vec::new(),
        }
        self.tail = (self.ready.drain(..).collect(), 0);
        self.at = 0;
        self.mend = Mend::new(self.level.faults);
        self.ceiling = self.new_ceiling();
        self.decoder = Decoder::open(&self.media).ok();
        0
    }

    /// Whether a whole period is kept, but for its beginning if that was of a first pass.
    fn is_whole(&self) -> bool {
        self.length.is_some_and(|n| self.kept.len() as u64 + self.crossing as u64 == n)
    }

    /// From here on the kept period is given, again and again.
    fn turn_from(&mut self, at: usize) {
        self.turning = Some(at % self.kept.len().max(1));
        self.decoder = None;
        self.ready = VecDeque::new();
        self.tail = (Vec::new(), 0);
    }

    /// Remembers a short loop from its beginning on.
    fn keep(&mut self, given: &[Frame]) {
        let Some(length) = self.length.filter(|n| *n as usize <= KEPT) else { return };
        let (at, end) = (self.at as usize, self.at as usize + given.len());
        if self.kept.len() >= end {
            // The beginning, crossed over, of a pass whose rest is kept.
            self.kept[at..end].copy_from_slice(given);
        } else if self.kept.len() == at {
            self.kept.reserve_exact((length as usize).saturating_sub(self.crossing).saturating_sub(at));
            self.kept.extend_from_slice(given);
        }
    }

    fn turn(&mut self, at: usize, out: &mut [Frame]) -> usize {
        let n = out.len().min(self.kept.len() - at);
        out[..n].copy_from_slice(&self.kept[at..at + n]);
        self.turning = Some((at + n) % self.kept.len());
        n
    }

    /// The pass and the place in it of a position.
    fn place(&self, to: u64) -> (u64, u64) {
        match self.length {
            Some(n) if n > self.crossing as u64 => {
                let period = n - self.crossing as u64;
                (to / period, to % period)
            }
            _ => (0, to),
        }
    }

    /// Begins to decode at `from`, which the file may round down; where it did begin.
    fn enter(&mut self, from: u64) -> u64 {
        self.ready.clear();
        self.tail = (Vec::new(), 0);
        self.turning = None;
        self.lost = false;
        self.kept = Vec::new();
        self.mend = Mend::new(self.level.faults);
        self.ceiling = self.new_ceiling();
        self.decoder = Decoder::open(&self.media).ok();
        let early = from.saturating_sub(PREROLL);
        let at = match &mut self.decoder {
            Some(decoder) if early > 0 => decoder.seek(early).unwrap_or_else(|| {
                self.decoder = Decoder::open(&self.media).ok();
                0
            }),
            _ => 0,
        };
        self.at = at;
        at
    }

    fn discard(&mut self, mut frames: u64) {
        let mut waste = [Frame::SILENCE; 1024];
        let mut stuck = 0;
        while frames > 0 && stuck < 3 {
            let n = self.give(&mut waste[..frames.min(1024) as usize]) as u64;
            stuck = if n == 0 { stuck + 1 } else { 0 };
            frames -= n;
        }
    }
}

/// `x` of the way from the end of one pass into the start of the next.
fn cross(tail: Frame, head: Frame, x: f32) -> Frame {
    tail * Shape::Power.between(1.0, 0.0, x) + head * Shape::Power.between(0.0, 1.0, x)
}

impl Source for Looped {
    fn fill(&mut self, out: &mut [Frame]) {
        // Looking again and again for what has gone would take for ever.
        if self.lost {
            return out.fill(Frame::SILENCE);
        }
        let (mut done, mut stuck) = (0, 0);
        while done < out.len() {
            let n = self.give(&mut out[done..]);
            done += n;
            // Between passes nothing is given once; twice in a row means the file has gone bad.
            stuck = if n == 0 { stuck + 1 } else { 0 };
            if stuck > 2 {
                self.lost = true;
                out[done..].fill(Frame::SILENCE);
                return;
            }
        }
    }

    fn is_lost(&self) -> bool {
        self.lost
    }

    fn seek(&mut self, to: Frames) {
        if self.length.is_none() {
            // The file does not say how long it is: decode it once to find out.
            self.enter(0);
            while self.decoder.is_some() {
                self.decode_to(self.ready.len() + 1);
                self.at += self.ready.drain(..self.ready.len().saturating_sub(1)).len() as u64;
            }
        }
        let (pass, place) = self.place(to.0);
        if let Some(at) = self.turning.filter(|_| pass > 0 && !self.kept.is_empty()).map(|_| place) {
            self.turning = Some(at as usize);
            return;
        }
        // The start of a later pass crosses over from the end of the one before: go in there.
        let period = self.length.unwrap_or(0).saturating_sub(self.crossing as u64);
        let crossed = pass > 0 && place < self.crossing as u64;
        let (entry, beyond) = if crossed { (period, place) } else { (place, 0) };
        let at = self.enter(entry);
        self.discard(entry + beyond - at);
    }
}
