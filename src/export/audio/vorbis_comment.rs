//! Vorbis comments: names and values, as FLAC and Opus carry them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::export::captions::{clock, lrc_lines};
use crate::export::tags::Tags;

/// Front cover, by the numbers of ID3.
const FRONT: u32 = 3;

/// What there is to say, without the picture.
pub(super) fn comments(tags: &Tags) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut add = |name: &str, value: &str| all.push((name.to_owned(), value.to_owned()));
    add("TITLE", tags.title.as_str());
    add("ALBUM", tags.album.as_str());
    add("GENRE", "Relaxation");
    add("LANGUAGE", tags.language.as_str());
    let optional = [("ARTIST", &tags.artist), ("LICENSE", &tags.license), ("DATE", &tags.date)];
    for (name, value) in optional {
        if let Some(value) = value {
            add(name, value.as_str());
        }
    }
    add("DESCRIPTION", &tags.comment);
    let lyrics = tags.lyrics();
    if !lyrics.is_empty() {
        add("LYRICS", &lrc_lines(&lyrics));
        add("UNSYNCEDLYRICS", &tags.transcript());
    }
    for (i, chapter) in tags.chapters.iter().enumerate() {
        add(&format!("CHAPTER{i:03}"), &clock(chapter.start));
        add(&format!("CHAPTER{i:03}NAME"), chapter.title.as_str());
    }
    all
}

/// The picture as a comment: FLAC's picture block (RFC 9639, 8.8) in base64.
pub(super) fn picture(png: &[u8]) -> (String, String) {
    let (kind, about) = (b"image/png", b"The session");
    // Width, height, depth and colours may be left to the picture.
    let sizes = [0u8; 16];
    let number = |n: usize| (n as u32).to_be_bytes();
    let block = [
        &FRONT.to_be_bytes()[..],
        &number(kind.len()),
        kind,
        &number(about.len()),
        about,
        &sizes,
        &number(png.len()),
        png,
    ]
    .concat();
    ("METADATA_BLOCK_PICTURE".to_owned(), STANDARD.encode(&block))
}
