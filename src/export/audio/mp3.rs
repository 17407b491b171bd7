//! MP3: what every phone plays by a tap. Constant bit rate, so that a player that knows no table of contents
//! still lands where it was told to.

use std::io::{Error, Result, Seek, SeekFrom, Write};

use rusty_mp3::encode::Mp3Encode;
use rusty_mp3::encode::lametag::{
    ENCODER_DELAY, TagInfo, TagStats, frames_for, padding_for, tag_frame, tag_header,
};
use rusty_mp3::encoder_header;
use rusty_mp3::header::FrameHeader;

use crate::export::tags::Tags;
use crate::sound::Frame;
use crate::unit::SAMPLE_RATE;

use super::encoder::{AudioOptions, Begun, Encoder, WriteSeek};
use super::id3::id3;

/// Samples of each channel in a frame of MPEG-1 Layer III.
const FRAME: usize = 1152;

/// How much a second takes, in kbit, in two channels and in one.
const STEREO: u32 = 96;
const MONO: u32 = 64;

/// Frame by frame: the crate's own stream would bank bits over the whole session, and keep all of it in
/// memory to do so.
struct Mp3<F> {
    out: F,
    state: Mp3Encode,
    header: FrameHeader,
    tag_header: FrameHeader,
    stats: TagStats,
    /// Where the sound begins: after the tags.
    start: u64,
    /// Each channel's samples until there are enough for a frame.
    waiting: Vec<Vec<f32>>,
    taken: u64,
}

/// Writes the tags, and keeps the place of what is known in the end.
pub(in crate::export) fn mp3<'a>(
    out: &'a mut (dyn WriteSeek + 'a),
    tags: &Tags,
    options: AudioOptions,
) -> Begun<'a> {
    let (channels, rate) = if options.small { (1, MONO) } else { (2, STEREO) };
    let header = encoder_header(SAMPLE_RATE, channels, rate).map_err(|e| Error::other(e.to_string()))?;
    let tag_header = tag_header(&header);
    let stats = TagStats::new(tag_header.frame_size());
    let tags = id3(tags)?;
    out.write_all(&tags)?;
    let info = TagInfo { vbr: false, delay: ENCODER_DELAY, padding: 0 };
    out.write_all(&tag_frame(&tag_header, &stats, &info))?;
    let waiting = vec![Vec::with_capacity(FRAME); usize::from(channels)];
    let (start, state) = (tags.len() as u64, Mp3Encode::new());
    Ok(Box::new(Mp3 { out, state, header, tag_header, stats, start, waiting, taken: 0 }))
}

impl<F: Write + Seek + Send> Mp3<F> {
    fn encode(&mut self) -> Result<()> {
        let frame = self.state.encode_frame(&self.header, &self.waiting, None);
        let frame = frame.map_err(|e| Error::other(e.to_string()))?;
        self.stats.add_frame(&frame);
        self.waiting.iter_mut().for_each(Vec::clear);
        self.out.write_all(&frame)
    }

    fn take(&mut self, frames: &[Frame]) {
        match &mut self.waiting[..] {
            [one] => one.extend(frames.iter().map(|f| f.left)),
            [left, right, ..] => {
                left.extend(frames.iter().map(|f| f.left));
                right.extend(frames.iter().map(|f| f.right));
            }
            [] => {}
        }
    }
}

impl<F: Write + Seek + Send> Encoder for Mp3<F> {
    fn write(&mut self, mut frames: &[Frame]) -> Result<()> {
        self.taken += frames.len() as u64;
        while !frames.is_empty() {
            let room = FRAME - self.waiting[0].len();
            let (now, later) = frames.split_at(room.min(frames.len()));
            self.take(now);
            if self.waiting[0].len() == FRAME {
                self.encode()?;
            }
            frames = later;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        // Silence until every sample has come out of a decoder; how much of it to leave off again is in the tag.
        let frames = frames_for(self.taken, ENCODER_DELAY, FRAME);
        while u64::from(self.stats.frames()) < frames {
            self.waiting.iter_mut().for_each(|channel| channel.resize(FRAME, 0.0));
            self.encode()?;
        }
        let padding = padding_for(self.taken, ENCODER_DELAY, FRAME) as usize;
        let info = TagInfo { vbr: false, delay: ENCODER_DELAY, padding };
        self.out.seek(SeekFrom::Start(self.start))?;
        self.out.write_all(&tag_frame(&self.tag_header, &self.stats, &info))?;
        self.out.flush()
    }
}
