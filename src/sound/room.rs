//! The small room a voice is heard in: without it, it stands outside the rain instead of in it. A few
//! reflections from both sides, low-passed as walls do, and a short even tail; all far below the voice,
//! which itself stays as it is, in the middle.

use super::resample::Resampler;
use super::{Clip, Frame, Speech};
use crate::unit::{Frames, SAMPLE_RATE};

/// How long the room rings on after the last word.
const TAIL: Frames = Frames::from_millis(350);
/// The reflections: after how many frames, how loud, and on the right (or the left). No two together,
/// none on both sides, or one ear would hear a tone in it. The loudest lies 24 dB below the voice.
const EARLY: [(usize, f32, bool); 6] = [
    (542, 0.063, false),
    (715, 0.060, true),
    (945, 0.055, true),
    (1147, 0.050, false),
    (1406, 0.045, false),
    (1666, 0.040, true),
];
/// Walls take the highs: the corner of a one-pole low-pass at 4.5 kHz.
const WALL: f32 = 0.445;
/// The tail's four delays in frames, without a common measure; two for each side.
const DELAYS: [usize; 4] = [1117, 1327, 1523, 1733];
/// What is left of the tail after a delay of a thousand frames: −60 dB after 350 ms.
const KEPT: f32 = 0.663;
/// Over so many frames at the end, whatever is left of the room is let go (50 ms).
const EDGE: f32 = 2400.0;
/// Samples raised at a time.
const CHUNK: usize = 1024;
/// What goes into the tail.
const SEND: f32 = 0.15;

impl Clip {
    /// A line of speech where it will be heard: at [`SAMPLE_RATE`], in the room. Its words begin with the
    /// first frame and last [`Speech::length`]; what the room adds rings on for 350 ms.
    #[must_use]
    pub fn with_room(speech: &Speech) -> Self {
        let length = (speech.length() + TAIL).0 as usize;
        let mut raised = Raised::of(speech);
        let mut room = Room::new();
        // Frame by frame into their final place: a long line is several MiB, and is not to be there twice.
        let frame = |i: usize| {
            let frame = raised.next().unwrap_or(Frame::SILENCE);
            let left = ((length - 1 - i) as f32 / EDGE).min(1.0);
            (frame + room.answer(frame.left)) * left
        };
        (0..length).map(frame).collect::<Vec<_>>().into()
    }
}

/// The samples at [`SAMPLE_RATE`], on both sides, made as they are taken.
struct Raised<'a> {
    samples: &'a [i16],
    resampler: Option<Resampler>,
    ready: Vec<Frame>,
    next: usize,
}

impl<'a> Raised<'a> {
    fn of(speech: &'a Speech) -> Self {
        let resampler = Resampler::new(Speech::RATE, SAMPLE_RATE);
        Self { samples: &speech.samples, resampler, ready: Vec::new(), next: 0 }
    }
}

impl Iterator for Raised<'_> {
    type Item = Frame;

    fn next(&mut self) -> Option<Frame> {
        while self.next == self.ready.len() {
            self.ready.clear();
            self.next = 0;
            if self.samples.is_empty() {
                self.resampler.take()?.finish(&mut self.ready);
            } else {
                let (some, rest) = self.samples.split_at(self.samples.len().min(CHUNK));
                let frames = some.iter().map(|s| Frame::mono(f32::from(*s) / 32_768.0));
                self.resampler.as_mut()?.push(&frames.collect::<Vec<_>>(), &mut self.ready);
                self.samples = rest;
            }
        }
        self.next += 1;
        self.ready.get(self.next - 1).copied()
    }
}

struct Room {
    /// The low-passed voice, as far back as the last reflection.
    heard: [f32; 2048],
    at: usize,
    wall: f32,
    lines: [Line; 4],
}

/// A delay that feeds back.
struct Line {
    samples: Vec<f32>,
    at: usize,
    damped: f32,
    kept: f32,
}

impl Room {
    fn new() -> Self {
        let line =
            |n: usize| Line { samples: vec![0.0; n], at: 0, damped: 0.0, kept: KEPT.powf(n as f32 / 1000.0) };
        Self { heard: [0.0; 2048], at: 0, wall: 0.0, lines: DELAYS.map(line) }
    }

    /// What comes back for this sample, now.
    fn answer(&mut self, sample: f32) -> Frame {
        self.wall += (sample - self.wall) * WALL;
        self.heard[self.at] = self.wall;
        let mut back = Frame::SILENCE;
        for (delay, gain, right) in EARLY {
            let heard = self.heard[(self.at + self.heard.len() - delay) % self.heard.len()] * gain;
            if right { back.right += heard } else { back.left += heard }
        }
        self.at = (self.at + 1) % self.heard.len();
        let ends = [0, 1, 2, 3].map(|i| self.lines[i].samples[self.lines[i].at]);
        back.left += ends[0] - ends[2];
        back.right += ends[1] - ends[3];
        // Each line gives to all the others (Householder): the echoes grow dense, and none loud.
        let sum = ends.iter().sum::<f32>() / 2.0;
        for (line, end) in self.lines.iter_mut().zip(ends) {
            line.damped += (sum - end - line.damped) * WALL;
            line.samples[line.at] = line.damped * line.kept + self.wall * SEND;
            line.at = (line.at + 1) % line.samples.len();
        }
        back
    }
}
