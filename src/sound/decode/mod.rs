//! Encoded sound → frames at 48 kHz, or at another rate: decoded by symphonia and opus-pure, resampled by
//! rubato. `track` reads a file to its true end, `edit_list` and `wav_header` know where containers lie,
//! `inside` names what balm cannot play, `guard` holds what panics.

mod codec;
mod edit_list;
mod guard;
mod inside;
mod track;
pub(super) mod wav_header;

use super::resample::Resampler;
use super::{Frame, Media};
use crate::unit::SAMPLE_RATE;

use guard::guarded;
pub use guard::panic_is_caught;
use track::Track;

/// Why a sound cannot be used. `Display` names the sound and says it in one line.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// Reading failed.
    #[error("{name}: {problem}")]
    Unreadable {
        /// The sound.
        name: String,
        /// The system's words.
        problem: std::io::Error,
    },
    /// Not a sound, or none that is known.
    #[error(
        "{name}: this is not a sound file balm can read (WAV, AIFF, FLAC, MP3, M4A, Ogg Vorbis and Opus are)"
    )]
    NotSound {
        /// The sound.
        name: String,
    },
    /// A sound of a kind that balm does not play.
    #[error("{name}: this is {inside}, which balm cannot play")]
    Unsupported {
        /// The sound.
        name: String,
        /// What it holds.
        inside: String,
    },
    /// Not a sound file.
    #[error("{name}: this is {what}")]
    Other {
        /// The file.
        name: String,
        /// What it is.
        what: &'static str,
    },
    /// A damaged file of a kind that balm plays.
    #[error("{name}: this file is damaged and cannot be played ({kind})")]
    Damaged {
        /// The sound.
        name: String,
        /// Its kind.
        kind: &'static str,
    },
    /// A rate nothing sensible has.
    #[error("{name}: a sample rate of {rate} Hz is outside 8,000 to 192,000")]
    Rate {
        /// The sound.
        name: String,
        /// Its rate.
        rate: u32,
    },
    /// Nothing in it, or too little.
    #[error("{name}: this sound is shorter than {needed}")]
    TooShort {
        /// The sound.
        name: String,
        /// How long it must be.
        needed: &'static str,
    },
    /// Silence from beginning to end.
    #[error("{name}: there is nothing to be heard in this file")]
    Silent {
        /// The sound.
        name: String,
    },
    /// More than a clip may hold.
    #[error("{name}: this sound is longer than {allowed}")]
    TooLong {
        /// The sound.
        name: String,
        /// How long it may be.
        allowed: crate::unit::Duration,
    },
}

impl DecodeError {
    /// The command that converts the file to one that balm plays, if there is one.
    #[must_use]
    pub fn conversion(&self) -> Option<String> {
        let Self::Unsupported { name, .. } = self else { return None };
        let stem = std::path::Path::new(name).with_extension("flac");
        Some(format!("ffmpeg -i {} -ac 2 {}", quoted(name), quoted(&stem.to_string_lossy())))
    }
}

/// A name as a shell takes it.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    match name.chars().all(is_plain) {
        true => name.to_owned(),
        false => format!("'{}'", name.replace('\'', "'\\''")),
    }
}

/// A sound being decoded from front to back.
pub struct Decoder {
    track: Track,
    rate: u32,
    to: u32,
    resampler: Option<Resampler>,
    interleaved: Vec<f32>,
    stereo: Vec<Frame>,
    ended: bool,
    /// Frames in the whole file at the output rate, as the file says. It may be wrong.
    pub told_length: Option<u64>,
}

impl Decoder {
    /// Opens a sound, resampled to 48 kHz.
    ///
    /// # Errors
    /// [`DecodeError`] when it cannot be read or is not a sound.
    pub fn open(media: &Media) -> Result<Self, DecodeError> {
        Self::open_at(media, Some(SAMPLE_RATE))
    }

