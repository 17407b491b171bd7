//! WebVTT: captions, and chapters in a file of their own, as a `track` of a page wants them.

use std::fmt::Write;

use crate::export::tags::Tags;
use crate::unit::Frames;

/// How long words stand that are only shown.
const SHOWN: Frames = Frames::from_millis(6000);
/// Words stand a little longer than they sound, unless others come.
const LINGER: Frames = Frames::from_millis(800);

/// What is said, when it is said.
#[must_use]
pub fn vtt(tags: &Tags) -> String {
    let mut out = head(tags);
    let next = tags.spoken.iter().skip(1).map(|spoken| spoken.at).chain([tags.length]);
    for ((i, spoken), next) in tags.spoken.iter().enumerate().zip(next) {
        let length = if spoken.length == Frames::ZERO { SHOWN } else { spoken.length + LINGER };
        let end = (spoken.at + length).min(next).max(spoken.at + Frames::from_millis(1));
        cue(&mut out, i, (spoken.at, end), spoken.text.as_str());
    }
    out
}

/// The chapters.
pub(in crate::export) fn chapters_vtt(tags: &Tags) -> String {
    let mut out = head(tags);
    for (i, chapter) in tags.chapters.iter().enumerate() {
        cue(&mut out, i, (chapter.start, chapter.end), chapter.title.as_str());
    }
    out
}

fn head(tags: &Tags) -> String {
    format!("WEBVTT - {}\nLanguage: {}\n", text(tags.title.as_str()), text(tags.language.as_str()))
}

fn cue(out: &mut String, i: usize, (start, end): (Frames, Frames), words: &str) {
    let _ = write!(out, "\n{}\n{} --> {}\n{}\n", i + 1, clock(start), clock(end), text(words));
}

/// `00:01:02.500`
pub(in crate::export) fn clock(at: Frames) -> String {
    let ms = at.duration().millis();
    format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

/// Cue text knows tags and entities, and an arrow would begin another cue (WebVTT, 4.1 and 4.2.2).
fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
