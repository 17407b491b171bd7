//! Encoded sound → frames at 48 kHz, or at another rate: decoded by symphonia, resampled by rubato, tamed.

use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, SeekMode, SeekTo, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;
use symphonia::core::units::Timestamp;

use super::resample::Resampler;
use super::{Frame, Media};
use crate::unit::SAMPLE_RATE;

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
    /// Not a sound, or none that balm can decode.
    #[error("{name}: this is not a sound file balm can read (WAV, FLAC, MP3, Ogg Vorbis and M4A are)")]
    NotSound {
        /// The sound.
        name: String,
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
    /// More than a clip may hold.
    #[error("{name}: this sound is longer than {allowed}")]
    TooLong {
        /// The sound.
        name: String,
        /// How long it may be.
        allowed: crate::unit::Duration,
    },
}

/// A sound being decoded from front to back.
pub struct Decoder {
    format: Box<dyn FormatReader>,
    codec: Box<dyn AudioDecoder>,
    track: u32,
    rate: u32,
    to: u32,
    resampler: Option<Resampler>,
    interleaved: Vec<f32>,
    stereo: Vec<Frame>,
    /// Frames at the file's rate still to be thrown away after a seek.
    discard: u64,
    ended: bool,
    /// Frames in the whole file at the rate it is had at, where the file says so.
    pub length: Option<u64>,
}

impl Decoder {
    /// Opens a sound, resampled to 48 kHz.
    ///
    /// # Errors
    /// [`DecodeError`] when it cannot be read or is not a sound.
    pub fn open(media: &Media) -> Result<Self, DecodeError> {
        Self::open_at(media, SAMPLE_RATE)
    }

    /// Opens a sound, resampled to `to` frames a second.
    pub(super) fn open_at(media: &Media, to: u32) -> Result<Self, DecodeError> {
        let name = || media.name.clone();
        let reader = media.reader().map_err(|problem| DecodeError::Unreadable { name: name(), problem })?;
        let stream = MediaSourceStream::new(reader, Default::default());
        let format = symphonia::default::get_probe()
            .probe(&Hint::new(), stream, FormatOptions::default(), MetadataOptions::default())
            .map_err(|_| DecodeError::NotSound { name: name() })?;
        let track = format.default_track(TrackType::Audio);
        let params = track.and_then(|t| t.codec_params.as_ref()).and_then(|p| p.audio());
        let (Some(track), Some(params)) = (track, params) else {
            return Err(DecodeError::NotSound { name: name() });
        };
        let codec = symphonia::default::get_codecs()
            .make_audio_decoder(params, &AudioDecoderOptions::default())
            .map_err(|_| DecodeError::NotSound { name: name() })?;
        let rate = params.sample_rate.ok_or_else(|| DecodeError::NotSound { name: name() })?;
        if !(8000..=192_000).contains(&rate) {
            return Err(DecodeError::Rate { name: name(), rate });
        }
        let scaled = |n: u64| (u128::from(n) * u128::from(to)).div_ceil(u128::from(rate)) as u64;
        Ok(Self {
            track: track.id,
            rate,
            to,
            length: track.num_frames.map(scaled),
            resampler: Resampler::new(rate, to),
            codec,
            format,
            interleaved: Vec::new(),
            stereo: Vec::new(),
            discard: 0,
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
        let to = SeekTo::Timestamp { ts: Timestamp::new(i64::try_from(target).ok()?), track_id: self.track };
        let seeked = self.format.seek(SeekMode::Accurate, to).ok()?;
        self.codec.reset();
        self.resampler = Resampler::new(self.rate, self.to);
        self.discard = u64::try_from(seeked.required_ts.get() - seeked.actual_ts.get()).ok()?;
        self.ended = false;
        Some(target / block * block_out)
    }

    /// Decodes one packet into `stereo`; `false` at the end.
    fn decode(&mut self) -> bool {
        let packet = match self.format.next_packet() {
            Ok(Some(packet)) => packet,
            Ok(None) | Err(_) => return false,
        };
        if packet.track_id != self.track {
            return true;
        }
        match self.codec.decode(&packet) {
            Ok(buffer) => {
                let channels = buffer.num_planes();
                buffer.copy_to_vec_interleaved(&mut self.interleaved);
                let skip = self.discard.min(buffer.frames() as u64);
                self.discard -= skip;
                to_stereo(&self.interleaved[skip as usize * channels..], channels, &mut self.stereo);
                true
            }
            Err(Error::DecodeError(_)) => true,
            Err(_) => false,
        }
    }
}

/// Left and right as they are; one channel on both sides; of more, the first two with what lies
/// between and behind them added evenly.
fn to_stereo(interleaved: &[f32], channels: usize, out: &mut Vec<Frame>) {
    match channels {
        0 => {}
        1 => out.extend(interleaved.iter().map(|&s| Frame::mono(s).tamed())),
        2 => out.extend(interleaved.chunks_exact(2).map(|c| Frame { left: c[0], right: c[1] }.tamed())),
        _ => out.extend(interleaved.chunks_exact(channels).map(|c| {
            let rest = c[2..].iter().sum::<f32>() / (channels - 2) as f32;
            (Frame { left: c[0] + rest, right: c[1] + rest } * 0.6).tamed()
        })),
    }
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}
