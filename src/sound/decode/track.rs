//! The sound track of a file, packet by packet, to its true end and without what was edited out.

use std::collections::VecDeque;
use std::ops::Range;

use symphonia::core::codecs::audio::well_known::CODEC_ID_MP3;
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, SeekMode, SeekTo, Track as Listed, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;
use symphonia::core::packet::Packet;
use symphonia::core::units::{Duration, TimeBase, Timestamp};

use super::codec::{Codec, Decoded};
use super::inside::{self, Looks};
use super::{DecodeError, edit_list};
use crate::sound::Media;

/// An encoder pads the end of an MP3 with fewer frames than this. Longer "padding" is another file joined to the
/// first, and is played.
const MAX_PADDING: u64 = 4 * 1152;

/// One track, from front to back.
pub(super) struct Track {
    format: Box<dyn FormatReader>,
    codec: Codec,
    id: u32,
    time_base: TimeBase,
    /// Frames a second.
    pub rate: u32,
    /// Frames in all, if what the file says is true.
    pub told_length: Option<u64>,
    /// The parts that are played, in frames; empty means everything.
    heard: Vec<Range<u64>>,
    /// The frame of the track that the next packet begins with.
    at: u64,
    /// Frames before this one are dropped.
    from: u64,
    is_mp3: bool,
    /// Packets that may be padding.
    padding: VecDeque<Packet>,
    padded: u64,
    /// The file continues after the end it states.
    is_longer: bool,
}

impl Track {
    pub fn open(media: &Media) -> Result<Self, DecodeError> {
        let name = || media.name.clone();
        let unreadable = |problem| DecodeError::Unreadable { name: name(), problem };
        let stream = MediaSourceStream::new(media.reader().map_err(unreadable)?, Default::default());
        let probed = symphonia::default::get_probe().probe(
            &Hint::new(),
            stream,
            FormatOptions::default(),
            MetadataOptions::default(),
        );
        let Ok(format) = probed else { return Err(unknown(media)) };
        let listed = format.default_track(TrackType::Audio);
        let Some((listed, params)) = listed.and_then(|track| Some((track, params(track)?))) else {
            return Err(DecodeError::Other { name: name(), what: "a file without sound" });
        };
        let channels = params.channels.as_ref().map_or(0, |channels| channels.count());
        let no_codec =
            || DecodeError::Unsupported { name: name(), inside: inside::codec(params.codec, channels) };
        let codec = Codec::new(params).ok_or_else(no_codec)?;
        let rate = codec.rate().or(params.sample_rate).ok_or_else(no_codec)?;
        if !(8000..=192_000).contains(&rate) {
            return Err(DecodeError::Rate { name: name(), rate });
        }
        let (id, told_length) = (listed.id, listed.num_frames);
        let time_base = listed.time_base.or_else(|| TimeBase::try_from_recip(rate)).ok_or_else(no_codec)?;
        let heard = media.reader().and_then(|mut file| {
            let length = file.byte_len().unwrap_or(0);
            edit_list::heard(&mut file, length, id)
        });
        let frame = |seconds: f64| (seconds * f64::from(rate)).round() as u64;
        let heard: Vec<_> = heard.map_err(unreadable)?.unwrap_or_default();
        let heard: Vec<_> = heard.into_iter().map(|part| frame(part.start)..frame(part.end)).collect();
        let (at, from, padded, is_longer, is_mp3) = (0, 0, 0, false, params.codec == CODEC_ID_MP3);
        let told_length = if heard.is_empty() { told_length } else { sum(&heard) };
        let padding = VecDeque::new();
        Ok(Self {
            format,
            codec,
            id,
            time_base,
            rate,
            told_length,
            heard,
            at,
            from,
            is_mp3,
            padding,
            padded,
            is_longer,
        })
    }

    /// The next samples, interleaved, and their channels; `None` at the end. Damaged stretches are left out; a
    /// file that breaks off ends there. [`Track::rate`] may have changed.
    pub fn next(&mut self, samples: &mut Vec<f32>) -> Option<usize> {
        loop {
            if self.heard.last().is_some_and(|last| self.at >= last.end) {
                return None;
            }
            let packet = self.packet()?;
            let channels = match self.codec.decode(&packet, samples) {
                Decoded::Channels(channels) => channels,
                Decoded::Damaged => continue,
                Decoded::Over => return None,
            };
            self.keep_heard(samples, channels);
            if !samples.is_empty() {
                return Some(channels);
            }
        }
    }

    /// The next packet of this track, or of the one that is joined to it.
    fn packet(&mut self) -> Option<Packet> {
        loop {
            if self.is_longer
                && let Some(mut packet) = self.padding.pop_front()
            {
                packet.trim_end = Duration::ZERO;
                return Some(packet);
            }
            let mut packet = match self.format.next_packet() {
                Ok(Some(packet)) => packet,
                Err(Error::ResetRequired) if self.begin_again().is_some() => continue,
                Ok(None) | Err(_) => return None,
            };
            if packet.track_id != self.id {
                continue;
            }
            // MP3 packets state their length before trimming, others after it.
            let length = if self.is_mp3 { packet.dur } else { Duration::ZERO };
            let is_padding =
                packet.trim_end > Duration::ZERO && packet.dur == length && packet.trim_end >= length;
            if !is_padding {
                return Some(packet);
            }
            if self.is_longer {
                packet.trim_end = Duration::ZERO;
                return Some(packet);
            }
            self.padded += if self.is_mp3 { length.get() } else { packet.trim_end.get() };
            self.padding.push_back(packet);
            self.is_longer = self.padded > MAX_PADDING;
        }
    }

