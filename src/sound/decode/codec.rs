//! Packets of one track → samples: by symphonia, or by opus-pure, as symphonia has no Opus decoder.

use opus_pure::OpusDecoder;
use symphonia::core::codecs::audio::well_known::CODEC_ID_OPUS;
use symphonia::core::codecs::audio::{AudioCodecParameters, AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::packet::Packet;

use crate::unit::SAMPLE_RATE;

/// The longest Opus packet, 120 ms, in frames.
const OPUS_PACKET: usize = SAMPLE_RATE as usize * 120 / 1000;

/// The decoder of one track.
pub(super) enum Codec {
    Symphonia(Box<dyn AudioDecoder>),
    Opus {
        decoder: Box<OpusDecoder>,
        channels: usize,
        /// Frames of the encoder's lead that are still to be dropped.
        lead: usize,
    },
}

/// What came of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    /// Samples of so many channels.
    Channels(usize),
    /// It is damaged; the next one may not be.
    Damaged,
    /// Nothing more can be decoded.
    Over,
}

impl Codec {
    /// A decoder; `None` where there is none for this codec, or not for so many channels.
    pub fn new(params: &AudioCodecParameters) -> Option<Self> {
        if params.codec == CODEC_ID_OPUS {
            let channels = params.channels.as_ref().map_or(2, |channels| channels.count());
            if !(1..=2).contains(&channels) {
                return None;
            }
            let decoder = Box::new(OpusDecoder::new(SAMPLE_RATE as i32, channels).ok()?);
            let lead = params.extra_data.as_deref().map_or(0, pre_skip);
            return Some(Self::Opus { decoder, channels, lead });
        }
        let made =
            symphonia::default::get_codecs().make_audio_decoder(params, &AudioDecoderOptions::default());
        made.ok().map(Self::Symphonia)
    }

    /// Frames a second it gives, where it is not the container that says so.
    pub fn rate(&self) -> Option<u32> {
        match self {
            Self::Symphonia(_) => None,
            Self::Opus { .. } => Some(SAMPLE_RATE),
        }
    }

    /// Forgets what came before, after a jump.
    pub fn reset(&mut self) {
        match self {
            Self::Symphonia(decoder) => decoder.reset(),
            Self::Opus { decoder, lead, .. } => {
                *lead = 0;
                let _ = decoder.reset_state();
            }
        }
    }

    /// Decodes one packet into `samples`, its channels interleaved, without what the packet says is to be
    /// trimmed.
    pub fn decode(&mut self, packet: &Packet, samples: &mut Vec<f32>) -> Decoded {
        samples.clear();
        match self {
            Self::Symphonia(decoder) => match decoder.decode(packet) {
                Ok(buffer) => {
                    buffer.copy_to_vec_interleaved(samples);
                    Decoded::Channels(buffer.num_planes())
                }
                Err(Error::DecodeError(_)) => Decoded::Damaged,
                Err(_) => Decoded::Over,
            },
            Self::Opus { decoder, channels, lead } => {
                samples.resize(OPUS_PACKET * *channels, 0.0);
                let Ok(frames) = decoder.decode(&packet.data, OPUS_PACKET, samples) else {
                    samples.clear();
                    return Decoded::Damaged;
                };
                let trim = |length: u64| usize::try_from(length).unwrap_or(frames).min(frames);
                let end = frames - trim(packet.trim_end.get());
                samples.truncate(end * *channels);
                let start = trim(packet.trim_start.get()).max(*lead).min(end);
                *lead = lead.saturating_sub(end);
                samples.drain(..start * *channels);
                Decoded::Channels(*channels)
            }
        }
    }
}

/// The frames that an Opus encoder put before the sound, by the header of an Ogg file (RFC 7845, section 5.1).
fn pre_skip(header: &[u8]) -> usize {
    match header {
        [b'O', b'p', b'u', b's', b'H', b'e', b'a', b'd', _, _, low, high, ..] => {
            usize::from(u16::from_le_bytes([*low, *high]))
        }
        _ => 0,
    }
}
