//! A sound file as symphonia reads it, without any of balm between.

use std::path::Path;

use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::{ChapterGroupItem, MetadataOptions, StandardTag, Tag, Visual};

/// What is in a file.
#[derive(Default)]
pub struct Read {
    /// How many stand beside each other.
    pub channels: usize,
    /// Their samples, by turns.
    pub samples: Vec<f32>,
    pub tags: Vec<Tag>,
    pub pictures: Vec<Visual>,
    /// Beginning and end in seconds, and title.
    pub chapters: Vec<(f64, f64, String)>,
}

impl Read {
    /// All of it.
    pub fn of(path: &Path) -> Self {
        let stream = MediaSourceStream::new(Box::new(std::fs::File::open(path).unwrap()), Default::default());
        let mut format = symphonia::default::get_probe()
            .probe(&Hint::new(), stream, FormatOptions::default(), MetadataOptions::default())
            .unwrap();
        let mut read = Self::default();
        read.decode(&mut *format);
        read.describe(&mut *format);
        read
    }

    fn decode(&mut self, format: &mut dyn FormatReader) {
        let track = format.default_track(TrackType::Audio).unwrap();
        let params = track.codec_params.as_ref().and_then(|params| params.audio()).unwrap();
        assert_eq!(params.sample_rate, Some(48_000));
        let codecs = symphonia::default::get_codecs();
        let mut codec = codecs.make_audio_decoder(params, &AudioDecoderOptions::default()).unwrap();
        let mut stretch = Vec::new();
        while let Some(packet) = format.next_packet().unwrap() {
            let buffer = codec.decode(&packet).unwrap();
            self.channels = buffer.num_planes();
            buffer.copy_to_vec_interleaved::<f32>(&mut stretch);
            self.samples.append(&mut stretch);
        }
    }

    fn describe(&mut self, format: &mut dyn FormatReader) {
        let title = |tag: &Tag| match &tag.std {
            Some(StandardTag::ChapterTitle(title) | StandardTag::TrackTitle(title)) => {
                Some(title.to_string())
            }
            _ => None,
        };
        for item in format.chapters().iter().flat_map(|group| &group.items) {
            let ChapterGroupItem::Chapter(chapter) = item else { panic!("chapters in chapters") };
            self.chapters.push((
                chapter.start_time.as_secs_f64(),
                chapter.end_time.unwrap().as_secs_f64(),
                chapter.tags.iter().find_map(title).unwrap(),
            ));
        }
        let mut metadata = format.metadata();
        while let Some(revision) = metadata.current() {
            self.tags.extend_from_slice(&revision.media.tags);
            self.pictures.extend_from_slice(&revision.media.visuals);
            if metadata.pop().is_none() {
                return;
            }
        }
    }

    /// How long it is, in frames.
    pub fn frames(&self) -> usize {
        self.samples.len() / self.channels
    }

    /// What stands under a key of the file's own kind of tags.
    pub fn tag(&self, key: &str) -> Option<String> {
        self.tags.iter().find(|tag| tag.raw.key == key).map(|tag| tag.raw.value.to_string())
    }
}