    /// Another stream begins in the same file: Ogg files can be joined end to end.
    fn begin_again(&mut self) -> Option<()> {
        let listed = self.format.default_track(TrackType::Audio)?;
        let params = params(listed)?;
        let codec = Codec::new(params)?;
        let rate = codec.rate().or(params.sample_rate).filter(|rate| (8000..=192_000).contains(rate))?;
        self.time_base = listed.time_base.or_else(|| TimeBase::try_from_recip(rate))?;
        self.id = listed.id;
        self.codec = codec;
        self.rate = rate;
        self.told_length = None;
        self.from = 0;
        Some(())
    }

    /// Keeps of the samples what is played, and counts all of them.
    fn keep_heard(&mut self, samples: &mut Vec<f32>, channels: usize) {
        let frames = (samples.len() / channels.max(1)) as u64;
        let packet = self.at..self.at + frames;
        self.at = packet.end;
        let whole = packet.start.max(self.from)..packet.end;
        if self.heard.is_empty() && whole == packet {
            return;
        }
        let parts = if self.heard.is_empty() { std::slice::from_ref(&whole) } else { &self.heard[..] };
        let mut kept = Vec::with_capacity(samples.len());
        for part in parts {
            let (start, end) = (part.start.max(whole.start), part.end.min(whole.end));
            if start < end {
                let range = |frame: u64| (frame - packet.start) as usize * channels;
                kept.extend_from_slice(&samples[range(start)..range(end)]);
            }
        }
        *samples = kept;
    }

    /// Goes to a frame of what is heard; `None` if this file cannot be entered there.
    pub fn seek(&mut self, frame: u64) -> Option<()> {
        let wanted = self.in_track(frame)?;
        let per_second = f64::from(self.time_base.denom.get()) / f64::from(self.time_base.numer.get());
        let stamp = (wanted as f64 / f64::from(self.rate) * per_second).floor() as i64;
        let to = SeekTo::Timestamp { ts: Timestamp::new(stamp), track_id: self.id };
        let seeked = self.format.seek(SeekMode::Accurate, to).ok()?;
        self.codec.reset();
        self.padding.clear();
        (self.padded, self.is_longer) = (0, false);
        let actual = seeked.actual_ts.get().max(0) as f64 / per_second * f64::from(self.rate);
        self.at = actual.round() as u64;
        self.from = wanted;
        (self.at <= wanted).then_some(())
    }

    /// The frame of the track that is the `frame`th to be heard.
    fn in_track(&self, mut frame: u64) -> Option<u64> {
        if self.heard.is_empty() {
            return Some(frame);
        }
        for part in &self.heard {
            let length = part.end - part.start;
            if frame < length {
                return Some(part.start + frame);
            }
            frame -= length;
        }
        None
    }
}

fn params(track: &Listed) -> Option<&symphonia::core::codecs::audio::AudioCodecParameters> {
    track.codec_params.as_ref()?.audio()
}

/// How long the parts are together; `None` where one has no end.
fn sum(parts: &[Range<u64>]) -> Option<u64> {
    parts
        .iter()
        .try_fold(0u64, |sum, part| sum.checked_add(part.end - part.start))
        .filter(|sum| *sum < 1 << 48)
}

/// Why a file that no demuxer takes cannot be played.
fn unknown(media: &Media) -> DecodeError {
    let name = media.name.clone();
    let mut head = [0; 64];
    let length = match media.reader().and_then(|mut file| read_some(&mut file, &mut head)) {
        Ok(length) => length,
        Err(problem) => return DecodeError::Unreadable { name, problem },
    };
    if length == 0 {
        return DecodeError::Other { name, what: "an empty file" };
    }
    match inside::looks(&head[..length]) {
        Some(Looks::Playable(_)) if inside::wav_codec(&head[..length]).is_some() => {
            let inside = inside::wav_codec(&head[..length]).unwrap_or_default().to_owned();
            DecodeError::Unsupported { name, inside }
        }
        Some(Looks::Playable(kind)) => DecodeError::Damaged { name, kind },
        Some(Looks::Convertible(kind)) => DecodeError::Unsupported { name, inside: kind.to_owned() },
        Some(Looks::Other(what)) => DecodeError::Other { name, what },
        None => DecodeError::NotSound { name },
    }
}

/// Fills the buffer as far as the file goes; how many bytes there are.
fn read_some(file: &mut impl std::io::Read, head: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while length < head.len() {
        match file.read(&mut head[length..])? {
            0 => break,
            read => length += read,
        }
    }
    Ok(length)
}
