//! ID3v2.3, the newest that every phone reads, for MP3; and in a chunk for WAV.

use id3::frame::{
    Chapter, Comment, ExtendedText, Lyrics, Picture, PictureType, SynchronisedLyrics, SynchronisedLyricsType,
    TableOfContents, TimestampFormat,
};
use id3::{Encoder, Frame, Tag, TagLike, Version};

use crate::export::tags::Tags;
use crate::language::primary;
use crate::unit::{Frames, SAMPLE_RATE};

/// Of a chapter without a place in bytes.
const NOWHERE: u32 = u32::MAX;

/// The tag as it stands at the beginning of an MP3 file.
pub(super) fn id3(tags: &Tags) -> std::io::Result<Vec<u8>> {
    let language = three_letters(&primary(tags.language.as_str()));
    let mut tag = Tag::with_version(Version::Id3v23);
    tag.set_title(tags.title.as_str());
    tag.set_album(tags.album.as_str());
    tag.set_genre("Relaxation");
    tag.set_text("TLAN", language);
    tag.set_text("TLEN", ms(tags.length).to_string());
    tag.set_text("TSSE", "balm");
    if let Some(artist) = &tags.artist {
        tag.set_artist(artist.as_str());
    }
    if let Some(license) = &tags.license {
        // A copyright message is a year and a holder (ID3v2.3, 4.2.1); for licences taggers agreed on this.
        let description = "LICENSE".to_owned();
        tag.add_frame(ExtendedText { description, value: license.to_string() });
    }
    if let Some(year) = tags.date.as_ref().and_then(|date| date.as_str().get(..4)) {
        tag.set_text("TYER", year);
    }
    let lang = || language.to_owned();
    tag.add_frame(Comment { lang: lang(), description: String::new(), text: tags.comment.clone() });
    let lyrics = tags.lyrics();
    if !lyrics.is_empty() {
        tag.add_frame(Lyrics { lang: lang(), description: String::new(), text: tags.transcript() });
        tag.add_frame(SynchronisedLyrics {
            lang: lang(),
            timestamp_format: TimestampFormat::Ms,
            content_type: SynchronisedLyricsType::Transcription,
            description: String::new(),
            content: lyrics.iter().map(|s| (ms(s.at), format!("{}\n", s.text))).collect(),
        });
    }
    if let Some(cover) = &tags.cover {
        tag.add_frame(Picture {
            mime_type: "image/png".to_owned(),
            picture_type: PictureType::CoverFront,
            description: "The session".to_owned(),
            data: cover.clone(),
        });
    }
    add_chapters(&mut tag, tags);
    let encoded = |padding| {
        let mut bytes = Vec::new();
        let written = Encoder::new().version(Version::Id3v23).padding(padding).encode(&tag, &mut bytes);
        written.map(|()| bytes).map_err(|e| std::io::Error::other(e.to_string()))
    };
    let bytes = encoded(0)?;
    // Of even length: some readers of WAV forget the byte that fills up an odd chunk.
    if bytes.len().is_multiple_of(2) { Ok(bytes) } else { encoded(1) }
}

/// Some players show chapters only where a table of contents lists them.
fn add_chapters(tag: &mut Tag, tags: &Tags) {
    if tags.chapters.is_empty() {
        return;
    }
    let name = |i: usize| format!("ch{i:03}");
    tag.add_frame(TableOfContents {
        element_id: "toc".to_owned(),
        top_level: true,
        ordered: true,
        elements: (0..tags.chapters.len()).map(name).collect(),
        frames: Vec::new(),
    });
    for (i, chapter) in tags.chapters.iter().enumerate() {
        tag.add_frame(Chapter {
            element_id: name(i),
            start_time: ms(chapter.start),
            end_time: ms(chapter.end),
            start_offset: NOWHERE,
            end_offset: NOWHERE,
            frames: vec![Frame::text("TIT2", chapter.title.as_str())],
        });
    }
}

fn ms(at: Frames) -> u32 {
    u32::try_from((at.0 * 1000 + u64::from(SAMPLE_RATE) / 2) / u64::from(SAMPLE_RATE)).unwrap_or(u32::MAX)
}

/// ISO 639-2, which ID3 wants, of the languages that most people speak; `und` of others.
fn three_letters(two: &str) -> &'static str {
    const KNOWN: &[(&str, &str)] = &[
        ("ar", "ara"),
        ("bg", "bul"),
        ("bn", "ben"),
        ("ca", "cat"),
        ("cs", "cze"),
        ("da", "dan"),
        ("de", "ger"),
        ("el", "gre"),
        ("en", "eng"),
        ("es", "spa"),
        ("et", "est"),
        ("eu", "baq"),
        ("fa", "per"),
        ("fi", "fin"),
        ("fr", "fre"),
        ("gl", "glg"),
        ("he", "heb"),
        ("hi", "hin"),
        ("hr", "hrv"),
        ("hu", "hun"),
        ("id", "ind"),
        ("is", "ice"),
        ("it", "ita"),
        ("ja", "jpn"),
        ("ko", "kor"),
        ("lt", "lit"),
        ("lv", "lav"),
        ("nb", "nob"),
        ("nl", "dut"),
        ("no", "nor"),
        ("pl", "pol"),
        ("pt", "por"),
        ("ro", "rum"),
        ("ru", "rus"),
        ("sk", "slo"),
        ("sl", "slv"),
        ("sr", "srp"),
        ("sv", "swe"),
        ("th", "tha"),
        ("tr", "tur"),
        ("uk", "ukr"),
        ("ur", "urd"),
        ("vi", "vie"),
        ("zh", "chi"),
    ];
    KNOWN.iter().find(|(short, _)| *short == two).map_or("und", |(_, long)| long)
}