    /// Opens a sound at its own rate, which is that of its first part: to be measured, not to be heard.
    pub(super) fn open_at_native_rate(media: &Media) -> Result<Self, DecodeError> {
        Self::open_at(media, None)
    }

    /// How many frames it has a second as it is given.
    pub(super) fn output_rate(&self) -> u32 {
        self.to
    }

    /// So many of its frames at 48 kHz.
    pub(super) fn at_48_khz(&self, frames: u64) -> u64 {
        (u128::from(frames) * u128::from(SAMPLE_RATE)).div_ceil(u128::from(self.to)) as u64
    }

    /// Opens a sound, resampled to `to` frames a second if that is asked for.
    pub(super) fn open_at(media: &Media, to: Option<u32>) -> Result<Self, DecodeError> {
        let damaged = || DecodeError::Damaged { name: media.name.clone(), kind: "nothing in it can be read" };
        let track = guarded(|| Track::open(media)).ok_or_else(damaged)??;
        let rate = track.rate;
        let to = to.unwrap_or(rate);
        let scaled = |n: u64| (u128::from(n) * u128::from(to)).div_ceil(u128::from(rate)) as u64;
        Ok(Self {
            told_length: track.told_length.map(scaled),
            track,
            rate,
            to,
            resampler: Resampler::new(rate, to),
            interleaved: Vec::new(),
            stereo: Vec::new(),
            ended: false,
        })
    }

    /// Appends the next stretch of frames; `false` when there are no more. Damaged stretches are
    /// left out; a file that breaks off ends there.
    pub fn next(&mut self, out: &mut Vec<Frame>) -> bool {
        while !self.ended {
            let before = out.len();
            self.stereo.clear();
            self.ended = !self.decode();
            if self.track.rate != self.rate {
                // A file of another rate is joined to the first.
                self.rate = self.track.rate;
                if let Some(mut resampler) = self.resampler.take() {
                    resampler.finish(out);
                }
                self.resampler = Resampler::new(self.rate, self.to);
            }
            match &mut self.resampler {
                None => out.extend_from_slice(&self.stereo),
                Some(resampler) => {
                    resampler.push(&self.stereo, out);
                    if self.ended {
                        resampler.finish(out);
                    }
                }
            }
            if out.len() > before {
                return true;
            }
        }
        false
    }

    /// Goes to about `frame` (at the rate it is had at, whole file rates' blocks apart) and returns the frame it
    /// really is at; `None` if this file cannot be entered there.
    pub fn seek(&mut self, frame: u64) -> Option<u64> {
        // One block is the shortest stretch that is whole frames at both rates.
        let block = u64::from(self.rate / gcd(self.rate, self.to));
        let block_out = u64::from(self.to / gcd(self.rate, self.to));
        let target = frame / block_out * block;
        let track = &mut self.track;
        guarded(|| track.seek(target))??;
        self.resampler = Resampler::new(self.rate, self.to);
        self.ended = false;
        Some(target / block * block_out)
    }

    /// Decodes one packet into `stereo`; `false` at the end.
    fn decode(&mut self) -> bool {
        let (track, samples) = (&mut self.track, &mut self.interleaved);
        // A panic ends the file.
        let Some(channels) = guarded(|| track.next(samples)).flatten() else { return false };
        to_stereo(samples, channels, &mut self.stereo);
        true
    }
}

/// Left and right as they are; one channel on both sides; of more, the first two with what lies
/// between and behind them added evenly.
fn to_stereo(interleaved: &[f32], channels: usize, out: &mut Vec<Frame>) {
    match channels {
        0 => {}
        1 => out.extend(interleaved.iter().map(|&s| Frame::mono(s).finite())),
        2 => out.extend(interleaved.chunks_exact(2).map(|c| Frame { left: c[0], right: c[1] }.finite())),
        _ => out.extend(interleaved.chunks_exact(channels).map(|c| {
            let rest = c[2..].iter().sum::<f32>() / (channels - 2) as f32;
            (Frame { left: c[0] + rest, right: c[1] + rest } * 0.6).finite()
        })),
    }
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}
